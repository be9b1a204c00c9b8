// SPDX-License-Identifier: Apache-2.0
#include "text/block_parser.hpp"

#include <algorithm>
#include <utility>

#include "text/escapes.hpp"
#include "text/images.hpp"

namespace galley::text {
namespace {

constexpr std::uint32_t code_indent = 4;
constexpr std::string_view ideographic_space = "\u3000";

/// Does a backslash at the end of the line force a line end?
bool ends_in_break(std::string_view line) {
  std::size_t backslashes = 0;
  while (backslashes < line.size() && line[line.size() - 1 - backslashes] == '\\') ++backslashes;
  return backslashes % 2 != 0;
}

void append_scope(Inlines& inlines, const std::string& scope) {
  for (Inline& each : inlines) {
    if (auto* reference = std::get_if<NoteReference>(&each.value)) {
      reference->note += scope;
    } else if (auto* link = std::get_if<Link>(&each.value)) {
      append_scope(link->content, scope);
    }
  }
}

void merge(Attributes& to, Attributes from) {
  if (!from.id.empty()) to.id = std::move(from.id);
  for (std::string& name : from.classes) to.classes.push_back(std::move(name));
  for (auto& value : from.values) to.values.push_back(std::move(value));
}

}  // namespace

std::string_view paragraph_text(std::string_view line) {
  line = trim(line);
  while (line.starts_with(ideographic_space)) line = trim(line.substr(ideographic_space.size()));
  while (line.ends_with(ideographic_space)) {
    const std::string_view rest = line.substr(0, line.size() - ideographic_space.size());
    if (ends_in_break(rest)) break;
    line = trim(rest);
  }
  return line;
}

BlockParser::BlockParser(const BlockRules& rules, const InlineRules& inline_rules, HyphenatedWords& hyphenated,
                         const Context& context)
    : rules_(rules),
      hyphenated_(hyphenated),
      context_(context),
      inlines_(inline_rules),
      notes_in_use_(inline_rules.definitions != nullptr && !inline_rules.definitions->notes.empty()) {}

ParsedText BlockParser::parse(std::span<Line> lines) {
  ParsedText result;
  result.blocks.reserve(std::min<std::size_t>(lines.size() / 2 + 1, 1 << 20));
  sequence(lines, {}, result.blocks);
  result.notes = std::move(notes_);
  if (!pending_.empty()) {
    context_.diagnostics.note(code::unknown_element, "attributes at the end of the text have no block to belong to");
  }
  return result;
}

void BlockParser::collect(std::span<Line> lines, Definitions& definitions) {
  collected_ = &definitions;
  Sequence ignored;
  sequence(lines, {}, ignored);
  collected_ = nullptr;
  notes_.clear();
  note_group_ = 0;
  in_notes_ = false;
  pending_ = {};
  blocks_ = 0;
  told_depth_ = false;
  no_table_before_ = nullptr;
}

void BlockParser::sequence(std::span<Line> lines, const Place& place, Sequence& out) {
  blank_before_ = 0;
  for (std::size_t i = 0; i < lines.size();) {
    if (lines[i].blank()) {
      blank_before_ += lines[i].blanks;
      ++i;
      continue;
    }
    if (in_notes_ && place.depth == 0 && !is_definition(content_of(lines[i]))) {
      in_notes_ = false;
      ++note_group_;
    }
    if (!rules_.marks || !marked(lines, i, place, out)) paragraphs(lines, i, place, out);
  }
}

Blocks BlockParser::blocks(std::span<Line> lines, const Place& place) {
  const std::uint32_t blank_before = std::exchange(blank_before_, 0);
  Attributes pending = std::exchange(pending_, {});
  Sequence sequence_of_one;
  sequence(lines, place, sequence_of_one);
  blank_before_ = blank_before;
  pending_ = std::move(pending);
  Blocks result;
  result.reserve(sequence_of_one.size());
  for (Parsed& parsed : sequence_of_one) result.push_back(std::move(parsed.block));
  return result;
}

bool BlockParser::marked(std::span<Line> lines, std::size_t& i, const Place& place, Sequence& out) {
  Line& line = lines[i];
  const Indent indent = indent_of(line);
  if (indent.columns >= code_indent) {
    if (rules_.indented_code) indented(lines, i, out);
    return rules_.indented_code;
  }
  const std::string_view content = content_of(line);
  if (const auto heading_mark = atx_heading(content)) {
    heading(line, heading_mark->level, heading_mark->content, place, out);
    ++i;
    return true;
  }
  if (const auto fence = opening_fence(content)) {
    fenced(lines, i, *fence, out);
    return true;
  }
  if (is_thematic_break(content)) {
    add(line, Break{}, out);
    ++i;
    return true;
  }
  if (auto attributes = attribute_line(content)) {
    if (place.depth == 0 && attributes->has_class("article")) {
      add(line, Paragraph{}, out);
      out.back().kind = Parsed::Kind::article;
      use_attributes(out.back(), *std::move(attributes));
    } else {
      merge(pending_, *std::move(attributes));
    }
    ++i;
    return true;
  }
  return quote(lines, i, place, out) || list(lines, i, place, out) || (is_table_row(content) && table(lines, i, out)) ||
         figure(lines, i, out) || definition(lines, i, place, out);
}

void BlockParser::heading(const Line& line, std::uint32_t level, std::string_view content, const Place& place,
                          Sequence& out) {
  MarkedText text = inline_text(content);
  add(line, Paragraph{std::move(text.content)}, out);
  use_attributes(out.back(), std::move(text.attributes));
  if (place.depth == 0) {
    out.back().kind = Parsed::Kind::heading;
    out.back().level = level;
    return;
  }
  for (Inline& each : std::get<Paragraph>(out.back().block.value).content) {
    if (auto* run = std::get_if<Text>(&each.value)) run->style = run->style | Style::strong;
  }
  if (collected_ == nullptr) {
    galley::Place where;
    where.line = line.number;
    context_.diagnostics.note("heading-within-block", "a heading within a list or quote became a bold paragraph",
                              where);
  }
}

bool BlockParser::ends_group(const Line& line) const {
  if (line.blank() || line.page_break) return true;
  return rules_.marks && indent_of(line).columns < code_indent && is_mark(content_of(line), true);
}

bool BlockParser::continues(const Line& line, const Line& next, std::uint32_t base_indent, const Place& place) const {
  const std::string_view text = content_of(line);
  if (rules_.marks && ends_in_break(text)) return true;
  if (rules_.wrap == WrapMode::keep || (rules_.marks && trailing_attributes(text))) return false;
  const std::string_view after = content_of(next);
  if (after.starts_with(ideographic_space)) return false;
  if (place.depth > 0) return true;
  if (indent_of(next).columns >= base_indent + 2) return false;
  if (rules_.wrap == WrapMode::join) return true;
  return rules_.wrapping.wrapped && (is_full(text, after, rules_.wrapping.width) || goes_on(text, after));
}

BlockParser::Paragraphs BlockParser::split_paragraphs(std::span<const Line> lines, const Place& place) {
  Paragraphs result;
  std::uint32_t base_indent = lines.size() > 1 ? indent_of(lines[0]).columns : 0;
  for (std::size_t i = 1; i < lines.size(); ++i) base_indent = std::min(base_indent, indent_of(lines[i]).columns);
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t end = i + 1;
    while (end < lines.size() && continues(lines[end - 1], lines[end], base_indent, place)) ++end;
    if (end == i + 1) {
      result.texts.emplace_back(&lines[i], paragraph_text(lines[i].raw));
    } else {
      std::string joined;
      for (std::size_t j = i; j < end; ++j) {
        const std::string_view text = paragraph_text(lines[j].raw);
        append_line(joined, text, hyphenated_);
        const bool forced = rules_.marks && (ends_in_break(text) || lines[j].raw.ends_with("  "));
        if (forced && j + 1 < end) joined += '\n';
      }
      result.joined.push_back(std::move(joined));
      result.texts.emplace_back(&lines[i], result.joined.back());
    }
    i = end;
  }
  return result;
}

