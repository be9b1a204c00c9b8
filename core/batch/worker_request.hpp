// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The lines of `galley worker`, as share/schema/worker-request.json and worker-answer.json describe them.

#include <optional>
#include <string>
#include <string_view>

#include "batch/outcome.hpp"
#include "batch/task.hpp"

namespace galley::batch {

struct WorkerRequest {
  std::string id;           ///< as JSON: "7", "\"page\""; empty: the request has none
  std::string input_path;   ///< empty: the bytes are here
  std::string input_bytes;  ///< where there is no path
  std::string output_path;  ///< empty: the bytes go into the answer
  Task task;
};

/// What is wrong with a line, and the id, if it has one that can be read.
struct BadRequest {
  std::string id;
  std::string message;
};

/// Takes a line apart. `defaults` holds what the request does not say. Throws BadRequest.
WorkerRequest parse_request(std::string_view line, const Task& defaults);

/// The answers, each a line.
std::string answer_to(const WorkerRequest& request, const Result& result, const std::string& output_bytes);
std::string answer_to(const BadRequest& request);

}  // namespace galley::batch
