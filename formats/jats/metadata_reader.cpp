// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>

#include "jats/front_reader.hpp"
#include "jats/marks.hpp"

namespace galley::jats {

using element_flow::attribute;
using element_flow::child;
using element_flow::line_text;
using element_flow::local_name;

namespace {

void add(Metadata& metadata, std::string_view term, std::string value, std::string scheme = {},
         std::string language = {}) {
  if (!value.empty()) metadata.push_back({std::string(term), std::move(value), std::move(scheme), std::move(language)});
}

std::string two_digits(const std::string& number) { return number.size() == 1 ? "0" + number : number; }

/// A date of parts in ISO 8601, or as it is written where they are no numbers.
std::string date_text(pugi::xml_node date) {
  if (const std::string_view iso = attribute(date, "iso-8601-date"); !iso.empty()) return std::string(iso);
  std::string text = line_text(child(date, "year"));
  const std::string month = line_text(child(date, "month"));
  const std::string day = line_text(child(date, "day"));
  if (text.empty()) return line_text(date);
  if (element_flow::number(month, 1, -1) < 0) {
    const std::string rest = month.empty() ? line_text(child(date, "season")) : month;
    return rest.empty() ? text : text + ' ' + rest + (day.empty() ? "" : ' ' + day);
  }
  text += '-' + two_digits(month);
  return element_flow::number(day, 1, -1) < 0 ? text : text + '-' + two_digits(day);
}

std::string upper_case(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return result;
}

void keywords(pugi::xml_node group, Metadata& metadata) {
  for (const pugi::xml_node each : group.children()) {
    const std::string_view name = local_name(each);
    if (name == "kwd" || name == "compound-kwd" || name == "nested-kwd") {
      add(metadata, "subject", line_text(each), {}, group.attribute("xml:lang").value());
    }
  }
}

void subjects(pugi::xml_node group, Metadata& metadata) {
  for (const pugi::xml_node each : group.children()) {
    if (local_name(each) == "subject") add(metadata, "subject", line_text(each));
    if (local_name(each) == "subj-group") subjects(each, metadata);
  }
}

void permissions(pugi::xml_node node, Metadata& metadata) {
  for (const pugi::xml_node each : node.children()) {
    const std::string_view name = local_name(each);
    if (name == "copyright-statement") add(metadata, "rights", line_text(each));
    if (name != "license") continue;
    add(metadata, "license", line_text(each));
    add(metadata, "license", std::string(attribute(each, "href")), "URI");
  }
}

void own_entry(pugi::xml_node node, Metadata& metadata) {
  const std::string name = line_text(child(node, "meta-name"));
  if (attribute(node, "specific-use") == mark::dateline || attribute(node, "specific-use") == mark::document_language) {
    return;
  }
  const bool own = name.starts_with(mark::metadata_prefix);
  add(metadata, own ? std::string_view(name).substr(mark::metadata_prefix.size()) : std::string_view(name),
      line_text(child(node, "meta-value")), std::string(attribute(node, "vocab")), node.attribute("xml:lang").value());
}

bool has_own_entries(pugi::xml_node meta) {
  for (const pugi::xml_node group : meta.children()) {
    if (local_name(group) != "custom-meta-group" && local_name(group) != "custom-meta-wrap") continue;
    for (const pugi::xml_node each : group.children()) {
      if (line_text(child(each, "meta-name")).starts_with(mark::metadata_prefix)) return true;
    }
  }
  return false;
}

void history(pugi::xml_node node, Metadata& metadata) {
  for (const pugi::xml_node each : node.children()) {
    const std::string_view type = attribute(each, "date-type");
    const std::string_view term = type == "received" ? "dateSubmitted" : type == "accepted" ? "dateAccepted" : "date";
    if (local_name(each) == "date") add(metadata, term, date_text(each), "W3CDTF");
  }
}

void entry(pugi::xml_node node, Metadata& metadata) {
  const std::string_view name = local_name(node);
  if (name == "article-id" || name == "isbn" || name == "issn") {
    const std::string_view type = name == "article-id" ? attribute(node, "pub-id-type") : name;
    add(metadata, "identifier", line_text(node), upper_case(type));
  } else if (name == "pub-date") {
    add(metadata, find_metadata(metadata, "issued").empty() ? "issued" : "available", date_text(node), "W3CDTF");
  } else if (name == "volume" || name == "issue" || name == "fpage" || name == "lpage" || name == "page-range" ||
             name == "elocation-id" || name == "issue-title" || name == "conference" || name == "article-version") {
    add(metadata, name, line_text(node));
  } else if (name == "self-uri") {
    add(metadata, "source", std::string(attribute(node, "href")), "URI");
  } else if (name == "related-article" || name == "related-object") {
    const std::string text = line_text(node);
    add(metadata, "relation", text.empty() ? std::string(attribute(node, "href")) : text);
  } else if (name == "kwd-group") {
    keywords(node, metadata);
  } else if (name == "permissions") {
    permissions(node, metadata);
  } else if (name == "copyright-statement") {
    add(metadata, "rights", line_text(node));
  } else if (name == "history" || name == "pub-history") {
    history(node, metadata);
  } else if (name == "funding-group" || name == "support-group") {
    for (const pugi::xml_node each : node.children()) add(metadata, "funding", line_text(each));
  } else if (name == "contract-num" || name == "contract-sponsor" || name == "product") {
    add(metadata, name == "product" ? "relation" : "funding", line_text(node));
  } else if (name == "journal-title" || name == "journal-title-group") {
    const pugi::xml_node title = name == "journal-title" ? node : child(node, "journal-title");
    add(metadata, "isPartOf", line_text(title));
  } else if (name == "publisher") {
    add(metadata, "publisher", line_text(child(node, "publisher-name")));
  }
}

}  // namespace

void read_metadata(pugi::xml_node meta, Metadata& metadata) {
  const bool own = has_own_entries(meta);
  for (const pugi::xml_node each : meta.children()) {
    const std::string_view name = local_name(each);
    if (name == "custom-meta-group" || name == "custom-meta-wrap") {
      for (const pugi::xml_node item : each.children()) own_entry(item, metadata);
    } else if (own) {
      continue;  // the writer's own entries say all of it
    } else if (name == "article-categories") {
      for (const pugi::xml_node group : each.children()) {
        if (attribute(group, "subj-group-type") != "heading") subjects(group, metadata);
      }
    } else {
      entry(each, metadata);
    }
  }
}

}  // namespace galley::jats
