// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "docx/field.hpp"
#include "docx/math_text.hpp"
#include "docx/story_reader.hpp"

namespace galley::docx {

namespace {

constexpr std::size_t longest_instruction = 8192;
constexpr std::size_t language_sample_bytes = 16'384;
constexpr std::size_t script_probe_bytes = 96;

enum class Script : std::uint8_t { simple, east_asian, complex_script };

/// The script by which Word chooses among the languages of a run, from the first letters that decide it.
Script script_of(std::string_view text, bool& has_letters) {
  Script script = Script::simple;
  for (std::size_t i = 0; i < std::min(text.size(), script_probe_bytes); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x80) {
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) has_letters = true;
      continue;
    }
    if (c >= 0xD6 && c <= 0xDF) {
      has_letters = true;
      return Script::complex_script;
    }
    if (c == 0xE0) {  // Indic scripts, Thai, Tibetan
      has_letters = true;
      return Script::complex_script;
    }
    const unsigned next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
    if ((c == 0xE3 && next >= 0x81) || (c >= 0xE4 && c <= 0xED) || (c == 0xF0 && next >= 0xA0)) {
      has_letters = true;
      return Script::east_asian;
    }
    if (c >= 0xC3 && c <= 0xD5) has_letters = true;
  }
  return script;
}

/// Indentation of the markup is no text, but a plain space at an end is, whether xml:space says so or not: producers
/// forget it, and two words in one are worse than a space too many.
std::string_view without_indentation(std::string_view text) {
  constexpr std::string_view spaces = " \t\r\n";
  const std::size_t first = std::min(text.find_first_not_of(spaces), text.size());
  if (text.substr(0, first).find('\n') != std::string_view::npos) text.remove_prefix(first);
  const std::size_t last = text.find_last_not_of(spaces);
  if (last != std::string_view::npos && text.find('\n', last) != std::string_view::npos) text = text.substr(0, last + 1);
  return text;
}

std::uint32_t hexadecimal(std::string_view digits) {
  std::uint32_t value = 0;
  for (const char c : digits.substr(0, 8)) {
    const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
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
    case Tag::bookmark_start: {
      bookmark(node);
      for (std::string& anchor : waiting_anchors_) open_.anchors.push_back(std::move(anchor));
      waiting_anchors_.clear();
      break;
    }
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
      blocks(node);  // not valid here; its words are kept
      break;
    default:
      break;
  }
}

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
  bool strong = of_style.strong == Toggle::on;
  bool emphasis = of_style.emphasis == Toggle::on;
  bool code = of_style.monospaced && !style_id.empty();
  bool named = true;
  switch (character_role_) {
    case CharacterRole::strong: strong = true; break;
    case CharacterRole::emphasis: emphasis = true; break;
    case CharacterRole::code: code = true; break;
    case CharacterRole::strong_emphasis: strong = emphasis = true; break;
    case CharacterRole::code_strong: code = strong = true; break;
    case CharacterRole::code_emphasis: code = emphasis = true; break;
    case CharacterRole::code_strong_emphasis: code = strong = emphasis = true; break;
    default:
      named = false;
      break;
  }
  if (!named && character_role_ != CharacterRole::none) strong = emphasis = false;  // a credit's or dateline's part
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
  const Toggle hidden = format.hidden != Toggle::unset ? format.hidden : of_paragraph.hidden;
  hidden_ = hidden == Toggle::on;
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
      if (open_.keeps_lines) {
        open_.lines += '\n';
      } else {
        open_.inlines.add({LineBreak{}});
      }
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
    default:
      break;
  }
}

std::string_view StoryReader::language_of(std::string_view text) {
  bool has_letters = false;
  const Script script = script_of(text, has_letters);
  std::string_view told = script == Script::simple       ? told_.language
                          : script == Script::east_asian ? told_.east_asian_language
                                                         : told_.complex_language;
  if (told.empty() && script == Script::simple && !has_letters) told = told_.east_asian_language;
  LanguageCount& count = state_.languages;
  if (has_letters && count.sample.size() < language_sample_bytes) {
    count.sample += text.substr(0, 512);
    count.sample += ' ';
  }
  if (told.empty()) {
    if (has_letters) count.untold[static_cast<std::size_t>(script)] += text.size();
    last_language_.clear();
    return {};
  }
  // Word tags digits and punctuation with whatever keyboard was on; only what we wrote is taken at its word.
  if (!has_letters && !state_.marks.present()) return last_language_;
  if (last_language_ != told) last_language_ = told;
  const auto known = count.told.find(told);
  if (known != count.told.end()) {
    known->second += text.size();
  } else if (count.told.size() < 1000) {
    count.told.emplace(told, text.size());
  }
  return last_language_;
}

