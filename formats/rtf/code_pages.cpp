// SPDX-License-Identifier: Apache-2.0
#include "rtf/code_pages.hpp"

#include <algorithm>
#include <array>

#include "galley/unicode.hpp"
#include "text_encoding/decode.hpp"

namespace galley::rtf {

namespace {

struct Numbered {
  std::int32_t number;
  std::string_view encoding;
};

constexpr auto charsets = std::to_array<Numbered>({
    {0, "windows-1252"},   {77, "macintosh"},     {78, "shift_jis"},      {79, "euc-kr"},        {80, "gb18030"},
    {81, "big5"},          {83, "windows-1255"},  {84, "windows-1256"},   {85, "windows-1253"},  {86, "windows-1254"},
    {87, "windows-874"},   {88, "windows-1250"},  {89, "x-mac-cyrillic"}, {128, "shift_jis"},    {129, "euc-kr"},
    {134, "gb18030"},      {136, "big5"},         {161, "windows-1253"},  {162, "windows-1254"}, {163, "windows-1258"},
    {177, "windows-1255"}, {178, "windows-1256"}, {186, "windows-1257"},  {204, "windows-1251"}, {222, "windows-874"},
    {238, "windows-1250"},
});

constexpr auto code_pages = std::to_array<Numbered>({
    {866, "ibm866"},           {874, "windows-874"},   {932, "shift_jis"},     {936, "gb18030"},
    {949, "euc-kr"},           {950, "big5"},          {1250, "windows-1250"}, {1251, "windows-1251"},
    {1252, "windows-1252"},    {1253, "windows-1253"}, {1254, "windows-1254"}, {1255, "windows-1255"},
    {1256, "windows-1256"},    {1257, "windows-1257"}, {1258, "windows-1258"}, {10000, "macintosh"},
    {10001, "shift_jis"},      {10002, "big5"},        {10003, "euc-kr"},      {10008, "gb18030"},
    {10007, "x-mac-cyrillic"}, {20866, "koi8-r"},      {54936, "gb18030"},     {65001, "utf-8"},
});

template <class Table>
std::string_view found(const Table& table, std::int32_t number) {
  const auto known = std::find_if(table.begin(), table.end(), [=](const Numbered& n) { return n.number == number; });
  return known == table.end() ? std::string_view() : known->encoding;
}

/// 0x80 to 0x9F of windows-1252; the rest is Latin-1.
constexpr std::array<char16_t, 32> windows_1252 = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

}  // namespace

std::string_view encoding_of_charset(std::int32_t charset) { return found(charsets, charset); }
std::string_view encoding_of_code_page(std::int32_t code_page) { return found(code_pages, code_page); }

std::string decoded(std::string_view bytes, std::string_view encoding, Diagnostics& diagnostics) {
  if (encoding.empty() || encoding == "windows-1252") {
    std::string text;
    for (const char c : bytes) {
      const auto byte = static_cast<unsigned char>(c);
      append_utf8(text, byte >= 0x80 && byte < 0xA0 ? char32_t{windows_1252[byte - 0x80U]} : char32_t{byte});
    }
    return text;
  }
  const text_encoding::Decoded result = text_encoding::decode(bytes, {.encoding = encoding, .part = {}}, diagnostics);
  return std::string(result.text());
}

}  // namespace galley::rtf
