// SPDX-License-Identifier: Apache-2.0
#include "odt/language_attributes.hpp"

#include <algorithm>
#include <array>

#include "word_processing/xml_output.hpp"

namespace galley::odt {

using word_processing::append_attribute;
using word_processing::ScriptKind;

namespace {

struct Names {
  std::string_view tag;
  std::string_view language;
  std::string_view script;
  std::string_view country;
};

constexpr auto names_of = std::to_array<Names>({
    {"style:rfc-language-tag", "fo:language", "fo:script", "fo:country"},
    {"style:rfc-language-tag-asian", "style:language-asian", "style:script-asian", "style:country-asian"},
    {"style:rfc-language-tag-complex", "style:language-complex", "style:script-complex", "style:country-complex"},
});

bool is_letters(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

}  // namespace

void append_language(std::string& xml, std::string_view tag, ScriptKind kind) {
  const Names& names = names_of[static_cast<std::size_t>(kind)];
  std::string_view rest = tag;
  const auto take = [&rest] {
    const std::size_t end = std::min(rest.find('-'), rest.size());
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return part;
  };
  const std::string_view language = take();
  std::string_view script;
  std::string_view country;
  std::string_view next = take();
  if (next.size() == 4 && is_letters(next)) {
    script = next;
    next = take();
  }
  if ((next.size() == 2 && is_letters(next)) || next.size() == 3) {
    country = next;
    next = take();
  }
  // fo:language and fo:country alone cannot say all of it.
  const bool plain = next.empty() && rest.empty() && language.size() >= 2 && language.size() <= 3;
  if (!plain || !script.empty()) append_attribute(xml, names.tag, tag);
  append_attribute(xml, names.language, language.size() >= 2 && language.size() <= 8 ? language : "und");
  if (!script.empty()) append_attribute(xml, names.script, script);
  append_attribute(xml, names.country, country.empty() ? std::string_view("none") : country);
}

void append_languages(std::string& xml, std::string_view tag) {
  for (const ScriptKind kind : {ScriptKind::simple, ScriptKind::east_asian, ScriptKind::complex_script}) {
    append_language(xml, tag, kind);
  }
}

}  // namespace galley::odt
