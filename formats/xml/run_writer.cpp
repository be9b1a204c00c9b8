// SPDX-License-Identifier: Apache-2.0
#include "xml/run_writer.hpp"

#include <string_view>
#include <utility>

namespace galley::xml {

namespace {

struct StyleElement {
  Style flag;
  std::string_view name;
};

constexpr StyleElement style_elements[] = {{Style::strong, "strong"},
                                           {Style::emphasis, "emphasis"},
                                           {Style::superscript, "sup"},
                                           {Style::subscript, "sub"},
                                           {Style::code, "code"}};
constexpr std::size_t style_count = std::size(style_elements);

/// The elements that are open in one run, outermost first.
class OpenElements {
 public:
  explicit OpenElements(MarkupOutput& output) : output_(output) {}

  /// Closes what the text does not have, opens what it has.
  void enter(const Text& text) {
    close_but(text);
    if (!text.language.empty() && language_.empty()) {
      // Outside of all styles: the language lasts longer than they do.
      close_all();
      language_ = text.language;
      output_.begin("span");
      output_.attribute("xml:lang", language_);
      output_.raw(">");
      open_[count_++] = style_count;
    }
    for (std::size_t i = 0; i < style_count; ++i) {
      const StyleElement& element = style_elements[i];
      if (!has(text.style, element.flag) || has(style_, element.flag)) continue;
      output_.begin(element.name);
      output_.raw(">");
      style_ = style_ | element.flag;
      open_[count_++] = i;
    }
  }

  /// Closes what the text does not have, and what is open within that.
  void close_but(const Text& text) {
    std::size_t keep = 0;
    while (keep < count_ && stays(open_[keep], text)) ++keep;
    close_to(keep);
  }

  void close_all() { close_to(0); }

 private:
  bool stays(std::size_t element, const Text& text) const {
    return element == style_count ? text.language == language_ : has(text.style, style_elements[element].flag);
  }

  void close_to(std::size_t keep) {
    while (count_ > keep) {
      const std::size_t element = open_[--count_];
      if (element == style_count) {
        output_.end("span");
        language_ = {};
      } else {
        output_.end(style_elements[element].name);
        const auto flag = static_cast<unsigned>(style_elements[element].flag);
        style_ = static_cast<Style>(static_cast<unsigned>(style_) & ~flag);
      }
    }
  }

  MarkupOutput& output_;
  std::size_t open_[style_count + 1] = {};
  std::size_t count_ = 0;
  Style style_ = Style::none;
  std::string_view language_;
};

void write_other(MarkupOutput& output, const Inline& each) {
  if (const auto* link = std::get_if<Link>(&each.value)) {
    output.begin("link");
    output.attribute("target", link->target);
    output.optional_attribute("title", link->title);
    output.raw(">");
    write_run(output, link->content);
    output.end("link");
  } else if (const auto* reference = std::get_if<NoteReference>(&each.value)) {
    output.begin("note-ref");
    output.attribute("note", reference->note);
    output.raw("/>");
  } else if (const auto* ruby = std::get_if<Ruby>(&each.value)) {
    output.raw("<ruby>");
    output.text(ruby->base);
    output.raw("<rt>");
    output.text(ruby->reading);
    output.raw("</rt></ruby>");
  } else {
    output.raw("<br/>");
  }
}

}  // namespace

void write_run(MarkupOutput& output, const Inlines& inlines) {
  OpenElements open(output);
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
    } else {
      open.close_all();
    }
    write_other(output, inlines[i]);
  }
  open.close_all();
}

}  // namespace galley::xml
