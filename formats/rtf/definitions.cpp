// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cstdio>
#include <iterator>
#include <utility>

#include "rtf/document_reader.hpp"
#include "word_processing/field.hpp"

namespace galley::rtf {

using namespace word_processing;  // NOLINT(google-build-using-namespace)

namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n;") + 1 - std::min(first, text.size()));
}

/// The parts of Word's way to set a reading beside its base: EQ \* jc2 \o\ad(\s\up 9(reading),base).
bool parse_ruby(std::string_view instruction, Ruby& ruby) {
  const std::size_t raised = instruction.find("\\s\\up");
  if (raised == std::string_view::npos || instruction.find("\\o") > raised) return false;
  const std::size_t open = instruction.find('(', raised);
  if (open == std::string_view::npos) return false;
  const std::size_t end = instruction.rfind(')');
  std::size_t close = open + 1;
  while (close < instruction.size() && instruction[close] != ')') close += instruction[close] == '\\' ? 2 : 1;
  if (end == std::string_view::npos || close + 2 > end || instruction[close + 1] != ',') return false;
  ruby.reading = instruction.substr(open + 1, close - open - 1);
  ruby.base = instruction.substr(close + 2, end - close - 2);
  // Each of our backslashes before a sign of the formula's own is one too many.
  for (std::string* part : {&ruby.reading, &ruby.base}) {
    std::string plain;
    for (std::size_t i = 0; i < part->size(); ++i) {
      if ((*part)[i] == '\\' && i + 1 < part->size()) ++i;
      plain += (*part)[i];
    }
    *part = std::move(plain);
  }
  return !ruby.base.empty();
}

}  // namespace

/// At the end of a group in \fonttbl: the font's name.
void DocumentReader::define_font() {
  if (captures_.empty()) return;
  const std::string name = std::exchange(captures_.back(), {});
  if (trimmed(name).empty()) return;
  const SymbolFont symbols = symbol_font(trimmed(name));
  if (symbols > SymbolFont::none) font_entry_.symbols = symbols;
  if (reading_.fonts.size() < 10'000) reading_.fonts.emplace(font_, font_entry_);
}

/// At the end of a group in \stylesheet: the style's name.
void DocumentReader::define_style() {
  if (captures_.empty()) return;
  std::string name = std::exchange(captures_.back(), {});
  name = name.substr(0, std::min(name.find(';'), name.size()));
  const GroupState& state = groups_.back();
  // Other names of a style are apart by commas.
  std::string_view first = trimmed(name);
  first = first.substr(0, first.find(','));
  NamedStyle style;
  if (style_is_character_) {
    style.character_role = character_role(first);
    reading_.character_styles.emplace(style_number_, style);
  } else {
    const NamedRole named = paragraph_role(first);
    style.role = named.role;
    style.level = named.level;
    const bool free =
        style.role == ParagraphRole::none || style.role == ParagraphRole::body || style.role == ParagraphRole::heading;
    if (style_outline_ < 9 && free) {
      style.role = ParagraphRole::heading;
      style.level = static_cast<std::uint8_t>(style_outline_ + 1);
    }
    style.strong = state.character.strong;
    style.emphasis = state.character.emphasis;
    reading_.paragraph_styles.emplace(style_number_, style);
  }
  style_number_ = 0;
  style_is_character_ = false;
  style_outline_ = 0xFF;
}

/// At the end of a group in \listtable or \listoverridetable, which may be one deeper in.
void DocumentReader::end_list_group() {
  if (is_in(Destination::list_table)) {
    if (list_.id != 0 && !list_.levels.empty()) reading_.lists.emplace(list_.id, list_);
  } else if (override_number_ != 0) {
    reading_.overrides.insert_or_assign(override_number_, override_);
  }
}

void DocumentReader::end_instruction() {
  if (fields_.empty()) return;
  Field& field = fields_.back();
  const FieldInstruction instruction = parse_field(field.instruction);
  if (instruction.type == "HYPERLINK") {
    field.target = hyperlink_target(instruction);
    field.tip = instruction.tip;
    field.is_link = !field.target.empty();
    if (field.target.starts_with('#')) reading_.internal_links = true;
  } else if (instruction.type == "SEQ") {
    static constexpr std::array<std::string_view, 12> tables = {
        "Table", "Tabelle", "Tableau", "Tabla", "Tabela", "Tabella", "Tabel", "Таблица", "表", "表格", "표", "جدول"};
    begin_paragraph();
    stories_.back()->open().caption_of = std::find(tables.begin(), tables.end(), instruction.argument) != tables.end()
                                             ? CaptionOf::table
                                             : CaptionOf::figure;
  } else if (instruction.type == "NOTEREF") {
    std::string key;
    if (instruction.argument.starts_with("_galley_n")) {
      key = instruction.argument;
    } else if (const auto known = notes_by_bookmark_.find(instruction.argument); known != notes_by_bookmark_.end()) {
      key = known->second;
    }
    if (key.empty()) return;
    begin_paragraph();
    stories_.back()->open().inlines.add({NoteReference{std::move(key)}});
    field.hides_result = true;
  } else if (instruction.type == "EQ") {
    Ruby ruby;
    if (!parse_ruby(field.instruction, ruby)) {
      ++reading_.tally.equations;
      return;
    }
    begin_paragraph();
    StyledParagraph& open = stories_.back()->open();
    open.bytes += ruby.base.size();
    if (open.keeps_lines()) {
      open.lines += ruby.base;
    } else if (ruby.reading.empty()) {
      open.inlines.text(ruby.base, Style::none, {});
    } else {
      open.inlines.add({std::move(ruby)});
    }
    field.hides_result = true;
  }
}

void DocumentReader::end_field() {
  if (fields_.empty()) return;
  const Field field = std::move(fields_.back());
  fields_.pop_back();
  if (field.is_link && in_paragraph_) stories_.back()->open().inlines.close_link();
  const FieldInstruction instruction = parse_field(field.instruction);
  if (instruction.type == "INCLUDEPICTURE" && !field.shows_picture && !instruction.argument.empty() &&
      !reading_.marks.present()) {
    reading_.context.diagnostics.warning(
        code::external_resource,
        "a picture lies outside the document and was not fetched: " + instruction.argument.substr(0, 200));
    Figure figure;
    figure.source = instruction.argument;
    begin_paragraph();
    stories_.back()->open().place(figure_piece(std::move(figure)));
  }
}

void DocumentReader::end_info_entry(std::string text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> terms = {{
      {"title", "title"},
      {"subject", "subject"},
      {"author", "creator"},
      {"keywords", "keywords"},
      {"doccomm", "description"},
      {"company", "publisher"},
      {"category", "category"},
  }};
  if (trimmed(text).empty()) return;
  for (const auto& [word, term] : terms) {
    if (word == info_word_) reading_.metadata.push_back({std::string(term), std::string(text), {}, {}});
  }
}

void DocumentReader::end_time() {
  const auto within = [this](std::size_t i, int least, int most) { return time_[i] >= least && time_[i] <= most; };
  if (!within(0, 1601, 9999) || !within(1, 1, 12) || !within(2, 1, 31) || !within(3, 0, 24) || !within(4, 0, 59))
    return;
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT%02d:%02d:%02d", time_[0], time_[1], time_[2], time_[3],
                time_[4], std::clamp(time_[5], 0, 59));
  reading_.metadata.push_back({info_word_ == "creatim" ? "created" : "modified", text.data(), {}, {}});
}

