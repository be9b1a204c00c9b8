// SPDX-License-Identifier: Apache-2.0
#include "docx/xml_part.hpp"

#include <algorithm>

#include "galley/error.hpp"
#include "text_encoding/decode.hpp"

namespace galley::docx {

namespace {

// White space between elements is formatting; alone in a w:t it is text.
constexpr unsigned int parse_options = pugi::parse_escapes | pugi::parse_eol | pugi::parse_cdata |
                                       pugi::parse_wconv_attribute | pugi::parse_ws_pcdata_single |
                                       pugi::parse_embed_pcdata;

/// What the XML declaration says; empty for one that says nothing, that is not there or that is in UTF-16 or UTF-32.
std::string_view declared_encoding(std::string_view text) {
  if (!text.starts_with("<?xml")) return {};
  const std::string_view declaration = text.substr(0, std::min<std::size_t>(text.find("?>"), 200));
  std::size_t at = declaration.find("encoding");
  if (at == std::string_view::npos) return {};
  at = declaration.find_first_of("\"'", at);
  if (at == std::string_view::npos) return {};
  const std::size_t end = declaration.find(declaration[at], at + 1);
  return end == std::string_view::npos ? std::string_view() : declaration.substr(at + 1, end - at - 1);
}

bool is_utf8(std::string_view text, std::string_view encoding) {
  if (text.size() < 4) return false;
  if (text.starts_with("\xef\xbb\xbf")) return true;
  if (text[0] != '<' || text[1] == '\0') return false;
  if (encoding.empty() || encoding == "UTF-8" || encoding == "utf-8") return true;
  // Text that was converted after its declaration was written: in UTF-16 it would not be read this far.
  return encoding.starts_with("utf-16") || encoding.starts_with("UTF-16");
}

/// Packages keep to UTF-8 and UTF-16 (ECMA-376 Part 2, 8.1.4); programs that fill in templates do not always. Says
/// whether `text` is UTF-8 now.
bool decode_declared(std::string& text, const std::string& encoding, const std::string& part,
                     Diagnostics& diagnostics) {
  try {
    const text_encoding::Decoded decoded =
        text_encoding::decode(text, {.encoding = encoding, .part = part}, diagnostics);
    text = std::string(decoded.text());
    return true;
  } catch (const Error& error) {
    diagnostics.warning(code::malformed, error.what(), {.part = part});
    return false;
  }
}

}  // namespace

void XmlPart::parse(std::string text, std::string name, const Limits& limits, Diagnostics& diagnostics) {
  text_ = std::move(text);
  name_ = std::move(name);
  const std::string encoding(declared_encoding(text_));
  bool utf8 = is_utf8(text_, encoding);
  if (!utf8 && !encoding.empty()) utf8 = decode_declared(text_, encoding, name_, diagnostics);
  // The tree takes tens of bytes for each node, however short its markup: it is weighed before it is built. A text
  // shorter than the limit cannot break it.
  const std::uint64_t most = 2 * limits.nodes;
  if (text_.size() > most) {
    const auto elements = static_cast<std::uint64_t>(std::count(text_.begin(), text_.end(), '<'));
    const auto attributes = static_cast<std::uint64_t>(std::count(text_.begin(), text_.end(), '='));
    if (elements > most || attributes > most) {
      throw Error(ErrorKind::limit,
                  "it holds more than " + std::to_string(limits.nodes) + " elements (--limit nodes=N allows more)",
                  {.part = name_});
    }
  }
  if (utf8) names_.scan(text_);
  const pugi::xml_parse_result result = tree_.load_buffer_inplace(text_.data(), text_.size(), parse_options,
                                                                  utf8 ? pugi::encoding_utf8 : pugi::encoding_auto);
  if (!result) {
    throw Error(ErrorKind::input, std::string("it is not well-formed XML: ") + result.description(),
                {.part = name_, .offset = static_cast<std::int64_t>(result.offset)});
  }
  root_ = tree_.document_element();
}

void XmlPart::view(pugi::xml_node root, const Names& names, std::string name) {
  root_ = root;
  active_names_ = &names;
  name_ = std::move(name);
}

pugi::xml_node XmlPart::child(const pugi::xml_node& node, Tag wanted) const {
  for (const pugi::xml_node candidate : node.children()) {
    if (tag(candidate) == wanted) return candidate;
  }
  return {};
}

std::string_view XmlPart::relationship_attribute(const pugi::xml_node& node, std::string_view local) const {
  for (const pugi::xml_attribute candidate : node.attributes()) {
    const std::string_view name = candidate.name();
    const std::size_t colon = name.find(':');
    if (colon == std::string_view::npos || name.substr(colon + 1) != local) continue;
    if (active_names_->prefix_space(name.substr(0, colon), node) == Namespace::relationships) return candidate.value();
  }
  return {};
}

std::string_view character_data(const pugi::xml_node& node, std::string& buffer) {
  const std::string_view own = node.value();
  const pugi::xml_node first = node.first_child();
  if (!first) return own;
  if (own.empty() && !first.next_sibling()) {
    return first.type() == pugi::node_pcdata || first.type() == pugi::node_cdata ? std::string_view(first.value())
                                                                                 : std::string_view();
  }
  buffer = own;
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) buffer += child.value();
  }
  return buffer;
}

}  // namespace galley::docx
