// SPDX-License-Identifier: Apache-2.0
// The command writes PDF of what nobody should give it: a warning or a clear error, and right pages for the rest.
#include <fstream>
#include <iterator>

#include "end_to_end/command_test.hpp"
#include "testing/pictures.hpp"

namespace galley::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string base64(const std::string& bytes) {
  static constexpr char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k)
      group = group << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k) text += i + k <= bytes.size() ? letters[group >> (18 - 6 * k) & 63] : '=';
  }
  return text;
}

std::string document(const std::string& body, const std::string& media = {}) {
  return "<document xmlns='urn:galley:document:1' xml:lang='en'><article><headline>Headline</headline>"
         "<p>First words.</p>" +
         body + "<p>Last words.</p></article>" + (media.empty() ? "" : "<media>" + media + "</media>") + "</document>";
}

/// A document with one figure.
std::string picture(const std::string& type, const std::string& bytes) {
  return document("<figure media='m'><alternative-text>What it shows</alternative-text></figure>",
                  "<file key='m' type='" + type + "'>" + base64(bytes) + "</file>");
}

std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class PdfWritingTest : public CommandTest {
 protected:
  /// What another program says of a file, with both its outputs.
  Outcome ask(std::vector<std::string> words) const {
    Call call;
    call.words = {"/usr/bin/env"};
    call.words.insert(call.words.end(), words.begin(), words.end());
    call.folder = folder.path();
    return run(call);
  }

  Outcome convert(const std::string& xml, std::vector<std::string> options = {},
                  std::vector<std::string> environment = {}) {
    folder.write("in.xml", xml);
    std::filesystem::remove(folder.path() / "out.pdf");
    std::vector<std::string> words = {"convert", "in.xml", "-o", "out.pdf"};
    for (std::string& option : options) {
      words.emplace_back("-W");
      words.push_back(std::move(option));
    }
    Call command = call(std::move(words));
    command.environment.insert(command.environment.end(), environment.begin(), environment.end());
    command.time_limit = std::chrono::seconds(40);
    return run(command);
  }

  /// The output is sound in the eyes of others and holds the text around what was bad.
  void expect_sound() {
    ASSERT_TRUE(folder.has("out.pdf"));
    const Outcome check = ask({"qpdf", "--check", "out.pdf"});
    EXPECT_EQ(check.exit_code, 0) << check.output << check.errors;
    const Outcome gs = ask({"gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", "out.pdf"});
    EXPECT_EQ(gs.output + gs.errors, "");
    const std::string text = ask({"pdftotext", "out.pdf", "-"}).output;
    EXPECT_THAT(text, HasSubstr("First words."));
    EXPECT_THAT(text, HasSubstr("Last words."));
  }

  /// Fonts of this folder only, and none besides.
  std::vector<std::string> only_fonts_of(const std::string& name) {
    const std::string path = (folder.path() / name).string();
    folder.write(name + ".conf", "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig><dir>" +
                                     path + "</dir><cachedir>" + path + "-cache</cachedir></fontconfig>");
    return {"FONTCONFIG_FILE=" + path + ".conf"};
  }

  static std::string latin_font() {
    Call call;
    call.words = {"/usr/bin/env", "fc-match", "-f", "%{file}", "Noto Serif:style=Regular:lang=en"};
    return contents(run(call).output);
  }
};

TEST_F(PdfWritingTest, PicturesThatLieAboutTheirSize) {
  std::string huge = png_picture(8, 8, 1, 2, 3);
  huge.replace(16, 8, std::string("\0\0\xEA\x60\0\0\xEA\x60", 8));
  std::string larger = png_picture(8, 8, 1, 2, 3);
  larger.replace(16, 8, std::string("\0\0\x03\xE8\0\0\x03\xE8", 8));
  const std::string half = png_picture(8, 8, 1, 2, 3).substr(0, 70);
  for (const std::string& bytes : {huge, larger, half}) {
    const Outcome outcome = convert(picture("image/png", bytes));
    EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
    EXPECT_THAT(outcome.errors, HasSubstr("a frame stands for it"));
    expect_sound();
  }
  const std::string whole = jpeg_picture(64, 64);
  const std::size_t frame = whole.find("\xFF\xC0");
  ASSERT_NE(frame, std::string::npos);
  for (const char* size : {"\xEA\x60\xEA\x60", "\x02\x40\x02\x40"}) {
    std::string lies = whole;
    lies.replace(frame + 5, 4, size, 4);
    const Outcome outcome = convert(picture("image/jpeg", lies));
    EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
    EXPECT_THAT(outcome.errors, HasSubstr("a JPEG "));
    expect_sound();
  }
  const Outcome outcome = convert(picture("image/jpeg", whole.substr(0, whole.size() - 4)));
  EXPECT_THAT(outcome.errors, HasSubstr("a JPEG "));
  expect_sound();
}

