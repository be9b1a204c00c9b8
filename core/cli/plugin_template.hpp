// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The templates of share/plugin-template, whose README says how they are written.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace galley::cli {

/// What a template is filled in with.
struct PluginPlan {
  std::string id;
  bool reader = false;
  bool writer = false;
  bool filter = false;  ///< a filter is neither of the others
};

/// Where the templates are: beside this program as it was installed or built. Throws Error(internal) where they are
/// missing.
std::filesystem::path plugin_templates();

/// The languages that there are templates for, sorted.
std::vector<std::string> template_languages(const std::filesystem::path& templates);

/// One text of a template, filled in. Throws Error(internal) for a template that is not well-formed.
std::string filled_in(std::string_view text, const PluginPlan& plan);

/// Writes the files of a template into `folder`, which must not be there, or be empty; all of them or none. Others than
/// the owner get no right to write, or the host would refuse the plugin. Throws Error(output).
void write_template(const std::filesystem::path& language, const std::filesystem::path& folder, const PluginPlan& plan);

}  // namespace galley::cli
