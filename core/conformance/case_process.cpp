// SPDX-License-Identifier: Apache-2.0
#include "conformance/case_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "batch/sandbox/sandbox.hpp"
#include "batch/wire.hpp"
#include "host/crash_sentence.hpp"

namespace galley::conformance {

namespace {

enum class MessageKind : std::uint64_t { place, failure, end, last = end };

/// Sends everything to the process that checks, at once: a crash may be next.
class SendingRecorder : public Recorder {
 public:
  explicit SendingRecorder(batch::Channel& channel) : channel_(channel) {}

  void end() {
    batch::Encoder message;
    message.number(static_cast<std::uint64_t>(MessageKind::end));
    message.text(skipped());
    message.number(failures());
    channel_.send(message.bytes());
  }

 private:
  void told(const Failure& failure) override {
    batch::Encoder message;
    message.number(static_cast<std::uint64_t>(MessageKind::failure));
    message.text(failure.place);
    message.text(failure.expected);
    message.text(failure.found);
    channel_.send(message.bytes());
  }

  void entered(const std::string& place) override {
    batch::Encoder message;
    message.number(static_cast<std::uint64_t>(MessageKind::place));
    message.text(place);
    channel_.send(message.bytes());
  }

  batch::Channel& channel_;
};

/// What a plugin writes to the standard streams is no part of the report; it is shown if the plugin then crashes.
void send_streams_to(pid_t parent, int descriptor) {
  const std::string path = "/proc/" + std::to_string(parent) + "/fd/" + std::to_string(descriptor);
  int file = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
  if (file < 0) file = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  ::dup2(nothing, STDIN_FILENO);
  ::dup2(file, STDOUT_FILENO);
  ::dup2(file, STDERR_FILENO);
  ::close(nothing);
  ::close(file);
}

void confine(std::uint64_t memory_bytes) {
  // A group of its own, so that it is killed with whatever it started.
  ::setpgid(0, 0);
  for (const int signal_number : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) ::signal(signal_number, SIG_DFL);
  sandbox::Policy policy;
  policy.memory_bytes = memory_bytes;
  sandbox::set_resource_limits(policy);
}

/// A module gets the rights that it has in a conversion. The program of a plugin is in a sandbox of its own, which this
/// process must be allowed to start it in.
void enter_sandbox(const PluginHost& host, const CheckSettings& settings) {
  sandbox::Policy policy;
  policy.memory_bytes = settings.memory_bytes;
  policy.readable = sandbox::readable_places(host.search_path());
  for (const std::filesystem::path& file : settings.files) policy.readable.push_back(file.native());
  policy.readable.emplace_back("/proc/self");  // where cases count descriptors and memory
  sandbox::enter(policy);
}

int run_as_child(const Case& what, const FoundPlugin& plugin, const CheckSettings& settings, batch::Channel& channel) {
  confine(settings.memory_bytes);
  SendingRecorder recorder(channel);
  std::vector<std::filesystem::path> search_path{plugin.module.parent_path()};
  if (!plugin.manifest.empty()) search_path.front() = plugin.manifest.parent_path();
  search_path.insert(search_path.end(), settings.search_path.begin(), settings.search_path.end());
  PluginHost host(std::move(search_path));
  const auto& records = host.records();
  const auto record = std::find_if(records.begin(), records.end(), [&](const PluginRecord& each) {
    return each.description.id == plugin.description.id && each.state == PluginState::ready;
  });
  if (record == records.end()) {
    recorder.fail("the plugin to be there still");
  } else {
    if (settings.sandboxed && record->program == nullptr) enter_sandbox(host, settings);
    run(what, {host, *record, recorder, settings.files, settings.effort});
  }
  recorder.end();
  return 0;
}

/// The end of what a process wrote to its standard streams, for a message.
std::string last_words(int descriptor) {
  constexpr off_t most = 500;
  const off_t size = ::lseek(descriptor, 0, SEEK_END);
  std::string text(static_cast<std::size_t>(std::clamp<off_t>(size, 0, most)), '\0');
  const ssize_t read = ::pread(descriptor, text.data(), text.size(), std::max<off_t>(size - most, 0));
  text.resize(read > 0 ? static_cast<std::size_t>(read) : 0);
  return text.empty() ? text : "; it had said " + in_quotes(text);
}

std::string ending(const batch::End& end) {
  return end.signal != 0 ? "that it " + crash_sentence(end.signal)
                         : "that it ended the process with code " + std::to_string(end.exit_code);
}

}  // namespace

CaseProcess::CaseProcess(const Case& what, const FoundPlugin& plugin, const CheckSettings& settings)
    : time_limit_(settings.time_limit), said_(::memfd_create("said", MFD_CLOEXEC)) {
  result_.name = what.name;
  result_.asks = what.asks;
  process_ =
      std::make_unique<batch::ChildProcess>([&, parent = ::getpid(), said = said_.get()](batch::Channel& channel) {
        send_streams_to(parent, said);
        return run_as_child(what, plugin, settings, channel);
      });
}

CaseProcess::~CaseProcess() { stop({}); }

void CaseProcess::stop(std::string why) {
  if (ended_) return;
  ended_ = true;
  ::kill(-process_->id(), SIGKILL);
  process_->kill();
  const batch::End end = process_->wait();
  if (!told_) {
    if (why.empty()) why = ending(end) + last_words(said_.get());
    result_.failures.push_back({place_, "the case to come to its end", std::move(why)});
  }
  result_.time = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin_);
}