void BlockParser::paragraphs(std::span<Line> lines, std::size_t& i, const Place& place, Sequence& out) {
  std::size_t end = i + 1;
  while (end < lines.size() && !ends_group(lines[end])) ++end;
  std::span<const Line> group = lines.subspan(i, end - i);

  // What stopped the group may make something else of its last lines.
  std::uint32_t setext = 0;
  bool table_head = false;
  std::size_t apart = 0;
  if (rules_.marks && end < lines.size() && !lines[end].blank() && !lines[end].page_break) {
    const std::string_view mark = content_of(lines[end]);
    setext = setext_level(mark);
    table_head = setext == 0 && is_table_delimiter(mark) && group.back().raw.find('|') != std::string_view::npos;
    if (setext > 0) apart = rules_.wrapping.wrapped || place.depth > 0 ? group.size() : 1;
    if (table_head) apart = 1;
  }
  std::size_t behind = end;
  while (place.attribution != nullptr && behind < lines.size() && lines[behind].blank()) ++behind;
  const Paragraphs found = split_paragraphs(group.first(group.size() - apart), place);
  for (std::size_t k = 0; k < found.texts.size(); ++k) {
    const bool last = behind == lines.size() && k + 1 == found.texts.size();
    add_paragraph(*found.texts[k].first, found.texts[k].second, place, last, out);
  }
  i = end;
  if (table_head) {
    i = end - 1;
    if (table(lines, i, out)) return;
    i = end;
    add_paragraph(group.back(), paragraph_text(group.back().raw), place, false, out);
  }
  if (setext == 0) return;
  std::string joined;
  for (const Line& line : group.last(apart)) append_line(joined, paragraph_text(line.raw), hyphenated_);
  // A rule right below a long paragraph parts it from the next one.
  constexpr std::size_t longest_heading = 400;
  if (joined.size() <= longest_heading) {
    heading(group.back(), setext, joined, place, out);
  } else {
    add_paragraph(group.back(), joined, place, false, out);
    add(lines[end], Break{}, out);
  }
  ++i;
}

