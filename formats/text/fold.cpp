// SPDX-License-Identifier: Apache-2.0
#include "text/fold.hpp"

#include <algorithm>

#include "galley/unicode.hpp"
#include "structure/sentence.hpp"
#include "text/marks.hpp"
#include "text/wrapping.hpp"

namespace galley::text {
namespace {

/// Characters that may not begin a line (JIS X 4051 and GB/T 15834 in essence).
bool may_not_begin(char32_t c) {
  constexpr std::u32string_view closing = U",.!?:;)]}、。，．！？：；）］｝〉》」』】〕〗ー々…‥—·%％”’";
  return closing.find(c) != std::u32string_view::npos || structure::is_closing_mark(c);
}

/// Characters that may not end a line.
bool may_not_end(char32_t c) {
  constexpr std::u32string_view opening = U"([{（［｛〈《「『【〔〖“‘";
  return opening.find(c) != std::u32string_view::npos || structure::is_opening_mark(c);
}

class Folder {
 public:
  Folder(std::size_t width, bool marks) : width_(std::max<std::size_t>(width, 1)), marks_(marks) {}

  void line(std::string_view text, std::string& out) {
    std::size_t begin = 0;
    std::size_t columns = 0;
    std::size_t break_at = 0;    // the last place where the line may be broken; 0: none yet
    std::size_t columns_at = 0;  // columns before it
    for (std::size_t i = 0; i < text.size();) {
      const DecodedCodePoint c = decode_utf8(text, i);
      if (i > begin && may_break(text, i)) {
        break_at = i;
        columns_at = columns;
      }
      const auto column = static_cast<std::size_t>(column_width(c.value));
      if (columns + column > width_ && break_at > begin && c.value != ' ') {
        const bool space = text[break_at] == ' ';
        out += text.substr(begin, break_at - begin);
        out += '\n';
        begin = break_at + (space ? 1 : 0);
        columns -= columns_at + (space ? 1 : 0);
        break_at = begin;
      }
      columns += column;
      i += c.length;
    }
    out += text.substr(begin);
  }

 private:
  /// May a line end before `i`? A space there goes.
  bool may_break(std::string_view text, std::size_t i) const {
    const char32_t next = decode_utf8(text, i).value;
    const char32_t last = code_point_before(text, i);
    if (next == ' ') {
      if (i + 1 >= text.size() || last == ' ' || text[i + 1] == ' ') return false;
      const std::string_view before = text.substr(0, i);
      const std::string_view after = text.substr(i + 1);
      // An ideographic space at a line end goes. A hyphen there would be taken for one that parts a word; a backslash
      // for a break. So would attributes, for the end of a paragraph.
      if (last == U'\u3000' || last == '-' || last == 0xAD || last == '\\' || last == '}' ||
          joins_without_space(before, after))
        return false;
      return begins_text(after);
    }
    if (last == ' ' || last == '\\' || last == 0xAD || last < 0x2010 || next < 0x2010) return false;
    if (may_not_begin(next) || may_not_end(last)) return false;
    const std::string_view after = text.substr(i);
    return joins_without_space(text.substr(0, i), after) && begins_text(after);
  }

  bool begins_text(std::string_view rest) const {
    if (rest.starts_with("\u3000")) return false;
    if (!marks_) return true;
    // What a mark needs to be one stands near; only fences and attributes look at the whole line.
    constexpr std::size_t looked_at = 256;
    const unsigned char c = static_cast<unsigned char>(rest.front());
    const bool possible = c < 0x80 ? !((c | 0x20) >= 'a' && (c | 0x20) <= 'z') : rest.starts_with("•");
    if (!possible) return true;
    if (c == '`' || c == '~' || c == '{' || c == '|' || c == '[' || c == '!' || c == ':') return false;
    const std::string_view near = rest.substr(0, looked_at);
    if (is_mark(near, true) || is_mark(near, false)) return false;
    // A line may end right behind what is a mark only with nothing after it.
    const std::string_view word = near.substr(0, near.find(' '));
    return !is_mark(word, true) && !is_mark(word, false);
  }

  std::size_t width_;
  bool marks_;
};

/// Is each line still a line of a paragraph? A span of code that is cut in two may begin like a fence.
bool are_paragraph_lines(std::string_view lines) {
  for (std::size_t begin = 0; begin <= lines.size();) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    if (is_mark(lines.substr(begin, end - begin), begin > 0)) return false;
    begin = end + 1;
  }
  return true;
}

}  // namespace

std::string fold(std::string_view paragraph, std::size_t width, bool marks) {
  std::string out;
  out.reserve(paragraph.size() + paragraph.size() / 32);
  Folder folder(width, marks);
  for (std::size_t begin = 0; begin <= paragraph.size();) {
    const std::size_t end = std::min(paragraph.find('\n', begin), paragraph.size());
    if (begin > 0) out += '\n';
    folder.line(paragraph.substr(begin, end - begin), out);
    begin = end + 1;
  }
  return marks && !are_paragraph_lines(out) ? std::string(paragraph) : out;
}

}  // namespace galley::text
