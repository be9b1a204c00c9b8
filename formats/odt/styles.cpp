// SPDX-License-Identifier: Apache-2.0
#include "odt/styles.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "odt/xml_tree.hpp"
#include "word_processing/fonts.hpp"

namespace galley::odt {

using namespace word_processing;  // NOLINT(google-build-using-namespace)

namespace {

constexpr int longest_chain = 50;  // of parents

/// "Heading_20_1" is how ODF 1.0 to 1.3 write a name with a space where no display name is given.
std::string decoded_name(std::string_view name) {
  std::string decoded;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
    if (name[i] == '_' && i + 3 < name.size() && name[i + 3] == '_' && digit(name[i + 1]) >= 2 &&
        digit(name[i + 1]) < 8 && digit(name[i + 2]) >= 0) {
      decoded += static_cast<char>(digit(name[i + 1]) * 16 + digit(name[i + 2]));
      i += 3;
    } else {
      decoded += name[i];
    }
  }
  return decoded;
}

Toggle weight(std::string_view value) {
  if (value.empty()) return Toggle::unset;
  return value == "bold" || value == "bolder" || (value[0] >= '6' && value[0] <= '9') ? Toggle::on : Toggle::off;
}

Toggle slant(std::string_view value) {
  if (value.empty()) return Toggle::unset;
  return value == "italic" || value == "oblique" ? Toggle::on : Toggle::off;
}

Position position(std::string_view value) {
  if (value.empty()) return Position::unset;
  if (value.starts_with("super")) return Position::raised;
  if (value.starts_with("sub")) return Position::lowered;
  const double height = std::strtod(std::string(value.substr(0, 16)).c_str(), nullptr);
  if (height == 1) return Position::both;  // as our writer sets what is raised and lowered at once
  return height > 0 ? Position::raised : height < 0 ? Position::lowered : Position::baseline;
}

/// A language of style:text-properties; "none" and "zxx" say that there is none.
std::string language(const pugi::xml_node& node, const char* tag, const char* language, const char* script,
                     const char* country) {
  if (const std::string_view whole = attribute(node, tag); !whole.empty()) return std::string(whole);
  std::string result(attribute(node, language));
  if (result.empty() || result == "none" || result == "zxx") return {};
  for (const char* part : {script, country}) {
    const std::string_view value = attribute(node, part);
    if (!value.empty() && value != "none") result.append("-").append(value);
  }
  return result;
}

bool is_ruled(const pugi::xml_node& properties) {
  for (const char* name : {"fo:border-bottom", "fo:border-top"}) {
    const std::string_view value = attribute(properties, name);
    if (!value.empty() && value != "none" && !value.starts_with("0")) return true;
  }
  return false;
}

template <class T>
void replace_unless(T& value, const T& over, const T& unset) {
  if (over != unset) value = over;
}

}  // namespace

void TextFormat::overlay(const TextFormat& over) {
  for (std::size_t i = 0; i < 3; ++i) {
    replace_unless(strong[i], over.strong[i], Toggle::unset);
    replace_unless(emphasis[i], over.emphasis[i], Toggle::unset);
    replace_unless(languages[i], over.languages[i], {});
  }
  replace_unless(hidden, over.hidden, Toggle::unset);
  replace_unless(struck, over.struck, Toggle::unset);
  replace_unless(monospaced, over.monospaced, Toggle::unset);
  replace_unless(position, over.position, Position::unset);
  replace_unless(symbols, over.symbols, SymbolFont::unset);
  replace_unless<std::uint16_t>(size, over.size, 0);
  if (over.relative_size > 0 && size > 0) {
    size = static_cast<std::uint16_t>(std::clamp<double>(size * over.relative_size, 1, 3000));
  }
}

void Styles::read(const pugi::xml_node& root) {
  for (const pugi::xml_node face : root.child("office:font-face-decls").children("style:font-face")) {
    const std::string_view name = attribute(face, "style:name");
    std::string_view family = attribute(face, "svg:font-family");
    if (family.empty()) family = attribute(face, "fo:font-family");
    if (family.starts_with('\'') && family.size() > 1) family = family.substr(1, family.size() - 2);
    font_families_.insert_or_assign(name, family);
    if (attribute(face, "style:font-pitch") == "fixed" || attribute(face, "style:font-family-generic") == "modern") {
      monospaced_fonts_.insert(name);
    }
  }
  for (const char* group : {"office:styles", "office:automatic-styles"}) {
    const bool automatic = std::string_view(group) == "office:automatic-styles";
    for (const pugi::xml_node node : root.child(group).children()) {
      const std::string_view element = node.name();
      const std::string_view name = attribute(node, "style:name");
      const std::string_view family = attribute(node, "style:family");
      if (element == "style:style") {
        if (family == "paragraph") paragraphs_.insert_or_assign(name, Source{node, automatic});
        if (family == "text") texts_.insert_or_assign(name, Source{node, automatic});
      } else if (element == "text:list-style" || element == "text:outline-style") {
        lists_.insert_or_assign(name, node);
      } else if (element == "style:default-style" && family == "paragraph") {
        pugi::xml_node properties = node.child("style:text-properties");
        if (!properties) properties = node.child("style:properties");
        defaults_ = read_format(properties);
      }
    }
  }
}

