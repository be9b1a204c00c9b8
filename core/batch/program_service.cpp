// SPDX-License-Identifier: Apache-2.0
#include "batch/program_service.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "batch/sandbox/program_confinement.hpp"
#include "batch/wire.hpp"
#include "galley/error.hpp"
#include "galley/options.hpp"

namespace galley::batch {

namespace {

enum class Wish : std::uint8_t { start, end };
enum class Reply : std::uint8_t { started, ended, error };

/// A child does one conversion at a time, and a conversion runs one program at a time.
constexpr std::size_t most_programs = 2;

Encoder begin(std::uint64_t kind) {
  Encoder encoder;
  encoder.number(kind);
  return encoder;
}

const std::vector<OptionDescription>& options_of(const PluginDescription& description, ProgramUse use) {
  return use == ProgramUse::read    ? description.reader_options
         : use == ProgramUse::write ? description.writer_options
                                    : description.filter_options;
}

/// Sends a wish and takes apart the answer.
Decoder ask(Channel& channel, const Encoder& wish, Reply expected, std::optional<Message>& message) {
  if (channel.send(wish.bytes())) message = channel.receive();
  if (!message) throw Error(ErrorKind::cancelled, "interrupted");
  Decoder decoder(message->bytes);
  const auto reply = decoder.one_of(Reply::error);
  if (reply == Reply::error) {
    const auto kind = decoder.one_of(ErrorKind::internal);
    throw Error(kind, decoder.text());
  }
  if (reply != expected) throw Error(ErrorKind::cancelled, "interrupted");
  return decoder;
}

class RemoteProgram : public StartedProgram {
 public:
  RemoteProgram(Channel& channel, std::uint64_t number) : channel_(channel), number_(number) {}
  ~RemoteProgram() override {
    if (ended_) return;
    try {
      RemoteProgram::end();
    } catch (const Error&) {
      // The parent is gone, and has ended it.
    }
  }
  RemoteProgram(const RemoteProgram&) = delete;
  RemoteProgram& operator=(const RemoteProgram&) = delete;

  ProgramEnd end() override {
    ended_ = true;
    Encoder wish = begin(static_cast<std::uint64_t>(Wish::end));
    wish.number(number_);
    std::optional<Message> message;
    Decoder decoder = ask(channel_, wish, Reply::ended, message);
    ProgramEnd end;
    end.exit_code = static_cast<int>(decoder.number());
    end.signal = static_cast<int>(decoder.number());
    return end;
  }

 private:
  Channel& channel_;
  std::uint64_t number_;
  bool ended_ = false;
};

class ProgramClient : public ProgramStarter {
 public:
  explicit ProgramClient(Channel channel) : channel_(std::move(channel)) {}

  std::unique_ptr<StartedProgram> start(const ProgramRequest& request) override {
    Encoder wish = begin(static_cast<std::uint64_t>(Wish::start));
    wish.text(request.plugin.description.id);
    wish.number(static_cast<std::uint64_t>(request.use));
    wish.number(request.file_bytes);
    wish.number(request.options.size());
    for (const auto& [name, value] : request.options) {
      wish.text(name);
      wish.text(value);
    }
    std::optional<Message> message;
    Decoder decoder = ask(channel_, wish, Reply::started, message);
    auto program = std::make_unique<RemoteProgram>(channel_, decoder.number());
    if (message->descriptors.size() != 4) throw Error(ErrorKind::cancelled, "interrupted");
    program->input = std::move(message->descriptors[0]);
    program->output = std::move(message->descriptors[1]);
    program->errors = std::move(message->descriptors[2]);
    program->process = std::move(message->descriptors[3]);
    return program;
  }

 private:
  Channel channel_;
};

}  // namespace

std::unique_ptr<ProgramStarter> make_program_client(Channel channel) {
  return std::make_unique<ProgramClient>(std::move(channel));
}

bool has_programs(const PluginHost& host) {
  return std::any_of(host.records().begin(), host.records().end(), [](const PluginRecord& record) {
    return record.program != nullptr && record.state == PluginState::ready;
  });
}

ProgramService::ProgramService(Channel channel, const ProgramRules& rules)
    : channel_(std::move(channel)),
      host_(*rules.host),
      starter_(rules.confined ? LocalStarter::Confine(sandbox::confine_program) : LocalStarter::Confine(),
               rules.readable) {}

bool ProgramService::serve() {
  const bool open = channel_.take_arrived();
  try {
    while (const std::optional<std::string> message = channel_.next_arrived()) answer(*message);
  } catch (const Error&) {
    return false;
  }
  return open;
}

void ProgramService::answer(std::string_view message) {
  Decoder decoder(message);
  if (decoder.one_of(Wish::end) == Wish::start) {
    try {
      start(message);
    } catch (const Error& error) {
      Encoder reply = begin(static_cast<std::uint64_t>(Reply::error));
      reply.number(static_cast<std::uint64_t>(error.kind()));
      reply.text(error.what());
      channel_.send(reply.bytes());
    }
    return;
  }
  ProgramEnd end;
  if (auto ended = programs_.extract(decoder.number()); !ended.empty()) end = ended.mapped()->end();
  Encoder reply = begin(static_cast<std::uint64_t>(Reply::ended));
  reply.number(static_cast<std::uint64_t>(end.exit_code));
  reply.number(static_cast<std::uint64_t>(end.signal));
  channel_.send(reply.bytes());
}

void ProgramService::start(std::string_view message) {
  Decoder decoder(message);
  decoder.one_of(Wish::end);
  const std::string id = decoder.text();
  const auto use = decoder.one_of(ProgramUse::filter);
  const std::uint64_t file_bytes = decoder.number();
  OptionList options(decoder.count());
  for (auto& [name, value] : options) {
    name = decoder.text();
    value = decoder.text();
  }
  decoder.end();
  const PluginRecord& plugin = program_plugin(id);
  const Options checked(options_of(plugin.description, use), options);
  if (programs_.size() >= most_programs) throw Error(ErrorKind::plugin, "cannot be run: others are under way");

  std::unique_ptr<StartedProgram> program = starter_.start({plugin, use, std::move(options), file_bytes});
  Encoder reply = begin(static_cast<std::uint64_t>(Reply::started));
  reply.number(++last_number_);
  channel_.send(reply.bytes(),
                {program->input.get(), program->output.get(), program->errors.get(), program->process.get()});
  // The child has its own now; as long as there are more, the program would not see the end of its input.
  program->input.close();
  program->output.close();
  program->errors.close();
  program->process.close();
  programs_[last_number_] = std::move(program);
}

const PluginRecord& ProgramService::program_plugin(const std::string& id) const {
  for (const PluginRecord& record : host_.records()) {
    if (record.description.id == id && record.state == PluginState::ready && record.program) return record;
  }
  throw Error(ErrorKind::plugin, "cannot be run: there is no such plugin");
}

}  // namespace galley::batch
