// SPDX-License-Identifier: Apache-2.0
#include "host/program_run.hpp"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <memory>
#include <vector>

#include "galley/error.hpp"
#include "host/held_signals.hpp"

namespace galley {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kept_errors = std::size_t{64} << 10;
constexpr std::size_t piece = std::size_t{64} << 10;
/// How late a request to stop may be noticed.
constexpr std::chrono::milliseconds patience{50};

bool would_block(int error_number) { return error_number == EAGAIN || error_number == EWOULDBLOCK; }

/// The three streams of a program under way, none of which may wait for another.
class Streams {
 public:
  Streams(StartedProgram& program, std::string_view input, const OutputLimit& limit)
      : program_(program), input_(input), limit_(limit), buffer_(piece) {
    if (input_.empty()) program_.input.close();
  }

  /// Waits until something can go on, at most so long, and does it. False when the program has ended and all that it
  /// wrote was taken.
  bool go_on(std::chrono::milliseconds most) {
    pollfd requests[] = {{program_.process.get(), POLLIN, 0},
                         {program_.input.get(), POLLOUT, 0},
                         {program_.output.get(), POLLIN, 0},
                         {program_.errors.get(), POLLIN, 0}};
    // A closed descriptor is -1, which poll() passes over.
    const int ready = ::poll(requests, std::size(requests), static_cast<int>(most.count()));
    if (ready < 0 && errno != EINTR) throw Error(ErrorKind::internal, "cannot wait for a program");
    if (ready <= 0) return true;
    const bool ended = requests[0].revents != 0;
    if (requests[1].revents != 0) feed();
    if (requests[2].revents != 0 || ended) take_output();
    if (requests[3].revents != 0 || ended) take_errors();
    return !ended;
  }

  std::string output;
  std::string errors;

 private:
  void feed() {
    HeldSignals signals;
    while (!input_.empty()) {
      const ssize_t count = ::write(program_.input.get(), input_.data(), std::min(input_.size(), piece));
      if (count >= 0) {
        input_.remove_prefix(static_cast<std::size_t>(count));
        continue;
      }
      if (errno == EINTR) continue;
      if (would_block(errno)) return;
      // It does not want to know more.
      if (errno == EPIPE) signals.raised();
      break;
    }
    program_.input.close();
  }

  void take_output() {
    take(program_.output, [this](std::string_view bytes) {
      if (output.size() + bytes.size() > limit_.bytes) {
        throw Error(ErrorKind::limit, "what its program writes is larger than the limit of " +
                                          std::to_string(limit_.bytes) + " bytes (" + limit_.name + ")");
      }
      output.append(bytes);
    });
  }

  void take_errors() {
    take(program_.errors, [this](std::string_view bytes) {
      errors.append(bytes.substr(0, kept_errors - std::min(errors.size(), kept_errors)));
    });
  }

  /// Takes what is there, up to a bound, so that one stream does not keep the others waiting.
  template <class Keep>
  void take(Descriptor& from, Keep keep) {
    constexpr int most_pieces = 64;
    for (int i = 0; from && i < most_pieces; ++i) {
      const ssize_t count = ::read(from.get(), buffer_.data(), buffer_.size());
      if (count < 0 && errno == EINTR) continue;
      if (count < 0 && would_block(errno)) return;
      if (count <= 0) {
        from.close();
        return;
      }
      keep(std::string_view(buffer_.data(), static_cast<std::size_t>(count)));
    }
  }

  StartedProgram& program_;
  std::string_view input_;
  OutputLimit limit_;
  std::vector<char> buffer_;
};

}  // namespace

ProgramRun run_program(const ProgramRequest& request, std::string_view input, const OutputLimit& limit,
                       const Cancellation& cancellation) {
  const std::uint32_t seconds = request.plugin.program->seconds;
  const Clock::time_point deadline = Clock::now() + std::chrono::seconds(seconds);
  const std::unique_ptr<StartedProgram> program = program_starter().start(request);
  Streams streams(*program, input, limit);
  while (streams.go_on(patience)) {
    if (cancellation.load(std::memory_order_relaxed)) throw Error(ErrorKind::cancelled, "stopped on request");
    if (Clock::now() >= deadline) {
      throw Error(ErrorKind::plugin, "took longer than " + std::to_string(seconds) + " s and was stopped");
    }
  }
  const ProgramEnd end = program->end();
  return {std::move(streams.output), std::move(streams.errors), end};
}

}  // namespace galley
