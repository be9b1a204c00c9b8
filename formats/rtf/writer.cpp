// SPDX-License-Identifier: Apache-2.0
#include "rtf/writer.hpp"

#include <algorithm>
#include <array>

#include "rtf/article_writer.hpp"
#include "rtf/language_codes.hpp"
#include "rtf/rtf_output.hpp"
#include "rtf/style_table.hpp"
#include "text_encoding/base64.hpp"
#include "word_processing/bookmark_names.hpp"
#include "word_processing/mark_names.hpp"
#include "word_processing/text_direction.hpp"

namespace galley::rtf {

using namespace word_processing;  // NOLINT(google-build-using-namespace)

namespace {

/// The East Asian fonts that Word has everywhere.
struct EastAsianFonts {
  std::string_view language;  ///< as a BCP 47 tag begins
  int charset;
  std::string_view body;
  std::string_view display;
};

constexpr auto east_asian_fonts = std::to_array<EastAsianFonts>({
    {"zh-TW", 136, "PMingLiU", "Microsoft JhengHei"},
    {"zh-HK", 136, "PMingLiU", "Microsoft JhengHei"},
    {"zh-Hant", 136, "PMingLiU", "Microsoft JhengHei"},
    {"zh", 134, "SimSun", "SimHei"},
    {"ja", 128, "Yu Mincho", "Yu Gothic"},
    {"ko", 129, "Batang", "Malgun Gothic"},
});

const EastAsianFonts* fonts_of(std::string_view language) {
  const auto known = std::find_if(east_asian_fonts.begin(), east_asian_fonts.end(), [=](const EastAsianFonts& fonts) {
    return language.starts_with(fonts.language) &&
           (language.size() == fonts.language.size() || language[fonts.language.size()] == '-');
  });
  return known == east_asian_fonts.end() ? nullptr : &*known;
}

/// The document's language, then those of its articles.
template <class Wanted>
std::string_view first_language(const Document& document, const Wanted& wanted) {
  if (wanted(document.language)) return document.language;
  for (const Article& article : document.articles) {
    if (wanted(article.language)) return article.language;
  }
  return {};
}

std::string head(const Document& document) {
  const std::string_view east_asian =
      first_language(document, [](std::string_view language) { return fonts_of(language) != nullptr; });
  const std::string_view complex =
      first_language(document, [](std::string_view language) { return is_right_to_left(language); });
  const std::string_view simple = first_language(document, [](std::string_view language) {
    return !language.empty() && fonts_of(language) == nullptr && !is_right_to_left(language);
  });
  const EastAsianFonts* fonts = fonts_of(east_asian.empty() ? std::string_view("zh") : east_asian);
  const auto code = [](std::string_view language, std::int32_t otherwise) {
    const std::int32_t known = language.empty() ? 0 : code_of_language(language);
    return std::to_string(known != 0 ? known : otherwise);
  };
  std::string rtf = "{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0\\stshfdbch3\\stshfloch0\\stshfhich0\\stshfbi5\\deflang" +
                    code(simple, 1033) + "\\deflangfe" + code(east_asian, 2052) + "\\adeflang" + code(complex, 1025) +
                    "\n{\\fonttbl{\\f0\\froman\\fcharset0\\fprq2 Times New Roman;}"
                    "{\\f1\\fswiss\\fcharset0\\fprq2 Arial;}{\\f2\\fmodern\\fcharset0\\fprq1 Courier New;}";
  const std::string charset = std::to_string(fonts->charset);
  rtf += "{\\f3\\fnil\\fcharset" + charset + "\\fprq2 " + std::string(fonts->body) + ";}{\\f4\\fnil\\fcharset" +
         charset + "\\fprq2 " + std::string(fonts->display) +
         ";}{\\f5\\froman\\fcharset178\\fprq2 Times New Roman;}}\n"
         "{\\colortbl;\\red154\\green27\\blue27;\\red64\\green64\\blue64;\\red89\\green89\\blue89;"
         "\\red128\\green128\\blue128;\\red244\\green244\\blue244;\\red11\\green83\\blue148;}\n";
  return rtf;
}

/// One list with bullets for all that have them, and one for each list with numbers, as each counts for itself.
std::string list_tables(const WriteState& state) {
  static constexpr const char* bullets[] = {"\\u8226?", "\\u9702?", "\\u9642?"};
  static constexpr int formats[] = {0, 4, 2};
  constexpr std::size_t first_numbered = 100;
  std::string rtf = "{\\*\\listtable\n";
  const auto define = [&rtf](std::size_t number, const WrittenList& list) {
    const std::string id = std::to_string(number);
    rtf += "{\\list\\listtemplateid" + id + "\\listhybrid\n";
    for (std::uint32_t level = 0; level < 9; ++level) {
      const std::string format = std::to_string(list.ordered ? formats[level % 3] : 23);
      const std::string indent = std::to_string(425 * (level + 1));
      rtf += "{\\listlevel\\levelnfc" + format + "\\levelnfcn" + format +
             "\\leveljc0\\leveljcn0\\levelfollow0\\levelstartat" +
             std::to_string(level == list.level ? list.start : 1) + "{\\leveltext";
      if (list.ordered) {
        rtf += "\\'02\\'0" + std::to_string(level) + ".;}{\\levelnumbers\\'01;}";
      } else {
        rtf += "\\'01" + std::string(bullets[level % 3]) + ";}{\\levelnumbers;}";
      }
      rtf += "\\fi-425\\li" + indent + "\\lin" + indent + "}\n";
    }
    rtf += "{\\listname ;}\\listid" + id + "}\n";
  };
  define(1, {});
  for (std::size_t i = 0; i < state.lists.size(); ++i) {
    if (state.lists[i].ordered) define(first_numbered + i, state.lists[i]);
  }
  rtf += "}\n{\\*\\listoverridetable\n";
  for (std::size_t i = 0; i < state.lists.size(); ++i) {
    const WrittenList& list = state.lists[i];
    rtf += "{\\listoverride\\listid" + std::to_string(list.ordered ? first_numbered + i : 1);
    rtf += "\\listoverridecount9";
    for (std::uint32_t level = 0; level < 9; ++level) {
      rtf +=
          "{\\lfolevel\\listoverridestartat\\levelstartat" + std::to_string(level == list.level ? list.start : 1) + "}";
    }
    rtf += "\\ls" + std::to_string(i + 1) + "}\n";
  }
  return rtf + "}\n";
}

std::string information(const Document& document) {
  struct Term {
    std::string_view term;
    std::string_view word;
  };
  static constexpr auto terms = std::to_array<Term>({{"title", "title"},
                                                     {"subject", "subject"},
                                                     {"creator", "author"},
                                                     {"keywords", "keywords"},
                                                     {"description", "doccomm"},
                                                     {"publisher", "company"},
                                                     {"category", "category"}});
  std::string rtf = "{\\info";
  for (const Term& term : terms) {
    std::string joined;
    for (const MetadataEntry& entry : document.metadata) {
      if (entry.term != term.term) continue;
      if (!joined.empty()) joined += "; ";
      joined += entry.value;
    }
    if (joined.empty()) continue;
    rtf.append("{\\").append(term.word).append(" ");
    append_escaped(rtf, joined);
    rtf += '}';
  }
  return rtf + "}\n";
}

/// Pictures that the text does not hold.
void append_media(const WriteState& state, std::string& rtf) {
  for (const auto& [key, media] : state.document.media) {
    if (state.shown_media.contains(key)) continue;
    rtf += "{\\*\\galleymedia ";
    append_escaped(rtf, media.media_type.empty() ? std::string_view("-") : std::string_view(media.media_type));
    rtf += ' ';
    text_encoding::append_base64(rtf, media.data);
    rtf += "}\n";
  }
}

}  // namespace

std::vector<OptionDescription> writer_options() {
  std::vector<OptionDescription> options = page_options();
  options.push_back(style_language_option());
  return options;
}

void write(const Document& document, Sink& sink, Context& context) {
  WriteState state(document, context);
  state.page = page_setup(context.options);
  state.bookmark_names = bookmark_names(document, mark_name::article, state.marks);
  std::string body;
  std::size_t number = 0;
  for (const Article& article : document.articles) write_article(state, article, ++number, body);

  const std::string& language =
      document.language.empty() && !document.articles.empty() ? document.articles.front().language : document.language;
  std::string rtf = head(document) + style_sheet(language_of_names(context.options, language));
  if (!state.lists.empty()) rtf += list_tables(state);
  rtf += information(document);
  rtf += "{\\*\\galleymarks\n";
  text_encoding::append_base64(rtf, state.marks.xml(document, marks_uri));
  rtf += "}\n";
  append_media(state, rtf);
  const PageSetup& page = state.page;
  const std::string margin = std::to_string(page.margin);
  rtf += "\\paperw" + std::to_string(page.width) + "\\paperh" + std::to_string(page.height) + "\\margl" + margin +
         "\\margr" + margin + "\\margt" + margin + "\\margb" + margin + "\\deftab420\\ftnbj\\sectd";
  if (is_right_to_left(document.language)) rtf += "\\rtlsect";
  rtf += '\n';
  sink.write(rtf);
  sink.write(body);
  sink.write("}\n");
}

}  // namespace galley::rtf
