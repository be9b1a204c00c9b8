// SPDX-License-Identifier: Apache-2.0
#include "docx/styles.hpp"
#include "word_processing/fonts.hpp"

#include <algorithm>
#include <array>

namespace galley::docx {

namespace {

Toggle toggle(const pugi::xml_node& node) { return is_on(node) ? Toggle::on : Toggle::off; }

template <class T>
void replace_unless_unset(T& value, T over, T unset) {
  if (over != unset) value = over;
}

}  // namespace

void RunFormat::overlay(const RunFormat& over) {
  replace_unless_unset(strong, over.strong, Toggle::unset);
  replace_unless_unset(emphasis, over.emphasis, Toggle::unset);
  replace_unless_unset(hidden, over.hidden, Toggle::unset);
  replace_unless_unset(struck, over.struck, Toggle::unset);
  replace_unless_unset(right_to_left, over.right_to_left, Toggle::unset);
  replace_unless_unset(vertical, over.vertical, VerticalAlignment::unset);
  if (over.symbols != SymbolFont::unset) {
    symbols = over.symbols;
    monospaced = over.monospaced;
  }
  replace_unless_unset<std::uint16_t>(size, over.size, 0);
  if (!over.language.empty()) language = over.language;
  if (!over.east_asian_language.empty()) east_asian_language = over.east_asian_language;
  if (!over.complex_language.empty()) complex_language = over.complex_language;
}

RunFormat read_run_format(const XmlPart& part, const pugi::xml_node& run_properties, std::string_view* style,
                          bool original) {
  RunFormat format;
  for (const pugi::xml_node property : run_properties.children()) {
    switch (part.tag(property)) {
      case Tag::r_style:
        if (style != nullptr) *style = attribute(property, "val");
        break;
      case Tag::b:
        format.strong = toggle(property);
        break;
      case Tag::i:
        format.emphasis = toggle(property);
        break;
      case Tag::vanish:
        format.hidden = toggle(property);
        break;
      case Tag::strike:
      case Tag::d_strike:
        if (format.struck != Toggle::on) format.struck = toggle(property);
        break;
      case Tag::rtl:
        format.right_to_left = toggle(property);
        break;
      case Tag::vert_align: {
        const std::string_view value = attribute(property, "val");
        format.vertical = value == "superscript" ? VerticalAlignment::superscript
                          : value == "subscript" ? VerticalAlignment::subscript
                                                 : VerticalAlignment::baseline;
        break;
      }
      case Tag::r_fonts: {
        const std::string_view font = attribute(property, "ascii");
        if (font.empty()) break;
        format.symbols = symbol_font(font);
        format.monospaced = is_monospaced(font);
        break;
      }
      case Tag::position:
        format.lowered = number_attribute(property, "val", 0) < 0;
        break;
      case Tag::sz:
        format.size = static_cast<std::uint16_t>(std::clamp(number_attribute(property, "val", 0), 0, 3276));
        break;
      case Tag::lang:
        format.language = attribute(property, "val");
        format.east_asian_language = attribute(property, "eastAsia");
        format.complex_language = attribute(property, "bidi");
        break;
      case Tag::r_pr_change:
        if (original) return read_run_format(part, part.child(property, Tag::r_pr), style, false);
        break;
      default:
        break;
    }
  }
  return format;
}

namespace {

/// The other names of a style, which commas part (ECMA-376 Part 1, 17.7.4.1).
template <class Visit>
void for_each_alias(std::string_view aliases, const Visit& visit) {
  while (!aliases.empty()) {
    const std::size_t end = std::min(aliases.find(','), aliases.size());
    visit(aliases.substr(0, end));
    aliases.remove_prefix(std::min(end + 1, aliases.size()));
  }
}

}  // namespace

struct Styles::Raw {
  std::string_view id;
  std::string_view base;
  std::size_t base_index = 0;  // the style's own when it has no base
  NamedRole named;
  std::uint8_t outline = unset_outline;
  std::int32_t number = unset_number;
  std::int32_t number_level = unset_number;
  std::int32_t indent = INT32_MIN;
  Toggle ruled = Toggle::unset;
  RunFormat run;
  CharacterRole character = CharacterRole::none;
  ParagraphStyle resolved;
  CharacterStyle resolved_character;
  bool is_paragraph = false;
  enum { waiting, under_way, done } state = waiting;
};

Styles::Styles() = default;

namespace {

void read_paragraph_properties(const XmlPart& part, const pugi::xml_node& properties, std::uint8_t& outline,
                               std::int32_t& number, std::int32_t& number_level, std::int32_t& indent, Toggle& ruled) {
  for (const pugi::xml_node property : properties.children()) {
    switch (part.tag(property)) {
      case Tag::outline_lvl:
        outline = static_cast<std::uint8_t>(std::clamp(number_attribute(property, "val", body_outline), 0, 9));
        break;
      case Tag::num_pr:
        if (const auto id = part.child(property, Tag::num_id)) number = number_attribute(id, "val", 0);
        if (const auto level = part.child(property, Tag::ilvl)) number_level = number_attribute(level, "val", 0);
        break;
      case Tag::ind:
        indent = number_attribute(property, "left", number_attribute(property, "start", indent));
        break;
      case Tag::p_bdr:
        for (const pugi::xml_node border : property.children()) {
          const Tag tag = part.tag(border);
          if (tag != Tag::bottom && tag != Tag::top) continue;
          const std::string_view kind = attribute(border, "val");
          if (ruled != Toggle::on) ruled = kind == "none" || kind == "nil" ? Toggle::off : Toggle::on;
        }
        break;
      default:
        break;
    }
  }
}

}  // namespace

void Styles::resolve(std::vector<Raw>& raw, std::size_t index, std::vector<std::size_t>& chain) {
  chain.clear();
  while (raw[index].state == Raw::waiting) {
    raw[index].state = Raw::under_way;
    chain.push_back(index);
    index = raw[index].base_index;
  }
  // Where a chain runs into itself the style it met again counts as having no base.
  for (auto it = chain.rbegin(); it != chain.rend(); ++it) {
    Raw& style = raw[*it];
    const Raw& base = raw[style.base_index];
    const bool has_base = style.base_index != *it && base.state == Raw::done;
    if (style.is_paragraph) {
      ParagraphStyle& resolved = style.resolved;
      if (has_base) {
        resolved = base.resolved;
      } else {
        resolved.run = defaults_;
      }
      resolved.run.overlay(style.run);
      if (style.outline != unset_outline) resolved.outline = style.outline;
      if (style.number != unset_number) resolved.number = style.number;
      if (style.number_level != unset_number) {
        resolved.number_level = static_cast<std::uint8_t>(std::clamp(style.number_level, 0, 8));
      }
      if (style.indent != INT32_MIN) resolved.indent = style.indent;
      if (style.ruled != Toggle::unset) resolved.ruled = style.ruled == Toggle::on;
      if (style.named.role != ParagraphRole::none) {
        resolved.role = style.named.role;
        resolved.level = style.named.level;
      } else if (style.outline != unset_outline &&
                 (resolved.role == ParagraphRole::none || resolved.role == ParagraphRole::body ||
                  resolved.role == ParagraphRole::heading)) {
        resolved.role = style.outline == body_outline ? ParagraphRole::none : ParagraphRole::heading;
        resolved.level = style.outline == body_outline ? 0 : static_cast<std::uint8_t>(style.outline + 1);
      }
    } else {
      if (has_base) style.resolved_character = base.resolved_character;
      style.resolved_character.run.overlay(style.run);
      if (style.character != CharacterRole::none) {
        style.resolved_character.role = style.character;
        // What it is named for is what it means: a template may set its Emphasis in bold.
        style.resolved_character.run.strong = style.resolved_character.run.emphasis = Toggle::unset;
      }
    }
    style.state = Raw::done;
  }
}

void Styles::read(std::unique_ptr<XmlPart> styles_part) {
  part_ = std::move(styles_part);
  const XmlPart& part = *part_;
  std::vector<Raw> raw;
  std::unordered_map<std::string_view, std::size_t> paragraph_index;
  std::unordered_map<std::string_view, std::size_t> character_index;
  std::string_view default_id;
  for (const pugi::xml_node node : part.root().children()) {
    const Tag tag = part.tag(node);
    if (tag == Tag::doc_defaults) {
      if (const auto run = part.child(node, Tag::r_pr_default)) {
        defaults_ = read_run_format(part, part.child(run, Tag::r_pr), nullptr);
      }
      continue;
    }
    if (tag != Tag::style) continue;
    const std::string_view type = attribute(node, "type");
    const bool is_paragraph = type.empty() || type == "paragraph";
    if (!is_paragraph && type != "character" && type != "numbering") continue;
    Raw style;
    style.id = attribute(node, "styleId");
    style.is_paragraph = is_paragraph;
    std::string_view name;
    std::string_view aliases;
    for (const pugi::xml_node child : node.children()) {
      switch (part.tag(child)) {
        case Tag::name:
          name = attribute(child, "val");
          break;
        case Tag::aliases:
          aliases = attribute(child, "val");
          break;
        case Tag::based_on:
          style.base = attribute(child, "val");
          break;
        case Tag::p_pr:
          read_paragraph_properties(part, child, style.outline, style.number, style.number_level, style.indent,
                                    style.ruled);
          break;
        case Tag::r_pr:
          style.run = read_run_format(part, child, nullptr);
          break;
        default:
          break;
      }
    }
    if (type == "numbering") {
      if (style.number != unset_number) numbering_ids_.emplace(style.id, style.number);
      continue;
    }
    if (is_paragraph) {
      style.named = paragraph_role(name);
      for_each_alias(aliases, [&](std::string_view alias) {
        if (style.named.role == ParagraphRole::none) style.named = paragraph_role(alias);
      });
      if (style.named.role == ParagraphRole::none && name.empty()) style.named = paragraph_role(style.id);
      const std::string_view is_default = attribute(node, "default");
      if (default_id.empty() && (is_default == "1" || is_default == "true" || is_default == "on"))
        default_id = style.id;
      paragraph_index.emplace(style.id, raw.size());
    } else {
      style.character = character_role(name);
      for_each_alias(aliases, [&](std::string_view alias) {
        if (style.character == CharacterRole::none) style.character = character_role(alias);
      });
      character_index.emplace(style.id, raw.size());
    }
    style.base_index = raw.size();
    raw.push_back(style);
  }
  for (Raw& style : raw) {
    if (style.base.empty()) continue;
    const auto& index = style.is_paragraph ? paragraph_index : character_index;
    if (const auto base = index.find(style.base); base != index.end()) style.base_index = base->second;
  }
  std::vector<std::size_t> chain;
  for (std::size_t i = 0; i < raw.size(); ++i) resolve(raw, i, chain);
  default_paragraph_.run = defaults_;
  for (const Raw& style : raw) {
    if (style.is_paragraph) {
      paragraphs_.push_back(style.resolved);
      paragraph_ids_.emplace(style.id, &paragraphs_.back());
      if (!default_id.empty() && style.id == default_id) default_paragraph_ = style.resolved;
    } else {
      character_ids_.emplace(style.id, characters_.size());
      characters_.push_back(style.resolved_character);
    }
  }
}

const ParagraphStyle& Styles::paragraph(std::string_view id) {
  if (id.empty()) return default_paragraph_;
  const auto found = paragraph_ids_.find(id);
  if (found != paragraph_ids_.end()) return *found->second;
  ParagraphStyle style = default_paragraph_;
  const NamedRole named = paragraph_role(id);
  style.role = named.role;
  style.level = named.level;
  paragraphs_.push_back(style);
  paragraph_ids_.emplace(id, &paragraphs_.back());
  return paragraphs_.back();
}

const CharacterStyle* Styles::character(std::string_view id) const {
  const auto found = character_ids_.find(id);
  return found == character_ids_.end() ? nullptr : &characters_[found->second];
}

std::int32_t Styles::numbering_of_style(std::string_view id) const {
  const auto found = numbering_ids_.find(id);
  return found == numbering_ids_.end() ? unset_number : found->second;
}

}  // namespace galley::docx
