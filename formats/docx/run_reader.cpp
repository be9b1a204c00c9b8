// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "docx/math_text.hpp"
#include "docx/story_reader.hpp"

namespace galley::docx {

namespace {

constexpr std::size_t longest_instruction = 8192;

/// Indentation of the markup is no text, but a plain space at an end is, whether xml:space says so or not: producers
/// forget it, and two words in one are worse than a space too many.
std::string_view without_indentation(std::string_view text) {
  constexpr std::string_view spaces = " \t\r\n";
  const std::size_t first = std::min(text.find_first_not_of(spaces), text.size());
  if (text.substr(0, first).find('\n') != std::string_view::npos) text.remove_prefix(first);
  const std::size_t last = text.find_last_not_of(spaces);
  if (last != std::string_view::npos && text.find('\n', last) != std::string_view::npos)
    text = text.substr(0, last + 1);
  return text;
}

std::uint32_t hexadecimal(std::string_view digits) {
  std::uint32_t value = 0;
  for (const char c : digits.substr(0, 8)) {
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return 0;
    value = value << 4 | static_cast<std::uint32_t>(digit);
  }
  return value;
}

}  // namespace

void StoryReader::runs(const pugi::xml_node& container) {
  const DepthGuard guard(state_);
  for (const pugi::xml_node child : container.children()) {
    if (child.type() == pugi::node_element) run_level(child, part_.tag(child));
  }
}

void StoryReader::run_level(const pugi::xml_node& node, Tag tag) {
  switch (tag) {
    case Tag::r:
      run(node);
      break;
    case Tag::hyperlink:
      hyperlink(node);
      break;
    case Tag::sdt:
      inline_control(node);
      break;
    case Tag::smart_tag:
    case Tag::custom_xml:
    case Tag::dir:
    case Tag::bdo:
      runs(node);
      break;
    case Tag::ins:
    case Tag::move_to:
      if (state_.reject_changes) {
        ++state_.tally.deletions;
      } else {
        runs(node);
      }
      break;
    case Tag::del:
    case Tag::move_from:
      if (state_.reject_changes) {
        runs(node);
      } else {
        ++state_.tally.deletions;
      }
      break;
    case Tag::fld_simple: {
      Field field;
      field.instruction = attribute(node, "instr");
      field_begins_result(field);
      runs(node);
      if (field.is_link) open_.inlines.close_link();
      break;
    }
    case Tag::bookmark_start:
      bookmark(node, true);
      break;
    case Tag::bookmark_end:
      bookmark_end(node);
      break;
    case Tag::omath:
    case Tag::omath_para:
      style_ = Style::none;
      hidden_ = false;
      symbols_ = SymbolFont::none;
      ++state_.tally.equations;
      text(math_text(node));
      break;
    case Tag::alternate_content: {
      const DepthGuard guard(state_);
      for (const pugi::xml_node child : chosen_alternative(node).children()) {
        if (child.type() == pugi::node_element) run_level(child, part_.tag(child));
      }
      break;
    }
    case Tag::p:
    case Tag::tbl:
      block_in_paragraph(node, tag);
      break;
    case Tag::other:
      if (is_unknown_text(node)) {
        unknown_element(node);
        runs(node);
      }
      break;
    default:
      break;
  }
}

/// Not valid, but its words are words. It parts the paragraph around it, which goes on behind it.
void StoryReader::block_in_paragraph(const pugi::xml_node& node, Tag tag) {
  const ParagraphFormat format = open_.format;
  const std::vector<std::string> credit_roles = open_.credit_roles;
  const std::uint32_t credit = std::exchange(credit_, 0);
  finish_paragraph();
  block(node, tag);
  if (!carried_) open_ = OpenParagraph();
  carried_ = false;
  set_format(format);
  open_.credit_roles = credit_roles;
  credit_ = credit;
}

void StoryReader::run(const pugi::xml_node& node) {
  if ((++state_.nodes & 0xFFF) == 0) state_.context.check_cancelled();
  pugi::xml_node child = node.first_child();
  while (child && child.type() != pugi::node_element) child = child.next_sibling();
  if (!child) return;
  Tag tag = part_.tag(child);
  if (tag == Tag::r_pr) {
    set_run_format(child);
    child = child.next_sibling();
  } else {
    set_run_format({});
  }
  for (; child; child = child.next_sibling()) {
    if (child.type() != pugi::node_element) continue;
    run_content(child, part_.tag(child));
  }
}

void StoryReader::run_content(const pugi::xml_node& node, Tag tag) {
  switch (tag) {
    case Tag::t:
    case Tag::del_text:
      text(without_indentation(character_data(node, buffer_)));
      break;
    case Tag::tab:
    case Tag::ptab:
      literal("\t");
      break;
    case Tag::br:
      if (hidden_) break;
      if (const std::string_view type = attribute(node, "type"); type == "page" || type == "column") {
        literal(" ");
        break;
      }
      [[fallthrough]];
    case Tag::cr:
      if (hidden_) break;
      open_.line_break();
      break;
    case Tag::no_break_hyphen:
      text("\xE2\x80\x91");
      break;
    case Tag::soft_hyphen:
      text("\xC2\xAD");
      break;
    case Tag::sym:
      symbol(symbol_font(attribute(node, "font")), hexadecimal(attribute(node, "char")));
      break;
    case Tag::fld_char:
      field_character(node);
      break;
    case Tag::instr_text:
      if (!fields_.empty() && fields_.back().in_code) {
        std::string& instruction = fields_.back().instruction;
        const std::string_view more = character_data(node, buffer_);
        if (instruction.size() + more.size() <= longest_instruction) instruction += more;
      }
      break;
    case Tag::footnote_reference:
      note_reference(node, 'f');
      break;
    case Tag::endnote_reference:
      note_reference(node, 'e');
      break;
    case Tag::comment_reference:
      ++state_.tally.comments;
      break;
    case Tag::w_drawing:
    case Tag::pict:
    case Tag::w_object:
      if (hidden_) {
        ++state_.tally.hidden;
      } else {
        drawing(node);
      }
      break;
    case Tag::ruby:
      ruby(node);
      break;
    case Tag::alternate_content:
      alternate_content(node, true);
      break;
    case Tag::ins:
    case Tag::del:
    case Tag::move_from:
    case Tag::move_to:
    case Tag::hyperlink:
    case Tag::r:
    case Tag::sdt:
    case Tag::smart_tag:
    case Tag::omath:
    case Tag::omath_para:
      run_level(node, tag);
      break;
    case Tag::txbx_content:
      drawing(node.parent());
      break;
    case Tag::other:
      if (is_unknown_text(node)) {
        unknown_element(node);
        const DepthGuard guard(state_);
        for (const pugi::xml_node child : node.children()) {
          if (child.type() == pugi::node_element) run_content(child, part_.tag(child));
        }
      }
      break;
    default:
      break;
  }
}

}  // namespace galley::docx
