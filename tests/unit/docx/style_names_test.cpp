// SPDX-License-Identifier: Apache-2.0
// What the styles of a written file are called, and that they are found again whatever they are called.
#include "word_processing/style_names.hpp"

#include <gtest/gtest.h>

#include <pugixml.hpp>

#include <cstdio>
#include <fstream>
#include <map>
#include <set>

#include "galley/compare.hpp"
#include "testing/feature_complete.hpp"
#include "unit/docx/conversion.hpp"
#include "word_processing/style_translations.hpp"

namespace galley::docx {

using namespace word_processing;  // NOLINT(google-build-using-namespace)

namespace {

/// The names of the styles in a written file by their identifiers.
std::map<std::string, std::string> names_by_id(const std::string& bytes) {
  pugi::xml_document styles;
  const std::string text = testing::part(bytes, "word/styles.xml");
  EXPECT_TRUE(styles.load_buffer(text.data(), text.size()));
  std::map<std::string, std::string> names;
  for (const pugi::xml_node style : styles.document_element().children("w:style")) {
    names[style.attribute("w:styleId").value()] = style.child("w:name").attribute("w:val").value();
  }
  return names;
}

// Word has these in its table of styles by these very names, and shows them in its own language (ECMA-376 Part 1,
// 17.7.4.9). A style of any other name is the user's and says so.
TEST(StyleNames, AreWordsOwnOrMarkedAsOurs) {
  const std::set<std::string> of_word = {"Normal",
                                         "heading 1",
                                         "heading 2",
                                         "heading 3",
                                         "heading 4",
                                         "heading 5",
                                         "heading 6",
                                         "heading 7",
                                         "heading 8",
                                         "heading 9",
                                         "Body Text",
                                         "List Paragraph",
                                         "List Continue",
                                         "List Continue 2",
                                         "List Continue 3",
                                         "List Continue 4",
                                         "List Continue 5",
                                         "Quote",
                                         "caption",
                                         "footnote text",
                                         "Hyperlink",
                                         "Strong",
                                         "Emphasis",
                                         "HTML Code",
                                         "HTML Preformatted",
                                         "Table Grid",
                                         "Normal Table",
                                         "No List",
                                         "footnote reference",
                                         "Default Paragraph Font"};
  pugi::xml_document styles;
  const std::string text =
      testing::part(testing::write(galley::testing::feature_complete_document()), "word/styles.xml");
  ASSERT_TRUE(styles.load_buffer(text.data(), text.size()));
  for (const pugi::xml_node style : styles.document_element().children("w:style")) {
    const std::string name = style.child("w:name").attribute("w:val").value();
    EXPECT_EQ(of_word.contains(name), style.attribute("w:customStyle").empty()) << name;
  }
}

TEST(StyleNames, OfOursAreAllTranslated) {
  pugi::xml_document styles;
  const std::string text = testing::part(
      testing::write(galley::testing::feature_complete_document(), {{"style-language", "en"}}), "word/styles.xml");
  ASSERT_TRUE(styles.load_buffer(text.data(), text.size()));
  std::set<std::string> translated;
  for (const auto& names : style_translations().names) translated.emplace(names.front());
  std::set<std::string> ours;
  for (const pugi::xml_node style : styles.document_element().children("w:style")) {
    if (style.attribute("w:customStyle")) ours.emplace(style.child("w:name").attribute("w:val").value());
  }
  EXPECT_EQ(ours, translated);
}

TEST(StyleNames, AreFoundInEveryLanguage) {
  const StyleTranslations& translations = style_translations();
  for (std::size_t language = 0; language < translations.languages.size(); ++language) {
    std::set<std::string_view> met;
    for (const auto& names : translations.names) {
      const std::string_view name = names[language];
      EXPECT_FALSE(name.empty()) << names.front() << " in " << translations.languages[language];
      EXPECT_EQ(name.find_first_of(",;\\{}<&\""), std::string_view::npos) << name;
      EXPECT_TRUE(met.insert(name).second) << name;
      EXPECT_EQ(paragraph_role(name).role, paragraph_role(names.front()).role) << name;
      EXPECT_EQ(character_role(name), character_role(names.front())) << name;
    }
  }
}

TEST(StyleNames, FollowTheDocumentOrTheOption) {
  Document document;
  document.articles.emplace_back().headline = plain("x");
  const auto kicker = [&](std::string_view language, const testing::OptionValues& options = {}) {
    document.language = language;
    return names_by_id(testing::write(document, options)).at("Kicker");
  };
  EXPECT_EQ(kicker("zh-CN"), "引题");
  EXPECT_EQ(kicker("zh-TW"), "引題");
  EXPECT_EQ(kicker("zh-Hant-HK"), "引題");
  EXPECT_EQ(kicker("de-AT"), "Dachzeile");
  EXPECT_EQ(kicker("fy"), "Kicker");
  EXPECT_EQ(kicker(""), "Kicker");
  EXPECT_EQ(kicker("zh-CN", {{"style-language", "en"}}), "Kicker");
  EXPECT_EQ(kicker("en", {{"style-language", "ar"}}), "عنوان تمهيدي");
  EXPECT_EQ(names_by_id(testing::write(document, {{"style-language", "de"}})).at("Heading1"), "heading 1");
}

// Word and LibreOffice give styles new identifiers when they save; the names stay.
TEST(StyleNames, ReadBackByNameAloneInEveryLanguage) {
  const Document document = galley::testing::feature_complete_document();
  for (const std::string_view language : style_translations().languages) {
    const std::string bytes = testing::write(document, {{"style-language", std::string(language)}});
    const std::string renamed = testing::change_parts(bytes, [&](const std::string& name, std::string& text) {
      if (!name.starts_with("word/") || !name.ends_with(".xml")) return;
      for (const char* element : {"w:styleId", "w:pStyle w:val", "w:rStyle w:val", "w:basedOn w:val", "w:next w:val",
                                  "w:tblStyle w:val", "w:link w:val"}) {
        const std::string wanted = std::string(element) + "=\"";
        for (std::size_t at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + 1)) {
          text.insert(at + wanted.size(), "af");
        }
      }
    });
    EXPECT_NE(renamed, bytes);
    EXPECT_EQ(compare(document, testing::read(renamed)), std::vector<Difference>()) << language;
  }
}

// A newspaper's own template calls them as its editors do.
TEST(StyleNames, OfATemplateAreTakenForWhatTheyMean) {
  const std::string path = ::testing::TempDir() + "galley_named_template_test.docx";
  std::ofstream(path, std::ios::binary) << testing::package(
      "<w:p/>",
      {{"styles.xml",
        "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"HBDach\"><w:name w:val=\"Dachzeile\"/></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"af1\"><w:name w:val=\"Subtitle\"/></w:style>"
        "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"fett\"><w:name w:val=\"Fett\"/></w:style>"}});
  const Document document = galley::testing::feature_complete_document();
  const std::string bytes = testing::write(document, {{"template", path}});
  std::remove(path.c_str());
  const std::string body = testing::part(bytes, "word/document.xml");
  EXPECT_NE(body.find("<w:pStyle w:val=\"HBDach\"/>"), std::string::npos);
  EXPECT_NE(body.find("<w:pStyle w:val=\"af1\"/>"), std::string::npos) << "a deck in the template's Subtitle";
  EXPECT_NE(body.find("<w:rStyle w:val=\"fett\"/>"), std::string::npos);
  EXPECT_EQ(names_by_id(bytes).count("Kicker") + names_by_id(bytes).count("Deck"), 0U);
  EXPECT_EQ(compare(document, testing::read(bytes)), std::vector<Difference>());
}

TEST(StyleNames, MayBeAliases) {
  const Document document = testing::read(testing::package(
      "<w:p><w:pPr><w:pStyle w:val=\"a\"/></w:pPr><w:r><w:t>Harbour</w:t></w:r></w:p>"
      "<w:p><w:pPr><w:pStyle w:val=\"b\"/></w:pPr><w:r><w:t>Ferry returns</w:t></w:r></w:p>",
      {{"styles.xml",
        "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"a\"><w:name w:val=\"HB small\"/>"
        "<w:aliases w:val=\"k1,Dachzeile\"/></w:style>"
        "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"b\"><w:name w:val=\"HB big\"/>"
        "<w:aliases w:val=\"Headline\"/></w:style>"}}));
  ASSERT_EQ(document.articles.size(), 1U);
  EXPECT_EQ(text_of(document.articles[0].kicker), "Harbour");
  EXPECT_EQ(text_of(document.articles[0].headline), "Ferry returns");
}

}  // namespace
}  // namespace galley::docx
