// SPDX-License-Identifier: Apache-2.0
#include "text/credits.hpp"

#include <utility>

#include "galley/unicode.hpp"
#include "text/attributes.hpp"
#include "text/escapes.hpp"

namespace galley::text {
namespace {

/// Calls `visit` with the content and attributes of each `[content]{attributes}`.
template <typename Visit>
void for_each_span(std::string_view line, Visit visit) {
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '\\') ++at;
    if (at >= line.size() || line[at] != '[') continue;
    std::size_t close = at + 1;
    while (close < line.size() && line[close] != ']') close += line[close] == '\\' ? 2 : 1;
    if (close + 1 >= line.size() || line[close + 1] != '{') continue;
    std::size_t behind = close + 1;
    if (const auto attributes = parse_attributes(line, behind)) {
      visit(unescaped(line.substr(at + 1, close - at - 1)), *attributes);
      at = behind - 1;
    }
  }
}

std::string value_of(const Attributes& attributes, std::string_view key) {
  const std::string* value = attributes.value(key);
  return value != nullptr ? *value : std::string();
}

std::string print_span(std::string_view content, const Attributes& attributes) {
  std::string span = "[";
  for (const char32_t c : CodePoints(content)) {
    if (ends_line(c)) {
      append_numbered_escape(span, c);
      continue;
    }
    if (c == '[' || c == ']' || c == '\\') span += '\\';
    append_utf8(span, c);
  }
  return span + ']' + print_attributes(attributes);
}

void add_value(Attributes& attributes, std::string_view key, const std::string& value) {
  if (!value.empty()) attributes.values.emplace_back(key, value);
}

}  // namespace

Byline parse_marked_byline(std::string_view line) {
  Byline byline;
  for_each_span(line, [&](std::string content, const Attributes& attributes) {
    if (attributes.has_class("credit")) {
      byline.credits.push_back({value_of(attributes, "role"), std::move(content), {}});
    } else if (attributes.has_class("name")) {
      if (byline.credits.empty()) byline.credits.emplace_back();
      byline.credits.back().names.push_back(
          {std::move(content), value_of(attributes, "affiliation"), value_of(attributes, "contact")});
    }
  });
  return byline;
}

Dateline parse_marked_dateline(std::string_view line) {
  Dateline dateline;
  for_each_span(line, [&](std::string content, const Attributes& attributes) {
    if (attributes.has_class("place"))
      dateline.place = std::move(content);
    else if (attributes.has_class("agency"))
      dateline.agency = std::move(content);
    else if (attributes.has_class("label"))
      dateline.label = std::move(content);
    else if (attributes.has_class("date")) {
      dateline.date = std::move(content);
      dateline.when = value_of(attributes, "when");
    }
  });
  return dateline;
}

std::string print_marked_byline(const Byline& byline) {
  std::string line;
  for (const Credit& credit : byline.credits) {
    Attributes attributes;
    attributes.classes.emplace_back("credit");
    add_value(attributes, "role", credit.role);
    line += print_span(credit.label, attributes) + ' ';
    for (const CreditName& name : credit.names) {
      Attributes of_name;
      of_name.classes.emplace_back("name");
      add_value(of_name, "affiliation", name.affiliation);
      add_value(of_name, "contact", name.contact);
      line += print_span(name.name, of_name) + ' ';
    }
  }
  return line + "{.byline}";
}

std::string print_marked_dateline(const Dateline& dateline) {
  std::string line;
  const auto add = [&](std::string_view name, const std::string& value, const std::string& when) {
    if (value.empty() && when.empty()) return;
    Attributes attributes;
    attributes.classes.emplace_back(name);
    add_value(attributes, "when", when);
    line += print_span(value, attributes) + ' ';
  };
  add("agency", dateline.agency, {});
  add("place", dateline.place, {});
  add("date", dateline.date, dateline.when);
  add("label", dateline.label, {});
  return line + "{.dateline}";
}

}  // namespace galley::text
