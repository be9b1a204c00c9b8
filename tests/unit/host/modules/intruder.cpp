// SPDX-License-Identifier: Apache-2.0
// A format whose reader tries what no document should bring it to; each line of its input is one attempt. What came
// of it stands in a paragraph and a note: "open /etc/passwd: denied". It has no manifest signature but its extension.
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>
#include <vector>

#include "galley/plugin.hpp"

namespace {

using namespace galley;

bool opens(const std::string& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC, 0666);
  if (file >= 0) ::close(file);
  return file >= 0;
}

/// A connection that is refused was allowed.
bool connects() {
  const int connection = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (connection < 0) return false;
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(9);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const bool done = ::connect(connection, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  const bool allowed = done || errno == ECONNREFUSED;
  ::close(connection);
  return allowed;
}

bool forks() {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(0);
  if (child > 0) ::waitpid(child, nullptr, 0);
  return child > 0;
}

bool runs(const std::string& program) {
  pid_t child = -1;
  std::string word = program;
  char* words[] = {word.data(), nullptr};
  if (::posix_spawn(&child, program.c_str(), nullptr, nullptr, words, environ) != 0) return false;
  ::waitpid(child, nullptr, 0);
  return true;
}

bool succeeds(const std::string& order, const std::string& what) {
  if (order == "open") return opens(what, O_RDONLY);
  if (order == "make") return opens(what, O_WRONLY | O_CREAT | O_EXCL);
  if (order == "overwrite") return opens(what, O_WRONLY);
  if (order == "truncate") return ::truncate(what.c_str(), 0) == 0;
  if (order == "remove") return ::unlink(what.c_str()) == 0;
  if (order == "rename") return ::rename(what.c_str(), (what + ".away").c_str()) == 0;
  if (order == "mode") return ::chmod(what.c_str(), 0600) == 0;
  if (order == "link") return ::symlink("/etc/passwd", what.c_str()) == 0;
  if (order == "list") return opens(what, O_RDONLY | O_DIRECTORY);
  if (order == "connect") return connects();
  if (order == "fork") return forks();
  if (order == "run") return runs(what);
  if (order == "eat") {
    char byte = 0;
    return ::read(STDIN_FILENO, &byte, 1) > 0;
  }
  if (order == "print") return ::write(STDOUT_FILENO, "nonsense\n", 9) < 0;
  if (order == "signal") return ::kill(::getppid(), 0) == 0;
  if (order == "crash") ::raise(SIGSEGV);
  if (order == "abort") std::abort();
  // Bounded, so that a test that expects to see it stopped fails instead of hanging.
  if (order == "hang") {
    for (int i = 0; i < 60; ++i) ::sleep(1);
    return true;
  }
  if (order == "hoard") {
    // Touched, or it would cost nothing.
    const std::size_t size = std::strtoull(what.c_str(), nullptr, 10) << 20U;
    std::vector<char> memory(size, 'x');
    return memory[size / 2] == 'x';
  }
  if (order == "leak") {
    const std::size_t size = std::strtoull(what.c_str(), nullptr, 10) << 20U;
    // Volatile, or the compiler sees that nobody reads what is written.
    auto* memory = static_cast<volatile char*>(std::malloc(size));
    for (std::size_t i = 0; memory != nullptr && i < size; i += 512) memory[i] = 'x';
    return memory != nullptr;
  }
  throw Error(ErrorKind::input, "holds an unknown order: " + order);
}

/// What came of each order.
std::vector<std::string> attempt(const Source& source, Context& context) {
  std::vector<std::string> outcomes;
  std::string_view rest = source.bytes();
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string line(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t space = line.find(' ');
    const bool done = succeeds(line.substr(0, space), space == std::string::npos ? "" : line.substr(space + 1));
    outcomes.push_back(line + (done ? ": done" : ": denied"));
    context.diagnostics.note("attempt", outcomes.back());
  }
  return outcomes;
}

class IntruderReader : public Reader {
 public:
  Document read(const Source& source, Context& context) override {
    Document document;
    Article& article = document.articles.emplace_back();
    for (const std::string& outcome : attempt(source, context)) article.blocks.push_back(paragraph(outcome));
    return document;
  }
};

class IntruderViewer : public LayoutViewer {
 public:
  std::vector<PageView> view(const Source& source, Context& context) override {
    PageView page{.number = 1, .width = 100, .height = 100};
    std::uint32_t order = 0;
    for (std::string& outcome : attempt(source, context)) {
      page.steps.push_back({++order, "text", {0, 0, 100, 100}, std::move(outcome)});
    }
    return {page};
  }
};

class Intruder : public Plugin {
 public:
  PluginDescription describe() const override {
    PluginDescription description;
    description.id = "intruder";
    description.name = "Intruder";
    description.summary = "A format that tries to do harm";
    description.version = "1.0";
    description.reads = true;
    description.views_layout = true;
    description.extensions = {"intruder"};
    return description;
  }
  std::unique_ptr<Reader> reader() const override { return std::make_unique<IntruderReader>(); }
  std::unique_ptr<LayoutViewer> layout_viewer() const override { return std::make_unique<IntruderViewer>(); }
};

}  // namespace

GALLEY_PLUGIN(Intruder)
