// SPDX-License-Identifier: Apache-2.0
#include "word_processing/byline_marks.hpp"

namespace galley::word_processing {

namespace {

/// Without white space, which a word processor may change.
std::string words_alone(std::string_view text) {
  std::string words;
  for (const char c : text) {
    if (c != ' ' && c != '\t' && c != '\n') words += c;
  }
  return words;
}

bool is_of(const pugi::xml_node& mark, std::string_view printed) {
  return mark && words_alone(mark.attribute("printed").value()) == words_alone(printed);
}

}  // namespace

void add_byline_mark(MarksWriter& marks, std::string_view key, const Byline& byline, std::string_view printed) {
  marks.open("block", {{"key", key}, {"printed", printed}});
  for (const Credit& credit : byline.credits) {
    marks.open("credit", {{"role", credit.role}, {"label", credit.label}});
    for (const CreditName& name : credit.names) {
      marks.add("name", {{"name", name.name}, {"affiliation", name.affiliation}, {"contact", name.contact}});
    }
    marks.close("credit");
  }
  marks.close("block");
}

void add_dateline_mark(MarksWriter& marks, std::string_view key, const Dateline& dateline, std::string_view printed) {
  marks.add("block", {{"key", key},
                      {"printed", printed},
                      {"place", dateline.place},
                      {"date", dateline.date},
                      {"when", dateline.when},
                      {"agency", dateline.agency},
                      {"label", dateline.label}});
}

Byline marked_byline(const pugi::xml_node& mark, std::string_view printed) {
  Byline byline;
  if (!is_of(mark, printed)) return byline;
  for (const pugi::xml_node node : mark.children("credit")) {
    Credit& credit = byline.credits.emplace_back();
    credit.role = node.attribute("role").value();
    credit.label = node.attribute("label").value();
    for (const pugi::xml_node name : node.children("name")) {
      credit.names.push_back(
          {name.attribute("name").value(), name.attribute("affiliation").value(), name.attribute("contact").value()});
    }
  }
  return byline;
}

Dateline marked_dateline(const pugi::xml_node& mark, std::string_view printed) {
  if (!is_of(mark, printed)) return {};
  return {mark.attribute("place").value(), mark.attribute("date").value(), mark.attribute("when").value(),
          mark.attribute("agency").value(), mark.attribute("label").value()};
}

}  // namespace galley::word_processing
