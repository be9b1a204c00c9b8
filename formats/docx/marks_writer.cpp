// SPDX-License-Identifier: Apache-2.0
#include "docx/marks_writer.hpp"

#include "docx/xml_output.hpp"

namespace galley::docx {

void MarksWriter::add(std::string_view kind, Attributes attributes) {
  entries_ += '<';
  entries_ += kind;
  for (const auto& [name, value] : attributes) {
    if (!value.empty()) append_attribute(entries_, name, value);
  }
  entries_ += "/>\n";
}

void MarksWriter::add_once(std::string_view kind, std::string_view key, Attributes attributes) {
  std::string whole(kind);
  whole += ' ';
  whole += key;
  if (keys_.insert(std::move(whole)).second) add(kind, attributes);
}

std::string MarksWriter::xml(const Document& document) const {
  std::string xml(xml_declaration);
  xml += "<galley";
  append_attribute(xml, "xmlns", Marks::uri);
  if (!document.language.empty()) append_attribute(xml, "language", document.language);
  xml += ">\n";
  for (const MetadataEntry& entry : document.metadata) {
    xml += "<metadata";
    append_attribute(xml, "term", entry.term);
    append_attribute(xml, "value", entry.value);
    if (!entry.scheme.empty()) append_attribute(xml, "scheme", entry.scheme);
    if (!entry.language.empty()) append_attribute(xml, "language", entry.language);
    xml += "/>\n";
  }
  xml += entries_;
  xml += "</galley>\n";
  return xml;
}

}  // namespace galley::docx
