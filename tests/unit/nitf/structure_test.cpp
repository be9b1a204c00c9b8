// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "nitf/description.hpp"
#include "nitf/reader.hpp"
#include "nitf/writer.hpp"
#include "testing/conversion.hpp"
#include "testing/element_rules.hpp"
#include "testing/feature_complete.hpp"
#include "testing/random_document.hpp"

namespace galley::nitf {
namespace {

const testing::Format format{describe, read, write};

/// From the documentation of NITF 3.6: what the elements that are written may hold, in their order.
testing::ElementRules rules() {
  static const std::string enriched = "#text a br em lang num pronounce ";
  static const std::string block = "p hl2 table media ol ul bq fn pre hr ";
  static const std::string flow = enriched + block;
  static const std::string content = block + "block";
  static const std::string in_block =
      "byline|1 dateline|2 p|3 hl2|3 table|3 media|3 ol|3 ul|3 bq|3 fn|3 pre|3 hr|3 datasource|4";
  return testing::ElementRules({
      {"nitf", "head|1 body|2", "xmlns version baselang"},
      {"head", "title|1 meta|2 docdata|3", ""},
      {"title", "#text", "id"},
      {"meta", "", "name content"},
      {"docdata", "doc-id date.issue doc.copyright key-list", ""},
      {"doc-id", "", "id-string regsrc"},
      {"date.issue", "", "norm"},
      {"doc.copyright", "", "holder"},
      {"key-list", "keyword", ""},
      {"keyword", "", "key"},
      {"body", "body.head|1 body.content|2", "id xml:lang"},
      {"body.head", "hedline|1 byline|2 distributor|3 dateline|4", ""},
      {"hedline", "hl1|1 hl2|2", ""},
      {"hl1", enriched, "id"},
      {"hl2", enriched, "id class"},
      {"byline", "#text person byttl virtloc", ""},
      {"person", "#text", "idsrc value class"},
      {"byttl", "#text org", ""},
      {"org", "#text", ""},
      {"virtloc", "#text", ""},
      {"distributor", "org", ""},
      {"dateline", "#text location story.date", "class"},
      {"location", "#text", ""},
      {"story.date", "#text", "norm"},
      {"body.content", content, ""},
      {"block", in_block, "id class xml:lang"},
      {"datasource", "#text", ""},
      {"p", enriched, "id"},
      {"table", "caption|1 thead|2 tbody|3", "id"},
      {"caption", flow, ""},
      {"thead", "tr", ""},
      {"tbody", "tr", ""},
      {"tr", "th td", ""},
      {"th", flow, "colspan rowspan"},
      {"td", flow, "colspan rowspan"},
      {"media", "media-reference|1 media-object|2 media-caption|3 media-producer|4", "id media-type"},
      {"media-reference", "", "mime-type source alternate-text"},
      {"media-object", "#text", "encoding"},
      {"media-caption", flow, ""},
      {"media-producer", enriched, ""},
      {"ol", "li", "id seqnum"},
      {"ul", "li", "id"},
      {"li", flow, ""},
      {"bq", "block|1 credit|2", "id"},
      {"credit", enriched, ""},
      {"fn", "body.content", "id class"},
      {"pre", "#text", "id class"},
      {"hr", "", "id"},
      {"a", enriched, "href title class"},
      {"br", "", ""},
      {"em", enriched, "class"},
      {"lang", enriched, "xml:lang"},
      {"num", "#text sup sub", ""},
      {"sup", "#text", ""},
      {"sub", "#text", ""},
      {"pronounce", enriched, "phonetic"},
  });
}

void expect_sound(const Document& document, const std::string& what) {
  for (const std::string& fault : rules().faults(write_with(format, document).bytes, {"href"})) {
    ADD_FAILURE() << what << ": " << fault;
  }
}

TEST(NitfStructure, ElementsStandWhereTheyMay) {
  expect_sound({}, "an empty document");
  expect_sound(testing::feature_complete_document(), "the document with every feature");
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    expect_sound(testing::random_document(seed, describe().carries), "seed " + std::to_string(seed));
    if (HasFailure()) return;
  }
}

TEST(NitfStructure, TheRulesTakeNotEverything) {
  const testing::ElementRules known = rules();
  EXPECT_FALSE(known.faults("<nitf><body><p/></body></nitf>", {}).empty());
  EXPECT_FALSE(known.faults("<nitf><body/><head/></nitf>", {}).empty());
  EXPECT_FALSE(known.faults("<nitf color='red'/>", {}).empty());
}

TEST(NitfWriter, APictureIsAnObjectOrTold) {
  const Document document = testing::feature_complete_document();
  EXPECT_NE(write_with(format, document).bytes.find("<media-object encoding=\"base64\">"), std::string::npos);
  const testing::WriteOutcome outcome = write_with(format, document, {{"media", "omit"}});
  EXPECT_EQ(outcome.bytes.find("<media-object"), std::string::npos);
  EXPECT_EQ(outcome.diagnostics.count(Severity::loss, code::not_carried), 2U);
}

}  // namespace
}  // namespace galley::nitf
