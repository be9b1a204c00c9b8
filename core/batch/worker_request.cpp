// SPDX-License-Identifier: Apache-2.0
#include "batch/worker_request.hpp"

#include <algorithm>
#include <cmath>

#include "batch/base64.hpp"
#include "batch/json_values.hpp"
#include "convert/limit_names.hpp"
#include "galley/options.hpp"

namespace galley::batch {

namespace {

[[noreturn]] void fail(std::string message) { throw BadRequest{{}, std::move(message)}; }

/// An object whose members are taken one by one; what nobody took is a mistake.
class Members {
 public:
  Members(const Json& object, std::string what) : object_(object), what_(std::move(what)) {
    if (!object.is_object()) fail(what_ + " is not an object");
  }

  const Json* take(const char* name) {
    known_.emplace_back(name);
    const auto found = object_.find(name);
    return found == object_.end() || found->is_null() ? nullptr : &*found;
  }
  std::optional<std::string> take_text(const char* name) {
    const Json* value = take(name);
    if (value == nullptr) return std::nullopt;
    if (!value->is_string()) fail(std::string("'") + name + "' of " + what_ + " is not a string");
    return value->get<std::string>();
  }
  bool take_boolean(const char* name, bool otherwise) {
    const Json* value = take(name);
    if (value == nullptr) return otherwise;
    if (!value->is_boolean()) fail(std::string("'") + name + "' of " + what_ + " is neither true nor false");
    return value->get<bool>();
  }
  void check_all_known() const {
    for (const auto& [name, value] : object_.items()) {
      if (std::find(known_.begin(), known_.end(), name) != known_.end()) continue;
      const std::string nearest = nearest_name(name, known_);
      fail(what_ + " has no member '" + name + "'" + (nearest.empty() ? "" : "; did you mean '" + nearest + "'?"));
    }
  }