bool CaseProcess::ended() {
  if (ended_) return true;
  const bool connected = process_->channel().take_arrived();
  try {
    while (const std::optional<std::string> message = process_->channel().next_arrived()) take(*message);
  } catch (const Error& error) {
    stop(error.what());
  }
  if (told_ || !connected) {
    // Whoever closed the channel without a word is about to end, with a code or a signal that says more than ours.
    if (!told_) ::usleep(20'000);
    stop({});
  } else if (Clock::now() - begin_ > time_limit_) {
    stop("that it had not ended after " + std::to_string(time_limit_.count()) + " s");
  }
  return ended_;
}

void CaseProcess::take(const std::string& message) {
  batch::Decoder decoder(message);
  switch (decoder.one_of(MessageKind::last)) {
    case MessageKind::place:
      place_ = decoder.text();
      break;
    case MessageKind::failure: {
      Failure failure;
      failure.place = decoder.text();
      failure.expected = decoder.text();
      failure.found = decoder.text();
      result_.failures.push_back(std::move(failure));
      break;
    }
    case MessageKind::end: {
      result_.skipped = decoder.text();
      const std::uint64_t failures = decoder.number();
      result_.more = failures - std::min<std::uint64_t>(failures, result_.failures.size());
      told_ = true;
      break;
    }
  }
  decoder.end();
}

CaseResult CaseProcess::result() {
  if (!result_.failures.empty() || result_.more > 0) {
    result_.outcome = CaseOutcome::failed;
  } else if (!result_.skipped.empty()) {
    result_.outcome = CaseOutcome::skipped;
  }
  return std::move(result_);
}

std::string missing_of_sandbox() {
  return answer_of_process([] { return sandbox::enter({}).missing; }, std::chrono::seconds(30));
}

std::string answer_of_process(const std::function<std::string()>& work, std::chrono::seconds time_limit) {
  batch::ChildProcess process([&, parent = ::getpid()](batch::Channel& channel) {
    send_streams_to(parent, -1);
    confine(CheckSettings().memory_bytes);
    return channel.send(work()) ? 0 : 1;
  });
  pollfd waiting{process.channel().descriptor(), POLLIN, 0};
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(time_limit).count();
  if (::poll(&waiting, 1, static_cast<int>(milliseconds)) <= 0) {
    ::kill(-process.id(), SIGKILL);
    process.kill();
    throw Error(ErrorKind::plugin, "does not say what it is within " + std::to_string(time_limit.count()) + " s");
  }
  std::optional<batch::Message> message = process.channel().receive();
  if (message) return std::move(message->bytes);
  throw Error(ErrorKind::plugin, "cannot be asked what it is; found " + ending(process.wait()));
}

}  // namespace galley::conformance
