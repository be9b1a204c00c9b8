// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "host/descriptor.hpp"

namespace galley::batch {

struct Message {
  std::string bytes;
  std::vector<Descriptor> descriptors;
};

/// One end of a connection between a parent and a worker: messages both ways, and with the parent's descriptors.
/// Not thread-safe.
class Channel {
 public:
  explicit Channel(Descriptor socket) : socket_(std::move(socket)) {}

  /// Throws Error(internal).
  static std::pair<Channel, Channel> make_pair();

  /// Waits until it is sent, at most a few seconds. False when the other end is gone or takes nothing.
  bool send(std::string_view message, std::initializer_list<int> descriptors = {});

  /// Waits for a message, with the descriptors that came with it. Nothing when the other end is gone.
  std::optional<Message> receive();

  /// Takes what has arrived, without waiting and without descriptors, which are closed. False when the other end
  /// is gone or sends what cannot be a message.
  bool take_arrived();
  /// A whole message of what take_arrived() took.
  std::optional<std::string> next_arrived();

  int descriptor() const { return socket_.get(); }
  void close() { socket_.close(); }

 private:
  std::optional<std::string> cut_message();

  Descriptor socket_;
  std::string arrived_;
  std::size_t used_ = 0;  ///< of arrived_
  std::vector<Descriptor> descriptors_;
};

}  // namespace galley::batch
