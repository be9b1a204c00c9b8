// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace galley::cli {

/// "out/page.xml" for "desk/page.docx", "out" and "xml": the input's name without its last extension.
/// Standard input is named "stdin".
std::filesystem::path output_in_folder(const std::filesystem::path& folder, const std::string& input,
                                       std::string_view extension);

/// "out/page-01.xml" for the first article of "out/page.xml"; as many digits as `count` needs, at least two.
std::filesystem::path output_of_article(const std::filesystem::path& output, std::size_t number, std::size_t count);

/// Do both lead to one file, whether it exists or not? Links and "a/../a" are seen through.
bool same_file(const std::filesystem::path& a, const std::filesystem::path& b);

struct PlannedOutput {
  std::string input;             ///< "-": standard input
  std::filesystem::path output;  ///< "-": standard output
};

/// Throws Error(usage) when two inputs would be written to one output, naming both, or an output would
/// replace one of the inputs.
void check_outputs(const std::vector<PlannedOutput>& planned);

/// ASCII letters count as equal in both cases.
bool ends_with_ignoring_case(std::string_view text, std::string_view end);

}  // namespace galley::cli
