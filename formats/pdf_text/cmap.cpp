// SPDX-License-Identifier: Apache-2.0
#include "pdf_text/cmap.hpp"

#include <algorithm>

#include "galley/unicode.hpp"
#include "pdf_text/content_tokenizer.hpp"

namespace galley::pdf_text {
namespace {

// A map of a real font has fewer entries; a hostile one is cut off here.
constexpr std::size_t most_ranges = 1'000'000;
constexpr std::uint32_t most_bytes = 4;

std::uint32_t number_of(std::string_view bytes) {
  std::uint32_t value = 0;
  for (const char c : bytes.substr(0, most_bytes)) value = value << 8 | static_cast<unsigned char>(c);
  return value;
}

bool byte_by_byte_within(std::uint32_t code, const CodespaceRange& range) {
  for (std::uint32_t shift = 0; shift < range.bytes * 8; shift += 8) {
    const std::uint32_t byte = code >> shift & 0xFF;
    if (byte < (range.low >> shift & 0xFF) || byte > (range.high >> shift & 0xFF)) return false;
  }
  return true;
}

std::uint32_t as_count(double number) {
  return number > 0 && number < 4294967295.0 ? static_cast<std::uint32_t>(number) : 0;
}

}  // namespace

CMap::Code CMap::next_code(std::string_view text) const {
  if (identity) {
    if (text.size() < 2) return {static_cast<unsigned char>(text[0]), 1};
    return {number_of(text.substr(0, 2)), 2};
  }
  std::uint32_t code = 0;
  for (std::uint32_t bytes = 1; bytes <= most_bytes && bytes <= text.size(); ++bytes) {
    code = code << 8 | static_cast<unsigned char>(text[bytes - 1]);
    for (const CMap* map = this; map != nullptr; map = map->base.get()) {
      if (map->identity && bytes == 2) return {code, 2};
      for (const CodespaceRange& range : map->codespaces) {
        if (range.bytes == bytes && byte_by_byte_within(code, range)) return {code, bytes};
      }
    }
  }
  std::uint32_t shortest = most_bytes;
  bool any = false;
  for (const CMap* map = this; map != nullptr; map = map->base.get()) {
    for (const CodespaceRange& range : map->codespaces) {
      shortest = std::min(shortest, range.bytes);
      any = true;
    }
  }
  if (!any) shortest = 2;
  shortest = std::min<std::uint32_t>(std::max<std::uint32_t>(shortest, 1), static_cast<std::uint32_t>(text.size()));
  return {number_of(text.substr(0, shortest)), shortest};
}

bool CMap::find(std::uint32_t code, std::uint32_t& cid) const {
  if (identity) {
    cid = code;
    return true;
  }
  auto after = std::upper_bound(ranges.begin(), ranges.end(), code,
                                [](std::uint32_t value, const CidRange& range) { return value < range.low; });
  if (after == ranges.begin()) return false;
  --after;
  if (code > after->high) return false;
  cid = after->cid + (code - after->low);
  return true;
}

std::uint32_t CMap::cid(std::uint32_t code) const {
  std::uint32_t cid = 0;
  for (const CMap* map = this; map != nullptr; map = map->base.get()) {
    if (map->find(code, cid)) return cid;
  }
  return 0;
}

void CMap::sort() {
  std::stable_sort(ranges.begin(), ranges.end(), [](const CidRange& a, const CidRange& b) { return a.low < b.low; });
}

std::shared_ptr<CMap> parse_cmap(std::string_view content, const CMapFinder& find) {
  auto map = std::make_shared<CMap>();
  ContentTokenizer tokens(content);
  std::string previous_name;
  for (Token token = tokens.next(); token.kind != TokenKind::end; token = tokens.next()) {
    if (token.kind == TokenKind::keyword) {
      if (token.text == "usecmap") {
        if (find) map->base = find(previous_name);
      } else if (token.text == "begincodespacerange") {
        for (;;) {
          const Token low = tokens.next();
          if (low.kind != TokenKind::string) break;
          const Token high = tokens.next();
          if (high.kind != TokenKind::string) break;
          const auto bytes = static_cast<std::uint32_t>(low.text.size());
          if (bytes >= 1 && bytes <= most_bytes && map->codespaces.size() < 256) {
            map->codespaces.push_back({number_of(low.text), number_of(high.text), bytes});
          }
        }
      } else if (token.text == "begincidrange" || token.text == "begincidchar") {
        const bool single = token.text == "begincidchar";
        for (;;) {
          const Token low = tokens.next();
          if (low.kind != TokenKind::string) break;
          Token high = low;
          if (!single) high = tokens.next();
          const Token cid = tokens.next();
          if (cid.kind != TokenKind::number) break;
          const CidRange range{number_of(low.text), number_of(high.text), as_count(cid.number)};
          if (range.high >= range.low && map->ranges.size() < most_ranges) map->ranges.push_back(range);
        }
      }
      tokens.release();
    } else if (token.kind == TokenKind::name) {
      if (token.text == "WMode") {
        const Token mode = tokens.next();
        map->vertical = mode.kind == TokenKind::number && mode.number == 1;
      } else {
        previous_name = token.text;
      }
    }
  }
  map->sort();
  return map;
}

void ToUnicode::add(std::uint32_t low, std::uint32_t high, std::string_view utf16) {
  if (high < low || ranges_.size() >= most_ranges) return;
  std::u32string text;
  // A single byte is a producer's mistake for a character below 256.
  if (utf16.size() == 1) text += static_cast<unsigned char>(utf16[0]);
  for (std::size_t i = 0; i + 1 < utf16.size(); i += 2) {
    char32_t unit = number_of(utf16.substr(i, 2));
    if (unit >= 0xD800 && unit < 0xDC00 && i + 3 < utf16.size()) {
      const char32_t second = number_of(utf16.substr(i + 2, 2));
      if (second >= 0xDC00 && second < 0xE000) {
        unit = 0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00);
        i += 2;
      }
    }
    text += unit;
    if (text.size() >= 64) break;
  }
  if (text.empty()) return;
  ranges_.push_back({low, high, static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(text.size())});
  text_ += text;
}

