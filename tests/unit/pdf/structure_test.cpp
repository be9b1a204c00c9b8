// SPDX-License-Identifier: Apache-2.0
// The rules of PDF/UA-1 (ISO 14289-1) and of tagged PDF (ISO 32000-1, 14.7 and 14.8), each test named for its clause.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sample_documents.hpp"
#include "testing/feature_complete.hpp"
#include "testing/random_document.hpp"
#include "written_pdf.hpp"

namespace galley::testing {
namespace {

using ::testing::HasSubstr;

class TaggedPdf : public ::testing::Test {
 protected:
  void SetUp() override { NEEDS_PROGRAM("qpdf"); }
  static void SetUpTestSuite() {
    pdf = std::make_unique<WrittenPdf>(feature_complete_document());
    if (has_program("qpdf")) open = pdf->open();
  }
  static void TearDownTestSuite() { pdf.reset(); }
  static inline std::unique_ptr<WrittenPdf> pdf;
  static inline std::string open;
};

TEST_F(TaggedPdf, Ua1_5_ThePacketClaimsPart1) { EXPECT_THAT(open, HasSubstr("<pdfuaid:part>1</pdfuaid:part>")); }

TEST_F(TaggedPdf, Ua1_6_2_MarkedIsTrue) {
  EXPECT_THAT(open, HasSubstr("/Marked true"));
  EXPECT_EQ(open.find("/Suspects true"), std::string::npos);
}

TEST_F(TaggedPdf, Ua1_7_1_AllContentIsMarkedOrAnArtifact) {
  // Between the marks nothing is shown.
  for (std::size_t at = open.find("stream\n"); at != std::string::npos; at = open.find("\nstream\n", at + 1)) {
    const std::size_t end = open.find("endstream", at);
    const std::string stream = open.substr(at, end - at);
    if (stream.find(" BDC\n") == std::string::npos) continue;
    int depth = 0;
    for (std::size_t line = 0; line < stream.size();) {
      const std::size_t line_end = std::min(stream.find('\n', line), stream.size());
      const std::string text = stream.substr(line, line_end - line);
      if (text.ends_with(" BDC") || text.ends_with(" BMC")) ++depth;
      if (text == "EMC") --depth;
      const bool shows = text.ends_with("TJ") || text.ends_with(" Do Q") || text.ends_with("re f");
      if (shows) {
        EXPECT_EQ(depth, 1) << text;
      }
      EXPECT_LE(depth, 1);
      line = line_end + 1;
    }
    EXPECT_EQ(depth, 0);
  }
}

TEST_F(TaggedPdf, Ua1_7_1_TheTitleIsShown) {
  EXPECT_THAT(open, HasSubstr("/DisplayDocTitle true"));
  EXPECT_THAT(open, HasSubstr("<dc:title>"));
}

TEST_F(TaggedPdf, Ua1_7_1_RolesEndInStandardTypes) {
  for (const char* role :
       {"/Kicker /P", "/Deck /P", "/Byline /P", "/Dateline /Span", "/Credit /P", "/Em /Span", "/Strong /Span"}) {
    EXPECT_THAT(open, HasSubstr(role));
  }
}

TEST_F(TaggedPdf, Ua1_7_2_LanguagesAreTold) {
  EXPECT_THAT(open, HasSubstr("/Lang (zh-CN)"));
  for (const char* language : {"/Lang (en)", "/Lang (ja)", "/Lang (ar)", "/Lang (fr)"})
    EXPECT_THAT(open, HasSubstr(language));
}

TEST_F(TaggedPdf, Ua1_7_3_FiguresHaveAlternatives) {
  EXPECT_EQ(count(open, "/S /Figure"), 3U);
  EXPECT_EQ(count(open, "/Alt "), 3U);
}

TEST_F(TaggedPdf, Ua1_7_4_HeadingsDoNotSkipLevels) {
  EXPECT_GE(count(open, "/S /H1"), 4U);
  EXPECT_GE(count(open, "/S /H2"), 2U);
  EXPECT_EQ(count(open, "/S /H3"), 1U);
  EXPECT_EQ(count(open, "/S /H4"), 0U);
}

TEST_F(TaggedPdf, Ua1_7_5_TableHeadersHaveTheirScope) {
  EXPECT_EQ(count(open, "/S /TH\n"), 4U);
  EXPECT_EQ(count(open, "/Scope /Column"), 2U);
  EXPECT_EQ(count(open, "/Scope /Row"), 2U);
  EXPECT_EQ(count(open, "/ColSpan 2"), 1U);
  EXPECT_EQ(count(open, "/RowSpan 2"), 1U);
}

TEST_F(TaggedPdf, Ua1_7_6_ListsHaveLabelsAndBodies) {
  const std::size_t items = count(open, "/S /LI\n");
  EXPECT_GE(items, 8U);
  EXPECT_EQ(count(open, "/S /LBody"), items);
  EXPECT_THAT(open, HasSubstr("/ListNumbering /Decimal"));
}

TEST_F(TaggedPdf, Ua1_7_9_NotesHaveIdentifiers) {
  EXPECT_EQ(count(open, "/S /Note\n"), 3U);
  EXPECT_EQ(count(open, "/ID (note-"), 3U);
  EXPECT_EQ(count(open, "/S /Reference"), 3U);
}

TEST_F(TaggedPdf, Ua1_7_18_5_LinksAreAnnotationsOfTheirElements) {
  const std::size_t links = count(open, "/Subtype /Link");
  EXPECT_GE(links, 6U);
  EXPECT_EQ(count(open, "/Type /OBJR"), links);
  // 7.18.5: each says what it leads to.
  EXPECT_GE(count(open, "/Contents ("), links - 1);
  EXPECT_EQ(count(open, "/Tabs /S"), count(open, "/Type /Page\n"));
}

TEST_F(TaggedPdf, Ua1_7_1_TagsStandInNoArtifactAndArtifactsInNoTag) {
  // 14.8.2.2: running headers and page numbers are of the page; rules and repeated heads of the layout.
  EXPECT_GE(count(open, "/Artifact <</Type/Layout>> BDC"), 1U);
  EXPECT_GE(count(open, "/Artifact <</Type/Pagination>> BDC"), 1U);
}

TEST_F(TaggedPdf, Ua1_7_1_TheTreeHasOneRootThatIsADocument) {
  const std::size_t root = open.find("/Type /StructTreeRoot");
  ASSERT_NE(root, std::string::npos);
  EXPECT_EQ(count(open, "/Type /StructTreeRoot"), 1U);
  EXPECT_EQ(count(open, "/S /Document"), 1U);
  EXPECT_EQ(count(open, "/S /Art\n"), 4U);
}

TEST_F(TaggedPdf, Ua1_7_1_EveryRoleIsStandardOrMapped) {
  static constexpr const char* standard[] = {"Document", "Art",       "Sect",   "H1",    "H2",         "H3",   "P",
                                             "L",        "LI",        "Lbl",    "LBody", "Table",      "TR",   "TH",
                                             "TD",       "Caption",   "Figure", "Note",  "BlockQuote", "Span", "Code",
                                             "Link",     "Reference", "Ruby",   "RB",    "RT",         "URI"};
  const std::string map = open.substr(open.find("/RoleMap <<"), 1000);
  for (std::size_t at = open.find("/S /"); at != std::string::npos; at = open.find("/S /", at + 1)) {
    const std::string role = open.substr(at + 4, open.find('\n', at) - at - 4);
    if (role == "D" || role == "URI") continue;  // the style of page labels, the kind of an action
    const bool known = std::any_of(std::begin(standard), std::end(standard), [&](const char* s) { return role == s; });
    EXPECT_TRUE(known || map.find("/" + role + " /") != std::string::npos) << role;
  }
}

TEST_F(TaggedPdf, Ua1_7_8_PageNumbersAreArtifactsAndPagesAreLabelled) {
  EXPECT_THAT(open, HasSubstr("/PageLabels"));
  NEEDS_PROGRAM("pdfinfo");
  const std::string tree = pdf->output({"pdfinfo", "-struct-text", "FILE"});
  EXPECT_EQ(tree.find("\"2\"\n    \"3\""), std::string::npos);
}

TEST_F(TaggedPdf, Ua1_7_16_EncryptedTextStaysOpenToTheBlind) {
  ScratchFolder folder;
  const auto file = folder.write("passwords", "owner=keeper\n");
  const WrittenPdf closed(article_in("en", "A", {"b"}), {{"encrypt", file.string()}});
  EXPECT_THAT(closed.output({"qpdf", "--show-encryption", "FILE"}), HasSubstr("extract for accessibility: allowed"));
}

TEST_F(TaggedPdf, Ua1_7_18_1_AnnotationsAreOfTheTreeAndTabbedInItsOrder) {
  const std::size_t links = count(open, "/Subtype /Link");
  EXPECT_EQ(count(open, "/StructParent "), links);
  EXPECT_EQ(count(open, "/Tabs /S"), count(open, "/Type /Page\n"));
}

TEST_F(TaggedPdf, Ua1_7_21_3_CidSystemsAgreeAnd7_21_4_2NoCidSetIsLeftHalf) {
  EXPECT_EQ(count(open, "/Ordering (Identity)"), count(open, "/Type /FontDescriptor"));
  EXPECT_EQ(count(open, "/CIDSet"), 0U);
  EXPECT_EQ(count(open, "/Subtype /CIDFontType2"), count(open, "/CIDToGIDMap "));
}

TEST_F(TaggedPdf, Ua1_7_21_EveryFontIsEmbedded) {
  const std::size_t fonts = count(open, "/Type /FontDescriptor");
  EXPECT_GE(fonts, 4U);
  EXPECT_EQ(count(open, "/FontFile2 ") + count(open, "/FontFile3 "), fonts);
  EXPECT_EQ(count(open, "/Subtype /Type0"), count(open, "/ToUnicode "));
}

TEST_F(TaggedPdf, LinksInsideLeadToTheirPlaces) {
  EXPECT_THAT(open, HasSubstr("/Dest (acost)"));
  EXPECT_THAT(open, HasSubstr("(acost)\n"));
  EXPECT_THAT(open, HasSubstr("/URI (https://example.org/a_b*c)"));
  // An IRI becomes a URI of ASCII.
  EXPECT_THAT(open, HasSubstr("/URI (https://example.cn/%E7%BB%9F%E8%AE%A1?%E5%B9%B4=2023&%E7%B1%BB=%E5%9F%8E)"));
}

TEST_F(TaggedPdf, OutlineHasHeadlinesAndTheirSections) {
  NEEDS_PROGRAM("mutool");
  const std::string outline = pdf->output({"mutool", "show", "FILE", "outline"});
  EXPECT_THAT(outline, HasSubstr("老城新韵"));
  EXPECT_THAT(outline, HasSubstr("旧貌"));
  EXPECT_THAT(outline, HasSubstr("Harbour ferry Aurora returns to service"));
  EXPECT_THAT(outline, HasSubstr("What it cost"));
}

TEST_F(TaggedPdf, StructureGivesTheArticleInOrder) {
  NEEDS_PROGRAM("pdfinfo");
  const std::string tree = pdf->output({"pdfinfo", "-struct-text", "FILE"});
  std::size_t at = 0;
  for (const char* part : {"Document",   "Art",        "各地政协助力高质量发展",
                           "H1 (block)", "老城新韵",   "本报记者 林清",
                           "清晨的",     "Caption",    "改造后的滨江路",
                           "H2 (block)", "旧貌",       "LI (block)",
                           "管网老化",   "H3 (block)", "BlockQuote",
                           "Note",       "Transport",  "H1 (block)",
                           "Table",      "TH:",        "Passengers",
                           "TD",         "1,204"}) {
    const std::size_t found = tree.find(part, at);
    ASSERT_NE(found, std::string::npos) << part << "\n" << tree;
    at = found;
  }
}

TEST_F(TaggedPdf, EveryCharacterOfEveryFeatureIsThere) {
  EXPECT_EQ(pdf->diagnostics().count(Severity::warning, code::missing_font), 0U);
  if (!has_program("gs")) return;
  EXPECT_EQ(pdf->complaints({"gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", "FILE"}), "");
}

TEST(PdfStructure, ADocumentOfManyPagesKeepsItsTree) {
  NEEDS_PROGRAM("qpdf");
  std::vector<std::string> paragraphs(
      3000, "Every paragraph of this text is a line or two of words that say nothing at all.");
  const WrittenPdf pdf(article_in("en", "Long", paragraphs));
  EXPECT_EQ(count(pdf.complaints({"qpdf", "--check", "FILE"}), "WARNING"), 0U);
  const std::string open = pdf.open();
  EXPECT_EQ(count(open, "/S /P\n"), 3000U);
  EXPECT_EQ(count(open, "/Type /Pages"), 1U + (count(open, "/Type /Page\n") > 64 ? 2U : 0U));
}

TEST(PdfStructure, TheSameInputGivesTheSameBytes) {
  EXPECT_EQ(WrittenPdf(feature_complete_document()).bytes(), WrittenPdf(feature_complete_document()).bytes());
}

TEST(PdfStructure, RandomDocumentsAreSound) {
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    const WrittenPdf pdf(
        random_document(seed, FeatureSet::all()),
        {{"columns", seed % 3 == 0 ? "3" : "1"}, {"writing-mode", seed % 4 == 0 ? "vertical" : "horizontal"}});
    if (!has_program("qpdf") || seed % 4 != 0) continue;
    const std::string said = pdf.complaints({"qpdf", "--check", "FILE"});
    EXPECT_EQ(count(said, "No syntax or stream encoding errors found"), 1U) << seed << said;
    EXPECT_EQ(count(said, "WARNING"), 0U) << seed << said;
  }
}

TEST(PdfStructure, ADocumentWithoutTextIsOnePage) {
  NEEDS_PROGRAM("qpdf");
  const WrittenPdf pdf{Document{}};
  EXPECT_EQ(count(pdf.complaints({"qpdf", "--check", "FILE"}), "No syntax or stream encoding errors found"), 1U);
  EXPECT_EQ(count(pdf.open(), "/Type /Page\n"), 1U);
}

}  // namespace
}  // namespace galley::testing
