// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What `galley convert` does with its inputs, once the command line is understood.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "batch/file_service.hpp"
#include "cli/common_options.hpp"
#include "cli/messages.hpp"
#include "cli/output_names.hpp"
#include "cli/sandboxed_work.hpp"
#include "galley/convert.hpp"

namespace galley::cli {

/// What to write, and where and how.
struct Writing {
  const PluginDescription* format = nullptr;
  WriteRequest request;
  std::filesystem::path folder;  ///< --out-dir
  bool split = false;
  bool strict = false;
  bool dry_run = false;
};

/// The output of one article of a planned output that is split. Throws Error(usage) where it is one of the inputs.
std::filesystem::path output_of_article(const std::vector<PlannedOutput>& planned, const batch::OutputNumber& number);

/// Converts inputs one after another. One that fails does not stop the others.
class Conversion {
 public:
  /// All are referred to.
  Conversion(PluginHost& host, const Reading& reading, const Writing& writing,
             const std::vector<PlannedOutput>& planned, WorkFiles& files, Messages& messages);

  /// Those from number `first` on; what the process returns.
  int run(std::size_t first);

 private:
  void convert(std::size_t job);
  void convert_articles(std::size_t job, ReadInput input, Diagnostics& diagnostics, std::vector<Loss>& losses);
  void write(const batch::OutputNumber& number, const std::filesystem::path& output, const std::string& input_format,
             const Document& document, Diagnostics& diagnostics, std::vector<Loss>& losses);
  void withhold(const std::filesystem::path& output);
  void report(const std::string& input, const Diagnostics& diagnostics, const std::vector<Loss>& losses);
  void fail(const std::string& input, const Error& error);

  PluginHost& host_;
  const Reading& reading_;
  const Writing& writing_;
  const std::vector<PlannedOutput>& planned_;
  WorkFiles& files_;
  Messages& messages_;
  std::filesystem::path current_output_;
  struct Written {
    std::string name;
    std::uint64_t bytes;
  };
  std::vector<Written> written_;  ///< of the input under way
  std::vector<Error> withheld_;   ///< what --strict kept from being written, of the input under way
  bool failed_ = false;
  bool wrong_usage_ = false;
  bool lost_ = false;
};

}  // namespace galley::cli
