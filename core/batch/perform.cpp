// SPDX-License-Identifier: Apache-2.0
#include "batch/perform.hpp"

#include <ctime>
#include <new>
#include <string_view>

#include "batch/content_hash.hpp"
#include "convert/writing.hpp"
#include "galley/convert.hpp"
#include "galley/source.hpp"
#include "host/foreign_exception.hpp"

namespace galley::batch {

namespace {

std::uint64_t microseconds(clockid_t clock) {
  timespec time{};
  ::clock_gettime(clock, &time);
  return static_cast<std::uint64_t>(time.tv_sec) * 1'000'000 + static_cast<std::uint64_t>(time.tv_nsec) / 1'000;
}

/// Bytes for a file that the parent puts in its place, or drops.
class HandedSink : public Sink {
 public:
  HandedSink(int file, const Limits& limits) : file_(file), limits_(limits) {}

  void write(std::string_view bytes) override {
    check_output_size(size_ + bytes.size(), limits_);
    size_ += bytes.size();
    held_.append(bytes);
    if (held_.size() >= held_at_most) flush();
  }
  void commit() override { flush(); }
  std::uint64_t size() const override { return size_; }

 private:
  static constexpr std::size_t held_at_most = 1 << 20;
  void flush() {
    write_all(file_, held_);
    held_.clear();
  }

  int file_;
  const Limits& limits_;
  std::string held_;
  std::uint64_t size_ = 0;
};

class Performance {
 public:
  Performance(PluginHost& host, const Task& task, const Cancellation& cancellation, Result& result)
      : host_(host), task_(task), cancellation_(cancellation), result_(result) {}

  void run(int input, int output) {
    const std::uint64_t begin = microseconds(CLOCK_MONOTONIC);
    Source source = Source::from_descriptor(input, task_.name, task_.limits);
    if (!task_.resource_root.empty()) source.set_resource_root(task_.resource_root);
    result_.input_bytes = source.bytes().size();
    result_.input_hash = content_hash(source.bytes());
    const Document document = read(source);
    const std::uint64_t read = microseconds(CLOCK_MONOTONIC);
    result_.read_microseconds = read - begin;
    write(document, output);
    result_.write_microseconds = microseconds(CLOCK_MONOTONIC) - read;
  }

  void tell() {
    result_.warnings = diagnostics_.count(Severity::warning);
    std::string_view last;
    for (const Diagnostic& entry : diagnostics_.entries()) {
      if (entry.severity != Severity::loss || entry.code == code::not_carried || entry.code == last) continue;
      last = entry.code;
      const auto known = [&] {
        for (const auto& [code, count] : result_.reading_losses) {
          if (code == entry.code) return true;
        }
        return false;
      };
      if (!known()) result_.reading_losses.emplace_back(entry.code, diagnostics_.count(Severity::loss, entry.code));
    }
    if (task_.wants_diagnostics) result_.diagnostics = diagnostics_.entries();
  }

 private:
  Document read(const Source& source) {
    ReadRequest request{task_.from, task_.reader_options, task_.limits, &cancellation_};
    if (request.format.empty()) request.format = recognise_format(host_, source);
    result_.format = request.format;
    Document document = read_document(host_, source, request, diagnostics_);
    for (FilterRequest filter : task_.filters) {
      filter.limits = task_.limits;
      filter.cancellation = &cancellation_;
      filter_document(host_, document, filter, diagnostics_);
    }
    if (document.articles.empty()) diagnostics_.warning("no-articles", "it holds no article");
    return document;
  }

  void write(const Document& document, int output) {
    const PluginDescription* format = host_.find(task_.to);
    if (task_.strict && format != nullptr) {
      result_.losses = loss_account(document, format->carries);
      if (lost()) return;
    }
    HandedSink sink(output, task_.limits);
    result_.losses = write_document(host_, document, sink,
                                    {task_.to, task_.writer_options, task_.limits, &cancellation_}, diagnostics_);
    if (task_.strict && lost()) return;
    result_.output_bytes = sink.size();
    result_.outcome = Outcome::done;
  }

  bool lost() {
    if (result_.losses.empty() && diagnostics_.count(Severity::loss) == 0) return false;
    result_.outcome = Outcome::lost;
    return true;
  }

  PluginHost& host_;
  const Task& task_;
  const Cancellation& cancellation_;
  Result& result_;
  Diagnostics diagnostics_;
};

void fail_for_memory(Result& result) {
  result.outcome = Outcome::out_of_memory;
  result.error = Error(ErrorKind::limit, "needs more memory than it may have");
}

void fail(Result& result, const Error& error) {
  if (error.kind() == ErrorKind::limit && error.what() == std::string_view(not_enough_memory)) {
    fail_for_memory(result);
    return;
  }
  const bool timed_out = error.kind() == ErrorKind::cancelled;
  result.outcome = timed_out ? Outcome::timed_out : Outcome::failed;
  result.error = timed_out ? Error(ErrorKind::limit, "takes longer than it may") : error;
}

}  // namespace

Result perform(PluginHost& host, const Task& task, int input, int output, const Cancellation& cancellation) {
  Result result;
  const std::uint64_t begin = microseconds(CLOCK_MONOTONIC);
  const std::uint64_t processor = microseconds(CLOCK_PROCESS_CPUTIME_ID);
  Performance performance(host, task, cancellation, result);
  try {
    performance.run(input, output);
  } catch (const Error& error) {
    fail(result, error);
  } catch (const std::bad_alloc&) {
    fail_for_memory(result);
  } catch (const std::exception& error) {
    fail(result, Error(ErrorKind::internal, error.what()));
  }
  performance.tell();
  result.total_microseconds = microseconds(CLOCK_MONOTONIC) - begin;
  result.processor_microseconds = microseconds(CLOCK_PROCESS_CPUTIME_ID) - processor;
  return result;
}

}  // namespace galley::batch
