// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "jats/description.hpp"
#include "jats/reader.hpp"
#include "jats/writer.hpp"
#include "testing/conversion.hpp"
#include "testing/element_rules.hpp"
#include "testing/feature_complete.hpp"
#include "testing/random_document.hpp"

namespace galley::jats {
namespace {

const testing::Format format{describe, read, write};

/// From the tag library of JATS 1.3 (NISO Z39.96-2021): what the elements that are written may hold, in their order.
testing::ElementRules rules() {
  const std::string phrase = "#text bold italic sup sub monospace styled-content ruby ";
  const std::string running = phrase + "ext-link xref ";
  const std::string in_paragraph = running + "list table-wrap fig disp-quote preformat code ";
  const std::string in_quote = "p list table-wrap fig disp-quote preformat code attrib|1";
  const std::string in_body = "p|1 list|1 table-wrap|1 fig|1 disp-quote|1 preformat|1 code|1 sec|2";
  const std::string in_section = "title|0 " + in_body;
  const std::string in_cell = running + "p list";
  const std::string meta =
      "article-categories|1 title-group|2 contrib-group|3 pub-date|4 kwd-group|5 custom-meta-group|6";
  return testing::ElementRules({
      {"article", "front|1 body|2 back|3 sub-article|4", "xmlns:xlink article-type dtd-version xml:lang id"},
      {"sub-article", "front-stub|1 body|2 back|3", "article-type xml:lang id"},
      {"front", "article-meta", ""},
      {"article-meta", meta, ""},
      {"front-stub", meta, ""},
      {"article-categories", "subj-group", ""},
      {"subj-group", "subject", "subj-group-type"},
      {"subject", phrase, ""},
      {"title-group", "article-title|1 subtitle|2 alt-title|3", ""},
      {"article-title", running, ""},
      {"subtitle", running, ""},
      {"alt-title", running, "alt-title-type"},
      {"contrib-group", "contrib|1 role|2", "content-type specific-use"},
      {"contrib", "string-name|1 aff|2 email|2 uri|2", "contrib-type"},
      {"string-name", "#text", ""},
      {"aff", "#text", ""},
      {"email", "#text", ""},
      {"uri", "#text", ""},
      {"role", "#text", "specific-use"},
      {"pub-date", "day|1 month|2 year|3", "date-type"},
      {"day", "#text", ""},
      {"month", "#text", ""},
      {"year", "#text", ""},
      {"kwd-group", "kwd", ""},
      {"kwd", "#text", ""},
      {"custom-meta-group", "custom-meta", ""},
      {"custom-meta", "meta-name|1 meta-value|2", "specific-use vocab xml:lang"},
      {"meta-name", "#text", ""},
      {"meta-value", "#text named-content", ""},
      {"named-content", "#text", "content-type specific-use"},
      {"body", in_body, ""},
      {"sec", in_section, "id"},
      {"title", running, ""},
      {"back", "fn-group", ""},
      {"fn-group", "fn", "specific-use"},
      {"fn", "label|1 p|2", "id"},
      {"label", "#text", ""},
      {"p", in_paragraph, "id content-type"},
      {"list", "list-item", "id list-type"},
      {"list-item", "label|1 p|2 list|2", ""},
      {"table-wrap", "caption|1 table|2", "id"},
      {"caption", "title|1 p|2", ""},
      {"table", "thead|1 tbody|2", ""},
      {"thead", "tr", ""},
      {"tbody", "tr", ""},
      {"tr", "th td", "content-type"},
      {"th", in_cell, "colspan rowspan"},
      {"td", in_cell, "colspan rowspan"},
      {"fig", "caption|1 alt-text|2 graphic|3 attrib|4", "id"},
      {"alt-text", "#text", ""},
      {"graphic", "", "xlink:href mimetype mime-subtype"},
      {"attrib", running, ""},
      {"disp-quote", in_quote, "id"},
      {"preformat", "#text", "id"},
      {"code", "#text", "id language"},
      {"bold", phrase, ""},
      {"italic", phrase, ""},
      {"sup", phrase, ""},
      {"sub", phrase, ""},
      {"monospace", phrase, ""},
      {"styled-content", phrase, "xml:lang"},
      {"ruby", "rb|1 rt|2", ""},
      {"rb", "#text", ""},
      {"rt", "#text", ""},
      {"ext-link", phrase, "xlink:href xlink:title specific-use"},
      {"xref", phrase, "rid ref-type specific-use"},
  });
}

void expect_sound(const Document& document, const std::string& what) {
  const std::vector<std::string> faults = rules().faults(write_with(format, document).bytes, {"=rid"});
  for (const std::string& fault : faults) ADD_FAILURE() << what << ": " << fault;
}

TEST(JatsStructure, ElementsStandWhereTheyMay) {
  expect_sound({}, "an empty document");
  expect_sound(testing::feature_complete_document(), "the document with every feature");
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    expect_sound(testing::random_document(seed, describe().carries), "seed " + std::to_string(seed));
    if (HasFailure()) return;
  }
}

TEST(JatsStructure, TheRulesTakeNotEverything) {
  const testing::ElementRules known = rules();
  EXPECT_FALSE(known.faults("<article><body><section/></body></article>", {}).empty());
  EXPECT_FALSE(known.faults("<article><body><p><p/></p></body></article>", {}).empty());
  EXPECT_FALSE(known.faults("<article><body><sec><p/><title/></sec></body></article>", {}).empty());
  EXPECT_FALSE(known.faults("<article><body><p><xref rid='x'/></p></body></article>", {"=rid"}).empty());
}

TEST(JatsWriter, APictureLeftOutIsTold) {
  const testing::WriteOutcome outcome = write_with(format, testing::feature_complete_document(), {{"media", "omit"}});
  EXPECT_EQ(outcome.bytes.find("data:"), std::string::npos);
  EXPECT_EQ(outcome.diagnostics.count(Severity::loss, code::not_carried), 2U);
}

}  // namespace
}  // namespace galley::jats
