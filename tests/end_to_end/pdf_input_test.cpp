// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>

#include "end_to_end/command_test.hpp"
#include "end_to_end/made_pdf.hpp"
#include "testing/pictures.hpp"

namespace galley::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// PDF that does not mean well, or needs something from its reader, through the command.
class PdfInputTest : public CommandTest {
 protected:
  Outcome text_of(const std::string& name, std::vector<std::string> arguments = {}) const {
    arguments.insert(arguments.begin(), {"convert", name, "-t", "text", "-o", "-"});
    return galley(std::move(arguments));
  }

  /// Two pages of a line each; what comes in between is up to the test.
  static std::vector<std::string> two_pages() {
    return {"<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]>>",
            made_page(5),
            made_page(6),
            made_stream("", shown_line("The harbour opened on Monday.")),
            made_stream("", shown_line("The ferry sails twice a day."))};
  }

  /// A page that is one picture.
  static std::string scanned_page() {
    return made_pdf({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
                     made_page(4, "/XObject<</I 5 0 R>>"), made_stream("", "400 0 0 400 0 0 cm /I Do"),
                     made_stream("/Type/XObject/Subtype/Image/Width 80/Height 80/BitsPerComponent 8"
                                 "/ColorSpace/DeviceGray/Filter/DCTDecode",
                                 jpeg_picture(80, 80))});
  }

  std::string program(const std::string& name, const std::string& script) const {
    const auto path = folder.write(name, "#!/bin/sh\n" + script);
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    return path.string();
  }

  static void expect_one_line(const Outcome& outcome) {
    EXPECT_EQ(outcome.exit_code, 1) << outcome.errors;
    EXPECT_EQ(std::count(outcome.errors.begin(), outcome.errors.end(), '\n'), 1) << outcome.errors;
  }
};

TEST_F(PdfInputTest, PagesAsked) {
  folder.write("two.pdf", made_pdf(two_pages()));
  EXPECT_THAT(text_of("two.pdf").output, HasSubstr("harbour"));
  const Outcome second = text_of("two.pdf", {"-R", "pages=2"});
  EXPECT_THAT(second.output, HasSubstr("ferry"));
  EXPECT_THAT(second.output, Not(HasSubstr("harbour")));
  for (const char* wrong : {"pages=0", "pages=7", "pages=two"})
    EXPECT_EQ(text_of("two.pdf", {"-R", wrong}).exit_code, 2) << wrong;
}

TEST_F(PdfInputTest, PageLabelsAreTold) {
  std::vector<std::string> objects = two_pages();
  objects[0] = "<</Type/Catalog/Pages 2 0 R/PageLabels<</Nums[0<</S/D/St 117>>]>>>>";
  folder.write("two.pdf", made_pdf(objects));
  const Outcome outcome = galley({"convert", "two.pdf", "-t", "xml", "-o", "-"});
  EXPECT_THAT(outcome.output, HasSubstr("117"));
  EXPECT_THAT(outcome.output, HasSubstr("118"));
}

TEST_F(PdfInputTest, PictureOfAPageSaysThatItNeedsRecognition) {
  folder.write("scan.pdf", scanned_page());
  const Outcome outcome = text_of("scan.pdf");
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.errors, HasSubstr("no text: needs OCR"));
  EXPECT_THAT(outcome.errors, HasSubstr("page 1"));
  EXPECT_EQ(text_of("scan.pdf", {"--strict"}).exit_code, 3);
}

