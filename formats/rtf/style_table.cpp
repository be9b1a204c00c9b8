// SPDX-License-Identifier: Apache-2.0
#include "rtf/style_table.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "rtf/rtf_output.hpp"
#include "word_processing/style_translations.hpp"

namespace galley::rtf {

namespace {

// The fonts are those of the font table: 0 text, 1 headings, 2 code, 3 East Asian text, 4 East Asian headings, 5
// right-to-left text.
#define GALLEY_RTF_BODY "\\dbch\\af3\\hich\\af0\\loch\\f0"
#define GALLEY_RTF_DISPLAY "\\dbch\\af4\\hich\\af1\\loch\\f1"
#define GALLEY_RTF_CODE "\\dbch\\af3\\hich\\af2\\loch\\f2"

constexpr auto paragraph_styles = std::to_array<WrittenStyle>({
    {"Normal", 0, "", "\\rtlch\\fcs1\\af5\\afs22\\ltrch\\fcs0" GALLEY_RTF_BODY "\\fs21"},
    {"heading 1", 1, "\\sb300\\sa100\\keepn\\outlinelevel0",
     "\\rtlch\\fcs1\\af5\\afs36\\ab\\ltrch\\fcs0" GALLEY_RTF_DISPLAY "\\fs36\\b"},
    {"heading 2", 2, "\\sb280\\sa90\\keepn\\outlinelevel1",
     "\\rtlch\\fcs1\\af5\\afs28\\ab\\ltrch\\fcs0" GALLEY_RTF_DISPLAY "\\fs28\\b"},
    {"heading 3", 3, "\\sb220\\sa70\\keepn\\outlinelevel2",
     "\\rtlch\\fcs1\\af5\\afs24\\ab\\ltrch\\fcs0" GALLEY_RTF_DISPLAY "\\fs24\\b"},
    {"heading 4", 4, "\\sb200\\sa60\\keepn\\outlinelevel3",
     "\\rtlch\\fcs1\\af5\\afs22\\ab\\ltrch\\fcs0" GALLEY_RTF_DISPLAY "\\fs22\\b"},
    {"heading 5", 5, "\\sb200\\sa60\\keepn\\outlinelevel4",
     "\\rtlch\\fcs1\\af5\\afs22\\ab\\ltrch\\fcs0" GALLEY_RTF_DISPLAY "\\fs22\\b"},
    {"heading 6", 6, "\\sb200\\sa60\\keepn\\outlinelevel5",
     "\\rtlch\\fcs1\\af5\\afs22\\ab\\ltrch\\fcs0" GALLEY_RTF_DISPLAY "\\fs22\\b"},
    {"heading 7", 7, "\\sb200\\sa60\\keepn\\outlinelevel6",
     "\\rtlch\\fcs1\\af5\\afs22\\ab\\ltrch\\fcs0" GALLEY_RTF_DISPLAY "\\fs22\\b"},
    {"heading 8", 8, "\\sb200\\sa60\\keepn\\outlinelevel7",
     "\\rtlch\\fcs1\\af5\\afs22\\ab\\ltrch\\fcs0" GALLEY_RTF_DISPLAY "\\fs22\\b"},
    {"heading 9", 9, "\\sb200\\sa60\\keepn\\outlinelevel8",
     "\\rtlch\\fcs1\\af5\\afs22\\ab\\ltrch\\fcs0" GALLEY_RTF_DISPLAY "\\fs22\\b"},
    {"Kicker", 20, "\\sb340\\keepn", "\\rtlch\\fcs1\\af5\\afs22\\ltrch\\fcs0" GALLEY_RTF_DISPLAY "\\fs22\\cf1"},
    {"Headline", 21, "\\sb100\\sa120\\keepn\\outlinelevel0",
     "\\rtlch\\fcs1\\af5\\afs44\\ab\\ltrch\\fcs0" GALLEY_RTF_DISPLAY "\\fs44\\b"},
    {"Deck", 22, "\\sa120\\keepn", "\\rtlch\\fcs1\\af5\\afs26\\ltrch\\fcs0" GALLEY_RTF_DISPLAY "\\fs26\\cf2"},
    {"Byline", 23, "\\sa90\\keepn", "\\rtlch\\fcs1\\af5\\afs22\\ltrch\\fcs0" GALLEY_RTF_BODY "\\fs21\\cf3"},
    {"Dateline", 24, "\\sa90\\keepn", "\\rtlch\\fcs1\\af5\\afs22\\ltrch\\fcs0" GALLEY_RTF_BODY "\\fs21\\cf3"},
    {"Body Text", 25, "\\sa120\\sl288\\slmult1", "\\rtlch\\fcs1\\af5\\afs22\\ltrch\\fcs0" GALLEY_RTF_BODY "\\fs21"},
    {"List Paragraph", 26, "\\sa40\\sl288\\slmult1", "\\rtlch\\fcs1\\af5\\afs22\\ltrch\\fcs0" GALLEY_RTF_BODY "\\fs21"},
    {"List Continue", 27, "\\sa40\\li425", "\\rtlch\\fcs1\\af5\\afs22\\ltrch\\fcs0" GALLEY_RTF_BODY "\\fs21"},
    {"List Continue 2", 28, "\\sa40\\li850", "\\rtlch\\fcs1\\af5\\afs22\\ltrch\\fcs0" GALLEY_RTF_BODY "\\fs21"},
    {"List Continue 3", 29, "\\sa40\\li1275", "\\rtlch\\fcs1\\af5\\afs22\\ltrch\\fcs0" GALLEY_RTF_BODY "\\fs21"},
    {"List Continue 4", 30, "\\sa40\\li1700", "\\rtlch\\fcs1\\af5\\afs22\\ltrch\\fcs0" GALLEY_RTF_BODY "\\fs21"},
    {"List Continue 5", 31, "\\sa40\\li2125", "\\rtlch\\fcs1\\af5\\afs22\\ltrch\\fcs0" GALLEY_RTF_BODY "\\fs21"},
    {"Quote", 32, "\\sb60\\sa90\\li450\\ri450", "\\rtlch\\fcs1\\af5\\afs22\\ltrch\\fcs0" GALLEY_RTF_BODY "\\fs21\\cf2"},
    {"Quote Attribution", 33, "\\sa120\\li450\\ri450\\qr",
     "\\rtlch\\fcs1\\af5\\afs22\\ltrch\\fcs0" GALLEY_RTF_BODY "\\fs21\\cf3"},
    {"HTML Preformatted", 34, "\\sb90\\sa120\\cbpat5",
     "\\rtlch\\fcs1\\af5\\afs19\\ltrch\\fcs0" GALLEY_RTF_CODE "\\fs19"},
    {"Horizontal Line", 35, "\\sa280\\brdrb\\brdrs\\brdrw5\\brdrcf4", GALLEY_RTF_BODY "\\fs12"},
    {"Picture", 36, "\\sb120\\sa60\\qc\\keepn", GALLEY_RTF_BODY "\\fs21"},
    {"Figure Caption", 37, "\\sb60\\sa90\\qc", "\\rtlch\\fcs1\\af5\\afs18\\ltrch\\fcs0" GALLEY_RTF_BODY "\\fs18\\cf2"},
    {"Table Caption", 38, "\\sb160\\sa60\\keepn",
     "\\rtlch\\fcs1\\af5\\afs18\\ab\\ltrch\\fcs0" GALLEY_RTF_BODY "\\fs18\\b\\cf2"},
    {"Figure Credit", 39, "\\sa120\\qc", "\\rtlch\\fcs1\\af5\\afs16\\ltrch\\fcs0" GALLEY_RTF_BODY "\\fs16\\cf4"},
    {"Table Contents", 40, "", "\\rtlch\\fcs1\\af5\\afs22\\ltrch\\fcs0" GALLEY_RTF_BODY "\\fs21"},
    {"Table Heading", 41, "", "\\rtlch\\fcs1\\af5\\afs22\\ab\\ltrch\\fcs0" GALLEY_RTF_BODY "\\fs21\\b"},
    {"Table Row Heading", 42, "", "\\rtlch\\fcs1\\af5\\afs22\\ab\\ltrch\\fcs0" GALLEY_RTF_BODY "\\fs21\\b"},
    {"footnote text", 43, "", "\\rtlch\\fcs1\\af5\\afs18\\ltrch\\fcs0" GALLEY_RTF_BODY "\\fs18"},
});

constexpr auto character_styles = std::to_array<WrittenStyle>({
    {"Strong", 60, {}, "\\b\\ab"},
    {"Emphasis", 61, {}, "\\i\\ai"},
    {"Emphasis Strong", 62, {}, "\\b\\ab\\i\\ai"},
    {"HTML Code", 63, {}, "\\hich\\af2\\loch\\f2"},
    {"Code Strong", 64, {}, "\\hich\\af2\\loch\\f2\\b\\ab"},
    {"Code Emphasis", 65, {}, "\\hich\\af2\\loch\\f2\\i\\ai"},
    {"Code Emphasis Strong", 66, {}, "\\hich\\af2\\loch\\f2\\b\\ab\\i\\ai"},
    {"Hyperlink", 67, {}, "\\ul\\cf6"},
});

template <class Styles>
const WrittenStyle& found(const Styles& styles, std::string_view name) {
  const auto known =
      std::find_if(styles.begin(), styles.end(), [=](const WrittenStyle& style) { return style.name == name; });
  return known == styles.end() ? styles.front() : *known;
}

std::string_view shown_name(std::string_view name, std::size_t language) {
  for (const std::vector<std::string_view>& names : word_processing::style_translations().names) {
    if (names.front() == name) return names[language];
  }
  return name;
}

}  // namespace

const WrittenStyle& written_style(std::string_view name) { return found(paragraph_styles, name); }
const WrittenStyle& written_character_style(std::string_view name) { return found(character_styles, name); }

std::string style_sheet(std::size_t language_of_names) {
  std::string rtf = "{\\stylesheet";
  for (const WrittenStyle& style : paragraph_styles) {
    rtf += "{\\s" + std::to_string(style.number);
    rtf += style.paragraph;
    rtf += style.character;
    if (style.number != 0) rtf += "\\sbasedon0";
    rtf += ' ';
    append_escaped(rtf, shown_name(style.name, language_of_names));
    rtf += ";}\n";
  }
  for (const WrittenStyle& style : character_styles) {
    rtf += "{\\*\\cs" + std::to_string(style.number);
    rtf += style.character;
    rtf += "\\additive ";
    append_escaped(rtf, shown_name(style.name, language_of_names));
    rtf += ";}\n";
  }
  return rtf + "}\n";
}

}  // namespace galley::rtf
