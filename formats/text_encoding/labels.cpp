// SPDX-License-Identifier: Apache-2.0
#include "text_encoding/labels.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

namespace galley::text_encoding {
namespace {

constexpr Encoding encodings[] = {
    {"UTF-8", Scheme::utf8, "", "", "unicode-1-1-utf-8 utf-8 utf-8-sig utf8"},
    {"UTF-16LE", Scheme::utf16le, "", "", "utf-16le"},
    {"UTF-16BE", Scheme::utf16be, "", "", "unicodefffe utf-16be"},
    {"UTF-16", Scheme::utf16, "", "", "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf16"},
    {"UTF-32LE", Scheme::utf32le, "", "", "utf-32le"},
    {"UTF-32BE", Scheme::utf32be, "", "", "utf-32be"},
    {"UTF-32", Scheme::utf32, "", "", "ucs-4 utf-32 utf32"},
    {"IBM866", Scheme::table, "ibm-866_P100-1995", "ibm-866_P100-1995", "866 cp866 csibm866 ibm866"},
    {"ISO-8859-2", Scheme::table, "ISO-8859-2", "ISO-8859-2",
     "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2"},
    {"ISO-8859-3", Scheme::table, "ISO-8859-3", "ISO-8859-3",
     "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3"},
    {"ISO-8859-4", Scheme::table, "ISO-8859-4", "ISO-8859-4",
     "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4"},
    {"ISO-8859-5", Scheme::table, "ISO-8859-5", "ISO-8859-5",
     "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988"},
    {"ISO-8859-6", Scheme::table, "ISO-8859-6", "ISO-8859-6",
     "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e "
     "iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987"},
    {"ISO-8859-7", Scheme::table, "ISO-8859-7", "ISO-8859-7",
     "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7 "
     "iso_8859-7:1987 sun_eu_greek"},
    {"ISO-8859-8", Scheme::table, "ISO-8859-8", "ISO-8859-8",
     "csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 "
     "iso_8859-8:1988 visual"},
    {"ISO-8859-8-I", Scheme::table, "ISO-8859-8", "ISO-8859-8", "csiso88598i iso-8859-8-i logical"},
    {"ISO-8859-10", Scheme::table, "ISO-8859-10", "ISO-8859-10",
     "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6"},
    {"ISO-8859-13", Scheme::table, "ISO-8859-13", "ISO-8859-13", "iso-8859-13 iso8859-13 iso885913"},
    {"ISO-8859-14", Scheme::table, "ISO-8859-14", "ISO-8859-14", "iso-8859-14 iso8859-14 iso885914"},
    {"ISO-8859-15", Scheme::table, "ISO-8859-15", "ISO-8859-15",
     "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9"},
    {"ISO-8859-16", Scheme::table, "ISO-8859-16", "ISO-8859-16", "iso-8859-16 iso8859-16 l10 latin10"},
    {"KOI8-R", Scheme::table, "KOI8-R", "KOI8-R", "cskoi8r koi koi8 koi8-r koi8_r"},
    {"KOI8-U", Scheme::table, "KOI8-U", "KOI8-U", "koi8-ru koi8-u"},
    {"macintosh", Scheme::table, "macos-0_2-10.2", "macos-0_2-10.2", "csmacintosh mac macintosh x-mac-roman"},
    {"windows-874", Scheme::table, "windows-874-2000", "windows-874-2000",
     "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874"},
    {"windows-1250", Scheme::table, "windows-1250", "windows-1250", "cp1250 windows-1250 x-cp1250"},
    {"windows-1251", Scheme::table, "windows-1251", "windows-1251", "cp1251 windows-1251 x-cp1251"},
    {"windows-1252", Scheme::table, "windows-1252", "windows-1252",
     "cp-1252 cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 "
     "iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 windows-1252 x-cp1252"},
    {"US-ASCII", Scheme::table, "windows-1252", "US-ASCII", "ansi_x3.4-1968 ascii us-ascii"},
    {"windows-1253", Scheme::table, "windows-1253", "windows-1253", "cp1253 windows-1253 x-cp1253"},
    {"windows-1254", Scheme::table, "windows-1254", "windows-1254",
     "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 "
     "windows-1254 x-cp1254"},
    {"windows-1255", Scheme::table, "windows-1255", "windows-1255", "cp1255 windows-1255 x-cp1255"},
    {"windows-1256", Scheme::table, "windows-1256", "windows-1256", "cp1256 windows-1256 x-cp1256"},
    {"windows-1257", Scheme::table, "windows-1257", "windows-1257", "cp1257 windows-1257 x-cp1257"},
    {"windows-1258", Scheme::table, "windows-1258", "windows-1258", "cp1258 windows-1258 x-cp1258"},
    {"x-mac-cyrillic", Scheme::table, "macos-7_3-10.2", "macos-7_3-10.2", "maccyrillic x-mac-cyrillic x-mac-ukrainian"},
    {"GBK", Scheme::table, "gb18030", "windows-936-2000",
     "chinese cp936 csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 ms936 windows-936 "
     "x-gbk"},
    {"gb18030", Scheme::table, "gb18030", "gb18030", "gb18030 gb18030-2005 gb18030-2022"},
    {"Big5", Scheme::table, "ibm-1375_P100-2008", "windows-950-2000",
     "big5 big5-hkscs cn-big5 cp950 csbig5 windows-950 x-x-big5"},
    {"EUC-JP", Scheme::table, "euc-jp-2007", "euc-jp-2007", "cseucpkdfmtjapanese euc-jp eucjp x-euc-jp"},
    {"ISO-2022-JP", Scheme::table, "ISO-2022-JP", "ISO-2022-JP", "csiso2022jp iso-2022-jp"},
    {"Shift_JIS", Scheme::table, "ibm-943_P15A-2003", "ibm-943_P15A-2003",
     "cp932 csshiftjis ms_kanji shift-jis shift_jis sjis windows-31j windows-932 x-sjis"},
    {"EUC-KR", Scheme::table, "windows-949-2000", "windows-949-2000",
     "cp949 cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 "
     "ms949 uhc windows-949"},
};

template <typename Visit>
void for_each_label(const Encoding& encoding, Visit visit) {
  std::string_view rest = encoding.labels;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    visit(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

std::string normalized(std::string_view label) {
  constexpr std::string_view white_space = " \t\n\f\r";
  const std::size_t begin = label.find_first_not_of(white_space);
  if (begin == std::string_view::npos) return {};
  std::string text(label.substr(begin, label.find_last_not_of(white_space) + 1 - begin));
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

}  // namespace

const Encoding* encoding_of_label(std::string_view label) {
  static const auto by_label = [] {
    std::unordered_map<std::string_view, const Encoding*> map;
    for (const Encoding& encoding : encodings) {
      for_each_label(encoding, [&](std::string_view name) { map.emplace(name, &encoding); });
    }
    return map;
  }();
  const auto found = by_label.find(normalized(label));
  return found == by_label.end() ? nullptr : found->second;
}

std::vector<std::string> all_labels() {
  std::vector<std::string> labels;
  for (const Encoding& encoding : encodings) {
    for_each_label(encoding, [&](std::string_view name) { labels.emplace_back(name); });
  }
  return labels;
}

}  // namespace galley::text_encoding
