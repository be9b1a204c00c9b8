// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <utility>

#include "docx/story_reader.hpp"

namespace galley::docx {

namespace {

constexpr std::size_t language_sample_bytes = 6000;

}  // namespace

std::string_view StoryReader::language_of(std::string_view text) {
  bool has_letters = false;
  const ScriptKind script = script_kind(text, has_letters);
  std::string_view told = script == ScriptKind::simple       ? told_.language
                          : script == ScriptKind::east_asian ? told_.east_asian_language
                                                             : told_.complex_language;
  if (told.empty() && script == ScriptKind::simple && !has_letters) told = told_.east_asian_language;
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
  // The result of a field inside another one's code is part of the code: `{ IF { MERGEFIELD a } = ... }`. A field that
  // begins without any code is one that its producer forgot to end: what comes after it is text.
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    if (fields_[i].hides_result || (fields_[i].in_code && i + 1 < fields_.size() && !fields_[i].instruction.empty()))
      return;
  }
  if (struck_) ++state_.tally.struck;
  if (symbols_ > SymbolFont::none) {
    literal(text_of_symbols(symbols_, given, state_.tally.symbols));
    return;
  }
  literal(given);
}

void StoryReader::literal(std::string_view given) {
  if (hidden_) return;
  if (open_.keeps_lines()) {
    open_.lines += given;
    open_.bytes += given.size();
    return;
  }
  const ParagraphRole role = open_.format.role;
  if (role == ParagraphRole::byline || role == ParagraphRole::dateline) {
    Segment segment{character_role_, credit_, std::string(given), {}};
    if (open_.inlines.in_link()) {
      segment.contact = open_.inlines.link_target();
      if (segment.contact.starts_with("mailto:") && !state_.marks.find("contact", segment.contact)) {
        segment.contact.erase(0, 7);
      }
    }
    open_.segments.push_back(std::move(segment));
  }
  open_.inlines.text(given, style_, language_of(given));
  open_.bytes += given.size();
  if (strong_directly_ || (has(style_, Style::strong) && !state_.marks.present())) open_.strong_bytes += given.size();
  if (emphasis_directly_ || (has(style_, Style::emphasis) && !state_.marks.present()))
    open_.emphasis_bytes += given.size();
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

}  // namespace galley::docx
