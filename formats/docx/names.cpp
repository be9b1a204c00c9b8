// SPDX-License-Identifier: Apache-2.0
#include "docx/names.hpp"

#include <algorithm>
#include <cstring>

namespace galley::docx {

namespace {

struct Uri {
  std::string_view uri;
  Namespace space;
};

constexpr auto uris = std::to_array<Uri>({
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", Namespace::word},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", Namespace::word},
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", Namespace::math},
    {"http://purl.oclc.org/ooxml/officeDocument/math", Namespace::math},
    {"http://schemas.openxmlformats.org/officeDocument/2006/relationships", Namespace::relationships},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships", Namespace::relationships},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", Namespace::compatibility},
    {"http://schemas.openxmlformats.org/drawingml/2006/main", Namespace::drawing},
    {"http://purl.oclc.org/ooxml/drawingml/main", Namespace::drawing},
    {"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", Namespace::word_drawing},
    {"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", Namespace::word_drawing},
    {"http://schemas.openxmlformats.org/drawingml/2006/picture", Namespace::picture},
    {"http://purl.oclc.org/ooxml/drawingml/picture", Namespace::picture},
    {"urn:schemas-microsoft-com:vml", Namespace::vml},
    {"urn:schemas-microsoft-com:office:office", Namespace::office},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingShape", Namespace::word_shape},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup", Namespace::word_group},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas", Namespace::word_canvas},
    {"http://schemas.microsoft.com/office/word/2010/wordml", Namespace::word_2010},
    {"http://schemas.microsoft.com/office/word/2012/wordml", Namespace::word_2012},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing", Namespace::word_drawing_2010},
    {"http://schemas.microsoft.com/office/drawing/2016/SVG/main", Namespace::svg_blip},
    {"http://schemas.openxmlformats.org/drawingml/2006/chart", Namespace::chart},
    {"http://purl.oclc.org/ooxml/drawingml/chart", Namespace::chart},
    {"http://schemas.openxmlformats.org/drawingml/2006/diagram", Namespace::diagram},
    {"http://purl.oclc.org/ooxml/drawingml/diagram", Namespace::diagram},
    {"http://schemas.openxmlformats.org/package/2006/relationships", Namespace::package_relationships},
    {"http://schemas.openxmlformats.org/package/2006/content-types", Namespace::content_types},
    {"http://schemas.microsoft.com/office/2006/xmlPackage", Namespace::flat_package},
    {"http://schemas.openxmlformats.org/package/2006/metadata/core-properties", Namespace::core_properties},
    {"http://purl.org/dc/elements/1.1/", Namespace::dublin_core},
    {"http://purl.org/dc/terms/", Namespace::dublin_core_terms},
    {"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties", Namespace::extended_properties},
    {"http://purl.oclc.org/ooxml/officeDocument/extendedProperties", Namespace::extended_properties},
    {"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties", Namespace::custom_properties},
    {"http://purl.oclc.org/ooxml/officeDocument/customProperties", Namespace::custom_properties},
    {"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes", Namespace::variant_types},
    {"http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes", Namespace::variant_types},
    {"urn:galley:docx:1", Namespace::galley},
});

struct TagName {
  Namespace space = Namespace::unknown;
  std::string_view local;
  Tag tag = Tag::other;
};

constexpr std::uint32_t hash_name(Namespace space, std::string_view local) {
  std::uint32_t hash = 2166136261U ^ static_cast<std::uint32_t>(space);
  for (const char c : local) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash ^ hash >> 15;
}

constexpr std::size_t table_size = 1024;

constexpr std::array<TagName, table_size> make_table() {
  std::array<TagName, table_size> table{};
  const auto insert = [&table](Namespace space, std::string_view local, Tag tag) {
    std::size_t slot = hash_name(space, local) % table_size;
    while (table[slot].tag != Tag::other) slot = (slot + 1) % table_size;
    table[slot] = {space, local, tag};
  };
#define GALLEY_DOCX_TAG_ROW(tag, space, local) insert(Namespace::space, local, Tag::tag);
  GALLEY_DOCX_TAGS(GALLEY_DOCX_TAG_ROW)
#undef GALLEY_DOCX_TAG_ROW
  return table;
}

constexpr std::array<TagName, table_size> tag_table = make_table();
constexpr std::size_t longest_local_name = 24;

Tag find_tag(Namespace space, std::string_view local) {
  if (local.size() > longest_local_name) return Tag::other;
  for (std::size_t slot = hash_name(space, local) % table_size; tag_table[slot].tag != Tag::other;
       slot = (slot + 1) % table_size) {
    if (tag_table[slot].space == space && tag_table[slot].local == local) return tag_table[slot].tag;
  }
  return Tag::other;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

}  // namespace

Namespace namespace_of_uri(std::string_view uri) {
  const auto found = std::find_if(uris.begin(), uris.end(), [uri](const Uri& known) { return known.uri == uri; });
  return found == uris.end() ? Namespace::unknown : found->space;
}

