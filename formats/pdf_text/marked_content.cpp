// SPDX-License-Identifier: Apache-2.0
// The part of content that marks (ISO 32000-1, 14.6): tags, replacement text, optional content.

#include <optional>

#include "pdf_text/content_interpreter.hpp"
#include "pdf_text/interpreter_state.hpp"

namespace galley::pdf_text {

void ContentInterpreter::begin_mark(std::string_view tag, const PdfObject* properties, bool inline_properties,
                                    const PdfObject* optional_group) {
  const bool hides = optional_group != nullptr && !optional_content_.shown(optional_group);
  if (hides) ++hidden_marks_;
  layout::Mark mark;
  mark.tag = tag;
  mark.parent = marks_.empty() ? -1 : marks_.back().mark;
  mark.artifact =
      tag == "Artifact" || (mark.parent >= 0 && page_.marks[static_cast<std::size_t>(mark.parent)].artifact);
  mark.content = content_;
  if (inline_properties) {
    for (std::size_t i = 0; i + 1 < dictionary_.size(); ++i) {
      if (dictionary_[i].kind != TokenKind::name) continue;
      const Token& value = dictionary_[i + 1];
      const std::string_view key = dictionary_[i].text;
      const auto text = [&] { return text_of_bytes(value.text); };
      if (key == "MCID" && value.kind == TokenKind::number && value.number >= 0 && value.number < 1e9) {
        mark.identifier = static_cast<std::int32_t>(value.number);
      } else if (key == "ActualText" && value.kind == TokenKind::string) {
        mark.actual_text = text();
        mark.has_actual_text = true;
      } else if (key == "Alt" && value.kind == TokenKind::string) {
        mark.alternative_text = text();
      } else if (key == "Lang" && value.kind == TokenKind::string) {
        mark.language = text();
      }
    }
  } else if (properties != nullptr) {
    if (const std::optional<double> identifier = number_of(entry(properties, "MCID"));
        identifier && *identifier >= 0 && *identifier < 1e9) {
      mark.identifier = static_cast<std::int32_t>(*identifier);
    }
    if (const PdfObject* actual = entry(properties, "ActualText")) {
      mark.actual_text = text_of(actual);
      mark.has_actual_text = true;
    }
    mark.alternative_text = text_of(entry(properties, "Alt"));
    mark.language = text_of(entry(properties, "Lang"));
  }
  if (page_.marks.size() < 1'000'000) {
    page_.marks.push_back(std::move(mark));
    marks_.push_back({static_cast<std::int32_t>(page_.marks.size()) - 1, hides});
  } else {
    marks_.push_back({-1, hides});
  }
}

void ContentInterpreter::end_mark() {
  if (marks_.empty()) return;
  if (marks_.back().hidden) --hidden_marks_;
  marks_.pop_back();
}

}  // namespace galley::pdf_text