void StoryReader::text(std::string_view given) {
  if (given.empty()) return;
  if (hidden_) {
    ++state_.tally.hidden;
    return;
  }
  // The result of a field inside another one's code is part of the code: `{ IF { MERGEFIELD a } = ... }`.
  if (fields_.size() > 1 && std::any_of(fields_.begin(), fields_.end() - 1, [](const Field& f) { return f.in_code; })) {
    return;
  }
  std::string mapped;
  if (symbols_ > SymbolFont::none || given.find("\xEF\x80") != std::string_view::npos ||
      given.find("\xEF\x81") != std::string_view::npos) {
    // Characters of symbol fonts stand at U+F020 to U+F0FF, or in Latin-1 places with such a font.
    const SymbolFont font = symbols_ > SymbolFont::none ? symbols_ : SymbolFont::unset;
    for (std::size_t i = 0; i < given.size();) {
      const auto c = static_cast<unsigned char>(given[i]);
      std::uint32_t code = 0;
      std::size_t length = 1;
      if (c < 0x80) {
        code = font == SymbolFont::unset ? 0 : c;
      } else if (c == 0xC2 || c == 0xC3) {
        length = 2;
        if (i + 1 < given.size() && font != SymbolFont::unset) {
          code = (c & 3U) << 6 | (static_cast<unsigned char>(given[i + 1]) & 0x3FU);
        }
      } else if (c == 0xEF && i + 2 < given.size() && static_cast<unsigned char>(given[i + 1]) >= 0x80 &&
                 static_cast<unsigned char>(given[i + 1]) <= 0x83) {
        length = 3;
        code = 0xF000 | (static_cast<unsigned char>(given[i + 1]) & 0x3FU) << 6 |
               (static_cast<unsigned char>(given[i + 2]) & 0x3FU);
      }
      length = std::min(length, given.size() - i);
      const std::string_view symbol =
          code == 0 ? std::string_view() : symbol_text(font == SymbolFont::unset ? SymbolFont::symbol : font, code);
      if (symbol.empty() && code >= 0xF000) ++state_.tally.symbols;
      mapped += symbol.empty() ? given.substr(i, length) : symbol;
      i += length;
    }
    given = mapped;
  }
  literal(given);
}

void StoryReader::literal(std::string_view given) {
  if (hidden_) return;
  if (open_.keeps_lines) {
    open_.lines += given;
    open_.bytes += given.size();
    return;
  }
  const ParagraphRole role = open_.format.role;
  if (role == ParagraphRole::byline || role == ParagraphRole::dateline) {
    Segment segment{character_role_, credit_, std::string(given), {}};
    if (open_.inlines.in_link()) {
      segment.contact = open_.inlines.link_target();
      if (segment.contact.starts_with("mailto:")) segment.contact.erase(0, 7);
    }
    open_.segments.push_back(std::move(segment));
  }
  open_.inlines.text(given, style_, language_of(given));
  open_.bytes += given.size();
  if (strong_directly_) open_.strong_bytes += given.size();
  if (emphasis_directly_) open_.emphasis_bytes += given.size();
  if (size_ != 0 && given.size() > open_.largest_run) {
    open_.largest_run = given.size();
    open_.size = size_;
  }
}

void StoryReader::symbol(SymbolFont font, std::uint32_t code) {
  if (hidden_ || code == 0) return;
  if (const std::string_view known = symbol_text(font, code); !known.empty()) {
    literal(known);
    return;
  }
  if (font == SymbolFont::none && code >= 0x20 && (code < 0xE000 || code > 0xF8FF) && code < 0xD800) {
    // A character of an ordinary font stands for itself.
    std::string character;
    if (code < 0x80) {
      character += static_cast<char>(code);
    } else if (code < 0x800) {
      character += static_cast<char>(0xC0 | code >> 6);
      character += static_cast<char>(0x80 | (code & 0x3F));
    } else {
      character += static_cast<char>(0xE0 | code >> 12);
      character += static_cast<char>(0x80 | (code >> 6 & 0x3F));
      character += static_cast<char>(0x80 | (code & 0x3F));
    }
    literal(character);
    return;
  }
  ++state_.tally.symbols;
  literal("\xEF\xBF\xBD");
}

void StoryReader::hyperlink(const pugi::xml_node& node) {
  std::string target;
  if (const std::string_view id = part_.relationship_attribute(node, "id"); !id.empty()) {
    if (const Relationship* relationship = relationships_.find(id)) {
      target = relationship->target;
      if (const auto known = state_.marks.find("target", target)) target = attribute(known, "meant");
    }
  }
  if (const std::string_view anchor = attribute(node, "anchor"); !anchor.empty()) {
    if (target.empty()) state_.internal_links = true;
    target += '#';
    target += anchor;
  } else if (target.starts_with('#')) {
    state_.internal_links = true;
  }
  if (target.empty()) {
    runs(node);
    return;
  }
  open_.inlines.open_link(std::move(target), std::string(attribute(node, "tooltip")));
  runs(node);
  open_.inlines.close_link();
}

