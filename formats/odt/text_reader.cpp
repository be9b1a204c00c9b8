// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "odt/story_reader.hpp"

namespace galley::odt {

using namespace word_processing;  // NOLINT(google-build-using-namespace)

namespace {

constexpr std::uint32_t most_spaces = 1000;  // that one text:s stands for

/// All character data below a node, in order.
std::string text_below(const pugi::xml_node& root) {
  std::string text;
  for (pugi::xml_node node = root.first_child(); node;) {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) text += node.value();
    if (node.first_child()) {
      node = node.first_child();
      continue;
    }
    while (node && node != root && !node.next_sibling()) node = node.parent();
    if (!node || node == root) break;
    node = node.next_sibling();
  }
  return text;
}

bool is_shape(std::string_view name) { return name.starts_with("draw:") || name.starts_with("dr3d:"); }

}  // namespace

void StoryReader::runs(const pugi::xml_node& container) {
  const DepthGuard guard(reading_);
  for (const pugi::xml_node node : container.children()) {
    if (node.type() == pugi::node_element) {
      run_element(node, node.name());
    } else if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
      characters(node.value());
    }
  }
}

void StoryReader::run_element(const pugi::xml_node& node, std::string_view name) {
  reading_.count_node();
  if (name == "text:span") {
    span(node);
  } else if (name == "text:s") {
    const std::uint32_t count = std::min(std::max(node.attribute("text:c").as_uint(1), 1U), most_spaces);
    literal(std::string(count, ' '));
    after_space_ = true;
  } else if (name == "text:tab" || name == "text:tab-stop") {
    literal("\t");
    after_space_ = true;
  } else if (name == "text:line-break") {
    if (runs_.back().direct.hidden != Toggle::on) open_.line_break();
    after_space_ = true;
  } else if (name == "text:a") {
    link(node);
  } else if (name == "text:note" || name == "text:footnote" || name == "text:endnote") {
    note(node);
  } else if (name == "text:note-ref") {
    note_reference(node);
  } else if (name == "text:ruby") {
    ruby(node);
  } else if (name == "text:bookmark" || name == "text:bookmark-start" || name == "text:reference-mark" ||
             name == "text:reference-mark-start") {
    bookmark(node);
  } else if (name == "text:sequence") {
    std::string_view of = attribute(node, "text:name");
    if (of.empty()) of = attribute(node, "text:ref-name");
    open_.caption_of = paragraph_role(of).role == ParagraphRole::table_caption ? CaptionOf::table : CaptionOf::figure;
    runs(node);
  } else if (name == "office:annotation") {
    ++reading_.tally.comments;
  } else if (is_shape(name)) {
    if (name != "draw:control") frame(node);
  } else if (name == "text:hidden-text") {
    ++reading_.tally.hidden;
  } else if (name == "text:p" || name == "text:h") {
    characters(" ");
    runs(node);  // not valid here; its words are kept
    characters(" ");
  } else if (is_shown(name) && node.first_child()) {
    runs(node);  // fields: what they showed last
  }
}

void StoryReader::span(const pugi::xml_node& node) {
  const TextStyle& style = reading_.styles.text(attribute(node, "text:style-name"));
  RunState state = runs_.back();
  state.direct.overlay(style.named);
  state.direct.overlay(style.direct);
  const Style told = text_style(style.character_role);
  state.strong = state.strong || has(told, Style::strong);
  state.emphasis = state.emphasis || has(told, Style::emphasis);
  state.code = state.code || has(told, Style::code);
  state.part_of_header = state.part_of_header || is_part_of_header(style.character_role);
  if (style.named.monospaced == Toggle::on && style_->named.monospaced != Toggle::on) state.code = true;
  runs_.push_back(std::move(state));
  runs(node);
  runs_.pop_back();
}

void StoryReader::link(const pugi::xml_node& node) {
  std::string target(attribute(node, "xlink:href"));
  // Relative references start inside the package, which is a folder of its own (ODF 1.3, part 2, 3.7).
  if (target.starts_with("../")) target.erase(0, 3);
  if (target.empty() || target == "#") {
    runs(node);
    return;
  }
  if (target.starts_with('#')) reading_.internal_links = true;
  open_.inlines.open_link(std::move(target), std::string(attribute(node, "office:title")));
  runs(node);
  open_.inlines.close_link();
}

void StoryReader::note(const pugi::xml_node& node) {
  pugi::xml_node body = node.child("text:note-body");
  if (!body) body = node.child("text:footnote-body");
  if (!body) body = node.child("text:endnote-body");
  const std::string_view id = attribute(node, "text:id");
  const std::string name = id.empty() ? "@" + std::to_string(++reading_.last_note) : std::string(id);
  const DepthGuard guard(reading_);
  Blocks blocks = plain_blocks(sub_story(body, {}));
  if (!reading_.notes.try_emplace(name, std::move(blocks)).second) return;
  const auto mark = reading_.marks.find("lone", name);
  if (mark) {
    reading_.lone_notes[reading_.current_article].push_back(name);
    return;
  }
  if (runs_.back().direct.hidden == Toggle::on) return;
  open_.inlines.add({NoteReference{name}});
  after_space_ = false;
}

