// SPDX-License-Identifier: Apache-2.0
#include "host/program_start.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "galley/error.hpp"
#include "host/program_command.hpp"

namespace galley {

StartedProgram::~StartedProgram() = default;
ProgramStarter::~ProgramStarter() = default;
ProgramConfinement::~ProgramConfinement() = default;

namespace {

constexpr std::uint64_t most_memory = std::uint64_t{4} << 30;
constexpr rlim_t open_files = 1024;
/// How many processes and threads a program may add to those that the machine has (of others than root).
constexpr rlim_t own_processes = 128;

[[noreturn]] void fail(int error_number) {
  throw Error(ErrorKind::plugin, "cannot be run: " + system_reason(error_number));
}

/// A folder that is removed with all in it.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    const char* place = ::secure_getenv("TMPDIR");
    path_ = std::string(place != nullptr && place[0] == '/' ? place : "/tmp") + "/galley-program-XXXXXX";
    if (::mkdtemp(path_.data()) == nullptr) {
      const int error_number = errno;
      path_.clear();
      throw Error(ErrorKind::plugin, "cannot be run: no temporary folder can be made: " + system_reason(error_number));
    }
  }
  TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  TemporaryFolder& operator=(TemporaryFolder&&) = delete;
  ~TemporaryFolder() {
    // Most programs leave nothing there.
    if (path_.empty() || ::rmdir(path_.c_str()) == 0) return;
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

struct Pipe {
  Descriptor read_end;
  Descriptor write_end;

  Pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) fail(errno);
    read_end = Descriptor(ends[0]);
    write_end = Descriptor(ends[1]);
  }
};

Descriptor unblocked(Descriptor end) {
  ::fcntl(end.get(), F_SETFL, ::fcntl(end.get(), F_GETFL) | O_NONBLOCK);
  return end;
}

std::uint64_t memory_of_program() {
  const auto pages = static_cast<std::uint64_t>(std::max(::sysconf(_SC_PHYS_PAGES), 0L));
  const auto size = static_cast<std::uint64_t>(std::max(::sysconf(_SC_PAGESIZE), 0L));
  return pages == 0 ? most_memory : std::min(most_memory, pages * size / 2);
}

/// How many processes and threads there may be of this user: as many as the whole machine has, which is no less than
/// he has, and some more.
rlim_t processes_of_user() {
  char text[128] = {};
  const Descriptor load(::open("/proc/loadavg", O_RDONLY | O_CLOEXEC));
  unsigned long all = 0;
  if (!load || ::read(load.get(), text, sizeof text - 1) <= 0 || std::sscanf(text, "%*s %*s %*s %*u/%lu", &all) != 1) {
    return RLIM_INFINITY;
  }
  return all + own_processes;
}

struct ResourceLimit {
  __rlimit_resource resource;
  rlim_t value;
};

/// All that the new process needs, made before there is one: between fork() and exec nothing may be allocated, since
/// another thread may hold the allocator's lock.
struct Launch {
  const char* file = nullptr;
  std::vector<char*> arguments;
  std::vector<char*> environment;
  const char* folder = nullptr;
  int input = -1;
  int output = -1;
  int errors = -1;
  int failure = -1;  ///< tells an errno if the program cannot be run
  std::vector<ResourceLimit> limits;
  const ProgramConfinement* confinement = nullptr;
  pid_t parent = 0;
};

void limit_resources(const Launch& launch) {
  for (const ResourceLimit& wanted : launch.limits) {
    rlimit limit{};
    if (::getrlimit(wanted.resource, &limit) != 0) continue;
    limit.rlim_cur = limit.rlim_max = std::min(limit.rlim_max, wanted.value);
    ::setrlimit(wanted.resource, &limit);
  }
}

/// The first to go when the machine runs out of memory (proc(5): oom_score_adj).
void offer_to_the_memory_killer() {
  const int file = ::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  if (file < 0) return;
  [[maybe_unused]] const ssize_t written = ::write(file, "1000", 4);
  ::close(file);
}

[[noreturn]] void become_program(const Launch& launch) {
  // A session of its own: no terminal, and one group with all that it starts.
  ::setsid();
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != launch.parent) ::_exit(127);
  struct sigaction by_default {};
  by_default.sa_handler = SIG_DFL;
  for (int number = 1; number < NSIG; ++number) ::sigaction(number, &by_default, nullptr);
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  int problem = 0;
  // None of the pipes' ends is 0, 1 or 2, see standard_streams_are_open().
  for (const auto& [from, to] : {std::pair{launch.input, STDIN_FILENO}, std::pair{launch.output, STDOUT_FILENO},
                                 std::pair{launch.errors, STDERR_FILENO}}) {
    if (::dup2(from, to) < 0) problem = errno;
  }
  ::close_range(STDERR_FILENO + 1, UINT_MAX, CLOSE_RANGE_CLOEXEC);
  if (::chdir(launch.folder) != 0) problem = errno;
  ::umask(077);
  offer_to_the_memory_killer();
  limit_resources(launch);
  if (launch.confinement != nullptr) launch.confinement->apply();
  if (problem == 0) {
    ::execve(launch.file, launch.arguments.data(), launch.environment.data());
    problem = errno;
  }
  [[maybe_unused]] const ssize_t written = ::write(launch.failure, &problem, sizeof problem);
  ::_exit(127);
}

