// SPDX-License-Identifier: Apache-2.0
#include "pdf/outside_program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "galley/error.hpp"

extern char** environ;

namespace galley::pdf {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int poll_milliseconds = 100;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// The two ends of a pipe; closes what is still open.
struct Pipe {
  int ends[2] = {-1, -1};
  Pipe() {
    if (::pipe2(ends, O_CLOEXEC) != 0) ends[0] = ends[1] = -1;
  }
  ~Pipe() {
    close(0);
    close(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  void close(int end) {
    if (ends[end] >= 0) ::close(ends[end]);
    ends[end] = -1;
  }
};

/// In a process group of its own, so that it can be stopped with all it starts. 0 and `problem` when it cannot be run.
pid_t start(const std::vector<std::string>& words, int output, std::string& problem) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  pid_t process = 0;
  const int error = ::posix_spawnp(&process, arguments[0], &actions, &attributes, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (error == 0) return process;
  problem = "it cannot be run: " + std::string(std::strerror(error));
  return 0;
}

}  // namespace

std::vector<std::string> words_of_command(const std::string& command) {
  std::vector<std::string> words;
  bool in_word = false;
  char quote = 0;
  for (const char c : command) {
    if (quote != 0) {
      if (c == quote) {
        quote = 0;
      } else {
        words.back() += c;
      }
      continue;
    }
    if (is_blank(c)) {
      in_word = false;
      continue;
    }
    if (!in_word) words.emplace_back();
    in_word = true;
    if (c == '"' || c == '\'') {
      quote = c;
    } else {
      words.back() += c;
    }
  }
  if (quote != 0) throw Error(ErrorKind::usage, "a quotation mark is not closed in the command " + command);
  return words;
}

ProgramResult run_program(const std::vector<std::string>& words, const ProgramLimits& limits) {
  ProgramResult result;
  Pipe pipe;
  if (pipe.ends[0] < 0) {
    result.problem = "it cannot be run: " + std::string(std::strerror(errno));
    return result;
  }
  const pid_t process = start(words, pipe.ends[1], result.problem);
  if (process == 0) return result;
  pipe.close(1);
  const auto end = Clock::now() + limits.time;
  char buffer[1 << 16];
  while (true) {
    if (limits.stop != nullptr && limits.stop->load(std::memory_order_relaxed)) {
      result.problem = "stopped on request";
    } else if (Clock::now() >= end) {
      result.problem = "it took longer than " + std::to_string(limits.time.count()) + " s";
    } else if (result.output.size() > limits.output_bytes) {
      result.problem = "it wrote more than " + std::to_string(limits.output_bytes) + " bytes";
    }
    if (!result.problem.empty()) break;
    pollfd waiting{pipe.ends[0], POLLIN, 0};
    if (::poll(&waiting, 1, poll_milliseconds) <= 0) continue;
    const ssize_t got = ::read(pipe.ends[0], buffer, sizeof(buffer));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    result.output.append(buffer, static_cast<std::size_t>(got));
  }
  // It closed its output and should be about to end; whatever it left behind must not run on.
  int status = 0;
  pid_t ended = 0;
  while (result.problem.empty() && (ended = ::waitpid(process, &status, WNOHANG)) == 0) {
    if (Clock::now() >= end) result.problem = "it took longer than " + std::to_string(limits.time.count()) + " s";
    ::usleep(2000);
  }
  ::kill(-process, SIGKILL);
  if (ended == 0) ::waitpid(process, &status, 0);
  if (!result.problem.empty()) return result;
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
    result.succeeded = true;
  } else if (WIFEXITED(status)) {
    result.problem = "it ended with exit code " + std::to_string(WEXITSTATUS(status));
  } else {
    result.problem = "it was ended by signal " + std::to_string(WTERMSIG(status));
  }
  return result;
}

}  // namespace galley::pdf