TEST_F(PdfWritingTest, PicturesThatNoPageCanShowSayWhatTheyWouldHaveShown) {
  const Outcome outcome = convert(picture("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>"));
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.errors, HasSubstr("image/svg+xml"));
  expect_sound();
  EXPECT_THAT(ask({"pdftotext", "out.pdf", "-"}).output, HasSubstr("What it shows"));
}

TEST_F(PdfWritingTest, ATableOfTenThousandColumns) {
  std::string row = "<table><row>";
  for (int i = 0; i < 10'000; ++i) row += "<cell><p>" + std::to_string(i) + "</p></cell>";
  const Outcome outcome = convert(document(row + "</row></table>"), {}, {});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  EXPECT_THAT(outcome.errors, HasSubstr("a table of 10000 columns"));
  expect_sound();
  EXPECT_THAT(ask({"pdftotext", "out.pdf", "-"}).output, HasSubstr("9999"));
}

TEST_F(PdfWritingTest, AWordLongerThanThePage) {
  const Outcome outcome = convert(document("<p>" + std::string(300'000, 'x') + "</p>"));
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  EXPECT_EQ(outcome.errors, "");
  expect_sound();
  const std::string text = ask({"pdftotext", "out.pdf", "-"}).output;
  EXPECT_EQ(std::count(text.begin(), text.end(), 'x'), 300'000);
}

TEST_F(PdfWritingTest, AHeadlineLongerThanThePage) {
  std::string headline = "<headline>";
  for (int i = 0; i < 20'000; ++i) headline += "word ";
  std::string xml = document("");
  xml.replace(xml.find("<headline>"), 10, headline);
  const Outcome outcome = convert(xml);
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  expect_sound();
}

TEST_F(PdfWritingTest, ADocumentWithoutTextIsOneEmptyPage) {
  for (const char* xml : {"<document xmlns='urn:galley:document:1'/>",
                          "<document xmlns='urn:galley:document:1'><article><headline/></article></document>"}) {
    const Outcome outcome = convert(xml);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
    EXPECT_THAT(outcome.errors, HasSubstr("it holds no article"));
    EXPECT_EQ(ask({"qpdf", "--show-npages", "out.pdf"}).output, "1\n");
  }
}

TEST_F(PdfWritingTest, OptionsThatMakeNoSenseAreRefused) {
  for (const char* option :
       {"margin=-5mm", "margin=300mm", "margin=nan", "margin=1e9", "columns=0", "columns=7", "columns=two",
        "paper=1x1mm", "paper=99999x99999mm", "paper=x", "paper=folio", "font-size=0", "font-size=1000",
        "line-height=0.1", "column-gap=-1", "writing-mode=sideways", "pdfa=1b", "no-such-option=1"}) {
    const Outcome outcome = convert(document(""), {option});
    EXPECT_EQ(outcome.exit_code, 2) << option << outcome.errors;
    EXPECT_THAT(outcome.errors, HasSubstr(std::string(option).substr(0, std::string(option).find('=')))) << option;
    EXPECT_FALSE(folder.has("out.pdf")) << option;
  }
  const Outcome narrow = convert(document(""), {"columns=6", "font-size=40"});
  EXPECT_EQ(narrow.exit_code, 2);
  EXPECT_THAT(narrow.errors, HasSubstr("columns"));
}

TEST_F(PdfWritingTest, FontsThatAreNotThereAreMissed) {
  const Outcome outcome = convert(document(""), {"font-family=No Such Serif", "heading-family=No Such Sans"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.errors, HasSubstr("the font family No Such Serif is not installed"));
  EXPECT_THAT(outcome.errors, HasSubstr("the font family No Such Sans is not installed"));
  expect_sound();
}

TEST_F(PdfWritingTest, ABrokenFontIsPassedOver) {
  const std::string font = latin_font();
  ASSERT_GT(font.size(), 30'000U);
  const std::vector<std::string> fonts = only_fonts_of("fonts");
  // Read once while it is whole: fontconfig then knows it, and believes in it.
  folder.write("fonts/a.ttf", font);
  ASSERT_EQ(convert(document(""), {}, fonts).exit_code, 0);
  folder.write("fonts/a.ttf", font.substr(0, 20'000));
  const Outcome alone = convert(document(""), {}, fonts);
  EXPECT_EQ(alone.exit_code, 1);
  EXPECT_THAT(alone.errors, HasSubstr("fonts-noto-core"));
  EXPECT_FALSE(folder.has("out.pdf"));
  folder.write("fonts/b.ttf", font);
  EXPECT_EQ(convert(document(""), {}, fonts).exit_code, 0);
  expect_sound();
}

TEST_F(PdfWritingTest, AScriptWithoutAFontIsNamedWithThePackageThatHasOne) {
  const std::vector<std::string> fonts = only_fonts_of("fonts");
  folder.write("fonts/a.ttf", latin_font());
  Outcome outcome = convert(document("<p>漢字</p><p>かな</p>"), {}, fonts);
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.errors, HasSubstr("no font has the Han letter U+6F22"));
  EXPECT_THAT(outcome.errors, HasSubstr("fonts-noto-cjk"));
  expect_sound();
  // What stands for a letter still says which.
  EXPECT_THAT(ask({"pdftotext", "out.pdf", "-"}).output, HasSubstr("漢字"));
  outcome = convert(document("<p>שלום</p><p>नमस्ते</p>"), {}, fonts);
  EXPECT_THAT(outcome.errors, HasSubstr("Hebrew"));
  EXPECT_THAT(outcome.errors, HasSubstr("Devanagari"));
  EXPECT_THAT(outcome.errors, HasSubstr("fonts-noto-core"));
}

TEST_F(PdfWritingTest, PasswordsComeFromAFileOrTheEnvironmentAlone) {
  folder.write("passwords", "user=reader\nowner=keeper\n");
  EXPECT_EQ(convert(document(""), {"encrypt=passwords"}).exit_code, 0);
  EXPECT_EQ(ask({"qpdf", "--requires-password", "out.pdf"}).exit_code, 0);
  EXPECT_EQ(ask({"qpdf", "--password=reader", "--check", "out.pdf"}).exit_code, 0);
  EXPECT_THAT(ask({"pdftotext", "-upw", "reader", "out.pdf", "-"}).output, HasSubstr("First words."));

  EXPECT_EQ(convert(document(""), {"encrypt=env"}, {"GALLEY_PDF_OWNER_PASSWORD=keeper"}).exit_code, 0);
  // Without a user's password anyone may read it, but not change it.
  EXPECT_THAT(ask({"pdftotext", "out.pdf", "-"}).output, HasSubstr("First words."));
  EXPECT_THAT(ask({"pdfinfo", "out.pdf"}).output, HasSubstr("change:no"));
  EXPECT_THAT(ask({"qpdf", "--password=keeper", "--check", "out.pdf"}).output, HasSubstr("owner password"));

  for (const char* bad : {"encrypt=user=secret", "encrypt=secret", "encrypt=env"}) {
    const Outcome outcome = convert(document(""), {bad});
    EXPECT_EQ(outcome.exit_code, 2) << bad;
    EXPECT_FALSE(folder.has("out.pdf")) << bad;
  }
  folder.write("empty", "nothing\n");
  EXPECT_EQ(convert(document(""), {"encrypt=empty"}).exit_code, 2);
}

TEST_F(PdfWritingTest, TheSameInputGivesTheSameBytesAndTheDateIsTold) {
  ASSERT_EQ(convert(document(""), {}, {"SOURCE_DATE_EPOCH=1700000000"}).exit_code, 0);
  const std::string first = contents(folder.path() / "out.pdf");
  ASSERT_EQ(convert(document(""), {}, {"SOURCE_DATE_EPOCH=1700000000"}).exit_code, 0);
  EXPECT_EQ(contents(folder.path() / "out.pdf"), first);
  EXPECT_THAT(ask({"pdfinfo", "-rawdates", "out.pdf"}).output, HasSubstr("20231114221320"));
}

}  // namespace
}  // namespace galley::testing
