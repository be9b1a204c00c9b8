// SPDX-License-Identifier: Apache-2.0
#include "docx/story_reader.hpp"

namespace galley::docx {

void StoryReader::set_run_format(const pugi::xml_node& properties) {
  std::string_view style_id;
  RunFormat direct;
  if (properties) direct = read_run_format(part_, properties, &style_id, state_.reject_changes);
  const RunFormat& of_paragraph = open_.format.style->run;
  RunFormat format;
  character_role_ = CharacterRole::none;
  if (!style_id.empty()) {
    if (const CharacterStyle* style = state_.styles.character(style_id)) {
      format = style->run;
      character_role_ = style->role;
    } else {
      character_role_ = character_role(style_id);
    }
  }
  const RunFormat of_style = format;
  format.overlay(direct);

  style_ = Style::none;
  const Style told = text_style(character_role_);
  const bool named = told != Style::none;
  bool strong = of_style.strong == Toggle::on || has(told, Style::strong);
  bool emphasis = of_style.emphasis == Toggle::on || has(told, Style::emphasis);
  const bool code = (of_style.monospaced && !style_id.empty()) || has(told, Style::code);
  if (is_part_of_header(character_role_)) strong = emphasis = false;
  // Bold that the paragraph's style has anyway says nothing of the run.
  strong_directly_ = direct.strong == Toggle::on && of_paragraph.strong != Toggle::on;
  emphasis_directly_ = direct.emphasis == Toggle::on && of_paragraph.emphasis != Toggle::on;
  if (direct.strong != Toggle::unset && !named) strong = strong_directly_ || (strong && direct.strong == Toggle::on);
  if (direct.emphasis != Toggle::unset && !named) {
    emphasis = emphasis_directly_ || (emphasis && direct.emphasis == Toggle::on);
  }
  if (named && strong_directly_) strong = true;
  if (named && emphasis_directly_) emphasis = true;
  if (strong) style_ = style_ | Style::strong;
  if (emphasis) style_ = style_ | Style::emphasis;
  if (code) style_ = style_ | Style::code;
  const VerticalAlignment vertical =
      format.vertical != VerticalAlignment::unset ? format.vertical : of_paragraph.vertical;
  if (vertical == VerticalAlignment::superscript) style_ = style_ | Style::superscript;
  if (vertical == VerticalAlignment::subscript) style_ = style_ | Style::subscript;
  if (direct.lowered && state_.marks.present() && vertical == VerticalAlignment::superscript) {
    style_ = style_ | Style::subscript;
  }
  const Toggle hidden = format.hidden != Toggle::unset ? format.hidden : of_paragraph.hidden;
  hidden_ = hidden == Toggle::on;
  struck_ = (format.struck != Toggle::unset ? format.struck : of_paragraph.struck) == Toggle::on;
  symbols_ = format.symbols != SymbolFont::unset ? format.symbols : of_paragraph.symbols;
  size_ = format.size != 0 ? format.size : of_paragraph.size;
  told_ = format;
  const RunFormat& defaults = state_.styles.defaults();
  if (told_.language.empty() && of_paragraph.language != defaults.language) told_.language = of_paragraph.language;
  if (told_.east_asian_language.empty() && of_paragraph.east_asian_language != defaults.east_asian_language) {
    told_.east_asian_language = of_paragraph.east_asian_language;
  }
  if (told_.complex_language.empty() && of_paragraph.complex_language != defaults.complex_language) {
    told_.complex_language = of_paragraph.complex_language;
  }
}

}  // namespace galley::docx