TextFormat Styles::read_format(const pugi::xml_node& node) const {
  TextFormat format;
  if (!node) return format;
  format.strong = {weight(attribute(node, "fo:font-weight")), weight(attribute(node, "style:font-weight-asian")),
                   weight(attribute(node, "style:font-weight-complex"))};
  format.emphasis = {slant(attribute(node, "fo:font-style")), slant(attribute(node, "style:font-style-asian")),
                     slant(attribute(node, "style:font-style-complex"))};
  format.languages = {language(node, "style:rfc-language-tag", "fo:language", "fo:script", "fo:country"),
                      language(node, "style:rfc-language-tag-asian", "style:language-asian", "style:script-asian",
                               "style:country-asian"),
                      language(node, "style:rfc-language-tag-complex", "style:language-complex", "style:script-complex",
                               "style:country-complex")};
  if (const std::string_view display = attribute(node, "text:display"); !display.empty()) {
    format.hidden = display == "none" ? Toggle::on : Toggle::off;
  }
  std::string_view line = attribute(node, "style:text-line-through-style");
  if (line.empty()) line = attribute(node, "style:text-crossing-out");
  if (line.empty()) line = attribute(node, "style:text-line-through-type");
  if (!line.empty()) format.struck = line == "none" ? Toggle::off : Toggle::on;
  format.position = position(attribute(node, "style:text-position"));
  std::string_view font = attribute(node, "style:font-name");
  std::string_view family = attribute(node, "fo:font-family");
  if (!font.empty() && family.empty()) {
    const auto known = font_families_.find(font);
    family = known == font_families_.end() ? font : known->second;
  }
  if (!family.empty()) {
    const bool fixed =
        monospaced_fonts_.contains(font) || attribute(node, "style:font-pitch") == "fixed" || is_monospaced(family);
    format.monospaced = fixed ? Toggle::on : Toggle::off;
    format.symbols = symbol_font(family);
  }
  const std::string size(attribute(node, "fo:font-size").substr(0, 16));
  if (!size.empty()) {
    const double value = std::strtod(size.c_str(), nullptr);
    if (size.ends_with("pt") && value > 0) {
      format.size = static_cast<std::uint16_t>(std::lround(std::clamp(value * 2, 1.0, 3000.0)));
    } else if (size.ends_with('%') && value > 0) {
      format.relative_size = std::min(value / 100, 100.0);
    }
  }
  return format;
}

TextStyle Styles::resolve(const Sources& sources, std::string_view name, bool is_paragraph) const {
  TextStyle style;
  std::vector<Source> chain;
  for (int i = 0; i < longest_chain && !name.empty(); ++i) {
    const auto known = sources.find(name);
    std::string_view display = name;
    if (known != sources.end()) {
      if (const auto given = attribute(known->second.node, "style:display-name"); !given.empty()) display = given;
    }
    const std::string decoded = decoded_name(display);
    if (is_paragraph && style.role == ParagraphRole::none && (known == sources.end() || !known->second.automatic)) {
      const NamedRole named = paragraph_role(decoded);
      style.role = named.role;
      style.level = named.level;
    }
    if (!is_paragraph && style.character_role == CharacterRole::none) style.character_role = character_role(decoded);
    if (known == sources.end()) break;
    chain.push_back(known->second);
    const std::string_view parent = attribute(known->second.node, "style:parent-style-name");
    if (parent == name) break;
    name = parent;
  }
  bool list_told = false;
  bool border_told = false;
  for (const Source& each : chain) {
    if (const pugi::xml_attribute list = each.node.attribute("style:list-style-name"); list && !list_told) {
      list_told = true;
      style.list_style = list.value();
    }
    pugi::xml_node properties = each.node.child("style:paragraph-properties");
    if (!properties) properties = each.node.child("style:properties");
    if (!border_told && (properties.attribute("fo:border-bottom") || properties.attribute("fo:border-top"))) {
      border_told = true;
      style.ruled = is_ruled(properties);
    }
  }
  for (auto each = chain.rbegin(); each != chain.rend(); ++each) {
    pugi::xml_node properties = each->node.child("style:text-properties");
    if (!properties) properties = each->node.child("style:properties");
    (each->automatic ? style.direct : style.named).overlay(read_format(properties));
  }
  return style;
}

const TextStyle& Styles::paragraph(std::string_view name) {
  const auto known = resolved_paragraphs_.find(name);
  if (known != resolved_paragraphs_.end()) return known->second;
  return resolved_paragraphs_.emplace(name, resolve(paragraphs_, name, true)).first->second;
}

const TextStyle& Styles::text(std::string_view name) {
  const auto known = resolved_texts_.find(name);
  if (known != resolved_texts_.end()) return known->second;
  return resolved_texts_.emplace(name, resolve(texts_, name, false)).first->second;
}

std::optional<ListLevel> Styles::list_level(std::string_view list_style, std::size_t level) {
  const auto known = lists_.find(list_style);
  if (known == lists_.end()) return std::nullopt;
  const int wanted = static_cast<int>(std::min<std::size_t>(level, 9)) + 1;
  for (const pugi::xml_node node : known->second.children()) {
    if (node.attribute("text:level").as_int() != wanted) continue;
    ListLevel found;
    const std::string_view element = node.name();
    if (element == "text:list-level-style-number" || element == "text:outline-level-style") {
      found.kind = attribute(node, "style:num-format").empty() ? ListLevel::Kind::none : ListLevel::Kind::ordered;
      found.start = std::max(node.attribute("text:start-value").as_int(1), 0);
    } else if (element == "text:list-level-style-bullet") {
      const std::string_view bullet = attribute(node, "text:bullet-char");
      found.kind = bullet.empty() ? ListLevel::Kind::none : ListLevel::Kind::bullet;
    }
    return found;
  }
  return ListLevel{};
}

}  // namespace galley::odt