TEST_F(PdfInputTest, PictureOfAPageIsReadByAProgram) {
  folder.write("scan.pdf", scanned_page());
  // It is given a picture that it can open, and no shell sees its arguments.
  const std::string reader = program(
      "reader",
      "[ \"$1\" = '$(touch bad);' ] || exit 3\n"
      "head -c 2 \"$2\" | od -An -tx1 | grep -q 'ff d8' || exit 4\n"
      "cat <<END\n"
      "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><body>\n"
      "<div class='ocr_page' title='image \"x\"; bbox 0 0 80 80'><p class='ocr_par'>\n"
      "<span class='ocr_line' title='bbox 8 10 60 14; baseline 0 -1; x_size 4'>\n"
      "<span class='ocrx_word' title='bbox 8 10 20 14'>Ships</span> <span class='ocrx_word' title='bbox 22 10 40 14'>"
      "<strong>returned</strong></span></span>\n"
      "<span class='ocr_line' title='bbox 8 15 40 19; baseline 0 -1; x_size 4'>\n"
      "<span class='ocrx_word' title='bbox 8 15 14 19'>on</span> <span class='ocrx_word' title='bbox 16 15 30 19'>"
      "Monday.</span></span></p></div></body></html>\n"
      "END\n");
  const Outcome outcome =
      text_of("scan.pdf", {"--no-sandbox", "-R", "ocr=" + reader + " '$(touch bad);' {}", "--strict"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  EXPECT_THAT(outcome.output, HasSubstr("Ships returned on Monday."));
  EXPECT_FALSE(folder.has("bad"));
}

TEST_F(PdfInputTest, ProgramThatFailsIsTold) {
  folder.write("scan.pdf", scanned_page());
  EXPECT_THAT(text_of("scan.pdf", {"--no-sandbox", "-R", "ocr=" + program("fails", "exit 7\n")}).errors,
              HasSubstr("exit code 7"));
  EXPECT_THAT(text_of("scan.pdf", {"--no-sandbox", "-R", "ocr=" + program("babbles", "echo text\n")}).errors,
              HasSubstr("no hOCR"));
  EXPECT_THAT(text_of("scan.pdf", {"--no-sandbox", "-R", "ocr=/nowhere/at-all"}).errors, HasSubstr("cannot be run"));
  EXPECT_EQ(text_of("scan.pdf", {"--no-sandbox", "-R", "ocr='open"}).exit_code, 2);
  const auto begin = std::chrono::steady_clock::now();
  const std::string slow = program("slow", "sleep 50 & sleep 50\n");
  EXPECT_THAT(text_of("scan.pdf", {"--no-sandbox", "-R", "ocr=" + slow, "-R", "ocr-timeout=1"}).errors,
              HasSubstr("longer than 1 s"));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
  // In the sandbox nothing is run.
  EXPECT_THAT(text_of("scan.pdf", {"-R", "ocr=" + program("fails", "exit 7\n")}).errors, Not(HasSubstr("exit code 7")));
}

TEST_F(PdfInputTest, PasswordFromFileOrEnvironment) {
  folder.write("page.txt", "# Harbour reopens\n\nThe first ferry left on Monday.\n");
  folder.write("secret", "user=open sesame\nowner=master\n");
  folder.write("plain", "open sesame\n");
  folder.write("wrong", "guess\n");
  ASSERT_EQ(galley({"convert", "page.txt", "-o", "locked.pdf", "-W", "encrypt=secret"}).exit_code, 0);
  const Outcome without = text_of("locked.pdf");
  expect_one_line(without);
  EXPECT_THAT(without.errors, HasSubstr("password"));
  expect_one_line(text_of("locked.pdf", {"-R", "password-file=wrong"}));
  EXPECT_EQ(text_of("locked.pdf", {"-R", "password-file=missing"}).exit_code, 2);
  for (const char* file : {"secret", "plain"})
    EXPECT_THAT(text_of("locked.pdf", {"-R", std::string("password-file=") + file}).output, HasSubstr("first ferry"));
  for (const char* variable : {"GALLEY_PDF_USER_PASSWORD=open sesame", "GALLEY_PDF_OWNER_PASSWORD=master"}) {
    Call command = call({"convert", "locked.pdf", "-t", "text", "-o", "-"});
    command.environment.emplace_back(variable);
    EXPECT_THAT(run(command).output, HasSubstr("first ferry")) << variable;
  }
}

TEST_F(PdfInputTest, OwnerPasswordAloneNeedsNone) {
  folder.write("page.txt", "# Harbour reopens\n\nThe first ferry left on Monday.\n");
  folder.write("secret", "owner=master\n");
  ASSERT_EQ(galley({"convert", "page.txt", "-o", "locked.pdf", "-W", "encrypt=secret"}).exit_code, 0);
  EXPECT_THAT(text_of("locked.pdf").output, HasSubstr("first ferry"));
}

TEST_F(PdfInputTest, EachWayOfEncryptionIsReadAndNotCalledDamage) {
  folder.write("page.txt", "# Harbour reopens\n\nThe first ferry left on Monday.\n");
  ASSERT_EQ(galley({"convert", "page.txt", "-o", "page.pdf"}).exit_code, 0);
  const std::vector<std::vector<std::string>> ways = {
      {"40"}, {"128", "--use-aes=n"}, {"128", "--use-aes=y"}, {"256"}, {"256", "--force-R5"}};
  for (const std::vector<std::string>& way : ways) {
    Call encrypt;
    encrypt.words = {"/usr/bin/env", "qpdf", "--allow-weak-crypto", "--encrypt", "", "master"};
    encrypt.words.insert(encrypt.words.end(), way.begin(), way.end());
    encrypt.words.insert(encrypt.words.end(), {"--", "page.pdf", "locked.pdf"});
    encrypt.folder = folder.path();
    ASSERT_EQ(run(encrypt).exit_code, 0) << way[0];
    const Outcome outcome = text_of("locked.pdf");
    EXPECT_THAT(outcome.output, HasSubstr("first ferry")) << way[0];
    EXPECT_EQ(outcome.errors, "") << way[0];
  }
}

TEST_F(PdfInputTest, TruncatedAnywhere) {
  folder.write("page.txt", "# Harbour reopens\n\nThe first ferry left on Monday.\n");
  ASSERT_EQ(galley({"convert", "page.txt", "-o", "whole.pdf"}).exit_code, 0);
  const std::string whole = folder.read("whole.pdf");
  for (std::size_t part = 1; part < 10; ++part) {
    folder.write("cut.pdf", whole.substr(0, whole.size() * part / 10));
    const Outcome outcome = text_of("cut.pdf");
    if (outcome.exit_code == 0) {
      EXPECT_THAT(outcome.errors, HasSubstr("warning")) << part;
    } else {
      expect_one_line(outcome);
    }
  }
  folder.write("cut.pdf", made_pdf(two_pages()).substr(0, 900));
  const Outcome outcome = text_of("cut.pdf");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  EXPECT_THAT(outcome.output, HasSubstr("harbour"));
}

TEST_F(PdfInputTest, PageTreeThatGoesRound) {
  std::vector<std::string> objects = two_pages();
  objects[1] = "<</Type/Pages/Count 9/Parent 2 0 R/Kids[3 0 R 2 0 R 4 0 R]>>";
  folder.write("round.pdf", made_pdf(objects));
  const Outcome outcome = text_of("round.pdf");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  EXPECT_THAT(outcome.output, HasSubstr("harbour"));
  EXPECT_THAT(outcome.output, HasSubstr("ferry"));
}

TEST_F(PdfInputTest, FormThatDrawsItself) {
  std::vector<std::string> objects = two_pages();
  objects[2] = made_page(5, "/XObject<</X 7 0 R>>");
  objects[4] = made_stream("", shown_line("The harbour opened on Monday.") + " /X Do");
  objects.push_back(
      made_stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 7 0 R>>>>", "/X Do /X Do /X Do"));
  folder.write("round.pdf", made_pdf(objects));
  const Outcome outcome = text_of("round.pdf");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  EXPECT_THAT(outcome.output, HasSubstr("ferry"));
}

TEST_F(PdfInputTest, ContentThatUnpacksToTooMuch) {
  std::vector<std::string> objects = two_pages();
  objects[4] = made_stream("/Filter/FlateDecode", deflated_zeros(2'000'000));
  folder.write("bomb.pdf", made_pdf(objects));
  const Outcome outcome = text_of("bomb.pdf", {"--limit", "expanded-bytes=50000000"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  EXPECT_THAT(outcome.errors, HasSubstr("page 1"));
  EXPECT_THAT(outcome.output, HasSubstr("ferry"));
}

TEST_F(PdfInputTest, ContentOfNonsense) {
  std::vector<std::string> objects = two_pages();
  std::string nonsense;
  for (int i = 0; i < 1'000'000; ++i) nonsense += i % 3 == 0 ? "q " : i % 3 == 1 ? "<< /A " : "7 Tj ";
  objects[4] = made_stream("", nonsense);
  folder.write("nonsense.pdf", made_pdf(objects));
  const Outcome outcome = text_of("nonsense.pdf");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  EXPECT_THAT(outcome.output, HasSubstr("ferry"));
}

}  // namespace
}  // namespace galley::testing
