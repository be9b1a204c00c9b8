// SPDX-License-Identifier: Apache-2.0
#include "xml_text/run_markup.hpp"

#include <cstddef>
#include <vector>

namespace galley::xml_text {

namespace {

Style without(Style style, Style flags) {
  return static_cast<Style>(static_cast<unsigned>(style) & ~static_cast<unsigned>(flags));
}

/// The elements that are open in one run, outermost first.
class OpenElements {
 public:
  OpenElements(MarkupOutput& output, const RunMarkup& markup) : output_(output), markup_(markup) {}

  /// Closes what the text does not have, opens what it has.
  void enter(const Text& text) {
    close_but(text);
    if (!text.language.empty() && language_.empty()) {
      // Outside of all styles: the language lasts longer than they do.
      close_all();
      language_ = text.language;
      output_.raw(markup_.language_open);
      output_.attribute("xml:lang", language_);
      output_.raw(">");
      open_.push_back(nullptr);
    }
    for (const StyleMarkup& element : markup_.styles) {
      if (!has(text.style, element.style) || has(style_, element.style)) continue;
      output_.raw(element.open);
      style_ = style_ | element.style;
      open_.push_back(&element);
    }
  }

  /// Closes what the text does not have, and what is open within that.
  void close_but(const Text& text) {
    std::size_t keep = 0;
    while (keep < open_.size() && stays(open_[keep], text)) ++keep;
    close_to(keep);
  }

  void close_exact() {
    if (!open_.empty() && open_.back() != nullptr && open_.back()->exact) close_to(open_.size() - 1);
  }

  void close_all() { close_to(0); }

 private:
  bool stays(const StyleMarkup* element, const Text& text) const {
    if (element == nullptr) return text.language == language_;
    if (element->exact && (text.style != style_ || text.language != language_)) return false;
    return has(text.style, element->style);
  }

  void close_to(std::size_t keep) {
    while (open_.size() > keep) {
      if (open_.back() == nullptr) {
        output_.raw(markup_.language_close);
        language_ = {};
      } else {
        output_.raw(open_.back()->close);
        style_ = without(style_, open_.back()->style);
      }
      open_.pop_back();
    }
  }

  MarkupOutput& output_;
  const RunMarkup& markup_;
  std::vector<const StyleMarkup*> open_;  ///< null: the element of the language
  Style style_ = Style::none;
  std::string_view language_;
};

}  // namespace

void write_run(MarkupOutput& output, const Inlines& inlines, const RunMarkup& markup) {
  OpenElements open(output, markup);
  for (std::size_t i = 0; i < inlines.size(); ++i) {
    if (const auto* text = std::get_if<Text>(&inlines[i].value)) {
      open.enter(*text);
      output.text(text->text);
      continue;
    }
    // A break within emphasized text may stay inside; a link has styles of its own.
    const bool is_break = std::holds_alternative<LineBreak>(inlines[i].value);
    const auto* next = i + 1 < inlines.size() ? std::get_if<Text>(&inlines[i + 1].value) : nullptr;
    if (is_break && next != nullptr) {
      open.close_but(*next);
      open.close_exact();
    } else {
      open.close_all();
    }
    markup.other(inlines[i]);
  }
  open.close_all();
}

}  // namespace galley::xml_text