void BlockParser::add_paragraph(const Line& line, std::string_view text, const Place& place, bool last, Sequence& out) {
  if (place.attribution != nullptr && last && !out.empty()) {
    std::string_view rest = text;
    while (rest.starts_with("—") || rest.starts_with("―")) rest.remove_prefix(3);
    if (rest.size() == text.size() && (text.starts_with("-- ") || text.starts_with("– "))) {
      rest.remove_prefix(text.find(' '));
    }
    constexpr std::size_t longest = 240;
    if (rest.size() < text.size() && text.size() <= longest) {
      *place.attribution = inline_text(trim(rest)).content;
      return;
    }
  }
  if (place.depth == 0) {
    const auto trailing = rules_.marks ? trailing_attributes(text) : std::nullopt;
    if (trailing && (trailing->attributes.has_class("byline") || trailing->attributes.has_class("dateline")) &&
        text.find("]{") < trailing->begin) {
      add(line, Paragraph{}, out);
      out.back().source = text.substr(0, trailing->begin);
      use_attributes(out.back(), trailing->attributes);
      return;
    }
  }
  MarkedText marked_text = inline_text(text);
  if (place.attribution != nullptr && marked_text.attributes.has_class("attribution")) {
    *place.attribution = std::move(marked_text.content);
    return;
  }
  add(line, Paragraph{std::move(marked_text.content)}, out);
  use_attributes(out.back(), std::move(marked_text.attributes));
}

void BlockParser::add(const Line& line, Block::Value value, Sequence& out) {
  if ((++blocks_ & 0x3FF) == 0) context_.check_cancelled();
  if (blocks_ > context_.limits.nodes) {
    throw Error(ErrorKind::limit,
                "the text has more than " + std::to_string(context_.limits.nodes) + " blocks (limit nodes)");
  }
  Parsed& parsed = out.emplace_back();
  parsed.line = line.number;
  parsed.blank_before = std::exchange(blank_before_, 0);
  parsed.page_break = line.page_break;
  parsed.block.value = std::move(value);
  if (!pending_.empty()) use_attributes(parsed, std::exchange(pending_, {}));
}

void BlockParser::use_attributes(Parsed& parsed, Attributes attributes) {
  if (attributes.empty()) return;
  if (!attributes.id.empty()) parsed.block.id = std::exchange(attributes.id, {});
  merge(parsed.attributes, std::move(attributes));
}

bool BlockParser::too_deep(const Place& place, const Line& line) {
  if (place.depth < context_.limits.depth) return false;
  if (!std::exchange(told_depth_, true) && collected_ == nullptr) {
    galley::Place where;
    where.line = line.number;
    context_.diagnostics.warning("nested-too-deep",
                                 "lists and quotes nested deeper than " + std::to_string(context_.limits.depth) +
                                     " (limit depth) are read as text",
                                 where);
  }
  return true;
}

MarkedText BlockParser::inline_text(std::string_view text) {
  if (collected_ != nullptr) return {};
  MarkedText result = inlines_.parse_marked(text);
  result.content = note_scoped(std::move(result.content));
  return result;
}

Inlines BlockParser::note_scoped(Inlines inlines) const {
  if (!notes_in_use_) return inlines;
  append_scope(inlines, '\x1F' + std::to_string(note_group_));
  return inlines;
}

}  // namespace galley::text
