// SPDX-License-Identifier: Apache-2.0
#include "cli/conversion_work.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace galley::cli {

namespace {

/// Where an output goes, and the folder for it, made only when there is an output, so that a call that converts nothing
/// makes nothing.
std::filesystem::path made_ready(const Writing& writing, const std::vector<PlannedOutput>& planned,
                                 const batch::OutputNumber& number) {
  if (!writing.folder.empty()) {
    // What fails here, the output reports.
    std::error_code ignored;
    std::filesystem::create_directories(writing.folder, ignored);
  }
  return number.article == 0 ? planned.at(number.job).output : output_of_article(planned, number);
}

}  // namespace

DocumentWork conversion_work(PluginHost& host, const Reading& reading, const Writing& writing,
                             const std::vector<PlannedOutput>& planned, Messages& messages) {
  DocumentWork work;
  for (const PlannedOutput& plan : planned) work.inputs.push_back(plan.input);
  work.run = [&](WorkFiles& files, std::size_t first) {
    return Conversion(host, reading, writing, planned, files, messages).run(first);
  };
  if (std::any_of(planned.begin(), planned.end(), [](const PlannedOutput& plan) { return plan.output != "-"; })) {
    work.output = [&](const batch::OutputNumber& number) { return made_ready(writing, planned, number); };
  }
  work.writer = writing.format;
  work.writer_options = writing.request.options;
  work.doing = "its conversion";
  return work;
}

}  // namespace galley::cli
