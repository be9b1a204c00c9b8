// SPDX-License-Identifier: Apache-2.0
#include "cli/description_wording.hpp"

#include <algorithm>

#include "cli/wording.hpp"

namespace galley::cli {
namespace {

std::string number_text(double number) {
  std::string text = std::to_string(number);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

}  // namespace

std::string term_of(const OptionDescription& option) {
  std::string term = option.name + "=";
  if (option.type == OptionType::choice) {
    for (std::size_t i = 0; i < option.choices.size(); ++i) term += (i > 0 ? "|" : "") + option.choices[i];
  } else {
    std::string type(to_string(option.type));
    std::transform(type.begin(), type.end(), type.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    term += type;
  }
  return term;
}

std::string meaning_of(const OptionDescription& option) {
  std::string meaning = option.help;
  if (option.minimum < option.maximum) {
    meaning += ", from " + number_text(option.minimum) + " to " + number_text(option.maximum);
  }
  if (!option.default_value.empty()) meaning += " (default: " + option.default_value + ")";
  return meaning;
}

std::string carried(const FeatureSet& features) {
  std::vector<std::string> with;
  std::vector<std::string> without;
  for (std::size_t i = 0; i < feature_count; ++i) {
    const auto feature = static_cast<Feature>(i);
    (features.contains(feature) ? with : without).emplace_back(to_string(feature));
  }
  if (without.empty()) return "everything that an article can hold";
  if (with.empty()) return "nothing";
  return without.size() < with.size() ? "everything but " + joined(without, " and ") : joined(with, " and ");
}

std::string extensions_of(const PluginDescription& format) {
  std::vector<std::string> names;
  for (const std::string& extension : format.extensions) names.push_back("." + extension);
  return joined(names, ", ");
}

std::string directions_of(const PluginDescription& format) {
  if (format.reads && format.writes) return "read and written";
  return format.reads ? "read" : "written";
}

}  // namespace galley::cli
