// SPDX-License-Identifier: Apache-2.0
#include "typesetting/break_opportunities.hpp"

#include <unicode/ubrk.h>

#include "galley/error.hpp"

namespace galley::typesetting {
namespace {

/// Text in which a line may end after spaces and nowhere else, so that ICU need not be asked.
bool is_simple(std::u16string_view text) {
  for (const char16_t c : text) {
    const bool letter = (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
    const bool sign = c == u' ' || c == u'.' || c == u',' || c == u';' || c == u':' || c == u'\'' || c == u'"' ||
                      c == u'(' || c == u')' || c == u'!' || c == u'\u2019' || c == u'\u201C' || c == u'\u201D';
    const bool accented = c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7;
    if (!letter && !sign && !accented) return false;
  }
  return true;
}

}  // namespace

BreakOpportunities::~BreakOpportunities() { ubrk_close(static_cast<UBreakIterator*>(iterator_)); }

void BreakOpportunities::find(std::u16string_view text, std::size_t begin, std::size_t end, std::vector<bool>& places) {
  const std::u16string_view part = text.substr(begin, end - begin);
  if (is_simple(part)) {
    for (std::size_t i = 1; i < part.size(); ++i) {
      if (part[i - 1] == u' ' && part[i] != u' ') places[begin + i] = true;
    }
    return;
  }
  UErrorCode error = U_ZERO_ERROR;
  if (iterator_ == nullptr) {
    iterator_ = ubrk_open(UBRK_LINE, "en", nullptr, 0, &error);
    if (U_FAILURE(error)) throw Error(ErrorKind::internal, "ICU has no rules for line breaking");
  }
  auto* iterator = static_cast<UBreakIterator*>(iterator_);
  ubrk_setText(iterator, part.data(), static_cast<int32_t>(part.size()), &error);
  if (U_FAILURE(error)) return;
  ubrk_first(iterator);
  for (int32_t place = ubrk_next(iterator); place != UBRK_DONE; place = ubrk_next(iterator)) {
    if (static_cast<std::size_t>(place) < part.size()) places[begin + static_cast<std::size_t>(place)] = true;
  }
}

}  // namespace galley::typesetting
