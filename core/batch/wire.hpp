// SPDX-License-Identifier: Apache-2.0
#pragma once

/// How values stand in the messages between a parent and its workers: numbers in eight bytes of the machine's order,
/// text as its length and its bytes. Both ends are one program.

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "galley/error.hpp"

namespace galley::batch {

class Encoder {
 public:
  void number(std::uint64_t value) { bytes_.append(reinterpret_cast<const char*>(&value), sizeof value); }
  void text(std::string_view value) {
    number(value.size());
    bytes_.append(value);
  }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

/// Takes apart what an Encoder made. Who sent it may have been taken over by a document: whatever does not fit throws
/// Error(internal).
class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    std::memcpy(&value, take(sizeof value).data(), sizeof value);
    return value;
  }
  std::string text() { return std::string(take(number())); }
  bool boolean() { return number() != 0; }
  /// Of an enumeration whose last value is `last`.
  template <class Enumeration>
  Enumeration one_of(Enumeration last) {
    const std::uint64_t value = number();
    if (value > static_cast<std::uint64_t>(last)) fail();
    return static_cast<Enumeration>(value);
  }
  /// How many things follow that take eight bytes each at the least.
  std::uint64_t count() {
    const std::uint64_t value = number();
    if (value > rest_.size() / sizeof value) fail();
    return value;
  }
  void end() const {
    if (!rest_.empty()) fail();
  }

 private:
  [[noreturn]] static void fail() { throw Error(ErrorKind::internal, "a worker sent a message that makes no sense"); }
  std::string_view take(std::uint64_t size) {
    if (size > rest_.size()) fail();
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }

  std::string_view rest_;
};

}  // namespace galley::batch
