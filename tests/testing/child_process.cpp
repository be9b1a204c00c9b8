// SPDX-License-Identifier: Apache-2.0
#include "testing/child_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <string_view>
#include <thread>
#include <utility>

extern char** environ;

namespace galley::testing {
namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void fail(const std::string& what, int error_number = errno) {
  throw std::runtime_error(what + ": " + std::strerror(error_number));
}

/// A descriptor that is closed with its owner.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    close();
    number_ = std::exchange(other.number_, -1);
    return *this;
  }
  int get() const { return number_; }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

struct Pipe {
  Descriptor read_end;
  Descriptor write_end;
};

Pipe make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) fail("pipe");
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

std::vector<std::string> environment_of(const Call& call) {
  std::vector<std::string> all;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view own(*entry);
    const std::string_view name = own.substr(0, own.find('=') + 1);
    bool replaced = false;
    for (const std::string& given : call.environment) replaced = replaced || given.starts_with(name);
    if (!replaced) all.emplace_back(own);
  }
  all.insert(all.end(), call.environment.begin(), call.environment.end());
  return all;
}

std::vector<char*> pointers_to(std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

/// Starts the program with these three descriptors.
pid_t start(const Call& call, int input, int output, int errors) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
  if (!call.folder.empty()) posix_spawn_file_actions_addchdir_np(&actions, call.folder.c_str());
  // A test runner may have set signals to be ignored, which a child would inherit.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t defaults;
  sigemptyset(&defaults);
  for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGXFSZ}) sigaddset(&defaults, number);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);

  std::vector<std::string> words = call.words;
  std::vector<std::string> environment = environment_of(call);
  pid_t process = -1;
  const int error = ::posix_spawn(&process, words.at(0).c_str(), &actions, &attributes, pointers_to(words).data(),
                                  pointers_to(environment).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) fail(words[0], error);
  return process;
}

void set_end(Outcome& outcome, int status) {
  if (WIFEXITED(status)) outcome.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) outcome.signal = WTERMSIG(status);
}

/// Appends what can be read; false at the end.
bool drain(int descriptor, std::string& text) {
  std::array<char, 65536> buffer{};
  const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
  if (count > 0) text.append(buffer.data(), static_cast<std::size_t>(count));
  return count > 0;  // a pseudo-terminal ends with EIO
}

struct Streams {
  Descriptor to_child;
  Descriptor from_output;
  Descriptor from_errors;
};

/// Feeds the input and collects the outputs until the child has closed them.
void talk(const Call& call, pid_t process, Streams streams, Outcome& outcome) {
  const Clock::time_point end = Clock::now() + call.time_limit;
  std::string_view input = call.input;
  if (input.empty()) streams.to_child.close();
  ::fcntl(streams.to_child.get(), F_SETFL, O_NONBLOCK);
  while (streams.from_output.get() >= 0 || streams.from_errors.get() >= 0) {
    std::array<pollfd, 3> requests{{{streams.from_output.get(), POLLIN, 0},
                                    {streams.from_errors.get(), POLLIN, 0},
                                    {streams.to_child.get(), POLLOUT, 0}}};
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    if (left <= 0) {
      outcome.timed_out = true;
      ::kill(process, SIGKILL);
      return;
    }
    if (::poll(requests.data(), requests.size(), static_cast<int>(left)) < 0 && errno != EINTR) fail("poll");
    if (requests[0].revents != 0 && !drain(streams.from_output.get(), outcome.output)) streams.from_output.close();
    if (requests[1].revents != 0 && !drain(streams.from_errors.get(), outcome.errors)) streams.from_errors.close();
    if (requests[2].revents != 0) {
      const ssize_t count = ::write(streams.to_child.get(), input.data(), input.size());
      if (count > 0) input.remove_prefix(static_cast<std::size_t>(count));
      if (count < 0 || input.empty()) streams.to_child.close();
    }
  }
}

}  // namespace

Outcome run(const Call& call) {
  // A child that does not read its input must not end the test.
  ::signal(SIGPIPE, SIG_IGN);
  Pipe input = make_pipe();
  Streams streams;
  pid_t process = -1;
  if (call.on_terminal) {
    winsize size{};
    size.ws_col = 80;
    size.ws_row = 24;
    int master = -1;
    int slave = -1;
    if (::openpty(&master, &slave, nullptr, nullptr, &size) != 0) fail("openpty");
    ::fcntl(master, F_SETFD, FD_CLOEXEC);
    ::fcntl(slave, F_SETFD, FD_CLOEXEC);
    const Descriptor terminal(slave);
    streams.from_output = Descriptor(master);
    process = start(call, input.read_end.get(), slave, slave);
  } else {
    Pipe output = make_pipe();
    Pipe errors = make_pipe();
    if (call.output) {
      output.write_end = Descriptor(::open(call.output->c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666));
      if (output.write_end.get() < 0) fail(call.output->string());
    }
    process = start(call, input.read_end.get(), output.write_end.get(), errors.write_end.get());
    streams.from_output = std::move(output.read_end);
    streams.from_errors = std::move(errors.read_end);
  }
  input.read_end.close();
  streams.to_child = std::move(input.write_end);

  Outcome outcome;
  talk(call, process, std::move(streams), outcome);
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) continue;
  set_end(outcome, status);
  return outcome;
}

Running::Running(const Call& call) {
  const Descriptor nowhere(::open("/dev/null", O_RDWR | O_CLOEXEC));
  Descriptor errors;
  if (call.errors) {
    errors = Descriptor(::open(call.errors->c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666));
    if (errors.get() < 0) fail(call.errors->string());
  }
  process_ = start(call, nowhere.get(), nowhere.get(), call.errors ? errors.get() : nowhere.get());
}

Running::~Running() {
  if (ended_) return;
  ::kill(process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
}

void Running::send(int signal_number) const { ::kill(process_, signal_number); }

Outcome Running::wait(std::chrono::milliseconds time_limit) {
  Outcome outcome;
  const Clock::time_point end = Clock::now() + time_limit;
  int status = 0;
  while (::waitpid(process_, &status, WNOHANG) == 0) {
    if (!outcome.timed_out && Clock::now() > end) {
      outcome.timed_out = true;
      ::kill(process_, SIGKILL);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  ended_ = true;
  set_end(outcome, status);
  return outcome;
}

}  // namespace galley::testing