/// Where the paragraph that ends stands in a list.
void DocumentReader::place_in_list() {
  const ParagraphFormat& format = groups_.back().paragraph;
  StyledParagraph& open = stories_.back()->open();
  if (open.role == ParagraphRole::heading) return;
  BlockAssembler::ItemPlace item;
  if (format.list != 0) {
    const auto known = reading_.overrides.find(format.list);
    if (known == reading_.overrides.end()) return;
    ListOverride& override = known->second;
    const auto definition = reading_.lists.find(override.list);
    ListLevel level;
    if (definition != reading_.lists.end() && !definition->second.levels.empty()) {
      const auto& levels = definition->second.levels;
      level = levels[std::min<std::size_t>(format.list_level, levels.size() - 1)];
    }
    if (override.restarts && !override.starts.empty()) {
      level.start = override.starts[std::min<std::size_t>(format.list_level, override.starts.size() - 1)];
    }
    if (level.kind == ListLevel::Kind::none) return;
    item.list = static_cast<std::uint32_t>(override.restarts ? format.list : override.list);
    item.level = format.list_level;
    item.ordered = level.kind == ListLevel::Kind::ordered;
    std::int32_t& next = override.next[format.list_level];
    if (next == 0) next = level.start + 1;
    item.number = next - 1;
    ++next;
    for (std::size_t deeper = format.list_level + 1U; deeper < override.next.size(); ++deeper)
      override.next[deeper] = 0;
  } else if (format.old_list) {
    if (format.old_continues) {
      open.continues = format.old_level;
      return;
    }
    item.list = std::uint64_t{1} << 62 | (format.old_ordered ? 1U : 0U);
    item.level = format.old_level;
    item.ordered = format.old_ordered;
    item.number = format.old_start;
  } else if (open.role == ParagraphRole::list_bullet || open.role == ParagraphRole::list_number) {
    item.list = std::uint64_t{1} << 63 | (open.role == ParagraphRole::list_number ? 1U : 0U);
    item.level = static_cast<std::uint8_t>(std::clamp<int>(open.level - 1, 0, 8));
    item.ordered = open.role == ParagraphRole::list_number;
  } else {
    if (open.role == ParagraphRole::list_continue) open.continues = std::clamp<int>(open.level - 1, 0, 8);
    return;
  }
  open.item = item;
}

}  // namespace galley::rtf
