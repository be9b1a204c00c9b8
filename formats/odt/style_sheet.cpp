// SPDX-License-Identifier: Apache-2.0
#include "odt/style_sheet.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

#include "odt/language_attributes.hpp"
#include "word_processing/style_translations.hpp"
#include "word_processing/text_direction.hpp"
#include "word_processing/xml_output.hpp"

namespace galley::odt {

using namespace word_processing;  // NOLINT(google-build-using-namespace)

const std::string_view namespaces =
    "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
    "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
    "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
    "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" "
    "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "
    "xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" "
    "xmlns:xlink=\"http://www.w3.org/1999/xlink\"";

namespace {

/// The fonts of an East Asian language and how its paragraphs begin.
struct EastAsianSetting {
  std::string_view language;  ///< as a BCP 47 tag begins
  std::string_view body;
  std::string_view display;
  std::string_view body_family;
  std::string_view display_family;
  std::string_view indent;
};

constexpr auto east_asian_settings = std::to_array<EastAsianSetting>({
    {"zh-TW", "BodyHant", "DisplayHant", "'Noto Serif CJK TC', PMingLiU", "'Noto Sans CJK TC', 'Microsoft JhengHei'",
     "0.74cm"},
    {"zh-HK", "BodyHant", "DisplayHant", {}, {}, "0.74cm"},
    {"zh-Hant", "BodyHant", "DisplayHant", {}, {}, "0.74cm"},
    {"zh", "BodyHans", "DisplayHans", "'Noto Serif CJK SC', SimSun", "'Noto Sans CJK SC', SimHei", "0.74cm"},
    {"ja", "BodyJapanese", "DisplayJapanese", "'Noto Serif CJK JP', 'Yu Mincho'", "'Noto Sans CJK JP', 'Yu Gothic'",
     "0.37cm"},
    {"ko", "BodyKorean", "DisplayKorean", "'Noto Serif CJK KR', Batang", "'Noto Sans CJK KR', 'Malgun Gothic'",
     "0.37cm"},
});

const EastAsianSetting* east_asian_setting(std::string_view language) {
  for (const EastAsianSetting& setting : east_asian_settings) {
    if (!language.starts_with(setting.language)) continue;
    if (language.size() == setting.language.size() || language[setting.language.size()] == '-') return &setting;
  }
  return nullptr;
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

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

std::string face(std::string_view name, std::string_view family, bool fixed) {
  std::string xml = "<style:font-face";
  append_attribute(xml, "style:name", name);
  append_attribute(xml, "svg:font-family", family);
  if (fixed) append_attribute(xml, "style:font-pitch", "fixed");
  return xml + "/>";
}

/// The styles of the outline, from the level below the headline's.
std::string headings() {
  constexpr auto sizes = std::to_array<std::string_view>({"18pt", "14pt", "12pt", "11pt"});
  std::string xml;
  for (std::size_t level = 1; level <= 10; ++level) {
    const std::string number = std::to_string(level);
    const std::string size(sizes[std::min(level, sizes.size()) - 1]);
    xml += "<style:style style:name=\"Heading_20_" + number + "\" style:display-name=\"Heading " + number +
           "\" style:family=\"paragraph\" style:parent-style-name=\"Heading\" style:next-style-name=\"Text_20_body\" "
           "style:default-outline-level=\"" +
           number + "\" style:list-style-name=\"\" style:class=\"text\"><style:text-properties fo:font-size=\"" + size +
           "\" style:font-size-asian=\"" + size + "\" style:font-size-complex=\"" + size + "\"/></style:style>";
  }
  return xml;
}

std::string default_languages(const Document& document) {
  if (document.language.empty()) return {};
  const std::string_view east_asian =
      first_language(document, [](std::string_view language) { return east_asian_setting(language) != nullptr; });
  const std::string_view complex =
      first_language(document, [](std::string_view language) { return is_right_to_left(language); });
  const std::string_view simple = first_language(document, [](std::string_view language) {
    return !language.empty() && east_asian_setting(language) == nullptr && !is_right_to_left(language);
  });
  std::string xml;
  append_language(xml, simple.empty() ? std::string_view("en-US") : simple, ScriptKind::simple);
  append_language(xml, east_asian.empty() ? std::string_view("zh-CN") : east_asian, ScriptKind::east_asian);
  append_language(xml, complex.empty() ? std::string_view("ar-SA") : complex, ScriptKind::complex_script);
  return xml;
}

}  // namespace

std::string_view body_font(std::string_view language) {
  const EastAsianSetting* setting = east_asian_setting(language);
  return setting == nullptr ? std::string_view() : setting->body;
}

std::string_view display_font(std::string_view language) {
  const EastAsianSetting* setting = east_asian_setting(language);
  return setting == nullptr ? std::string_view() : setting->display;
}

std::string font_faces() {
  std::string xml = face("Body", "'Liberation Serif', 'Times New Roman'", false) +
                    face("Display", "'Liberation Sans', Arial", false) +
                    face("Code", "'Liberation Mono', 'Courier New'", true) +
                    face("BodyComplex", "'Noto Naskh Arabic', 'Times New Roman'", false) +
                    face("DisplayComplex", "'Noto Naskh Arabic', Arial", false);
  for (const EastAsianSetting& setting : east_asian_settings) {
    if (setting.body_family.empty()) continue;
    xml += face(setting.body, setting.body_family, false);
    xml += face(setting.display, setting.display_family, false);
  }
  return xml;
}

std::string length(std::uint32_t twentieths) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%u.%02upt", twentieths / 20, twentieths % 20 * 5);
  return text.data();
}

std::string style_sheet(const Document& document, const PageSetup& page, std::size_t language_of_names) {
  const std::string_view asian_language =
      first_language(document, [](std::string_view language) { return east_asian_setting(language) != nullptr; });
  const EastAsianSetting* asian = east_asian_setting(asian_language.empty() ? std::string_view("zh") : asian_language);
  const EastAsianSetting* of_document = east_asian_setting(document.language);
  const bool right_to_left = is_right_to_left(document.language);
  std::string text(style_sheet_text);
  replace_all(text, "@namespaces@", namespaces);
  replace_all(text, "@fonts@", font_faces());
  replace_all(text, "@headings@", headings());
  replace_all(text, "@language@", default_languages(document));
  replace_all(text, "@body-asian@", asian->body);
  replace_all(text, "@display-asian@", asian->display);
  replace_all(text, "@body-after@", of_document != nullptr ? "0.07cm" : "0.21cm");
  replace_all(text, "@body-indent@", of_document != nullptr ? of_document->indent : "0cm");
  replace_all(text, "@body-align@", of_document != nullptr ? "justify" : "start");
  replace_all(text, "@writing-mode@", "page");
  replace_all(text, "@page-writing-mode@", right_to_left ? "rl-tb" : "lr-tb");
  replace_all(text, "@footnote-side@", right_to_left ? "right" : "left");
  replace_all(text, "@page-width@", length(page.width));
  replace_all(text, "@page-height@", length(page.height));
  replace_all(text, "@orientation@", page.width > page.height ? "landscape" : "portrait");
  replace_all(text, "@margin@", length(page.margin));
  for (const std::vector<std::string_view>& names : style_translations().names) {
    replace_all(text, "@" + std::string(names.front()) + "@", names[language_of_names]);
  }
  return text;
}

}  // namespace galley::odt
