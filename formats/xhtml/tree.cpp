// SPDX-License-Identifier: Apache-2.0
#include "xhtml/tree.hpp"

#include <algorithm>

#include "galley/error.hpp"
#include "galley/unicode.hpp"
#include "text_encoding/decode.hpp"
#include "xhtml/characters.hpp"
#include "xhtml/entities.hpp"
#include "xhtml/soup.hpp"

namespace galley::xhtml {
namespace {

std::string from_utf16(std::string_view bytes, bool big_endian) {
  std::string text;
  text.reserve(bytes.size());
  const auto unit = [&](std::size_t i) {
    const auto a = static_cast<unsigned char>(bytes[i]);
    const auto b = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<std::uint32_t>(big_endian ? a << 8 | b : b << 8 | a);
  };
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    std::uint32_t code = unit(i);
    if (code >= 0xD800 && code < 0xDC00 && i + 3 < bytes.size()) {
      const std::uint32_t low = unit(i + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        i += 2;
      }
    }
    append_utf8(text, code);
  }
  return text;
}

// The encoding that an XML declaration names, in lower case.
std::string declared_encoding(std::string_view text) {
  if (text.substr(0, 5) != "<?xml") return {};
  const std::string_view declaration = text.substr(0, text.find("?>"));
  auto at = declaration.find("encoding");
  if (at == std::string_view::npos) return {};
  at = declaration.find_first_of("\"'", at);
  if (at == std::string_view::npos) return {};
  const auto end = declaration.find(declaration[at], at + 1);
  if (end == std::string_view::npos) return {};
  return lower_case(declaration.substr(at + 1, end - at - 1));
}

// The label in `<meta charset="...">` or `<meta http-equiv="Content-Type" content="...; charset=...">`.
std::string meta_encoding(std::string_view html) {
  const std::string head = lower_case(html.substr(0, 4096));
  for (std::size_t at = head.find("<meta"); at != std::string::npos; at = head.find("<meta", at + 5)) {
    const std::size_t end = std::min(head.find('>', at), head.size());
    const std::size_t label = head.find("charset", at);
    if (label >= end) continue;
    const std::size_t begin = head.find_first_not_of(" \t\r\n=\"'", label + 7);
    if (begin >= end) continue;
    return head.substr(begin, std::min(head.find_first_of(" \t\r\n\"';/>", begin), end) - begin);
  }
  return {};
}

// A few broken sequences are damage; many are another encoding.
bool is_mostly_utf8(std::string_view bytes) {
  std::size_t broken = 0;
  std::size_t sound = 0;
  while (!bytes.empty()) {
    const std::size_t prefix = valid_utf8_prefix(bytes);
    for (std::size_t i = 0; i < prefix; ++i) sound += (static_cast<unsigned char>(bytes[i]) & 0xC0) == 0xC0 ? 1 : 0;
    bytes.remove_prefix(prefix);
    if (bytes.empty()) break;
    ++broken;
    bytes.remove_prefix(1);
  }
  return broken <= sound;
}

// pugixml passes over what is beside the root: text there and a second element make it no XML.
bool has_one_root(const pugi::xml_document& document) {
  std::size_t elements = 0;
  for (const pugi::xml_node child : document.children()) {
    if (child.type() == pugi::node_element) ++elements;
    const bool text = child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata;
    if (text && !is_blank(child.value())) return false;
  }
  return elements == 1;
}

}  // namespace

std::string xml_text(std::string bytes, Diagnostics& diagnostics, const Place& place) {
  const std::string_view head = std::string_view(bytes).substr(0, 4);
  if (head.substr(0, 2) == "\xFE\xFF") return from_utf16(std::string_view(bytes).substr(2), true);
  if (head.substr(0, 2) == "\xFF\xFE") return from_utf16(std::string_view(bytes).substr(2), false);
  if (head.size() == 4 && head[0] == '\0' && head[1] == '<') return from_utf16(bytes, true);
  if (head.size() == 4 && head[0] == '<' && head[1] == '\0') return from_utf16(bytes, false);
  if (head.substr(0, 3) == "\xEF\xBB\xBF") bytes.erase(0, 3);
  std::string encoding = declared_encoding(bytes);
  const bool is_utf8 = is_valid_utf8(bytes);
  const bool is_other = !is_utf8 && !is_mostly_utf8(bytes);
  if (is_other && (encoding.empty() || encoding == "utf-8")) encoding = meta_encoding(bytes);
  const bool unnamed = encoding.empty() || encoding.substr(0, 3) == "utf";
  if (!unnamed || is_other) {
    try {
      const text_encoding::Decoded decoded =
          text_encoding::decode(bytes, {unnamed ? std::string_view() : encoding, place.part}, diagnostics);
      if (unnamed) {
        diagnostics.warning(code::malformed, "it is not UTF-8, read as " + std::string(decoded.encoding()), place);
      }
      return std::string(decoded.text());
    } catch (const Error& error) {
      // Neither an unknown name nor a missing module is a reason to read nothing.
      diagnostics.warning(code::malformed, "the declared encoding " + encoding + " cannot be used: " + error.what(),
                          place);
    }
  }
  if (!is_utf8) {
    diagnostics.warning(code::undecodable_bytes, "bytes that are not UTF-8 became U+FFFD", place);
    bytes = repair_utf8(bytes);
  }
  // A null character would end the text for the parsers.
  if (bytes.find('\0') != std::string::npos) std::replace(bytes.begin(), bytes.end(), '\0', ' ');
  return bytes;
}

void parse_xhtml(Tree& tree, std::string bytes, const Limits& limits, Diagnostics& diagnostics, const Place& place) {
  constexpr std::size_t most_entity_growth = 1U << 20;
  tree.text = resolve_entities(xml_text(std::move(bytes), diagnostics, place), most_entity_growth);
  // pugixml parses in place: the text is kept for the HTML parser in case it is needed.
  std::string copy = tree.text;
  const pugi::xml_parse_result result = tree.document.load_buffer_inplace(
      tree.text.data(), tree.text.size(), pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_fragment,
      pugi::encoding_utf8);
  if (result && has_one_root(tree.document)) return;
  Place where = place;
  where.offset = result.offset;
  where.line = 1;
  for (std::size_t i = 0; i < copy.size() && i < static_cast<std::size_t>(result.offset); ++i) {
    if (copy[i] == '\n') ++where.line;
  }
  diagnostics.warning(code::malformed,
                      std::string("not well-formed (") +
                          (result ? "not one element that holds all" : result.description()) + "), read as HTML",
                      where);
  tree.document.reset();
  tree.repaired = true;
  parse_html(tree, html_of_xhtml(copy), limits);
}

}  // namespace galley::xhtml
