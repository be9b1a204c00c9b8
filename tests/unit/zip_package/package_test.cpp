// SPDX-License-Identifier: Apache-2.0
#include "zip_package/package.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "galley/error.hpp"
#include "zip_package/package_writer.hpp"

namespace galley::zip_package {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

std::string zip_of(const std::vector<std::pair<std::string, std::string>>& files) {
  PackageWriter writer;
  for (const auto& [name, data] : files) writer.add(name, data);
  std::string bytes;
  const std::unique_ptr<Sink> sink = memory_sink(bytes);
  writer.write_to(*sink);
  sink->commit();
  return bytes;
}

/// Replaces every occurrence of a name, as a hostile file would be made; the lengths must be equal.
std::string renamed(std::string bytes, const std::string& from, const std::string& to) {
  EXPECT_EQ(from.size(), to.size());
  for (std::size_t at = bytes.find(from); at != std::string::npos; at = bytes.find(from, at + 1)) {
    bytes.replace(at, from.size(), to);
  }
  return bytes;
}

std::string refusal(std::string_view bytes, const Limits& limits = {}, ErrorKind kind = ErrorKind::input) {
  Diagnostics diagnostics;
  try {
    Package package(bytes, limits, diagnostics);
    for (const Entry& entry : package.entries()) package.read(entry);
  } catch (const Error& error) {
    EXPECT_EQ(to_string(error.kind()), to_string(kind)) << error.what();
    return error.what();
  }
  return "not refused";
}

TEST(Package, ReadsWhatWasWritten) {
  const std::string bytes = zip_of({{"a.xml", "<a/>"}, {"folder/b.txt", std::string(100'000, 'b')}, {"empty", ""}});
  Diagnostics diagnostics;
  const Limits limits;
  Package package(bytes, limits, diagnostics);
  ASSERT_EQ(package.entries().size(), 3U);
  EXPECT_EQ(package.read(*package.find("a.xml")), "<a/>");
  EXPECT_EQ(package.read(*package.find("/folder/b.txt")), std::string(100'000, 'b'));
  EXPECT_EQ(package.read(*package.find("empty")), "");
  EXPECT_EQ(package.find("c"), nullptr);
  EXPECT_TRUE(diagnostics.entries().empty());
}

TEST(Package, FindsNamesInAnyCaseButPrefersTheExactOne) {
  const std::string bytes = zip_of({{"Word/Document.XML", "upper"}, {"word/document.xml", "lower"}, {"Other", "o"}});
  Diagnostics diagnostics;
  const Limits limits;
  Package package(bytes, limits, diagnostics);
  EXPECT_EQ(package.read(*package.find("word/document.xml")), "lower");
  EXPECT_EQ(package.read(*package.find("WORD/DOCUMENT.XML")), "upper");
  EXPECT_EQ(package.read(*package.find("oTHER")), "o");
}

TEST(Package, LeavesOutNamesThatLeadOutside) {
  const std::string bytes = renamed(zip_of({{"xx/xx/etc", "outside"}, {"fine", "inside"}}), "xx/xx/etc", "xx/../../");
  const std::string escaping =
      renamed(zip_of({{"xx/passwd", "outside"}, {"fine", "inside"}}), "xx/passwd", "../passwd");
  Diagnostics diagnostics;
  const Limits limits;
  Package package(escaping, limits, diagnostics);
  EXPECT_EQ(package.entries().size(), 1U);
  EXPECT_EQ(diagnostics.count(Severity::warning, code::malformed), 1U);
  EXPECT_EQ(refusal(bytes), "not refused");
}

TEST(Package, TakesBackslashesAndAbsoluteNamesAsPathsInside) {
  const std::string bytes =
      renamed(renamed(zip_of({{"word/a.xml", "a"}, {"xroot.xml", "r"}}), "word/a.xml", "word\\a.xml"), "xroot.xml",
              "/root.xml");
  Diagnostics diagnostics;
  const Limits limits;
  Package package(bytes, limits, diagnostics);
  EXPECT_EQ(package.read(*package.find("word/a.xml")), "a");
  EXPECT_EQ(package.read(*package.find("root.xml")), "r");
}

TEST(Package, ReadsTheFirstOfDuplicateNamesAndWarns) {
  const std::string bytes = renamed(zip_of({{"one.xml", "first"}, {"two.xml", "second"}}), "two.xml", "one.xml");
  Diagnostics diagnostics;
  const Limits limits;
  Package package(bytes, limits, diagnostics);
  ASSERT_EQ(package.entries().size(), 1U);
  EXPECT_EQ(package.read(*package.find("one.xml")), "first");
  EXPECT_EQ(diagnostics.count(Severity::warning, code::malformed), 1U);
}

TEST(Package, RefusesABombByItsRatio) {
  EXPECT_THAT(refusal(zip_of({{"bomb", std::string(32 << 20, '\0')}}), {}, ErrorKind::limit),
              AllOf(HasSubstr("zip bomb"), HasSubstr("--limit expansion-ratio=")));
}

TEST(Package, RefusesMoreThanTheTotal) {
  Limits limits;
  limits.expanded_bytes = 150'000;
  const std::string bytes = zip_of({{"a", std::string(100'000, 'a')}, {"b", std::string(100'000, 'b')}});
  EXPECT_THAT(refusal(bytes, limits, ErrorKind::limit),
              AllOf(HasSubstr("150000 bytes"), HasSubstr("--limit expanded-bytes=")));
}

TEST(Package, RefusesTooManyEntriesBeforeListingThem) {
  Limits limits;
  limits.entries = 2;
  EXPECT_THAT(refusal(zip_of({{"a", ""}, {"b", ""}, {"c", ""}}), limits, ErrorKind::limit), HasSubstr("3 files"));
}

TEST(Package, RefusesADeclaredSizeThatIsNotTrue) {
  const std::string bytes = zip_of({{"a", std::string(1000, 'a')}});
  for (const std::uint32_t size : {10U, 5000U}) {
    std::string lying = bytes;
    const std::size_t central = lying.find("PK\x01\x02");
    for (int i = 0; i < 4; ++i) {
      lying[central + 24 + static_cast<std::size_t>(i)] = static_cast<char>(size >> (8 * i));
      lying[22 + static_cast<std::size_t>(i)] = static_cast<char>(size >> (8 * i));
    }
    EXPECT_NE(refusal(lying), "not refused") << size;
  }
}

TEST(Package, RefusesAWrongChecksum) {
  std::string bytes = zip_of({{"a", "hello"}});
  const std::size_t central = bytes.find("PK\x01\x02");
  bytes[14] = static_cast<char>(bytes[14] ^ 1);
  bytes[central + 16] = static_cast<char>(bytes[central + 16] ^ 1);
  EXPECT_THAT(refusal(bytes), HasSubstr("damaged"));
}

TEST(Package, RefusesAnEncryptedEntry) {
  std::string bytes = zip_of({{"a", "hello"}});
  bytes[6] = static_cast<char>(bytes[6] | 1);
  const std::size_t central = bytes.find("PK\x01\x02");
  bytes[central + 8] = static_cast<char>(bytes[central + 8] | 1);
  EXPECT_THAT(refusal(bytes, {}, ErrorKind::unsupported), HasSubstr("encrypted"));
}

TEST(Package, RefusesEveryTruncation) {
  const std::string bytes = zip_of({{"a.xml", "<a/>"}, {"b", std::string(300, 'b')}});
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_NE(refusal(std::string_view(bytes).substr(0, size)), "not refused") << size;
  }
  EXPECT_THAT(refusal(std::string_view(bytes).substr(0, bytes.size() / 2)), HasSubstr("truncated"));
}

TEST(Package, SurvivesEveryFlippedByte) {
  const std::string bytes = zip_of({{"a.xml", "<a/>"}, {"b", std::string(300, 'b')}});
  Diagnostics diagnostics;
  const Limits limits;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x55);
    try {
      Package package(damaged, limits, diagnostics);
      for (const Entry& entry : package.entries()) package.read(entry);
    } catch (const Error&) {
    }
  }
}

TEST(Package, SaysWhatOtherFilesAre) {
  EXPECT_EQ(refusal(""), "the file is empty");
  EXPECT_THAT(refusal("{\\rtf1\\ansi text}"), HasSubstr("Rich Text Format"));
  EXPECT_THAT(refusal("%PDF-1.7\n"), HasSubstr("PDF"));
  EXPECT_THAT(refusal("just some words, enough of them"), HasSubstr("not a zip package"));
  const std::string ole("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0", 12);
  const auto wide = [](std::string_view ascii) {
    std::string text;
    for (const char c : ascii) (text += c) += '\0';
    return text;
  };
  EXPECT_THAT(refusal(ole + std::string(500, '\0') + wide("EncryptedPackage")), HasSubstr("password-protected"));
  EXPECT_THAT(refusal(ole + std::string(500, '\0') + wide("WordDocument")), HasSubstr("old Word document"));
  EXPECT_THAT(refusal(ole + std::string(500, '\0')), HasSubstr("OLE"));
}

TEST(ResolveReference, StaysInside) {
  EXPECT_EQ(resolve_reference("word/document.xml", "media/a.png"), "word/media/a.png");
  EXPECT_EQ(resolve_reference("word/document.xml", "../docProps/core.xml"), "docProps/core.xml");
  EXPECT_EQ(resolve_reference("word/document.xml", "/word/styles.xml"), "word/styles.xml");
  EXPECT_EQ(resolve_reference("OEBPS/a.xhtml", "b%20c.xhtml#there"), "OEBPS/b c.xhtml");
  EXPECT_EQ(resolve_reference("a.xhtml", "img\\x.png?y"), "img/x.png");
  EXPECT_EQ(resolve_reference("word/document.xml", "../../etc/passwd"), std::nullopt);
  EXPECT_EQ(resolve_reference("word/document.xml", "/../etc/passwd"), std::nullopt);
  EXPECT_EQ(resolve_reference("word/document.xml", "%2e%2e/%2e%2e/etc/passwd"), std::nullopt);
  EXPECT_EQ(resolve_reference("word/document.xml", "http://example.org/a.png"), std::nullopt);
  EXPECT_EQ(resolve_reference("word/document.xml", "file:///etc/passwd"), std::nullopt);
}

}  // namespace
}  // namespace galley::zip_package