void StoryReader::inline_control(const pugi::xml_node& node) {
  std::string_view tag;
  bool credit = false;
  if (const auto properties = part_.child(node, Tag::sdt_pr)) {
    if (const auto tag_node = part_.child(properties, Tag::tag)) tag = attribute(tag_node, "val");
  }
  if (tag.starts_with(Marks::credit_tag)) {
    std::string_view role = tag.substr(Marks::credit_tag.size());
    if (role.starts_with(Marks::long_role)) {
      role = attribute(state_.marks.find("role", role.substr(Marks::long_role.size())), "name");
    }
    open_.credit_roles.emplace_back(role);
    credit_ = static_cast<std::uint32_t>(open_.credit_roles.size());
    credit = true;
  } else if (tag.starts_with(Marks::when_tag)) {
    open_.when = tag.substr(Marks::when_tag.size());
  }
  runs(part_.child(node, Tag::sdt_content));
  if (credit) credit_ = 0;
}

void StoryReader::field_begins_result(Field& field) {
  field.in_code = false;
  const FieldInstruction instruction = parse_field(field.instruction);
  if (instruction.type == "HYPERLINK") {
    field.target = hyperlink_target(instruction);
    field.tip = instruction.tip;
    if (field.target.empty()) return;
    if (field.target.starts_with('#')) state_.internal_links = true;
    field.is_link = true;
    open_.inlines.open_link(field.target, field.tip);
  } else if (instruction.type == "SEQ") {
    open_.has_sequence = true;
    std::string_view of = instruction.argument;
    static constexpr std::string_view tables[] = {"Table",   "Tabelle", "Tableau", "Tabla",  "Tabela", "Tabella", "Tabel",
                                                  "Таблица", "表",      "表格",    "표",     "جدول"};
    open_.caption_of = std::find(std::begin(tables), std::end(tables), of) != std::end(tables) ? CaptionOf::table
                                                                                              : CaptionOf::figure;
  } else if (instruction.type == "NOTEREF" && instruction.argument.starts_with(Marks::note_prefix)) {
    // A further reference to a note of ours: the field's result, the note's number, is not text.
    open_.inlines.add({NoteReference{"@" + instruction.argument}});
    field.is_link = false;
    field.in_code = true;
  }
}

void StoryReader::field_character(const pugi::xml_node& node) {
  const std::string_view type = attribute(node, "fldCharType");
  if (type == "begin") {
    if (fields_.size() < 1000) fields_.emplace_back();
    if (const auto form = part_.child(node, Tag::ff_data)) {
      if (const auto box = part_.child(form, Tag::check_box)) {
        pugi::xml_node checked = part_.child(box, Tag::checked);
        if (!checked) checked = part_.child(box, Tag::default_value);
        literal(checked && is_on(checked) ? "☒" : "☐");
      }
    }
  } else if (type == "separate") {
    if (!fields_.empty()) field_begins_result(fields_.back());
  } else if (type == "end" && !fields_.empty()) {
    Field& field = fields_.back();
    if (field.is_link) open_.inlines.close_link();
    if (field.in_code && field.target.empty()) {
      // A field without a result; a symbol has none but its code.
      const FieldInstruction instruction = parse_field(field.instruction);
      if (instruction.type == "NOTEREF" && field.instruction.find(Marks::note_prefix) == std::string::npos) {
        literal(instruction.argument);
      }
    }
    fields_.pop_back();
  }
}

void StoryReader::note_reference(const pugi::xml_node& node, char kind) {
  if (hidden_) return;
  const std::string id(attribute(node, "id"));
  if (!has_note(state_, kind, id)) {
    state_.context.diagnostics.warning(code::missing_part, "a reference leads to a note that is not there", place());
    return;
  }
  std::string name(1, kind);
  name += id;
  if (!note_bookmark_.empty()) state_.note_bookmarks.emplace(note_bookmark_, name);
  read_note(state_, kind, id);
  open_.inlines.add({NoteReference{std::move(name)}});
}

std::string StoryReader::text_below(const pugi::xml_node& node, int depth) const {
  std::string text;
  if (depth > 20) return text;
  std::string buffer;
  for (const pugi::xml_node child : node.children()) {
    if (child.type() != pugi::node_element) continue;
    if (part_.tag(child) == Tag::t) {
      text += character_data(child, buffer);
    } else {
      text += text_below(child, depth + 1);
    }
  }
  return text;
}

void StoryReader::ruby(const pugi::xml_node& node) {
  if (hidden_) return;
  Ruby pair{text_below(part_.child(node, Tag::ruby_base), 0), text_below(part_.child(node, Tag::rt), 0)};
  if (pair.base.empty()) return;
  open_.bytes += pair.base.size();
  if (open_.keeps_lines) {
    open_.lines += pair.base;
  } else if (pair.reading.empty()) {
    open_.inlines.text(pair.base, style_, language_of(pair.base));
  } else {
    open_.inlines.add({std::move(pair)});
  }
}

}  // namespace galley::docx
