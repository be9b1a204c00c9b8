// SPDX-License-Identifier: Apache-2.0
#include "batch/channel.hpp"

#include <sys/socket.h>
#include <sys/time.h>
#include <sys/uio.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "galley/error.hpp"

namespace galley::batch {

namespace {

constexpr std::uint64_t longest_message = 64 << 20;
constexpr std::size_t most_descriptors = 4;
constexpr time_t seconds_to_send = 5;

}  // namespace

std::pair<Channel, Channel> Channel::make_pair() {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    throw Error(ErrorKind::internal, "cannot connect to a worker: " + system_reason(errno));
  }
  const timeval patience{seconds_to_send, 0};
  for (const int end : ends) ::setsockopt(end, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  return {Channel(Descriptor(ends[0])), Channel(Descriptor(ends[1]))};
}

bool Channel::send(std::string_view message, std::initializer_list<int> descriptors) {
  std::uint64_t size = message.size();
  std::array<iovec, 2> parts{{{&size, sizeof size}, {const_cast<char*>(message.data()), message.size()}}};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int) * most_descriptors)> control{};
  msghdr header{};
  header.msg_iov = parts.data();
  header.msg_iovlen = parts.size();
  if (descriptors.size() > 0) {
    header.msg_control = control.data();
    header.msg_controllen = CMSG_SPACE(sizeof(int) * descriptors.size());
    cmsghdr* first = CMSG_FIRSTHDR(&header);
    first->cmsg_level = SOL_SOCKET;
    first->cmsg_type = SCM_RIGHTS;
    first->cmsg_len = CMSG_LEN(sizeof(int) * descriptors.size());
    std::memcpy(CMSG_DATA(first), descriptors.begin(), sizeof(int) * descriptors.size());
  }
  std::size_t left = sizeof size + message.size();
  while (left > 0) {
    const ssize_t sent = ::sendmsg(socket_.get(), &header, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) return false;
    left -= static_cast<std::size_t>(sent);
    header.msg_control = nullptr;
    header.msg_controllen = 0;
    for (std::size_t done = static_cast<std::size_t>(sent); iovec & part : parts) {
      const std::size_t of_this = std::min(done, part.iov_len);
      part.iov_base = static_cast<char*>(part.iov_base) + of_this;
      part.iov_len -= of_this;
      done -= of_this;
    }
  }
  return true;
}

std::optional<std::string> Channel::cut_message() {
  std::uint64_t size = 0;
  if (arrived_.size() - used_ < sizeof size) return std::nullopt;
  std::memcpy(&size, arrived_.data() + used_, sizeof size);
  if (arrived_.size() - used_ - sizeof size < size) return std::nullopt;
  std::string message = arrived_.substr(used_ + sizeof size, size);
  used_ += sizeof size + size;
  if (used_ == arrived_.size()) {
    arrived_.clear();
    used_ = 0;
  }
  return message;
}

std::optional<Message> Channel::receive() {
  while (true) {
    if (std::optional<std::string> message = cut_message()) {
      return Message{std::move(*message), std::exchange(descriptors_, {})};
    }
    std::array<char, 16384> bytes;
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int) * most_descriptors)> control;
    // One message at a time, so that no descriptors of the next come with it.
    std::uint64_t wanted = sizeof(std::uint64_t);
    if (arrived_.size() - used_ >= sizeof wanted) {
      std::memcpy(&wanted, arrived_.data() + used_, sizeof wanted);
      wanted += sizeof wanted;
    }
    wanted -= arrived_.size() - used_;
    iovec part{bytes.data(), std::min<std::size_t>(bytes.size(), wanted)};
    msghdr header{};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    header.msg_control = control.data();
    header.msg_controllen = control.size();
    const ssize_t count = ::recvmsg(socket_.get(), &header, MSG_CMSG_CLOEXEC);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return std::nullopt;
    arrived_.append(bytes.data(), static_cast<std::size_t>(count));
    for (cmsghdr* each = CMSG_FIRSTHDR(&header); each != nullptr; each = CMSG_NXTHDR(&header, each)) {
      if (each->cmsg_level != SOL_SOCKET || each->cmsg_type != SCM_RIGHTS) continue;
      const std::size_t numbers = (each->cmsg_len - CMSG_LEN(0)) / sizeof(int);
      for (std::size_t i = 0; i < numbers; ++i) {
        int number = -1;
        std::memcpy(&number, CMSG_DATA(each) + i * sizeof number, sizeof number);
        descriptors_.emplace_back(number);
      }
    }
  }
}

bool Channel::take_arrived() {
  while (true) {
    std::array<char, 16384> bytes;
    // Without room for them, descriptors that a worker sends are dropped by the kernel.
    const ssize_t count = ::recv(socket_.get(), bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return true;
    if (count <= 0) return false;
    arrived_.append(bytes.data(), static_cast<std::size_t>(count));
    std::uint64_t size = 0;
    if (arrived_.size() - used_ >= sizeof size) std::memcpy(&size, arrived_.data() + used_, sizeof size);
    if (size > longest_message) return false;
    if (static_cast<std::size_t>(count) < bytes.size()) return true;
  }
}

std::optional<std::string> Channel::next_arrived() {
  std::optional<std::string> message = cut_message();
  if (!message && used_ > 0) {
    arrived_.erase(0, used_);
    used_ = 0;
  }
  return message;
}

}  // namespace galley::batch
