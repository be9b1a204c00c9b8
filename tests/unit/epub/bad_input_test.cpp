// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <optional>

#include "conversion.hpp"
#include "galley/error.hpp"

namespace galley::testing {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

std::optional<ErrorKind> failure(const Files& files, const Limits& limits = {}) {
  try {
    read_epub(zip(files), limits);
  } catch (const Error& error) {
    EXPECT_STRNE(error.what(), "");
    return error.kind();
  }
  return std::nullopt;
}

void replace(std::string& text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  ASSERT_NE(at, std::string::npos);
  text.replace(at, from.size(), to);
}

const Files sound = publication({"<h1>One</h1><p>a</p>", "<h1>Two</h1><p>b</p>"});

TEST(EpubBadInput, RefusesWhatIsNoZip) {
  EXPECT_THROW(read_epub(""), Error);
  EXPECT_THROW(read_epub("mimetypeapplication/epub+zip"), Error);
  const std::string whole = zip(sound);
  for (std::size_t size = 0; size < whole.size(); size += 97) {
    try {
      read_epub(whole.substr(0, size));
    } catch (const Error&) {
    }
  }
}

TEST(EpubBadInput, FindsThePackageWithoutAContainer) {
  Files files = sound;
  files.erase(files.begin() + 1);
  const ReadResult result = read_epub(zip(files));
  EXPECT_EQ(result.document.articles.size(), 2U);
  EXPECT_GE(result.diagnostics.count(Severity::warning), 1U);
}

TEST(EpubBadInput, ReadsTheTextsWithoutAPackageDocument) {
  Files files = {{"b/c10.html", "<h1>Ten</h1><p>c</p>"},
                 {"b/c9.html", "<h1>Nine</h1><p>b</p>"},
                 {"a.XHTML", "<html><body><h1>One</h1><p>a</p></body></html>"},
                 {"__MACOSX/b/._c9.html", "no text"},
                 {"picture.png", "png"}};
  const auto expect_three = [](const Files& given) {
    const ReadResult result = read_epub(zip(given));
    ASSERT_EQ(result.document.articles.size(), 3U);
    EXPECT_EQ(text_of(result.document.articles[0].headline), "One");
    EXPECT_EQ(text_of(result.document.articles[2].headline), "Ten");
    EXPECT_GE(result.diagnostics.count(Severity::warning, code::missing_part), 2U);
  };
  expect_three(files);
  files.push_back(sound[1]);
  expect_three(files);
  for (const std::string_view broken : {"no xml", "", "<package><manifest/><spine/></package>", "\xFF\xFE\0\0"}) {
    Files with_broken = files;
    with_broken.emplace_back("OPS/package.opf", broken);
    EXPECT_EQ(read_epub(zip(with_broken)).document.articles.size(), 3U) << broken;
  }
}

TEST(EpubBadInput, ReadsWhatOnlyTheContentsLeadTo) {
  Files files = publication({"<h1>One</h1><p>a <a href=\"hidden.xhtml\">x</a> <a href=\"gone.xhtml\">y</a></p>"},
                            "<ol><li><a href=\"c1.xhtml\">One</a></li><li><a href=\"Two.XHTML\">Two</a></li>"
                            "<li><a href=\"none.xhtml\">None</a></li></ol>");
  files.emplace_back("OPS/two.xhtml", "<html><body><h1>Two</h1><p>b</p></body></html>");
  files.emplace_back("OPS/hidden.xhtml", "<html><body><p>c</p></body></html>");
  const ReadResult result = read_epub(zip(files));
  ASSERT_EQ(result.document.articles.size(), 2U);
  EXPECT_EQ(text_of(result.document.articles[1].headline), "Two");
  EXPECT_EQ(result.diagnostics.count(Severity::warning, code::malformed), 1U);
  EXPECT_EQ(result.diagnostics.count(Severity::warning, code::missing_part), 1U);
  EXPECT_EQ(result.diagnostics.count(Severity::loss, code::dropped_content), 1U);
}

TEST(EpubBadInput, GoesByTheNameWhereNoMediaTypeTells) {
  Files files = sound;
  replace(files[2].second, "media-type=\"application/xhtml+xml\"", "");
  replace(files[2].second, "media-type=\"application/xhtml+xml\"", "media-type=\"text/plain\"");
  const ReadResult result = read_epub(zip(files));
  EXPECT_EQ(result.document.articles.size(), 2U);
  EXPECT_EQ(result.diagnostics.count(Severity::warning, code::malformed), 2U);
}

TEST(EpubBadInput, ReadsAZipOfAFolder) {
  Files files;
  for (const auto& [name, content] : sound) files.emplace_back("My Book/" + name, content);
  EXPECT_EQ(read_epub(zip(files)).document.articles.size(), 2U);
}

TEST(EpubBadInput, ReadsWhatIsThereOfASpineWithHoles) {
  Files files = sound;
  files.erase(files.begin() + 3);
  replace(files[2].second, "</spine>", "<itemref idref=\"nowhere\"/></spine>");
  const ReadResult result = read_epub(zip(files));
  EXPECT_EQ(result.document.articles.size(), 1U);
  EXPECT_EQ(result.diagnostics.count(Severity::warning, code::missing_part), 2U);
}

TEST(EpubBadInput, RefusesAPackageWithoutText) {
  Files files = sound;
  files.resize(3);
  files[2].second = "<package><manifest/><spine/></package>";
  EXPECT_EQ(failure(files), ErrorKind::input);
  files[2].second = "no xml";
  EXPECT_EQ(failure(files), ErrorKind::input);
  files[2].second = "";
  EXPECT_EQ(failure(files), ErrorKind::input);
}

TEST(EpubBadInput, ReadsABrokenPackageUpToTheFault) {
  Files files = sound;
  files[2].second.resize(files[2].second.size() - 20);
  const ReadResult result = read_epub(zip(files));
  EXPECT_EQ(result.document.articles.size(), 2U);
  EXPECT_GE(result.diagnostics.count(Severity::warning, code::malformed), 1U);
}

TEST(EpubBadInput, NeverLeavesThePackage) {
  Files files =
      publication({"<h1>One</h1><p>x <img src=\"../../../../etc/passwd\" alt=\"a b c\"/> "
                   "<img src=\"/etc/passwd\"/><img src=\"file:///etc/passwd\"/></p>"});
  replace(files[2].second, "<manifest>",
          "<manifest><item id=\"e\" href=\"../../../etc/hosts\" media-type=\"application/xhtml+xml\"/>");
  replace(files[2].second, "<spine>", "<spine><itemref idref=\"e\"/>");
  const ReadResult result = read_epub(zip(files));
  EXPECT_TRUE(result.document.media.empty());
  EXPECT_EQ(result.document.articles.size(), 1U);
}

TEST(EpubBadInput, GoesRoundInNoCircle) {
  Files files =
      publication({"<h1>One</h1><p>a</p>"},
                  "<ol><li><a href=\"nav.xhtml\">Nav</a><ol><li><a href=\"nav.xhtml\">Nav</a></li></ol></li></ol>");
  replace(files[2].second, "<manifest>",
          "<manifest><item id=\"a\" href=\"a.bin\" media-type=\"x/y\" fallback=\"b\"/><item id=\"b\" href=\"b.bin\" "
          "media-type=\"x/y\" fallback=\"a\"/>");
  replace(files[2].second, "<spine>", "<spine><itemref idref=\"a\"/>");
  EXPECT_EQ(read_epub(zip(files)).document.articles.size(), 1U);
}

TEST(EpubBadInput, BoundsWhatASpineRepeats) {
  Files files = publication({"<p>" + repeated("word ", 400'000) + "</p>"});
  replace(files[2].second, "</spine>", repeated("<itemref idref=\"c1\"/>", 60) + "</spine>");
  EXPECT_EQ(failure(files), ErrorKind::limit);
}

TEST(EpubBadInput, BoundsBombsAndDepth) {
  EXPECT_EQ(failure(publication({std::string(5U << 20, 'x')})), ErrorKind::limit);
  EXPECT_EQ(failure(publication({repeated("<div>", 3000) + repeated("</div>", 3000)})), ErrorKind::limit);
  EXPECT_FALSE(failure(publication(
      {"<h1>a</h1><p>b</p>"}, repeated("<ol><li><a href=\"c1.xhtml\">x</a>", 3000) + repeated("</li></ol>", 3000))));
}

TEST(EpubBadInput, RefusesEncryptedText) {
  Files files = sound;
  files.emplace_back(
      "META-INF/encryption.xml",
      "<encryption><EncryptedData><EncryptionMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#aes128-cbc\"/>"
      "<CipherData><CipherReference URI=\"OPS/c1.xhtml\"/></CipherData></EncryptedData></encryption>");
  EXPECT_EQ(failure(files), ErrorKind::unsupported);
  replace(files.back().second, "http://www.w3.org/2001/04/xmlenc#aes128-cbc", "http://www.idpf.org/2008/embedding");
  EXPECT_EQ(failure(files), std::nullopt);
}

TEST(EpubBadInput, StopsWhenAsked) {
  const Options options(epub::describe().reader_options, {});
  const Limits limits;
  Diagnostics diagnostics;
  const Cancellation cancellation{true};
  Context context{options, limits, diagnostics, cancellation};
  try {
    epub::read(Source::from_memory(zip(sound), "x.epub"), context);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::cancelled);
  }
}

}  // namespace
}  // namespace galley::testing
