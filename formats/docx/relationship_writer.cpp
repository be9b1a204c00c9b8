// SPDX-License-Identifier: Apache-2.0
#include "docx/relationship_writer.hpp"

#include <algorithm>

#include "docx/shared_names.hpp"
#include "word_processing/xml_output.hpp"

namespace galley::docx {

std::string RelationshipWriter::add(std::string_view type_uri, std::string_view target, bool external) {
  std::string key(type_uri);
  key += external ? '>' : ' ';
  key += target;
  const auto [entry, is_new] = ids_.try_emplace(std::move(key));
  if (is_new) {
    // A prefix of our own keeps clear of a template's rId1, rId2, ...
    entry->second = "rIdG" + std::to_string(++last_);
    append(entry->second, type_uri, target, external);
  }
  return entry->second;
}

void RelationshipWriter::keep(std::string_view id, std::string_view type_uri, std::string_view target, bool external) {
  append(id, type_uri, target, external);
}

void RelationshipWriter::append(std::string_view id, std::string_view type_uri, std::string_view target,
                                bool external) {
  entries_ += "<Relationship";
  append_attribute(entries_, "Id", id);
  append_attribute(entries_, "Type", type_uri);
  append_attribute(entries_, "Target", target);
  if (external) entries_ += " TargetMode=\"External\"";
  entries_ += "/>";
}

std::string RelationshipWriter::xml() const {
  std::string xml(xml_declaration);
  xml += "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  xml += entries_;
  xml += "</Relationships>";
  return xml;
}

std::string relationship_target(std::string_view address) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string target;
  target.reserve(address.size());
  // Square brackets are for addresses of hosts alone, and the fragment begins with the only '#'.
  const std::size_t authority = address.find("//");
  const std::size_t path =
      authority == std::string_view::npos ? 0 : std::min(address.find_first_of("/?#", authority + 2), address.size());
  const std::size_t fragment = address.find('#');
  for (std::size_t i = 0; i < address.size(); ++i) {
    const char c = address[i];
    const auto byte = static_cast<unsigned char>(c);
    const bool hex_follows =
        i + 2 < address.size() &&
        std::string_view("0123456789abcdefABCDEF").find(address[i + 1]) != std::string_view::npos &&
        std::string_view("0123456789abcdefABCDEF").find(address[i + 2]) != std::string_view::npos;
    if (byte <= 0x20 || byte == 0x7F || std::string_view("\"<>\\^`{|}").find(c) != std::string_view::npos ||
        (c == '%' && !hex_follows) || ((c == '[' || c == ']') && i >= path) || (c == '#' && i > fragment)) {
      target += '%';
      target += digits[byte >> 4];
      target += digits[byte & 0xF];
    } else {
      target += c;
    }
  }
  return target;
}

}  // namespace galley::docx
