// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

#include "batch/pool.hpp"
#include "batch/task.hpp"
#include "galley/host.hpp"

namespace galley::batch {

struct ServiceSettings {
  PoolSettings pool;
  Task defaults;                                     ///< what a request does not say
  std::function<void(const std::string&)> complain;  ///< told once what of the sandbox is missing
};

/// Reads requests from one descriptor, a JSON object a line, and answers each in a line on the other, in their order,
/// until the requests end or `cancellation` is raised. Nothing in a request ends it. Throws Error(output) when the
/// answers cannot be written.
void serve_requests(PluginHost& host, const ServiceSettings& settings, int requests, int answers,
                    const Cancellation& cancellation);

}  // namespace galley::batch
