// SPDX-License-Identifier: Apache-2.0
#include "batch/worker_loop.hpp"

#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include <charconv>
#include <string_view>

#include "batch/perform.hpp"
#include "batch/task.hpp"
#include "batch/wire.hpp"
#include "host/descriptor.hpp"

namespace galley::batch {

namespace {

/// What free() leaves with the process before it is given back to the system.
constexpr std::uint64_t kept_memory = 64 << 20;

Cancellation out_of_time{false};

extern "C" void on_alarm(int /*number*/) { out_of_time = true; }

void set_signals() {
  struct sigaction action {};
  action.sa_handler = on_alarm;
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  ::sigaction(SIGALRM, &action, nullptr);
  // A terminal sends these to the parent as well, which decides.
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) ::signal(number, SIG_IGN);
  ::signal(SIGPIPE, SIG_IGN);
  ::signal(SIGXFSZ, SIG_IGN);
}

/// Lists and requests come in on the parent's standard input, and answers go out on its standard output.
void leave_streams() {
  const Descriptor nothing(::open("/dev/null", O_RDWR | O_CLOEXEC));
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO}) {
    if (!nothing || ::dup2(nothing.get(), stream) < 0) ::close(stream);
  }
}

/// Raises out_of_time after so long.
void set_alarm(std::chrono::milliseconds time) {
  itimerval timer{};
  timer.it_value.tv_sec = time.count() / 1000;
  timer.it_value.tv_usec = time.count() % 1000 * 1000;
  ::setitimer(ITIMER_REAL, &timer, nullptr);
}

/// The memory of this process, from files that are opened before they cannot be any more.
class MemoryGauge {
 public:
  MemoryGauge()
      : status_(::open("/proc/self/status", O_RDONLY | O_CLOEXEC)),
        clear_(::open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC)) {}

  /// The peak begins anew (proc(5): clear_refs).
  void reset() {
    if (clear_) resets_ = ::write(clear_.get(), "5", 1) == 1;
  }

  void measure(Result& result) const {
    char text[4096];
    const ssize_t size = status_ ? ::pread(status_.get(), text, sizeof text, 0) : 0;
    const std::string_view status(text, size > 0 ? static_cast<std::size_t>(size) : 0);
    result.peak_bytes = kibibytes(status, "VmHWM:") << 10U;
    result.resident_bytes = kibibytes(status, "VmRSS:") << 10U;
    if (result.peak_bytes > 0 && resets_) return;
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    result.peak_bytes = static_cast<std::uint64_t>(usage.ru_maxrss) << 10U;
  }

 private:
  static std::uint64_t kibibytes(std::string_view status, std::string_view name) {
    const std::size_t at = status.find(name);
    if (at == std::string_view::npos) return 0;
    const std::size_t digits = status.find_first_not_of(" \t", at + name.size());
    if (digits == std::string_view::npos) return 0;
    std::uint64_t value = 0;
    std::from_chars(status.data() + digits, status.data() + status.size(), value);
    return value;
  }

  Descriptor status_;
  Descriptor clear_;
  bool resets_ = false;
};

}  // namespace

std::string encode_greeting(const sandbox::Protection& protection) {
  Encoder encoder;
  encoder.text(protection.missing);
  return encoder.bytes();
}

int work(Channel& channel, PluginHost& host, const WorkerSettings& settings) {
  set_signals();
  leave_streams();
  MemoryGauge gauge;
  sandbox::Protection protection;
  if (settings.sandboxed) {
    protection = sandbox::enter(settings.policy);
  } else {
    sandbox::set_resource_limits(settings.policy);
  }
  if (!channel.send(encode_greeting(protection))) return 0;
  std::uint64_t first_resident_bytes = 0;
  while (std::optional<Message> message = channel.receive()) {
    const Task task = decode_task(message->bytes);
    if (message->descriptors.size() != 2) return 1;
    out_of_time = false;
    gauge.reset();
    if (task.time_limit.count() > 0) set_alarm(task.time_limit);
    Result result = perform(host, task, message->descriptors[0].get(), message->descriptors[1].get(), out_of_time);
    if (task.time_limit.count() > 0) set_alarm({});
    gauge.measure(result);
    if (result.resident_bytes > kept_memory) {
      ::malloc_trim(0);
      const std::uint64_t peak = result.peak_bytes;
      gauge.measure(result);
      result.peak_bytes = peak;
    }
    if (!channel.send(encode(result))) return 0;
    // What waits in the channel is for a worker that has all its memory.
    if (first_resident_bytes == 0) first_resident_bytes = result.resident_bytes;
    if (settings.growth_bytes > 0 && result.resident_bytes > first_resident_bytes + settings.growth_bytes) return 0;
  }
  return 0;
}

}  // namespace galley::batch
