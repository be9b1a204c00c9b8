// SPDX-License-Identifier: Apache-2.0
// Any bytes as the requests of `galley worker`: each line is answered with one line of JSON, in their order, whatever
// is in it. No format is there to convert with, so that no request gets to open a file or to start a process; what
// makes sense of requests and answers them is all there.

#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "batch/json_values.hpp"
#include "batch/task.hpp"
#include "batch/worker_request.hpp"
#include "batch/worker_service.hpp"
#include "galley/host.hpp"
#include "galley/source.hpp"
#include "host/descriptor.hpp"

namespace {

using galley::batch::Json;

void expect(bool right) {
  if (!right) std::abort();
}

/// The answer is one line of JSON with an outcome, and with the request's id, if that had one.
void check_answer(const std::string& answer, const std::string& id) {
  expect(!answer.empty() && answer.find('\n') == answer.size() - 1);
  const Json json = Json::parse(answer);
  expect(json.is_object() && json.contains("outcome") && json["outcome"].is_string());
  expect(json.contains("id") == !id.empty());
  if (!id.empty()) expect(json["id"] == Json::parse(id));
}

/// Not through the loop: the answers that only conversions get.
void check_request(std::string_view line) {
  galley::batch::Task defaults;
  defaults.to = "xml";
  try {
    const galley::batch::WorkerRequest request = galley::batch::parse_request(line, defaults);
    const std::string message = galley::batch::encode(request.task);
    expect(galley::batch::encode(galley::batch::decode_task(message)) == message);
    galley::batch::Result result;
    result.outcome = galley::batch::Outcome::done;
    result.format = request.task.from;
    check_answer(answer_to(request, result, request.input_bytes), request.id);
    result.outcome = galley::batch::Outcome::failed;
    result.error = galley::Error(galley::ErrorKind::input, request.task.name);
    check_answer(answer_to(request, result, {}), request.id);
  } catch (const galley::batch::BadRequest& bad) {
    check_answer(answer_to(bad), bad.id);
  }
}

bool is_request(std::string_view line) { return line.find_first_not_of(" \t\r") != std::string_view::npos; }

galley::Descriptor memory_file() { return galley::Descriptor(::memfd_create("fuzz", MFD_CLOEXEC)); }

std::size_t answers_to(std::string_view requests) {
  static galley::PluginHost host{std::vector<std::filesystem::path>()};
  galley::batch::ServiceSettings settings;
  settings.complain = [](const std::string&) { std::abort(); };  // it would have started a worker
  const galley::Descriptor input = memory_file();
  const galley::Descriptor output = memory_file();
  expect(::write(input.get(), requests.data(), requests.size()) == static_cast<ssize_t>(requests.size()));
  ::lseek(input.get(), 0, SEEK_SET);
  const galley::Cancellation cancellation{false};
  galley::batch::serve_requests(host, settings, input.get(), output.get(), cancellation);
  ::lseek(output.get(), 0, SEEK_SET);
  const galley::Source answers = galley::Source::from_descriptor(output.get(), "answers");
  std::size_t count = 0;
  std::string_view rest = answers.bytes();
  for (std::size_t end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
    expect(Json::parse(rest.substr(0, end)).contains("outcome"));
    rest.remove_prefix(end + 1);
    ++count;
  }
  expect(rest.empty());
  return count;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view requests(reinterpret_cast<const char*>(data), size);
  std::size_t count = 0;
  for (std::size_t begin = 0; begin < requests.size();) {
    const std::size_t end = std::min(requests.find('\n', begin), requests.size());
    const std::string_view line = requests.substr(begin, end - begin);
    if (is_request(line)) {
      check_request(line);
      ++count;
    }
    begin = end + 1;
  }
  expect(answers_to(requests) == count);
  return 0;
}
