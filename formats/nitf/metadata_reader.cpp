// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <utility>

#include "element_flow/vocabulary.hpp"
#include "nitf/head_reader.hpp"
#include "nitf/marks.hpp"

namespace galley::nitf {

using element_flow::attribute;
using element_flow::line_text;
using element_flow::local_name;

namespace {

void add(Metadata& metadata, std::string_view term, std::string_view value, std::string scheme = {}) {
  if (!value.empty()) metadata.push_back({std::string(term), std::string(value), std::move(scheme), {}});
}

/// Attributes of an element, in their order: "Tampa, Fla., US".
std::string values(pugi::xml_node node, std::initializer_list<std::string_view> names) {
  std::string text;
  for (const std::string_view name : names) {
    const std::string_view value = attribute(node, name);
    if (value.empty()) continue;
    if (!text.empty()) text += ", ";
    text += value;
  }
  return text;
}

void document_data(pugi::xml_node data, Metadata& metadata) {
  for (const pugi::xml_node each : data.children()) {
    const std::string_view name = local_name(each);
    if (name == "doc-id")
      add(metadata, "identifier", attribute(each, "id-string"), std::string(attribute(each, "regsrc")));
    if (name == "date.issue") add(metadata, "issued", attribute(each, "norm"));
    if (name == "date.release") add(metadata, "available", attribute(each, "norm"));
    if (name == "date.expire") add(metadata, "valid", attribute(each, "norm"));
    if (name == "doc.copyright") add(metadata, "rights", values(each, {"year", "holder"}));
    if (name == "doc.rights") add(metadata, "accessRights", values(each, {"owner", "agent", "type", "limitations"}));
    if (name == "evloc") add(metadata, "coverage", values(each, {"city", "county-dist", "state-prov", "iso-cc"}));
    if (name == "urgency") add(metadata, name, attribute(each, "ed-urg"));
    if (name == "fixture") add(metadata, name, attribute(each, "fix-id"));
    if (name == "series") add(metadata, name, values(each, {"series.name", "series.part", "series.totalpart"}));
    if (name == "ed-msg") add(metadata, name, attribute(each, "info"));
    if (name == "correction") add(metadata, name, attribute(each, "info"));
    if (name == "du-key") add(metadata, name, values(each, {"key", "generation", "part", "version"}));
    if (name == "doc-scope") add(metadata, name, attribute(each, "scope"));
    if (name == "del-list") add(metadata, name, line_text(each));
    if (name == "key-list") {
      for (const pugi::xml_node key : each.children()) add(metadata, "subject", attribute(key, "key"));
    }
    if (name == "identified-content") {
      for (const pugi::xml_node part : each.children()) {
        const std::string text = line_text(part);
        const std::string scheme(attribute(part, "type"));
        add(metadata, "subject", text.empty() ? attribute(part, "value") : std::string_view(text), scheme);
      }
    }
  }
}

bool has_own_terms(pugi::xml_node head) {
  return std::any_of(head.begin(), head.end(), [](pugi::xml_node each) {
    const std::string_view name = attribute(each, "name");
    return name.starts_with(mark::term_prefix) || name == mark::term;
  });
}

void read_own(pugi::xml_node head, Metadata& metadata) {
  for (const pugi::xml_node each : head.children()) {
    const std::string_view name = attribute(each, "name");
    const std::string content(attribute(each, "content"));
    if (name.starts_with(mark::term_prefix)) {
      add(metadata, name.substr(mark::term_prefix.size()), content);
    } else if (name == mark::term) {
      metadata.push_back({content, {}, {}, {}});
    } else if (!metadata.empty()) {
      if (name == mark::value) metadata.back().value = content;
      if (name == mark::scheme) metadata.back().scheme = content;
      if (name == mark::term_language) metadata.back().language = content;
    }
  }
}

}  // namespace

void read_metadata(pugi::xml_node head, Metadata& metadata) {
  if (has_own_terms(head)) return read_own(head, metadata);
  for (const pugi::xml_node each : head.children()) {
    const std::string_view name = local_name(each);
    if (name == "title" && attribute(each, "id") != mark::own_title) add(metadata, "title", line_text(each));
    if (name == "meta") {
      const std::string_view term = attribute(each, "name");
      add(metadata, term.empty() ? attribute(each, "http-equiv") : term, attribute(each, "content"));
    }
    if (name == "docdata") document_data(each, metadata);
    if (name == "tobject") {
      add(metadata, "type", attribute(each, "tobject.type"));
      for (const pugi::xml_node subject : each.children()) {
        if (local_name(subject) != "tobject.subject") continue;
        std::string text =
            values(subject, {"tobject.subject.type", "tobject.subject.matter", "tobject.subject.detail"});
        if (text.empty()) text = attribute(subject, "tobject.subject.refnum");
        add(metadata, "subject", text, std::string(attribute(subject, "tobject.subject.ipr")));
      }
    }
    if (name == "pubdata") {
      add(metadata, "isPartOf", attribute(each, "name"));
      add(metadata, "date", attribute(each, "date.publication"));
      for (const char* term : {"issn", "volume", "number", "issue", "edition.name", "edition.area", "position.section",
                               "position.sequence"}) {
        add(metadata, term, attribute(each, term));
      }
    }
    if (name == "revision-history") add(metadata, name, values(each, {"name", "function", "norm", "comment"}));
  }
}

}  // namespace galley::nitf
