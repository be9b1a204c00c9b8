// SPDX-License-Identifier: Apache-2.0
#include "conformance/random_text.hpp"

#include <array>

namespace galley::conformance {

namespace {

constexpr auto words = std::to_array<std::string_view>({
    "harbour",
    "council",
    "2023",
    "naïve",
    "Straße",
    "l’eau",
    "don't",
    "co-operate",
    "3.14",
    "e\u0301te\u0301",
    "Ελλάδα",
    "Россия",
    "новости",
    "서울시",
    "대한민국",
    "東京都",
    "ひらがな",
    "カタカナ",
    "政协委员",
    "高质量发展",
    "𠮷野家",
    "शहर",
    "ไทย",
    "עברית",
    "الميناء",
    "مرحبا",
    "İstanbul",
    "fi\u00ADnal",
    "👩‍👩‍👧",
    "🇨🇳",
    "😀",
    "٣٤",
    "½",
    "№",
    "™",
    "ﬁn",
    "Å",
    "a\u0308",
    "\u200Fعبر\u200E",
    "zero\u200Bwidth",
});

constexpr auto nasty = std::to_array<std::string_view>({
    "#",
    "##",
    "# x",
    "-",
    "--",
    "---",
    "***",
    "- x",
    "+ x",
    "1.",
    "1)",
    "12. x",
    "1986\\. x",
    ">",
    "> x",
    "|",
    "| a | b |",
    "```",
    "~~~",
    "`",
    "``x`",
    "\\",
    "\\\\",
    "\\*",
    "*",
    "**",
    "*x*",
    "_",
    "__init__",
    "snake_case_name",
    "a*b*c",
    "2*3",
    "[",
    "]",
    "[x]",
    "[x](y)",
    "![x](y)",
    "[^1]",
    "[^1]: x",
    "[x]: y",
    "(",
    ")",
    "<",
    ">",
    "<b>",
    "</p>",
    "<br/>",
    "<!--",
    "-->",
    "]]>",
    "<![CDATA[",
    "<?x?>",
    "&",
    "&amp;",
    "&lt;",
    "&#65;",
    "&nbsp;",
    "&unknown;",
    "\"",
    "'",
    "“",
    "”",
    "‘",
    "’",
    "«x»",
    "„x“",
    "「x」",
    "《x》",
    "（一）",
    "：",
    "，",
    "。",
    "…",
    "——",
    "–",
    "—",
    "·",
    "•",
    "{",
    "}",
    "{{x}}",
    "{#id}",
    "$",
    "$x^2$",
    "^",
    "~",
    "%",
    "%s",
    "@",
    "@x",
    "=",
    "===",
    ":",
    ";",
    "!",
    "?",
    "/",
    "//",
    "/* x */",
    "http://example.org/a_b?c=d&e=f#g",
    "https://example.org/路径",
    "www.example.org",
    "user@example.org",
    "C:\\temp\\new",
    "+86 10 1234",
    "a\u00A0b",
    "\u00A0",
    "\u3000",
    "\u2009",
    "\uFFFD",
    "\uE000",
    "\U0010FFFD",
    "By",
    "Von",
    "本报记者",
    "通讯员",
    "BERLIN (Reuters) —",
    "新华社北京7月4日电",
    "Chapter 1",
    "1.1",
    "*",
    "\\n",
    "\\u0041",
    "%20",
    "#anchor",
    "::",
    ":::",
    "<<x>>",
    "x^2^",
    "H~2~O",
    "==x==",
    "~~x~~",
    "++x++",
    "....",
    "(c)",
});

constexpr auto languages =
    std::to_array<std::string_view>({"zh-CN", "zh-Hant-TW", "en", "en-GB", "de", "fr", "es-419", "ru", "ja", "ko", "ar",
                                     "he", "sr-Latn", "x-own", "de-1996"});

}  // namespace

std::uint64_t Random::next() {
  state_ += 0x9E3779B97F4A7C15U;
  std::uint64_t z = state_;
  z = (z ^ z >> 30U) * 0xBF58476D1CE4E5B9U;
  z = (z ^ z >> 27U) * 0x94D049BB133111EBU;
  return z ^ z >> 31U;
}

std::string Random::bytes(std::size_t size) {
  std::string bytes(size, '\0');
  for (char& byte : bytes) byte = static_cast<char>(next() >> 24U);
  return bytes;
}

std::string random_line(Random& random, std::size_t pieces) {
  std::string line;
  const std::size_t count = random.between(1, pieces);
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0 && random.chance(70)) line += ' ';
    line += random.chance(25) ? random.pick(nasty) : random.pick(words);
  }
  return line;
}

std::string random_lines(Random& random) {
  std::string lines;
  const std::size_t count = random.between(1, 6);
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) lines += '\n';
    if (i + 1 < count && random.chance(20)) continue;
    lines.append(random.below(4), ' ');
    if (random.chance(20)) lines += '\t';
    lines += random_line(random, 5);
    lines.append(random.below(3), ' ');
  }
  return lines;
}

std::string random_address(Random& random) {
  static constexpr auto starts = std::to_array<std::string_view>(
      {"http://example.org/", "https://例え.jp/パス/", "mailto:user@example.org?subject=", "images/a b/", "../up/",
       "https://example.org/a_b*c(d)[e]?x=1&y=2#", "data/ü%20x/"});
  std::string address(random.pick(starts));
  static constexpr auto ends =
      std::to_array<std::string_view>({"", "x", "a'b", "q=\"z\"", "<i>", "back\\slash", "100%", "路"});
  address += random.pick(ends);
  return address;
}

std::string random_name(Random& random) {
  static constexpr auto names =
      std::to_array<std::string_view>({"intro", "1", "n1", "Kapitel-2", "章", "a.b:c", "x_y", "q&a", "sec\"2\""});
  return std::string(random.pick(names)) + (random.chance(50) ? std::to_string(random.below(20)) : std::string());
}

std::string random_language(Random& random) { return std::string(random.pick(languages)); }

}  // namespace galley::conformance
