// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "batch/outcome.hpp"
#include "galley/convert.hpp"
#include "galley/limits.hpp"

namespace galley::batch {

/// One conversion, for a worker. Its input and output are descriptors that go beside it.
struct Task {
  std::string name;  ///< of the input, for what its extension says and for messages
  std::string from;  ///< format id; empty: recognised
  OptionList reader_options;
  std::vector<FilterRequest> filters;  ///< their limits are the task's
  std::string resource_root;           ///< see Source::set_resource_root; empty: none
  std::string to;                      ///< format id
  OptionList writer_options;
  Limits limits;
  std::chrono::milliseconds time_limit{0};  ///< 0: none
  bool strict = false;                      ///< write nothing where something would be lost
  bool wants_diagnostics = false;           ///< Result::diagnostics, rather than their numbers alone
};

/// As messages between a parent and its workers. What is decoded may come from a worker that a document has taken
/// over: Error(internal) for all that makes no sense.
std::string encode(const Task& task);
Task decode_task(std::string_view bytes);
std::string encode(const Result& result);
Result decode_result(std::string_view bytes);

}  // namespace galley::batch
