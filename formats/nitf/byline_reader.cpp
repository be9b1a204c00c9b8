// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <utility>

#include "element_flow/vocabulary.hpp"
#include "nitf/head_reader.hpp"
#include "nitf/marks.hpp"
#include "structure/conventions.hpp"

namespace galley::nitf {

using element_flow::attribute;
using element_flow::child;
using element_flow::line_text;
using element_flow::local_name;

namespace {

std::string trimmed(std::string_view text) {
  constexpr std::string_view marks = " \t\r\n,;:/|";
  const std::size_t first = text.find_first_not_of(marks);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(marks) - first + 1));
}

/// The name of a person, without what the person is.
std::string person_name(pugi::xml_node person) {
  std::string text;
  for (const pugi::xml_node each : person.children()) {
    const std::string_view name = local_name(each);
    if (name == "function" || name == "alt-code") continue;
    const bool element = each.type() == pugi::node_element;
    if (element && !text.empty() && text.back() != ' ') text += ' ';
    text += element ? line_text(each) : std::string(each.value());
  }
  return text;
}

/// What the writer gives: persons with the numbers of their credits.
void read_own(pugi::xml_node byline, Byline& result) {
  std::string label;
  std::string_view number;
  bool first = true;
  for (const pugi::xml_node each : byline.children()) {
    const std::string_view name = local_name(each);
    if (name == "person") {
      if (first || attribute(each, "value") != number) {
        first = false;
        number = attribute(each, "value");
        result.credits.push_back({std::string(attribute(each, "class")), std::exchange(label, {}), {}});
      }
      result.credits.back().names.push_back({line_text(each), {}, {}});
    } else if (name == "byttl" && !child(each, "org")) {
      label = line_text(each);
    } else if (!first && name == "byttl") {
      result.credits.back().names.back().affiliation = line_text(each);
    } else if (!first && name == "virtloc") {
      result.credits.back().names.back().contact = line_text(each);
    }
  }
}

void read_persons(pugi::xml_node byline, Byline& result) {
  Credit credit;
  std::string text;
  for (const pugi::xml_node each : byline.children()) {
    const std::string_view name = local_name(each);
    if (name == "person") {
      if (credit.names.empty()) credit.label = trimmed(text);
      if (const std::string role = line_text(child(each, "function")); credit.role.empty()) credit.role = role;
      credit.names.push_back({person_name(each), {}, {}});
    } else if (name == "byttl" || name == "location") {
      for (CreditName& person : credit.names) {
        if (person.affiliation.empty()) person.affiliation = line_text(each);
      }
    } else if (name == "virtloc") {
      if (!credit.names.empty() && credit.names.back().contact.empty()) credit.names.back().contact = line_text(each);
    } else {
      text += each.value();
    }
  }
  result.credits.push_back(std::move(credit));
}

}  // namespace

void read_byline(pugi::xml_node byline, std::string_view language, Byline& result) {
  const pugi::xml_node person = child(byline, "person");
  if (person) {
    if (attribute(person, "idsrc") == mark::credit) return read_own(byline, result);
    return read_persons(byline, result);
  }
  std::string text;
  std::string affiliation;
  std::string contact;
  for (const pugi::xml_node each : byline.children()) {
    const std::string_view name = local_name(each);
    if (name == "byttl" || name == "location") {
      if (!affiliation.empty()) affiliation += ", ";
      affiliation += line_text(each);
    } else if (name == "virtloc") {
      contact = line_text(each);
    } else {
      text += each.type() == pugi::node_element ? line_text(each) : std::string(each.value());
    }
  }
  while (!affiliation.empty() && (affiliation.back() == '.' || affiliation.back() == ',')) affiliation.pop_back();
  const std::string line = trimmed(text);
  std::optional<Byline> parsed = structure::parse_byline(line, language);
  if (!parsed) parsed = structure::parse_bare_byline(line, language);
  if (!parsed || parsed->empty()) {
    if (line.empty() && affiliation.empty()) return;
    parsed = Byline{{Credit{{}, {}, {CreditName{line, {}, {}}}}}};
  }
  for (Credit& credit : parsed->credits) {
    for (CreditName& name : credit.names) {
      if (name.affiliation.empty()) name.affiliation = affiliation;
      if (name.contact.empty()) name.contact = contact;
    }
    result.credits.push_back(std::move(credit));
  }
}

namespace {

/// A date of NITF ("20230704T120000+0100", "20230704") in ISO 8601; empty for what is none.
std::string iso_date(std::string_view norm) {
  const auto is_digits = [](std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  if (norm.size() >= 8 && is_digits(norm.substr(0, 8))) {
    return std::string(norm.substr(0, 4)) + '-' + std::string(norm.substr(4, 2)) + '-' + std::string(norm.substr(6, 2));
  }
  return std::string(norm.substr(0, norm.find('T')));
}

}  // namespace

void read_dateline(pugi::xml_node dateline, std::string_view language, Dateline& result) {
  const bool own = attribute(dateline, "class") == mark::parts;
  std::string beside;
  for (const pugi::xml_node each : dateline.children()) {
    const std::string_view name = local_name(each);
    if (name == "location") {
      if (!result.place.empty()) result.place += ", ";
      result.place += line_text(each);
    } else if (name == "story.date") {
      result.date = line_text(each);
      result.when = iso_date(attribute(each, "norm"));
    } else {
      beside += each.value();
    }
  }
  if (own) {
    result.label = beside;
    return;
  }
  while (!result.place.empty() && (result.place.back() == '.' || result.place.back() == ',')) result.place.pop_back();
  if (!result.place.empty()) return;
  const std::string line = line_text(dateline);
  std::optional<Dateline> parsed = structure::parse_dateline(line, language);
  if (!parsed) {
    result.place = trimmed(beside);
    return;
  }
  std::string date = std::move(result.date);
  std::string when = std::move(result.when);
  std::string agency = std::move(result.agency);
  result = std::move(*parsed);
  if (!date.empty()) result.date = std::move(date);
  if (!when.empty()) result.when = std::move(when);
  if (!agency.empty()) result.agency = std::move(agency);
}

}  // namespace galley::nitf