 private:
  const Json& object_;
  std::string what_;
  std::vector<std::string> known_;
};

/// {"name": "value", "other": 3, "third": true}
OptionList options_of(const Json& object, const std::string& what) {
  if (!object.is_object()) fail(what + " are not an object");
  OptionList options;
  for (const auto& [name, value] : object.items()) {
    if (value.is_string()) {
      options.emplace_back(name, value.get<std::string>());
    } else if (value.is_number() || value.is_boolean()) {
      options.emplace_back(name, value.dump());
    } else {
      fail("option '" + name + "' of the " + what + " is neither a string, nor a number, nor true or false");
    }
  }
  return options;
}

void take_limits(const Json& object, Limits& limits) {
  if (!object.is_object()) fail("'limits' is not an object");
  for (const auto& [name, value] : object.items()) {
    const auto* const limit = std::find_if(std::begin(limit_names), std::end(limit_names),
                                           [&name = name](const LimitName& known) { return known.name == name; });
    if (limit == std::end(limit_names)) fail("there is no limit '" + name + "'");
    if (!value.is_number_unsigned() || value.get<std::uint64_t>() > limit->most) {
      fail("limit '" + name + "' is no whole number, or too large a one");
    }
    limit->set(limits, value.get<std::uint64_t>());
  }
}

void take_input(const Json& input, WorkerRequest& request) {
  if (input.is_string()) {
    request.input_path = request.task.name = input.get<std::string>();
  } else {
    Members members(input, "'input'");
    request.input_path = members.take_text("path").value_or("");
    const auto bytes = members.take_text("base64");
    request.task.name = members.take_text("name").value_or(request.input_path);
    members.check_all_known();
    if (bytes.has_value() == !request.input_path.empty()) fail("'input' needs one of 'path' and 'base64'");
    if (bytes) {
      auto decoded = decode_base64(*bytes);
      if (!decoded) fail("'base64' of 'input' is not base64");
      request.input_bytes = std::move(*decoded);
      return;
    }
  }
  if (request.input_path.empty()) fail("'input' has an empty path");
  if (request.input_path.find('\0') != std::string::npos) fail("the path of the input has a NUL in it");
}

void take_output(const Json& output, WorkerRequest& request) {
  if (output.is_string()) {
    request.output_path = output.get<std::string>();
  } else {
    Members members(output, "'output'");
    request.output_path = members.take_text("path").value_or("");
    members.check_all_known();
  }
  if (request.output_path.empty()) fail("'output' has no path; leave it out to get the bytes in the answer");
  if (request.output_path.find('\0') != std::string::npos) fail("the path of the output has a NUL in it");
}

void take_filters(const Json& filters, Task& task) {
  if (!filters.is_array()) fail("'filters' is not an array");
  task.filters.clear();
  for (const Json& each : filters) {
    FilterRequest& filter = task.filters.emplace_back();
    if (each.is_string()) {
      filter.filter = each.get<std::string>();
      continue;
    }
    Members members(each, "a filter");
    filter.filter = members.take_text("filter").value_or("");
    if (const Json* options = members.take("options")) filter.options = options_of(*options, "filter options");
    members.check_all_known();
    if (filter.filter.empty()) fail("a filter has no name ('filter')");
  }
}

void take_all(const Json& object, WorkerRequest& request) {
  Task& task = request.task;
  Members members(object, "the request");
  members.take("id");
  const Json* input = members.take("input");
  if (input == nullptr) fail("the request has no 'input'");
  take_input(*input, request);
  if (const Json* output = members.take("output")) take_output(*output, request);
  if (const auto from = members.take_text("from")) task.from = *from;
  if (const auto to = members.take_text("to")) task.to = *to;
  if (const Json* options = members.take("reader-options")) {
    task.reader_options = options_of(*options, "reader options");
  }
  if (const Json* options = members.take("writer-options")) {
    task.writer_options = options_of(*options, "writer options");
  }
  if (const Json* filters = members.take("filters")) take_filters(*filters, task);
  if (const Json* limits = members.take("limits")) take_limits(*limits, task.limits);
  if (const Json* seconds = members.take("seconds")) {
    constexpr double longest = 1'000'000;
    if (!seconds->is_number() || !(seconds->get<double>() > 0) || seconds->get<double>() > longest) {
      fail("'seconds' is not a number above 0");
    }
    task.time_limit = std::chrono::milliseconds(static_cast<std::int64_t>(std::ceil(seconds->get<double>() * 1000)));
  }
  task.strict = members.take_boolean("strict", task.strict);
  members.check_all_known();
  if (task.to.empty()) fail("the request has no 'to', the format to write");
}

Json start_of_answer(const std::string& id) {
  Json answer = Json::object();
  if (!id.empty()) answer["id"] = Json::parse(id);
  return answer;
}

}  // namespace

WorkerRequest parse_request(std::string_view line, const Task& defaults) {
  WorkerRequest request;
  request.task = defaults;
  request.task.wants_diagnostics = true;
  Json object;
  try {
    object = Json::parse(line);
  } catch (const Json::exception& error) {
    std::string reason = error.what();
    // "[json.exception.parse_error.101] parse error at line 1, column 3: ..."
    if (const std::size_t end = reason.find("] "); end != std::string::npos) reason.erase(0, end + 2);
    throw BadRequest{{}, "the request is not JSON: " + std::string(Error(ErrorKind::usage, reason).what())};
  }
  if (object.is_object() && object.contains("id")) {
    request.id = object["id"].dump(-1, ' ', false, Json::error_handler_t::replace);
  }
  try {
    take_all(object, request);
  } catch (BadRequest& bad) {
    bad.id = request.id;
    throw;
  }
  return request;
}

std::string answer_to(const WorkerRequest& request, const Result& result, const std::string& output_bytes) {
  Json answer = start_of_answer(request.id);
  answer["outcome"] = to_string(result.outcome);
  if (!result.format.empty()) answer["format"] = result.format;
  if (result.outcome == Outcome::done) {
    Json& output = answer["output"] = Json::object();
    if (request.output_path.empty()) {
      output["base64"] = encode_base64(output_bytes);
    } else {
      output["path"] = request.output_path;
    }
    output["bytes"] = result.output_bytes;
  }
  if (result.error) {
    Json& error = answer["error"] = json_of(*result.error);
    error.erase("severity");
  }
  Json& diagnostics = answer["diagnostics"] = Json::array();
  for (const Diagnostic& each : result.diagnostics) {
    if (each.code != code::not_carried) diagnostics.push_back(json_of(each));
  }
  Json& losses = answer["losses"] = Json::array();
  for (const Loss& loss : result.losses) losses.push_back(json_of(loss));
  const auto milliseconds = [](std::uint64_t microseconds) { return static_cast<double>(microseconds) / 1000; };
  answer["milliseconds"] = {{"total", milliseconds(result.total_microseconds)},
                            {"read", milliseconds(result.read_microseconds)},
                            {"write", milliseconds(result.write_microseconds)},
                            {"processor", milliseconds(result.processor_microseconds)}};
  answer["peak-memory-bytes"] = result.peak_bytes;
  answer["attempts"] = result.attempts;
  return line_of(answer);
}

std::string answer_to(const BadRequest& request) {
  Json answer = start_of_answer(request.id);
  answer["outcome"] = "bad-request";
  answer["error"] = {{"kind", to_string(ErrorKind::usage)}, {"message", request.message}};
  return line_of(answer);
}

}  // namespace galley::batch
