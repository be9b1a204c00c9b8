// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "galley/error.hpp"
#include "testing/feature_complete.hpp"
#include "testing/random_text.hpp"
#include "unit/xml/conversion.hpp"

namespace galley::xml {
namespace {

using ::testing::HasSubstr;

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

std::string article(const std::string& content) {
  return "<document xmlns='urn:galley:document:1'><article>" + content + "</article></document>";
}

void expect_limit(const std::string& text, const Limits& limits = {}) {
  try {
    read_xml(text, limits);
    FAIL() << "taken: " << text.substr(0, 100);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::limit) << error.what();
  }
}

TEST(XmlHostileInput, EntitiesAreNeitherExpandedNorFetched) {
  const ReadResult result = read_xml(
      "<!DOCTYPE document SYSTEM 'http://example.org/evil.dtd' [\n"
      "<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'><!ENTITY f SYSTEM 'file:///etc/passwd'>\n"
      "<!-- ]> --><!ENTITY q \"]>\">]>\n" +
      article("<p title='&a;'>x &b; &f; &#65; &amp;</p>"));
  EXPECT_EQ(text_of(std::get<Paragraph>(result.document.articles.at(0).blocks.at(0).value).content), "x &b; &f; A &");
  std::string said;
  for (const Diagnostic& each : result.diagnostics.entries()) said += each.message + '\n';
  EXPECT_THAT(said, HasSubstr("the document type outside is not fetched and declarations are not read"));
  EXPECT_THAT(said, HasSubstr("the entity 'a' is not expanded"));
  EXPECT_THAT(said, HasSubstr("the entity 'b' is not expanded"));
  EXPECT_THAT(said, HasSubstr("the entity 'f' is not expanded"));
  EXPECT_EQ(result.diagnostics.entries().back().place.line, 4U);
}

TEST(XmlHostileInput, DepthIsBounded) {
  expect_limit(article(repeated("<quote>", 100'000) + repeated("</quote>", 100'000)));
  expect_limit(repeated("<a>", 1'000'000));
  expect_limit(article(repeated("<section>", 201) + repeated("</section>", 201)));
  expect_limit(article("<p>" + repeated("<emphasis>", 1100) + "x" + repeated("</emphasis>", 1100) + "</p>"));
  EXPECT_NO_THROW(read_xml(article(repeated("<section>", 200) + repeated("</section>", 200))));
}

TEST(XmlHostileInput, NodesAreBounded) {
  Limits limits;
  limits.nodes = 1000;
  expect_limit(article(repeated("<br/>", 1001)), limits);
  expect_limit(article("<p " + repeated("a='b' ", 1001) + "/>"), limits);
}

TEST(XmlHostileInput, NamespaceDeclarationsStayCheap) {
  std::string declarations;
  std::string elements;
  for (int i = 0; i < 20'000; ++i) {
    const std::string prefix = "p" + std::to_string(i);
    declarations += " xmlns:" + prefix + "='urn:other'";
    elements += '<' + prefix + ":x/>";
  }
  const auto start = std::chrono::steady_clock::now();
  read_xml("<document xmlns='urn:galley:document:1'" + declarations + '>' + elements + "</document>");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
  expect_limit("<document xmlns='urn:galley:document:1'" + [] {
    std::string ours;
    for (int i = 0; i < 1000; ++i) ours += " xmlns:p" + std::to_string(i) + "='urn:galley:document:1'";
    return ours;
  }() + "/>");
}

TEST(XmlHostileInput, ControlCharactersAndBadReferencesAreToldAndGone) {
  ReadResult result = read_xml(article("<p>a\x01&#2;&#xD800;&#x110000;&#xFFFE;&#;&;b & c</p>"));
  canonicalize(result.document);
  EXPECT_EQ(result.diagnostics.count(Severity::warning), 8U);
  Document again = result.document;
  canonicalize(again);
  EXPECT_TRUE(again == result.document);
}

TEST(XmlHostileInput, NumberOfFaultsDoesNotMatter) {
  // A fault costs its place in the text; together they must stay linear, in many lines and in one.
  const auto start = std::chrono::steady_clock::now();
  for (const char* end : {"\n", ""}) {
    const ReadResult result = read_xml(article(repeated(std::string("<x>&y;</x>") + end, 50'000)));
    EXPECT_GE(result.diagnostics.count(Severity::warning), 100'000U);
    EXPECT_LT(result.diagnostics.entries().size(), 500U);
  }
  const std::string long_name(100'000, 'n');
  read_xml(article("<" + long_name + ">" + repeated("<x/>", 50'000) + "</" + long_name + ">"));
  read_xml("<document>" + repeated("<article><p>x<note-ref note='gone'/></p></article>", 20'000) + "</document>");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

TEST(XmlHostileInput, TruncatedAnywhereIsAnError) {
  const std::string whole = write_xml(testing::feature_complete_document());
  const std::size_t end = whole.rfind('>');
  for (std::size_t length = 0; length < end; length += 7) {
    try {
      read_xml(std::string_view(whole).substr(0, length));
      FAIL() << "taken at " << length;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::input) << length << ": " << error.what();
    }
  }
}

TEST(XmlHostileInput, DamagedFilesEndInADocumentOrAnError) {
  const std::string whole = write_xml(testing::feature_complete_document());
  testing::Random random(7);
  for (int round = 0; round < 400; ++round) {
    std::string damaged = whole;
    for (std::size_t i = random.between(1, 20); i > 0; --i) {
      damaged[random.below(damaged.size())] = static_cast<char>(random.below(256));
    }
    if (random.chance(30)) damaged.erase(random.below(damaged.size()), random.below(200));
    try {
      Document document = read_xml(damaged).document;
      canonicalize(document);
      Document again = document;
      canonicalize(again);
      EXPECT_TRUE(again == document) << round;
      // Whatever came in, what goes out can be read.
      Document back = read_xml(write_xml(document)).document;
      canonicalize(back);
      EXPECT_TRUE(back == document) << round;
    } catch (const Error& error) {
      EXPECT_TRUE(error.kind() == ErrorKind::input || error.kind() == ErrorKind::limit ||
                  error.kind() == ErrorKind::unsupported)
          << error.what();
    }
  }
}

}  // namespace
}  // namespace galley::xml