/// Whoever starts without one of the standard streams gets /dev/null for it, so that no pipe takes its number.
void standard_streams_are_open() {
  for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; ++stream) {
    if (::fcntl(stream, F_GETFD) < 0 && errno == EBADF) {
      [[maybe_unused]] const int opened = ::open("/dev/null", O_RDWR);
    }
  }
}

std::vector<char*> pointers_to(std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

class LocalProgram : public StartedProgram {
 public:
  LocalProgram(pid_t id, TemporaryFolder folder) : id_(id), folder_(std::move(folder)) {}
  ~LocalProgram() override {
    if (!ended_) LocalProgram::end();
  }
  LocalProgram(const LocalProgram&) = delete;
  LocalProgram& operator=(const LocalProgram&) = delete;

  ProgramEnd end() override {
    ended_ = true;
    // As long as it was not waited for, the number of its group is not given to another one. None of the group can
    // leave it where the sandbox holds.
    ::kill(-id_, SIGKILL);
    int status = 0;
    pid_t waited = -1;
    while ((waited = ::waitpid(id_, &status, 0)) < 0 && errno == EINTR) {
    }
    ProgramEnd end;
    if (waited < 0) end.exit_code = 127;
    if (waited > 0 && WIFEXITED(status)) end.exit_code = WEXITSTATUS(status);
    if (waited > 0 && WIFSIGNALED(status)) end.signal = WTERMSIG(status);
    return end;
  }

 private:
  pid_t id_;
  TemporaryFolder folder_;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<StartedProgram> LocalStarter::start(const ProgramRequest& request) {
  ProgramCommand command = command_of(request.plugin, request.use, request.options);
  TemporaryFolder folder;
  // Python looks for modules beside its script first, where Galley's own are: one of them is xml.so.
  std::vector<std::string> environment{"PATH=" + command.path, "LANG=C.UTF-8", "HOME=" + folder.path(),
                                       "TMPDIR=" + folder.path(), "PYTHONSAFEPATH=1"};
  std::unique_ptr<ProgramConfinement> confinement;
  if (confine_) {
    const std::vector<std::string>& named = readable_ ? *readable_ : command.files;
    command.places.insert(command.places.end(), named.begin(), named.end());
    confinement = confine_({command.places, folder.path()});
  }
  standard_streams_are_open();
  Pipe input;
  Pipe output;
  Pipe errors;
  Pipe failure;
  Launch launch;
  launch.file = command.file.c_str();
  launch.arguments = pointers_to(command.arguments);
  launch.environment = pointers_to(environment);
  launch.folder = folder.path().c_str();
  launch.input = input.read_end.get();
  launch.output = output.write_end.get();
  launch.errors = errors.write_end.get();
  launch.failure = failure.write_end.get();
  launch.limits = {{RLIMIT_CORE, 0},
                   {RLIMIT_DATA, memory_of_program()},
                   {RLIMIT_CPU, request.plugin.program->seconds + rlim_t{1}},
                   {RLIMIT_FSIZE, std::max<rlim_t>(request.file_bytes, 1 << 20)},
                   {RLIMIT_NOFILE, open_files},
                   {RLIMIT_NPROC, processes_of_user()}};
  launch.confinement = confinement.get();
  launch.parent = ::getpid();

  const pid_t process = ::fork();
  if (process < 0) fail(errno);
  if (process == 0) become_program(launch);
  auto program = std::make_unique<LocalProgram>(process, std::move(folder));
  input.read_end.close();
  output.write_end.close();
  errors.write_end.close();
  failure.write_end.close();
  int problem = 0;
  ssize_t told = 0;
  while ((told = ::read(failure.read_end.get(), &problem, sizeof problem)) < 0 && errno == EINTR) {
  }
  if (told == static_cast<ssize_t>(sizeof problem)) fail(problem);
  program->input = unblocked(std::move(input.write_end));
  program->output = unblocked(std::move(output.read_end));
  program->errors = unblocked(std::move(errors.read_end));
  program->process = Descriptor(static_cast<int>(::syscall(SYS_pidfd_open, process, 0)));
  if (!program->process) fail(errno);
  return program;
}

namespace {

std::unique_ptr<ProgramStarter>& chosen_starter() {
  static std::unique_ptr<ProgramStarter> starter;
  return starter;
}

}  // namespace

ProgramStarter& program_starter() {
  static LocalStarter unconfined;
  return chosen_starter() ? *chosen_starter() : unconfined;
}

void use_program_starter(std::unique_ptr<ProgramStarter> starter) { chosen_starter() = std::move(starter); }

}  // namespace galley
