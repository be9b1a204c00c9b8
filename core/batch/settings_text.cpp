// SPDX-License-Identifier: Apache-2.0
#include "batch/json_values.hpp"
#include "batch/run.hpp"

namespace galley::batch {

namespace {

Json json_of(const OptionList& options) {
  Json list = Json::array();
  for (const auto& [name, value] : options) list.push_back({name, value});
  return list;
}

}  // namespace

std::string settings_text(const Task& task) {
  Json filters = Json::array();
  for (const FilterRequest& filter : task.filters) filters.push_back({filter.filter, json_of(filter.options)});
  const Limits& limits = task.limits;
  const Json settings{{"from", task.from},
                      {"reader-options", json_of(task.reader_options)},
                      {"filters", filters},
                      {"resource-root", task.resource_root},
                      {"to", task.to},
                      {"writer-options", json_of(task.writer_options)},
                      {"strict", task.strict},
                      {"limits",
                       {limits.input_bytes, limits.expanded_bytes, limits.output_bytes, limits.expansion_ratio,
                        limits.entries, limits.depth, limits.nodes}}};
  std::string text = line_of(settings);
  text.pop_back();
  return text;
}

}  // namespace galley::batch
