// SPDX-License-Identifier: Apache-2.0
// The rules of PDF/A-2a (ISO 19005-2), each test named for its clause, and encryption.
#include <cstdlib>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pdf/encryption.hpp"
#include "pdf/output_intent.hpp"
#include "sample_documents.hpp"
#include "testing/feature_complete.hpp"
#include "testing/pictures.hpp"
#include "written_pdf.hpp"

namespace galley::testing {
namespace {

using ::testing::HasSubstr;

class Archive : public ::testing::Test {
 protected:
  void SetUp() override { NEEDS_PROGRAM("qpdf"); }
  static void SetUpTestSuite() {
    pdf = std::make_unique<WrittenPdf>(feature_complete_document(), OptionValues{{"pdfa", "2a"}});
    if (has_program("qpdf")) open = pdf->open();
  }
  static void TearDownTestSuite() { pdf.reset(); }
  static inline std::unique_ptr<WrittenPdf> pdf;
  static inline std::string open;
};

TEST_F(Archive, A2_6_1_2_TheHeadIsFollowedByBytesAbove127) {
  EXPECT_TRUE(pdf->bytes().starts_with("%PDF-1.7\n%"));
  for (int i = 10; i < 14; ++i) EXPECT_GT(static_cast<unsigned char>(pdf->bytes()[static_cast<std::size_t>(i)]), 127);
}

TEST_F(Archive, A2_6_1_3_TheTrailerHasAnId) { EXPECT_THAT(open, HasSubstr("/ID [")); }

TEST_F(Archive, A2_6_2_3_ThereIsAnOutputIntent) {
  EXPECT_THAT(open, HasSubstr("/S /GTS_PDFA1"));
  EXPECT_THAT(open, HasSubstr("/DestOutputProfile"));
  const std::string profile = pdf::srgb_profile();
  EXPECT_EQ(profile.substr(36, 4), "acsp");
  EXPECT_EQ(profile.substr(16, 4), "RGB ");
  const auto size = static_cast<unsigned char>(profile[2]) << 8 | static_cast<unsigned char>(profile[3]);
  EXPECT_EQ(static_cast<std::size_t>(size), profile.size());
}

TEST_F(Archive, A2_6_2_4_NoColourIsOutsideTheIntent) { EXPECT_EQ(open.find("/DeviceCMYK"), std::string::npos); }

TEST_F(Archive, A2_6_2_11_FontsAreEmbedded) {
  EXPECT_EQ(count(open, "/FontFile2 ") + count(open, "/FontFile3 "), count(open, "/Type /FontDescriptor"));
  // 6.2.11.3: a TrueType font has a map from CIDs to its glyphs.
  EXPECT_EQ(count(open, "/Subtype /CIDFontType2"), count(open, "/CIDToGIDMap "));
}

TEST_F(Archive, A2_6_3_AnnotationsArePrinted) { EXPECT_EQ(count(open, "/F 4\n"), count(open, "/Subtype /Link")); }

TEST_F(Archive, A2_6_6_4_ThePacketClaimsPartAndLevel) {
  EXPECT_THAT(open, HasSubstr("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"));
  EXPECT_THAT(open, HasSubstr("pdfaSchema:namespaceURI"));
}

TEST_F(Archive, A2_6_7_ItIsTagged) { EXPECT_THAT(open, HasSubstr("/StructTreeRoot")); }

TEST_F(Archive, A2_6_1_6_StreamsSayTheirLengthAndStandAlone) {
  // qpdf tells of lengths that are wrong; an external file would be named in a stream's /F.
  const std::string said = pdf->complaints({"qpdf", "--check", "FILE"});
  EXPECT_EQ(said.find("WARNING"), std::string::npos) << said;
  EXPECT_EQ(count(open, "/FFilter"), 0U);
  EXPECT_EQ(count(open, "/FDecodeParms"), 0U);
}

TEST_F(Archive, A2_6_1_7_2_FiltersAreThoseOfTheStandardAndNeverLzw) {
  EXPECT_EQ(pdf->bytes().find("LZWDecode"), std::string::npos);
  EXPECT_EQ(open.find("/Crypt"), std::string::npos);
}

TEST_F(Archive, A2_6_1_8_NamesOfFontsAreUtf8) {
  for (std::size_t at = open.find("/BaseFont /"); at != std::string::npos; at = open.find("/BaseFont /", at + 1)) {
    for (std::size_t i = at + 11; open[i] != '\n'; ++i) EXPECT_LT(static_cast<unsigned char>(open[i]), 0x7F);
  }
}

TEST_F(Archive, A2_6_1_13_NothingIsLargerThanTheStandardAllows) {
  // No name longer than 127 bytes, no string longer than 32,767.
  for (std::size_t i = 0; i < open.size(); ++i) {
    if (open.compare(i, 8, "\nstream\n") == 0) i = open.find("endstream", i);
    if (open[i] != '/') continue;
    const std::size_t end = open.find_first_of(" /[]<>()\r\n", i + 1);
    if (end == std::string::npos) continue;
    EXPECT_LE(end - i, 128U);
  }
}

TEST_F(Archive, A2_6_2_5_NoHalftonesOrTransferFunctions) {
  for (const char* key : {"/TR ", "/TR2 ", "/HTP ", "/Type /Halftone"}) EXPECT_EQ(count(open, key), 0U) << key;
}

TEST_F(Archive, A2_6_2_8_ImagesHaveNoAlternatesAndAreNotSmoothed) {
  EXPECT_GE(count(open, "/Subtype /Image"), 2U);
  EXPECT_EQ(count(open, "/Alternates"), 0U);
  EXPECT_EQ(count(open, "/OPI"), 0U);
  EXPECT_EQ(count(open, "/Interpolate true"), 0U);
}

TEST_F(Archive, A2_6_2_9_ThereAreNeitherPostScriptNorReferenceObjects) {
  EXPECT_EQ(count(open, "/Subtype /PS"), 0U);
  // A dictionary in a form; in a structure element, Ref is an array and something else.
  EXPECT_EQ(count(open, "/Ref <<"), 0U);
}

TEST_F(Archive, A2_6_2_11_3_EncodingsAreIdentity) {
  EXPECT_EQ(count(open, "/Encoding /Identity-H") + count(open, "/Encoding /Identity-V"),
            count(open, "/Subtype /Type0"));
  // 6.2.11.4.2: where a CIDSet is written it must be whole; none is written.
  EXPECT_EQ(count(open, "/CIDSet"), 0U);
}

TEST_F(Archive, A2_6_2_11_7_EveryFontHasAUnicodeMapWithoutZerosAndMarks) {
  EXPECT_EQ(count(open, "/ToUnicode "), count(open, "/Subtype /Type0"));
  // 6.2.11.7.2: no glyph may stand for U+0000, U+FEFF or U+FFFE.
  for (const char* value : {"<0000>\nendbf", "> <FEFF>", "> <FFFE>"}) EXPECT_EQ(count(open, value), 0U) << value;
}

TEST_F(Archive, A2_6_3_OnlyLinksAndNoHiddenOnes) {
  EXPECT_EQ(count(open, "/Type /Annot\n"), count(open, "/Subtype /Link"));
  EXPECT_EQ(count(open, "/AP "), 0U);
}

TEST_F(Archive, A2_6_5_ActionsOnlyLead) {
  EXPECT_EQ(count(open, "/Type /Action"), 0U);
  EXPECT_EQ(count(open, "/S /URI"), count(open, "/URI ("));
  for (const char* action : {"/S /JavaScript", "/S /Launch", "/S /Named", "/AA ", "/OpenAction"})
    EXPECT_EQ(count(open, action), 0U) << action;
}

TEST_F(Archive, A2_6_6_2_3_MetadataAreNotCompressedAndAgreeWithTheInformation) {
  EXPECT_NE(pdf->bytes().find("<dc:title>"), std::string::npos);
  EXPECT_NE(pdf->bytes().find("<?xpacket begin="), std::string::npos);
  const std::string title = "江城日报 第三版";
  EXPECT_THAT(pdf->output({"pdfinfo", "FILE"}), HasSubstr(title));
  EXPECT_THAT(pdf->bytes(), HasSubstr(title));
}

TEST_F(Archive, A2_6_7_4_TheLanguageIsTold) { EXPECT_THAT(open, HasSubstr("/Lang (zh-CN)")); }

TEST_F(Archive, A2_6_8_NoFilesAreEmbeddedAnd6_10NoXfaAnd6_9NoOptionalContent) {
  for (const char* key : {"/EmbeddedFiles", "/AcroForm", "/OCProperties", "/XFA", "/Requirements", "/PresSteps"})
    EXPECT_EQ(count(open, key), 0U) << key;
}

TEST_F(Archive, A2_6_1_13_NothingIsEncrypted) {
  EXPECT_EQ(pdf->bytes().find("/Encrypt"), std::string::npos);
  EXPECT_THROW(WrittenPdf(Document{}, {{"pdfa", "2a"}, {"encrypt", "env"}}), Error);
}

TEST(PdfArchive, WithoutTheOptionNothingIsClaimed) {
  NEEDS_PROGRAM("qpdf");
  const std::string open = WrittenPdf(article_in("en", "A", {"b"})).open();
  EXPECT_EQ(open.find("<pdfaid:part>"), std::string::npos);
  EXPECT_EQ(open.find("/OutputIntents"), std::string::npos);
}

TEST(PdfEncryption, BothPasswordsOpenTheFileAndNoOther) {
  NEEDS_PROGRAM("qpdf");
  ScratchFolder folder;
  const auto file = folder.write("passwords", "user=reader\nowner=pässword\n");
  const WrittenPdf pdf(article_in("en", "Secret headline", {"Text."}), {{"encrypt", file.string()}});
  EXPECT_EQ(pdf.bytes().find("Secret"), std::string::npos);
  EXPECT_THAT(pdf.complaints({"qpdf", "--password=reader", "--check", "FILE"}), HasSubstr("R = 6"));
  EXPECT_THAT(pdf.complaints({"qpdf", "--password=pässword", "--check", "FILE"}), HasSubstr("owner password"));
  EXPECT_THAT(pdf.complaints({"qpdf", "--password=other", "--check", "FILE"}), HasSubstr("invalid password"));
  if (!has_program("pdftotext")) return;
  EXPECT_THAT(pdf.output({"pdftotext", "-upw", "reader", "FILE", "-"}), HasSubstr("Secret headline"));
  EXPECT_EQ(pdf.output({"pdftotext", "FILE", "-"}), "");
}

TEST(PdfEncryption, TheExtensionOfTheStandardIsNamed) {
  NEEDS_PROGRAM("qpdf");
  ScratchFolder folder;
  const auto file = folder.write("passwords", "owner=keeper\n");
  const WrittenPdf pdf(article_in("en", "A", {"b"}), {{"encrypt", file.string()}});
  EXPECT_THAT(pdf.output({"qpdf", "--json", "--json-key=qpdf", "FILE"}), HasSubstr("/ExtensionLevel"));
  EXPECT_THAT(pdf.output({"qpdf", "--show-encryption", "FILE"}), HasSubstr("extract for accessibility: allowed"));
}

TEST(PdfEncryption, PasswordsComeFromTheEnvironment) {
  NEEDS_PROGRAM("qpdf");
  setenv("GALLEY_PDF_USER_PASSWORD", "u", 1);
  setenv("GALLEY_PDF_OWNER_PASSWORD", "o", 1);
  const WrittenPdf pdf(article_in("en", "A", {"b"}), {{"encrypt", "env"}});
  unsetenv("GALLEY_PDF_USER_PASSWORD");
  unsetenv("GALLEY_PDF_OWNER_PASSWORD");
  EXPECT_THAT(pdf.complaints({"qpdf", "--password=u", "--check", "FILE"}), HasSubstr("user password"));
  EXPECT_THROW(WrittenPdf(Document{}, {{"encrypt", "env"}}), Error);
  EXPECT_THROW(WrittenPdf(Document{}, {{"encrypt", "/no/such/file"}}), Error);
}

}  // namespace
}  // namespace galley::testing
