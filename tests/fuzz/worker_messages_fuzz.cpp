// SPDX-License-Identifier: Apache-2.0
// Any bytes as the messages between a parent and its workers: one that a document has taken over may send what it
// likes. A message that makes no sense is a galley::Error; another is the same after it was sent again. The first
// byte says which of them it is.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "batch/task.hpp"
#include "batch/worker_request.hpp"
#include "galley/error.hpp"

namespace {

void check_task(std::string_view bytes) {
  const std::string message = galley::batch::encode(galley::batch::decode_task(bytes));
  if (galley::batch::encode(galley::batch::decode_task(message)) != message) std::abort();
}

void check_result(std::string_view bytes) {
  const galley::batch::Result result = galley::batch::decode_result(bytes);
  const std::string message = galley::batch::encode(result);
  if (galley::batch::encode(galley::batch::decode_result(message)) != message) std::abort();
  galley::batch::WorkerRequest request;
  request.output_path = "out";
  const std::string answer = galley::batch::answer_to(request, result, {});
  if (answer.find('\n') != answer.size() - 1) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  try {
    if (data[0] % 2 == 0) {
      check_task(bytes);
    } else {
      check_result(bytes);
    }
  } catch (const galley::Error&) {
    // A refusal is a right answer.
  }
  return 0;
}