void Names::scan(std::string_view xml) {
  constexpr std::string_view keyword = "xmlns";
  std::size_t at = 0;
  while (true) {
    const void* hit = memmem(xml.data() + at, xml.size() - at, keyword.data(), keyword.size());
    if (hit == nullptr) break;
    at = static_cast<std::size_t>(static_cast<const char*>(hit) - xml.data()) + keyword.size();
    std::size_t i = at;
    std::string_view prefix;
    if (i < xml.size() && xml[i] == ':') {
      const std::size_t end = std::min(xml.find_first_of("= \t\r\n\"'<>", i), xml.size());
      prefix = xml.substr(i + 1, end - i - 1);
      i = end;
    }
    while (i < xml.size() && is_space(xml[i])) ++i;
    if (i >= xml.size() || xml[i] != '=') continue;
    ++i;
    while (i < xml.size() && is_space(xml[i])) ++i;
    if (i >= xml.size() || (xml[i] != '"' && xml[i] != '\'')) continue;
    const std::size_t end = xml.find(xml[i], i + 1);
    if (end == std::string_view::npos) continue;
    const std::string_view uri = xml.substr(i + 1, end - i - 1);
    // A URI written with character references is for the walk up the tree, which sees it decoded.
    const bool encoded = uri.find('&') != std::string_view::npos;
    const Namespace space = namespace_of_uri(uri);
    const auto known = std::find_if(prefixes_.begin(), prefixes_.end(),
                                    [prefix](const Prefix& other) { return other.name == prefix; });
    if (known != prefixes_.end()) {
      known->ambiguous = known->ambiguous || encoded || known->space != space;
      continue;
    }
    if (prefixes_.size() >= 250) return;  // such a file is read by walking up
    prefixes_.push_back({std::string(prefix), space, encoded});
    if (prefix.size() == 1 && static_cast<unsigned char>(prefix[0]) < one_letter_.size()) {
      one_letter_[static_cast<unsigned char>(prefix[0])] = static_cast<std::uint8_t>(prefixes_.size());
    }
  }
  scanned_ = true;
}

Namespace Names::prefix_space(std::string_view prefix, const pugi::xml_node& node) const {
  if (scanned_) {
    const Prefix* known = nullptr;
    if (prefix.size() == 1) {
      const auto letter = static_cast<unsigned char>(prefix[0]);
      if (letter < one_letter_.size() && one_letter_[letter] != 0) known = &prefixes_[one_letter_[letter] - 1];
    } else {
      for (const Prefix& other : prefixes_) {
        if (other.name == prefix) {
          known = &other;
          break;
        }
      }
    }
    if (known == nullptr) return Namespace::unknown;
    if (!known->ambiguous) return known->space;
  }
  for (pugi::xml_node ancestor = node; ancestor; ancestor = ancestor.parent()) {
    for (const pugi::xml_attribute declared : ancestor.attributes()) {
      std::string_view name = declared.name();
      if (!name.starts_with("xmlns")) continue;
      name.remove_prefix(5);
      if (prefix.empty() ? name.empty() : (name.starts_with(':') && name.substr(1) == prefix)) {
        return namespace_of_uri(declared.value());
      }
    }
  }
  return Namespace::unknown;
}

Namespace Names::space(const pugi::xml_node& node) const {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return prefix_space(colon == std::string_view::npos ? std::string_view() : name.substr(0, colon), node);
}

Tag Names::tag(const pugi::xml_node& node) const {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  if (colon == std::string_view::npos) return find_tag(prefix_space({}, node), name);
  return find_tag(prefix_space(name.substr(0, colon), node), name.substr(colon + 1));
}

std::string_view attribute(const pugi::xml_node& node, std::string_view local) {
  for (const pugi::xml_attribute candidate : node.attributes()) {
    if (local_name(candidate.name()) == local) return candidate.value();
  }
  return {};
}

bool has_attribute(const pugi::xml_node& node, std::string_view local) {
  const auto attributes = node.attributes();
  return std::any_of(attributes.begin(), attributes.end(),
                     [local](const pugi::xml_attribute& candidate) { return local_name(candidate.name()) == local; });
}

std::int32_t number_attribute(const pugi::xml_node& node, std::string_view local, std::int32_t otherwise) {
  std::string_view text = attribute(node, local);
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || text[0] < '0' || text[0] > '9') return otherwise;
  std::int64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') break;  // "12pt", "240.5": the whole part counts
    value = std::min<std::int64_t>(value * 10 + (c - '0'), INT32_MAX);
  }
  return static_cast<std::int32_t>(negative ? -value : value);
}

bool is_on(const pugi::xml_node& node) {
  const std::string_view value = attribute(node, "val");
  return value != "0" && value != "false" && value != "off";
}

}  // namespace galley::docx
