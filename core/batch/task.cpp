// SPDX-License-Identifier: Apache-2.0
#include "batch/task.hpp"

#include "batch/wire.hpp"

namespace galley::batch {

namespace {

void put(Encoder& encoder, const OptionList& options) {
  encoder.number(options.size());
  for (const auto& [name, value] : options) {
    encoder.text(name);
    encoder.text(value);
  }
}

OptionList take_options(Decoder& decoder) {
  OptionList options(decoder.count());
  for (auto& [name, value] : options) {
    name = decoder.text();
    value = decoder.text();
  }
  return options;
}

void put(Encoder& encoder, const Limits& limits) {
  for (const std::uint64_t value :
       {limits.input_bytes, limits.expanded_bytes, limits.output_bytes, std::uint64_t{limits.expansion_ratio},
        std::uint64_t{limits.entries}, std::uint64_t{limits.depth}, limits.nodes}) {
    encoder.number(value);
  }
}

Limits take_limits(Decoder& decoder) {
  Limits limits;
  limits.input_bytes = decoder.number();
  limits.expanded_bytes = decoder.number();
  limits.output_bytes = decoder.number();
  limits.expansion_ratio = static_cast<std::uint32_t>(decoder.number());
  limits.entries = static_cast<std::uint32_t>(decoder.number());
  limits.depth = static_cast<std::uint32_t>(decoder.number());
  limits.nodes = decoder.number();
  return limits;
}

void put(Encoder& encoder, const Place& place) {
  encoder.text(place.part);
  encoder.number(place.page);
  encoder.number(place.line);
  encoder.number(place.column);
  encoder.number(static_cast<std::uint64_t>(place.offset));
  encoder.text(place.item);
}

Place take_place(Decoder& decoder) {
  Place place;
  place.part = decoder.text();
  place.page = static_cast<std::uint32_t>(decoder.number());
  place.line = static_cast<std::uint32_t>(decoder.number());
  place.column = static_cast<std::uint32_t>(decoder.number());
  place.offset = static_cast<std::int64_t>(decoder.number());
  place.item = decoder.text();
  return place;
}

/// The numbers of a result, in the order in which they are sent.
template <class AnyResult, class Visitor>
void for_each_number(AnyResult& result, Visitor visit) {
  visit(result.input_bytes);
  visit(result.output_bytes);
  visit(result.read_microseconds);
  visit(result.write_microseconds);
  visit(result.total_microseconds);
  visit(result.processor_microseconds);
  visit(result.peak_bytes);
  visit(result.resident_bytes);
  visit(result.warnings);
}

}  // namespace

std::string encode(const Task& task) {
  Encoder encoder;
  encoder.text(task.name);
  encoder.text(task.from);
  put(encoder, task.reader_options);
  encoder.number(task.filters.size());
  for (const FilterRequest& filter : task.filters) {
    encoder.text(filter.filter);
    put(encoder, filter.options);
  }
  encoder.text(task.resource_root);
  encoder.text(task.to);
  put(encoder, task.writer_options);
  put(encoder, task.limits);
  encoder.number(static_cast<std::uint64_t>(task.time_limit.count()));
  encoder.number(task.strict ? 1 : 0);
  encoder.number(task.wants_diagnostics ? 1 : 0);
  return encoder.bytes();
}

Task decode_task(std::string_view bytes) {
  Decoder decoder(bytes);
  Task task;
  task.name = decoder.text();
  task.from = decoder.text();
  task.reader_options = take_options(decoder);
  task.filters.resize(decoder.count());
  for (FilterRequest& filter : task.filters) {
    filter.filter = decoder.text();
    filter.options = take_options(decoder);
  }
  task.resource_root = decoder.text();
  task.to = decoder.text();
  task.writer_options = take_options(decoder);
  task.limits = take_limits(decoder);
  task.time_limit = std::chrono::milliseconds(decoder.number());
  task.strict = decoder.boolean();
  task.wants_diagnostics = decoder.boolean();
  decoder.end();
  return task;
}

std::string encode(const Result& result) {
  Encoder encoder;
  encoder.number(static_cast<std::uint64_t>(result.outcome));
  encoder.number(result.error ? 1 : 0);
  if (result.error) {
    encoder.number(static_cast<std::uint64_t>(result.error->kind()));
    encoder.text(result.error->what());
    put(encoder, result.error->place());
  }
  encoder.text(result.format);
  encoder.text(result.input_hash);
  for_each_number(result, [&](std::uint64_t number) { encoder.number(number); });
  encoder.number(result.losses.size());
  for (const Loss& loss : result.losses) {
    encoder.number(static_cast<std::uint64_t>(loss.feature));
    encoder.number(loss.use.count);
    encoder.text(loss.use.first);
  }
  encoder.number(result.reading_losses.size());
  for (const auto& [code, count] : result.reading_losses) {
    encoder.text(code);
    encoder.number(count);
  }
  encoder.number(result.diagnostics.size());
  for (const Diagnostic& diagnostic : result.diagnostics) {
    encoder.number(static_cast<std::uint64_t>(diagnostic.severity));
    encoder.text(diagnostic.code);
    encoder.text(diagnostic.message);
    put(encoder, diagnostic.place);
  }
  return encoder.bytes();
}

Result decode_result(std::string_view bytes) {
  Decoder decoder(bytes);
  Result result;
  result.outcome = decoder.one_of(Outcome::out_of_memory);
  if (decoder.boolean()) {
    const auto kind = decoder.one_of(ErrorKind::internal);
    std::string message = decoder.text();
    result.error.emplace(kind, std::move(message), take_place(decoder));
  }
  result.format = decoder.text();
  result.input_hash = decoder.text();
  for_each_number(result, [&](std::uint64_t& number) { number = decoder.number(); });
  const auto last_feature = static_cast<Feature>(feature_count - 1);
  for (std::uint64_t left = decoder.count(); left > 0; --left) {
    Loss& loss = result.losses.emplace_back();
    loss.feature = decoder.one_of(last_feature);
    loss.use.count = decoder.number();
    loss.use.first = decoder.text();
  }
  for (std::uint64_t left = decoder.count(); left > 0; --left) {
    auto& [code, count] = result.reading_losses.emplace_back();
    code = decoder.text();
    count = decoder.number();
  }
  for (std::uint64_t left = decoder.count(); left > 0; --left) {
    Diagnostic& diagnostic = result.diagnostics.emplace_back();
    diagnostic.severity = decoder.one_of(Severity::loss);
    diagnostic.code = decoder.text();
    diagnostic.message = decoder.text();
    diagnostic.place = take_place(decoder);
  }
  decoder.end();
  if (result.outcome == Outcome::pending || ((result.outcome == Outcome::failed) != result.error.has_value() &&
                                             (result.outcome == Outcome::done || result.outcome == Outcome::failed))) {
    throw Error(ErrorKind::internal, "a worker sent a result that makes no sense");
  }
  return result;
}

}  // namespace galley::batch
