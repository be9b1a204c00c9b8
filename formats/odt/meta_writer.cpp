// SPDX-License-Identifier: Apache-2.0
#include "odt/meta_writer.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "word_processing/xml_output.hpp"

namespace galley::odt {

using word_processing::append_attribute;
using word_processing::append_text_escaped;

namespace {

struct Term {
  std::string_view term;
  std::string_view element;
  bool date = false;
};

constexpr auto terms = std::to_array<Term>({
    {"title", "dc:title"},
    {"description", "dc:description"},
    {"subject", "dc:subject"},
    {"keywords", "meta:keyword"},
    {"creator", "meta:initial-creator"},
    {"created", "meta:creation-date", true},
    {"modified", "dc:date", true},
});

std::string joined_values(const Metadata& metadata, std::string_view term) {
  std::string joined;
  for (const MetadataEntry& entry : metadata) {
    if (entry.term != term) continue;
    if (!joined.empty()) joined += "; ";
    joined += entry.value;
  }
  return joined;
}

/// An xsd:dateTime, as ODF wants it; others are left to user-defined entries.
bool is_date_time(std::string_view value) {
  constexpr std::string_view form = "dddd-dd-ddTdd:dd:dd";
  if (value.size() < form.size() || (value.size() > form.size() && value.substr(form.size()) != "Z")) return false;
  return std::equal(form.begin(), form.end(), value.begin(),
                    [](char f, char v) { return f == 'd' ? v >= '0' && v <= '9' : f == v; });
}

}  // namespace

std::string meta_xml(const Document& document) {
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
      "xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\"><office:meta>"
      "<meta:generator>Galley</meta:generator>";
  std::set<std::string_view> written;
  for (const Term& term : terms) {
    const std::string value = joined_values(document.metadata, term.term);
    if (value.empty() || (term.date && !is_date_time(value))) continue;
    written.insert(term.term);
    xml.append("<").append(term.element).append(">");
    append_text_escaped(xml, value);
    xml.append("</").append(term.element).append(">");
  }
  if (!document.language.empty()) {
    xml += "<dc:language>";
    append_text_escaped(xml, document.language);
    xml += "</dc:language>";
  }
  for (const MetadataEntry& entry : document.metadata) {
    if (!written.insert(entry.term).second) continue;
    xml += "<meta:user-defined";
    append_attribute(xml, "meta:name", entry.term);
    xml += " meta:value-type=\"string\">";
    append_text_escaped(xml, joined_values(document.metadata, entry.term));
    xml += "</meta:user-defined>";
  }
  return xml + "</office:meta></office:document-meta>";
}

}  // namespace galley::odt
