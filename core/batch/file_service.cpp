// SPDX-License-Identifier: Apache-2.0
#include "batch/file_service.hpp"

#include <poll.h>

#include <cerrno>
#include <utility>

#include "batch/wire.hpp"
#include "convert/writing.hpp"
#include "galley/error.hpp"

namespace galley::batch {

namespace {

enum class Wish : std::uint8_t { input, output, commit, abandon };
enum class Reply : std::uint8_t { stream, replaced, done, error };

std::string encoded(Reply reply) {
  Encoder encoder;
  encoder.number(static_cast<std::uint64_t>(reply));
  return encoder.bytes();
}

std::string encoded(const Error& error) {
  Encoder encoder;
  encoder.number(static_cast<std::uint64_t>(Reply::error));
  encoder.number(static_cast<std::uint64_t>(error.kind()));
  encoder.text(error.what());
  return encoder.bytes();
}

/// The parent's side of one child.
class Service {
 public:
  Service(Channel& channel, const ServedFiles& files) : channel_(channel), files_(files) {}

  std::size_t job() const { return job_; }

  void answer(std::string_view message) {
    try {
      obey(Decoder(message));
    } catch (const Error& error) {
      channel_.send(encoded(error));
    }
  }

 private:
  void obey(Decoder decoder) {
    switch (decoder.one_of(Wish::abandon)) {
      case Wish::input: {
        job_ = decoder.number();
        const Descriptor input = files_.input(job_);
        channel_.send(encoded(Reply::stream), {input.get()});
        return;
      }
      case Wish::output: {
        OutputNumber number;
        number.job = decoder.number();
        number.article = decoder.number();
        number.articles = decoder.number();
        output_ = files_.output(number);
        channel_.send(encoded(output_.replaced ? Reply::replaced : Reply::stream), {output_.descriptor()});
        if (!output_.replaced) output_ = {};
        return;
      }
      case Wish::commit:
        if (!output_.replaced) throw Error(ErrorKind::internal, "there is no output to commit");
        output_.replaced->commit();
        output_ = {};
        channel_.send(encoded(Reply::done));
        return;
      case Wish::abandon:
        output_ = {};
        return;
    }
  }

  Channel& channel_;
  const ServedFiles& files_;
  OutputFile output_;
  std::size_t job_ = 0;
};

[[noreturn]] void throw_parent_gone() { throw Error(ErrorKind::cancelled, "interrupted"); }

/// Sends a wish and takes apart the answer.
Reply ask(Channel& channel, const Encoder& wish, Descriptor* descriptor) {
  if (!channel.send(wish.bytes())) throw_parent_gone();
  std::optional<Message> message = channel.receive();
  if (!message) throw_parent_gone();
  Decoder decoder(message->bytes);
  const auto reply = decoder.one_of(Reply::error);
  if (reply == Reply::error) {
    const auto kind = decoder.one_of(ErrorKind::internal);
    throw Error(kind, decoder.text());
  }
  if (descriptor != nullptr) {
    if (message->descriptors.empty()) throw_parent_gone();
    *descriptor = std::move(message->descriptors.front());
  }
  return reply;
}

Encoder wish(Wish wish) {
  Encoder encoder;
  encoder.number(static_cast<std::uint64_t>(wish));
  return encoder;
}

/// A file that the parent made and will put in its place.
class ReplacedOutput : public Sink {
 public:
  ReplacedOutput(Channel& channel, Descriptor file, const Limits& limits)
      : channel_(channel), file_(std::move(file)), limits_(limits) {}
  ~ReplacedOutput() override {
    if (!committed_) channel_.send(wish(Wish::abandon).bytes());
  }

  void write(std::string_view bytes) override {
    check_output_size(size_ + bytes.size(), limits_);
    size_ += bytes.size();
    held_.append(bytes);
    if (held_.size() >= held_at_most) flush();
  }
  void commit() override {
    flush();
    file_.close();
    committed_ = true;  // or failed, which the parent has cleaned up after
    ask(channel_, wish(Wish::commit), nullptr);
  }
  std::uint64_t size() const override { return size_; }

 private:
  static constexpr std::size_t held_at_most = 1 << 20;
  void flush() {
    write_all(file_.get(), held_);
    held_.clear();
  }

  Channel& channel_;
  Descriptor file_;
  Limits limits_;
  std::string held_;
  std::uint64_t size_ = 0;
  bool committed_ = false;
};

/// A device or a pipe: written to at the commit, by this process.
class StreamOutput : public Sink {
 public:
  StreamOutput(Descriptor file, const Limits& limits)
      : file_(std::move(file)), sink_(descriptor_sink(file_.get(), {}, limits)) {}
  void write(std::string_view bytes) override { sink_->write(bytes); }
  void commit() override { sink_->commit(); }
  std::uint64_t size() const override { return sink_->size(); }

 private:
  Descriptor file_;
  std::unique_ptr<Sink> sink_;
};

}  // namespace

ServedEnd serve_files(ChildProcess& child, const ServedFiles& files) {
  Service service(child.channel(), files);
  bool open = true;
  bool programs_served = true;
  while (open) {
    ProgramService* programs = child.programs();
    pollfd requests[] = {{child.channel().descriptor(), POLLIN, 0},
                         {programs_served && programs != nullptr ? programs->descriptor() : -1, POLLIN, 0}};
    if (::poll(requests, 2, -1) < 0 && errno == EINTR) continue;
    if (requests[1].revents != 0) programs_served = programs->serve();
    if (requests[0].revents == 0) continue;
    open = child.channel().take_arrived();
    while (const std::optional<std::string> message = child.channel().next_arrived()) service.answer(*message);
  }
  return {child.wait(), service.job()};
}

Source FileClient::input(std::size_t job, const std::string& name, const Limits& limits) {
  Encoder encoder = wish(Wish::input);
  encoder.number(job);
  Descriptor file;
  ask(channel_, encoder, &file);
  return Source::from_descriptor(file.get(), name, limits);
}

std::unique_ptr<Sink> FileClient::output(const OutputNumber& number, const Limits& limits) {
  Encoder encoder = wish(Wish::output);
  encoder.number(number.job);
  encoder.number(number.article);
  encoder.number(number.articles);
  Descriptor file;
  if (ask(channel_, encoder, &file) == Reply::replaced) {
    return std::make_unique<ReplacedOutput>(channel_, std::move(file), limits);
  }
  return std::make_unique<StreamOutput>(std::move(file), limits);
}

}  // namespace galley::batch
