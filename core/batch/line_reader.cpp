// SPDX-License-Identifier: Apache-2.0
#include "batch/line_reader.hpp"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace galley::batch {

std::optional<Line> LineReader::cut() {
  const std::size_t end = held_.find(end_, searched_);
  if (end == std::string::npos) {
    searched_ = held_.size();
    return std::nullopt;
  }
  const std::size_t size = end - used_;
  Line line;
  line.too_long = too_long_ || size > longest_;
  if (!line.too_long) line.text = held_.substr(used_, size);
  consumed_ += size + 1;
  too_long_ = false;
  used_ = searched_ = end + 1;
  return line;
}

std::optional<Line> LineReader::next() {
  while (true) {
    if (std::optional<Line> line = cut()) return line;
    held_.erase(0, std::exchange(used_, 0));
    if (held_.size() > longest_) {
      consumed_ += held_.size();
      held_.clear();
      too_long_ = true;
    }
    searched_ = held_.size();
    if (!fill()) break;
  }
  if (cancellation_ || (held_.empty() && !too_long_)) return std::nullopt;
  searched_ = 0;
  consumed_ += held_.size();
  return Line{std::exchange(held_, {}), std::exchange(too_long_, false)};
}

bool LineReader::ready() {
  if (at_end_ || held_.find(end_, searched_) != std::string::npos) return true;
  searched_ = held_.size();
  pollfd request{descriptor_, POLLIN, 0};
  return ::poll(&request, 1, 0) > 0;
}

bool LineReader::fill() {
  while (!cancellation_ && !at_end_) {
    // A signal ends the poll, where it would let read() go on.
    pollfd request{descriptor_, POLLIN, 0};
    if (::poll(&request, 1, -1) < 0) continue;
    char bytes[65536];
    const ssize_t count = ::read(descriptor_, bytes, sizeof bytes);
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (count <= 0) {
      at_end_ = true;
      return false;
    }
    held_.append(bytes, static_cast<std::size_t>(count));
    return true;
  }
  return false;
}

}  // namespace galley::batch
