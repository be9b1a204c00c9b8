// SPDX-License-Identifier: Apache-2.0
#include "markdown/flanking.hpp"

#include "galley/unicode.hpp"

namespace galley::markdown {
namespace {

// KHAROSHTHI PUNCTUATION DOT. Text that holds it already is read by CommonMark's rules alone.
constexpr std::string_view mark = "\xF0\x90\xA9\x90";

bool is_unspaced_letter(char32_t c) { return is_han(c) || is_kana(c) || is_hangul(c); }

bool is_mark_of(char32_t c) { return is_punctuation(c) && c != '*' && c != '\\'; }

}  // namespace

std::string with_flanking_marks(std::string_view text) {
  if (text.find(mark) != std::string_view::npos) return std::string(text);
  std::string result;
  result.reserve(text.size());
  std::size_t copied = 0;
  for (std::size_t at = text.find('*'); at != std::string_view::npos; at = text.find('*', at)) {
    const std::size_t begin = at;
    while (at < text.size() && text[at] == '*') ++at;
    if (begin == 0 || at == text.size()) continue;
    const char32_t before = code_point_before(text, begin);
    const char32_t after = decode_utf8(text, at).value;
    const bool opens = is_unspaced_letter(before) && is_mark_of(after);
    const bool closes = is_mark_of(before) && is_unspaced_letter(after);
    if (!opens && !closes) continue;
    result.append(text, copied, (opens ? begin : at) - copied).append(mark);
    copied = opens ? begin : at;
  }
  result.append(text.substr(copied));
  return result;
}

void remove_flanking_marks(std::string& made, std::string_view original) {
  if (original.find(mark) != std::string_view::npos) return;
  std::size_t kept = made.find(mark);
  if (kept == std::string::npos) return;
  for (std::size_t at = kept; at < made.size();) {
    if (made.compare(at, mark.size(), mark) == 0) {
      at += mark.size();
    } else {
      made[kept++] = made[at++];
    }
  }
  made.resize(kept);
}

}  // namespace galley::markdown
