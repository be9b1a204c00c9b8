// SPDX-License-Identifier: Apache-2.0
#include "typesetting/cjk.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace galley::typesetting {
namespace {

constexpr std::u32string_view opening = U"「『（〔［｛〈《【〖〘〚〝｟";
constexpr std::u32string_view closing = U"」』）〕］｝〉》】〗〙〛〞〟｠、。，．";
constexpr std::u32string_view no_start =
    U"！？：；％‰℃ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿーゝゞヽヾ々〻～〜゠‐"
    U"–";
constexpr std::u32string_view middle_dots = U"・･";

bool holds(std::u32string_view set, char32_t character) { return set.find(character) != std::u32string_view::npos; }

// Signs of other scripts that cling to what stands before or after them.
constexpr std::u32string_view clings_before = U",.;:!?)]}%’”»…\u00B0\u2032\u2033";
constexpr std::u32string_view clings_after = U"([{‘“«$£¥#@";

}  // namespace

CjkClass cjk_class(char32_t c, bool ambiguous_is_cjk) {
  if (c < 0xB7) return CjkClass::none;
  if (c >= 0x4E00 && c < 0xA000) return CjkClass::ideograph;
  if (c < 0x1100) return ambiguous_is_cjk && c == 0xB7 ? CjkClass::middle_dot : CjkClass::none;
  if (c >= 0xAC00 && c < 0xD7A4) return CjkClass::ideograph;
  if (c >= 0x2000 && c < 0x2E80) {
    if (ambiguous_is_cjk) {
      if (c == 0x2018 || c == 0x201C) return CjkClass::opening;
      if (c == 0x2019 || c == 0x201D) return CjkClass::closing;
      if (c == 0x2014 || c == 0x2015 || c == 0x2026 || c == 0x2025) return CjkClass::inseparable;
      if (c == 0x203B || (c >= 0x2460 && c < 0x2500) || (c >= 0x25A0 && c < 0x2600)) return CjkClass::ideograph;
      if (c == 0x2027) return CjkClass::middle_dot;
    }
    return CjkClass::none;
  }
  if (c == 0x3000) return CjkClass::space;
  if ((c >= 0x2E80 && c < 0x3040) || (c >= 0xFE30 && c < 0xFE50) || (c >= 0xFF00 && c < 0xFF61)) {
    if (holds(opening, c)) return CjkClass::opening;
    if (holds(closing, c)) return CjkClass::closing;
    if (holds(no_start, c)) return CjkClass::no_start;
    return CjkClass::ideograph;
  }
  if (c >= 0x3040 && c < 0x3400) {
    if (c == 0x3099 || c == 0x309A) return CjkClass::none;
    if (holds(middle_dots, c)) return CjkClass::middle_dot;
    return holds(no_start, c) ? CjkClass::no_start : CjkClass::ideograph;
  }
  if ((c >= 0x3400 && c < 0x4E00) || (c >= 0xF900 && c < 0xFB00) || (c >= 0x20000 && c < 0x3FFFE) ||
      (c >= 0xFF61 && c < 0xFFA0) || (c >= 0x1B000 && c < 0x1B170)) {
    return CjkClass::ideograph;
  }
  return CjkClass::none;
}

bool may_break_between(char32_t before, CjkClass before_class, char32_t after, CjkClass after_class) {
  if (before_class == CjkClass::opening) return false;
  switch (after_class) {
    case CjkClass::closing:
    case CjkClass::middle_dot:
    case CjkClass::no_start:
      return false;
    case CjkClass::inseparable:
      if (before_class == CjkClass::inseparable) return false;
      break;
    default:
      break;
  }
  if (before_class == CjkClass::none && holds(clings_after, before)) return false;
  if (after_class == CjkClass::none && holds(clings_before, after)) return false;
  return after != 0x2060 && after != 0xFEFF && before != 0x2060 && before != 0xFEFF;
}

bool may_hang(char32_t character) {
  return character == U'、' || character == U'。' || character == U'，' || character == U'．';
}

}  // namespace galley::typesetting