void StoryReader::note_reference(const pugi::xml_node& node) {
  const std::string_view to = attribute(node, "text:ref-name");
  const std::string_view form = attribute(node, "text:reference-format");
  if (to.empty() || form == "page" || form == "direction" || open_.keeps_lines()) {
    runs(node);
    return;
  }
  open_.inlines.add({NoteReference{std::string(to)}});
  after_space_ = false;
}

void StoryReader::ruby(const pugi::xml_node& node) {
  const std::string reading = text_below(node.child("text:ruby-text"));
  const pugi::xml_node base_node = node.child("text:ruby-base");
  if (reading.empty() || open_.keeps_lines()) {
    runs(base_node);
    return;
  }
  std::string base = text_below(base_node);
  if (base.empty()) return;
  open_.bytes += base.size();
  open_.inlines.add({Ruby{std::move(base), reading}});
  after_space_ = false;
}

void StoryReader::bookmark(const pugi::xml_node& node) {
  const std::string_view name = attribute(node, "text:name");
  if (name.starts_with(mark_name::block)) {
    open_.mark = name;
  } else if (name.starts_with(mark_name::absent)) {
    is_absent_ = true;
  } else if (!name.empty()) {
    open_.anchors.emplace_back(name);
  }
}

/// Character data: white space is one space, and none where there was some before.
void StoryReader::characters(std::string_view text) {
  std::size_t at = 0;
  std::string collapsed;
  while (at < text.size()) {
    const std::size_t space = std::min(text.find_first_of(" \t\r\n", at), text.size());
    if (space > at) {
      if (at == 0 && space == text.size()) {
        literal(text);
        after_space_ = false;
        return;
      }
      collapsed += text.substr(at, space - at);
      after_space_ = false;
    }
    if (space < text.size() && !after_space_) {
      collapsed += ' ';
      after_space_ = true;
    }
    at = space + 1;
  }
  literal(collapsed);
}

Style StoryReader::style_of(std::string_view text) const {
  const RunState& state = runs_.back();
  bool has_letters = false;
  const auto script = static_cast<std::size_t>(script_kind(text, has_letters));
  bool strong = state.strong;
  bool emphasis = state.emphasis;
  if (!state.part_of_header) {
    // Bold that the paragraph's style has anyway says nothing of the run.
    const TextFormat& of_style = style_->named;
    strong = strong || (state.direct.strong[script] == Toggle::on && of_style.strong[script] != Toggle::on);
    emphasis = emphasis || (state.direct.emphasis[script] == Toggle::on && of_style.emphasis[script] != Toggle::on);
  }
  Style style = Style::none;
  if (strong) style = style | Style::strong;
  if (emphasis) style = style | Style::emphasis;
  if (state.code) style = style | Style::code;
  const Position position = state.direct.position != Position::unset ? state.direct.position : style_->named.position;
  if (position == Position::raised || position == Position::both) style = style | Style::superscript;
  if (position == Position::lowered || position == Position::both) style = style | Style::subscript;
  return style;
}

void StoryReader::literal(std::string_view text) {
  if (text.empty()) return;
  const RunState& state = runs_.back();
  const Toggle hidden = state.direct.hidden != Toggle::unset ? state.direct.hidden : style_->named.hidden;
  if (hidden == Toggle::on) {
    ++reading_.tally.hidden;
    return;
  }
  if (state.direct.struck == Toggle::on) ++reading_.tally.struck;
  std::string mapped;
  const SymbolFont symbols = state.direct.symbols != SymbolFont::unset ? state.direct.symbols : style_->named.symbols;
  if (symbols > SymbolFont::none) {
    mapped = text_of_symbols(symbols, text, reading_.tally.symbols);
    text = mapped;
  }
  RunLanguages told = style_->named.languages;
  for (std::size_t i = 0; i < told.size(); ++i) {
    if (!state.direct.languages[i].empty()) told[i] = state.direct.languages[i];
  }
  const bool ours = reading_.marks.present();
  const Style style = style_of(text);
  open_.text(text, style, language_of_run(reading_.languages, told, text, ours, last_language_));
  if (has(style, Style::strong) && !ours) open_.strong_bytes += text.size();
  if (has(style, Style::emphasis) && !ours) open_.emphasis_bytes += text.size();
  std::uint16_t size = state.direct.size != 0 ? state.direct.size : style_->named.size;
  if (size == 0) size = reading_.styles.defaults().size;
  if (size != 0 && text.size() > open_.largest_run) {
    open_.largest_run = text.size();
    open_.size = size;
  }
}

}  // namespace galley::odt
