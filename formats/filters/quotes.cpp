// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include "filters/punctuation_rules.hpp"
#include "structure/characters.hpp"

namespace galley::filters {
namespace {

struct QuoteStyle {
  std::string_view language;
  char32_t open;
  char32_t close;
  char32_t inner_open;
  char32_t inner_close;
  char32_t space = 0;  ///< printed within the outer marks
};

constexpr char32_t no_break_space = 0xA0;

constexpr QuoteStyle styles[] = {
    {"zh-TW", U'「', U'」', U'『', U'』'},   {"zh-HK", U'「', U'」', U'『', U'』'},
    {"zh-Hant", U'「', U'」', U'『', U'』'}, {"zh", U'“', U'”', U'‘', U'’'},
    {"ja", U'「', U'」', U'『', U'』'},      {"ko", U'“', U'”', U'‘', U'’'},
    {"en", U'“', U'”', U'‘', U'’'},          {"de-CH", U'«', U'»', U'‹', U'›'},
    {"de", U'„', U'“', U'‚', U'‘'},          {"fr", U'«', U'»', U'“', U'”', no_break_space},
    {"es", U'«', U'»', U'“', U'”'},          {"it", U'«', U'»', U'“', U'”'},
    {"pt", U'“', U'”', U'‘', U'’'},          {"nl", U'“', U'”', U'‘', U'’'},
    {"ru", U'«', U'»', U'„', U'“'},          {"uk", U'«', U'»', U'„', U'“'},
    {"ar", U'«', U'»', U'“', U'”'},          {"pl", U'„', U'”', U'‚', U'’'},
    {"sv", U'”', U'”', U'’', U'’'},          {"da", U'»', U'«', U'›', U'‹'},
};

const QuoteStyle* style_of(std::string_view language) {
  const auto found = std::find_if(std::begin(styles), std::end(styles), [&](const QuoteStyle& style) {
    return structure::equal_folded(language.substr(0, style.language.size()), style.language) &&
           (language.size() == style.language.size() || language[style.language.size()] == '-');
  });
  return found != std::end(styles) ? found : nullptr;
}

enum class Kind : std::uint8_t { none, outer, inner };

constexpr std::u32string_view outer_marks = U"“”„‟«»「」";
constexpr std::u32string_view inner_marks = U"‘’‚‛‹›『』";

bool contains(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

bool is_word(char32_t c) { return structure::is_letter(c) || structure::is_digit(c); }

class QuoteSetter {
 public:
  QuoteSetter(FlatText& text, const QuoteStyle& style, QuoteChange change)
      : text_(text), style_(style), change_(change) {}

  void run() {
    for (std::size_t i = 0; i < text_.size(); ++i) {
      const char32_t c = text_.at(i);
      if (c == '"' || contains(outer_marks, c)) {
        mark(i, Kind::outer, c == '"');
      } else if (c == '\'' || contains(inner_marks, c)) {
        if (is_apostrophe(i, c)) continue;
        mark(i, Kind::inner, c == '\'');
      }
    }
    text_.settle();
  }

 private:
  bool& open_of(Kind kind) { return kind == Kind::outer ? outer_open_ : inner_open_; }

  // Is it the apostrophe of a word? Then a straight one becomes curly.
  bool is_apostrophe(std::size_t i, char32_t c) {
    if (c != '\'' && c != U'’') return false;
    const char32_t before = text_.at(i - 1);
    const char32_t after = text_.at(i + 1);
    if (structure::is_digit(before) && !structure::is_letter(after) && !inner_open_) return true;  // feet, minutes
    const bool within = structure::is_letter(before) && is_word(after) && !is_han_text(before) && !is_han_text(after);
    const bool closing =
        is_word(before) && !is_word(after) && !inner_open_ && !is_han_text(before);               // the ships' crews
    const bool opening = !is_word(before) && is_word(after) && !inner_open_ && !closes_later(i);  // 'tis
    if (!within && !closing && !opening) return false;
    if (c == '\'' && text_.may_change(i)) text_.change(i, U'’');
    return true;
  }

  // Does a single quotation mark further on close what would open here?
  bool closes_later(std::size_t i) const {
    for (std::size_t k = i + 1; k < text_.size() && k < i + 400; ++k) {
      const char32_t c = text_.at(k);
      if ((c == '\'' || c == U'’') && !is_word(text_.at(k + 1))) return true;
      if (c == '\n') return false;
    }
    return false;
  }

  bool opens(std::size_t i, Kind kind, char32_t c, bool straight) const {
    if (!straight) {
      if (c == U'«' || c == U'„' || c == U'‚' || c == U'「' || c == U'『' || c == U'‹') return style_.language != "da";
      if (c == U'»' || c == U'」' || c == U'』' || c == U'›') return style_.language == "da";
    }
    const bool is_open = kind == Kind::outer ? outer_open_ : inner_open_;
    const char32_t before = text_.at(i - 1);
    const char32_t after = text_.at(i + 1);
    // Without spaces between words only the count tells.
    if (is_han_text(before) || is_han_text(after)) return !is_open;
    const bool starts = before == 0 || before == '\n' || structure::is_space(before) || before == '(' ||
                        before == '[' || before == U'—' || before == U'–' || before == '-' ||
                        contains(U"“„«「‘‚", before) || before == '"';
    const bool ends = after == 0 || after == '\n' || structure::is_space(after);
    if (starts && !ends) return !is_open || kind == Kind::inner;
    if (ends && !starts) return false;
    return !is_open;
  }

  void mark(std::size_t i, Kind kind, bool straight) {
    const char32_t c = text_.at(i);
    bool& is_open = open_of(kind);
    // Inches and seconds.
    if (straight && kind == Kind::outer && !is_open && structure::is_digit(text_.at(i - 1)) &&
        !is_han_text(text_.at(i + 1)))
      return;
    const bool opening = opens(i, kind, c, straight);
    is_open = opening;
    if (!text_.may_change(i) || (!straight && change_ == QuoteChange::straight)) return;
    const bool outer = kind == Kind::outer;
    text_.change(i, opening ? (outer ? style_.open : style_.inner_open) : (outer ? style_.close : style_.inner_close));
    if (!outer || style_.space == 0) return;
    const std::size_t neighbour = opening ? i + 1 : i - 1;
    const char32_t beside = text_.at(neighbour);
    if (beside == ' ' && text_.may_change(neighbour)) {
      text_.change(neighbour, style_.space);
    } else if (beside != style_.space && beside != 0x202F) {
      if (opening) {
        text_.insert_after(i, style_.space);
      } else {
        text_.insert_before(i, style_.space);
      }
    }
  }

  FlatText& text_;
  const QuoteStyle& style_;
  QuoteChange change_;
  bool outer_open_ = false;
  bool inner_open_ = false;
};

}  // namespace

void set_quotes(FlatText& text, std::string_view language, QuoteChange change) {
  const QuoteStyle* style = style_of(language);
  if (style != nullptr) QuoteSetter(text, *style, change).run();
}

}  // namespace galley::filters
