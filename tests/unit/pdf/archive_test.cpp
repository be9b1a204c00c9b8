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
