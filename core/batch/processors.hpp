// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace galley::batch {

/// Processors that this process may use: of those it is bound to, as many as its control group lets it have at a time
/// (cpu.max, or cpu.cfs_quota_us), rounded up. At least 1. `root` stands for "/", for tests.
unsigned usable_processors(const std::filesystem::path& root = "/");

}  // namespace galley::batch
