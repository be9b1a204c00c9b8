// SPDX-License-Identifier: Apache-2.0
#include "cli/interruption.hpp"

#include <unistd.h>

#include <csignal>

namespace galley::cli {
namespace {

Cancellation cancelled{false};
std::atomic<int> signal_number{0};
std::atomic<bool> end_at_once{false};
std::atomic<pid_t> child{0};
static_assert(Cancellation::is_always_lock_free && std::atomic<int>::is_always_lock_free,
              "a signal handler may use lock-free atomics only");

void take_signal(int number) {
  const bool again = signal_number.exchange(number) != 0;
  cancelled = true;
  if (again || end_at_once) {
    constexpr char message[] = "galley: interrupted\n";
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, message, sizeof message - 1);
    ::_exit(128 + number);
  }
  if (const pid_t process = child) ::sigqueue(process, SIGUSR1, {.sival_int = number});
}

extern "C" void on_signal(int number) { take_signal(number); }

extern "C" void on_passed_signal(int /*number*/, siginfo_t* info, void* /*context*/) {
  if (info->si_code == SI_QUEUE && info->si_pid == ::getppid()) take_signal(info->si_value.sival_int);
}

}  // namespace

void watch_signals() {
  struct sigaction action {};
  action.sa_handler = on_signal;
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before {};
    if (::sigaction(number, nullptr, &before) == 0 && before.sa_handler != SIG_IGN) {
      ::sigaction(number, &action, nullptr);
    }
  }
  // A closed pipe and a file over its size limit are errors of write(), which say more than a dead process.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

void pass_signals_to(pid_t process) {
  child = process;
  // One that came before was for this child too.
  if (const int number = signal_number; process != 0 && number != 0) {
    ::sigqueue(process, SIGUSR1, {.sival_int = number});
  }
}

void follow_parent() {
  struct sigaction action {};
  action.sa_sigaction = on_passed_signal;
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART | SA_SIGINFO;
  ::sigaction(SIGUSR1, &action, nullptr);
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) std::signal(number, SIG_IGN);
}

const Cancellation& cancellation() { return cancelled; }

int interruption_code() {
  const int number = signal_number;
  return number == 0 ? 0 : 128 + number;
}

EndAtOnce::EndAtOnce() {
  end_at_once = true;
  // The signal may have come just before.
  if (const int code = interruption_code()) ::_exit(code);
}

EndAtOnce::~EndAtOnce() { end_at_once = false; }

}  // namespace galley::cli