ToUnicode ToUnicode::parse(std::string_view content) {
  ToUnicode map;
  ContentTokenizer tokens(content);
  for (Token token = tokens.next(); token.kind != TokenKind::end; token = tokens.next()) {
    if (token.kind == TokenKind::keyword && token.text == "beginbfchar") {
      for (;;) {
        const Token code = tokens.next();
        if (code.kind != TokenKind::string) break;
        const Token text = tokens.next();
        if (text.kind != TokenKind::string) {
          if (text.kind == TokenKind::name) continue;
          break;
        }
        map.longest_code_ = std::max(map.longest_code_, static_cast<std::uint32_t>(code.text.size()));
        map.add(number_of(code.text), number_of(code.text), text.text);
        tokens.release();
      }
    } else if (token.kind == TokenKind::keyword && token.text == "beginbfrange") {
      for (;;) {
        const Token low_token = tokens.next();
        if (low_token.kind != TokenKind::string) break;
        const Token high_token = tokens.next();
        if (high_token.kind != TokenKind::string) break;
        map.longest_code_ = std::max(map.longest_code_, static_cast<std::uint32_t>(low_token.text.size()));
        const std::uint32_t low = number_of(low_token.text);
        const std::uint32_t high = number_of(high_token.text);
        Token text = tokens.next();
        if (text.kind == TokenKind::array_begin) {
          std::uint32_t code = low;
          for (text = tokens.next(); text.kind == TokenKind::string || text.kind == TokenKind::name;
               text = tokens.next(), ++code) {
            if (text.kind == TokenKind::string && code <= high) map.add(code, code, text.text);
          }
        } else if (text.kind == TokenKind::string) {
          map.add(low, high, text.text);
        } else {
          break;
        }
        tokens.release();
      }
    }
    tokens.release();
  }
  std::stable_sort(map.ranges_.begin(), map.ranges_.end(),
                   [](const Range& a, const Range& b) { return a.low < b.low; });
  return map;
}

bool ToUnicode::append(std::uint32_t code, std::string& text) const {
  auto after = std::upper_bound(ranges_.begin(), ranges_.end(), code,
                                [](std::uint32_t value, const Range& range) { return value < range.low; });
  if (after == ranges_.begin()) return false;
  --after;
  if (code > after->high) return false;
  const std::u32string_view mapped = std::u32string_view(text_).substr(after->text_begin, after->text_length);
  for (std::size_t i = 0; i < mapped.size(); ++i) {
    const char32_t c = mapped[i] + (i + 1 == mapped.size() ? code - after->low : 0);
    append_utf8(text, c);
  }
  return true;
}

}  // namespace galley::pdf_text
