// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace galley::conformance {

/// The part of a child process: converts a file in format `from` to format `to` and prints what is loaded then, each
/// on a line: "module PATH" for what the host opened, "library PATH" for what is mapped.
int convert_and_tell(const std::filesystem::path& plugins, const std::string& from, const std::string& to,
                     const std::filesystem::path& input);

/// Registers the tests that conversions load no more than they need: one for each pair of formats.
void register_lean_conversion_tests(const std::filesystem::path& plugins);

}  // namespace galley::conformance
