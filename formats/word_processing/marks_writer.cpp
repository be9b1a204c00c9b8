// SPDX-License-Identifier: Apache-2.0
#include "word_processing/marks_writer.hpp"

#include "word_processing/xml_output.hpp"

namespace galley::word_processing {

void MarksWriter::add(std::string_view kind, Attributes attributes) {
  entries_ += '<';
  entries_ += kind;
  for (const auto& [name, value] : attributes) {
    if (!value.empty()) append_attribute(entries_, name, value);
  }
  entries_ += "/>\n";
}

void MarksWriter::open(std::string_view kind, Attributes attributes) {
  add(kind, attributes);
  entries_.erase(entries_.size() - 3, 1);  // the slash that closes it
}

void MarksWriter::close(std::string_view kind) {
  entries_ += "</";
  entries_ += kind;
  entries_ += ">\n";
}

void MarksWriter::add_once(std::string_view kind, std::string_view key, Attributes attributes) {
  std::string whole(kind);
  whole += ' ';
  whole += key;
  if (keys_.insert(std::move(whole)).second) add(kind, attributes);
}

std::string MarksWriter::xml(const Document& document, std::string_view uri) const {
  std::string xml(xml_declaration);
  xml += "<galley";
  append_attribute(xml, "xmlns", uri);
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

}  // namespace galley::word_processing
