// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace galley::testing {

/// The folder of real pages: GALLEY_SAMPLES from the environment, else ../shared/samples beside the source
/// tree. Nothing if there is none: a test must then still mean something.
std::optional<std::filesystem::path> samples_folder();

/// The path of one sample, if it is there.
std::optional<std::filesystem::path> sample(std::string_view name);

/// The bytes of a file. Throws std::runtime_error if it cannot be read.
std::string read_bytes(const std::filesystem::path& path);

}  // namespace galley::testing
