// SPDX-License-Identifier: Apache-2.0
#include "galley/measure.hpp"

#include "galley/unicode.hpp"
#include "galley/walk.hpp"

namespace galley {

namespace {

/// Counts text that comes in pieces; a word may go on from one piece into the next.
class Counter {
 public:
  void add(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
      const auto byte = static_cast<unsigned char>(text[i]);
      if (byte < 0x80) {
        add_ascii(text[i]);
        ++i;
      } else {
        const DecodedCodePoint decoded = decode_utf8(text, i);
        add_other(decoded.value);
        i += decoded.length;
      }
    }
  }

  /// What comes next is not the same word.
  void end_word() { state_ = State::outside; }

  const TextMeasure& result() const { return measure_; }

 private:
  enum class State : std::uint8_t { outside, word, joint };

  void add_ascii(char c) {
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      state_ = State::outside;
      return;
    }
    if (c < ' ' || c == 0x7F) return;
    ++measure_.characters;
    if (is_letter_or_digit(static_cast<char32_t>(c))) {
      letter();
      after_digit_ = c <= '9';
    } else {
      // Of UAX #29's MidLetter and MidNum, those that newspapers have within words and figures.
      joint(c == '\'' || c == '-' || c == '.' || (c == ',' && after_digit_));
    }
  }

  void add_other(char32_t c) {
    if (c >= 0x4E00 && c <= 0x9FFF) {  // most of what Han text is made of
      ++measure_.characters;
      ++measure_.words;
      state_ = State::outside;
      return;
    }
    if (is_white_space(c)) {
      state_ = State::outside;
      return;
    }
    if (is_mark(c) || c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF) return;
    ++measure_.characters;
    if (is_han(c) || is_kana(c)) {
      ++measure_.words;
      state_ = State::outside;
    } else if (is_letter_or_digit(c)) {
      letter();
      after_digit_ = false;
    } else {
      joint(c == 0x2019 || c == 0x2010 || c == 0x2011 || c == 0xB7);
    }
  }

  void letter() {
    if (state_ == State::outside) ++measure_.words;
    state_ = State::word;
  }

  void joint(bool joins) { state_ = joins && state_ == State::word ? State::joint : State::outside; }

  TextMeasure measure_;
  State state_ = State::outside;
  bool after_digit_ = false;
};

class ArticleCount {
 public:
  explicit ArticleCount(Counter& counter) : counter_(counter) {}

  void article(const Article& article) {
    for (const Credit& credit : article.byline.credits) {
      line(credit.label);
      for (const CreditName& name : credit.names) {
        line(name.name);
        line(name.affiliation);
      }
    }
    for (const std::string* part :
         {&article.dateline.agency, &article.dateline.place, &article.dateline.date, &article.dateline.label}) {
      line(*part);
    }
    const auto on_block = [this](const Block& block) {
      if (const auto* preformatted = std::get_if<Preformatted>(&block.value)) line(preformatted->text);
    };
    const auto on_run = [this](const Inlines& inlines) { run(inlines); };
    walk_article(article, Ignore(), on_block, on_run);
    for (const Note& note : article.notes) walk_blocks(note.blocks, on_block, on_run);
  }

 private:
  void line(std::string_view text) {
    counter_.add(text);
    counter_.end_word();
  }

  void run(const Inlines& inlines) {
    level(inlines);
    counter_.end_word();
  }

  void level(const Inlines& inlines) {
    for (const Inline& each : inlines) {
      if (const auto* text = std::get_if<Text>(&each.value)) {
        counter_.add(text->text);
      } else if (const auto* link = std::get_if<Link>(&each.value)) {
        level(link->content);
      } else if (const auto* ruby = std::get_if<Ruby>(&each.value)) {
        counter_.add(ruby->base);
      } else {
        counter_.end_word();
      }
    }
  }

  Counter& counter_;
};

}  // namespace

TextMeasure measure(std::string_view text) {
  Counter counter;
  counter.add(text);
  return counter.result();
}

TextMeasure measure(const Article& article) {
  Counter counter;
  ArticleCount(counter).article(article);
  return counter.result();
}

TextMeasure measure(const Document& document) {
  Counter counter;
  for (const Article& article : document.articles) ArticleCount(counter).article(article);
  return counter.result();
}

std::uint64_t display_width(std::string_view text) {
  std::uint64_t width = 0;
  for (const char32_t c : CodePoints(text)) width += static_cast<std::uint64_t>(column_width(c));
  return width;
}

}  // namespace galley
