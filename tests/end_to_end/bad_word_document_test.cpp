// SPDX-License-Identifier: Apache-2.0
// Files that call themselves Word documents, given to the built command: each is converted as far as it goes, or
// refused in one line that says why; nothing is written beside the output.
#include "end_to_end/command_test.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "galley/sink.hpp"
#include "zip_package/package_writer.hpp"

namespace galley::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

using Files = std::vector<std::pair<std::string, std::string>>;

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

std::string word_document(std::string_view body) {
  return "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" +
         std::string(body) + "</w:body></w:document>";
}

std::string relationships(std::string_view entries) {
  return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
         std::string(entries) + "</Relationships>";
}

std::string relationship(std::string_view type, std::string_view target) {
  return "<Relationship Id=\"r" + std::string(type) + "\" Type=\"http://schemas.openxmlformats.org/officeDocument/" +
         "2006/relationships/" + std::string(type) + "\" Target=\"" + std::string(target) + "\"/>";
}

std::string zip(const Files& files) {
  zip_package::PackageWriter writer;
  for (const auto& [name, bytes] : files) writer.add(name, bytes);
  std::string bytes;
  const std::unique_ptr<Sink> sink = memory_sink(bytes);
  writer.write_to(*sink);
  sink->commit();
  return bytes;
}

constexpr std::string_view paragraph = "<w:p><w:r><w:t>Ferry returns.</w:t></w:r></w:p>";

/// A whole document of one paragraph, with `changes` in place of the files of their names, or beside them.
Files document_with(const Files& changes = {}) {
  Files files = {{"[Content_Types].xml",
                  "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override "
                  "PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument."
                  "wordprocessingml.document.main+xml\"/></Types>"},
                 {"_rels/.rels", relationships(relationship("officeDocument", "word/document.xml"))},
                 {"word/document.xml", word_document(paragraph)}};
  for (const auto& change : changes) {
    const auto same = std::find_if(files.begin(), files.end(), [&](const auto& f) { return f.first == change.first; });
    if (same == files.end()) {
      files.push_back(change);
    } else {
      same->second = change.second;
    }
  }
  return files;
}

/// The same without one file.
Files document_without(std::string_view name) {
  Files files = document_with();
  std::erase_if(files, [&](const auto& file) { return file.first == name; });
  return files;
}

/// The head of an OLE compound file (MS-CFB 2.2) and one sector with entries of these names (2.6.1).
std::string compound_file(const std::vector<std::u16string>& names) {
  std::string bytes(1536, '\0');
  const auto put = [&](std::size_t at, std::string_view what) { bytes.replace(at, what.size(), what); };
  put(0, std::string_view("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8));
  put(24, std::string_view("\x3E\0\3\0\xFE\xFF\x09\0\x06\0", 10));
  put(44, std::string_view("\1\0\0\0\1\0\0\0\0\0\0\0\0\x10\0\0\xFE\xFF\xFF\xFF\0\0\0\0\xFE\xFF\xFF\xFF\0\0\0\0", 32));
  for (std::size_t i = 80; i < 512; ++i) bytes[i] = '\xFF';
  for (std::size_t i = 512; i < 1024; ++i) bytes[i] = '\xFF';
  put(512, std::string_view("\xFD\xFF\xFF\xFF\xFE\xFF\xFF\xFF", 8));
  for (std::size_t entry = 0; entry <= names.size(); ++entry) {
    const std::u16string name = entry == 0 ? u"Root Entry" : names[entry - 1];
    const std::size_t at = 1024 + entry * 128;
    for (std::size_t i = 0; i < name.size(); ++i) bytes[at + 2 * i] = static_cast<char>(name[i]);
    bytes[at + 64] = static_cast<char>(2 * name.size() + 2);
    bytes[at + 66] = entry == 0 ? '\5' : '\2';
    for (std::size_t i = 68; i < 80; ++i) bytes[at + i] = '\xFF';
  }
  return bytes;
}

class BadWordDocumentTest : public CommandTest {
 protected:
  Outcome convert(const std::string& bytes, std::vector<std::string> more = {}) {
    folder.write("page.docx", bytes);
    std::filesystem::remove(folder.path() / "out.txt");
    std::vector<std::string> words{"convert", "page.docx", "-t", "text", "-o", "out.txt"};
    words.insert(words.end(), more.begin(), more.end());
    const auto begin = std::chrono::steady_clock::now();
    Outcome outcome = galley(words);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
    return outcome;
  }

  /// What the command says of a document that it must refuse.
  std::string reason(const std::string& bytes, const std::vector<std::string>& more = {}) {
    const Outcome outcome = convert(bytes, more);
    EXPECT_EQ(outcome.exit_code, 1) << outcome.errors;
    EXPECT_THAT(outcome.errors, StartsWith("galley: page.docx: "));
    EXPECT_FALSE(folder.has("out.txt"));
    return outcome.errors;
  }

  /// What it says of one that it must convert all the same.
  std::string warning(const std::string& bytes) {
    const Outcome outcome = convert(bytes);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
    EXPECT_THAT(folder.read("out.txt"), HasSubstr("Ferry returns."));
    EXPECT_THAT(folder.read("out.txt"), Not(HasSubstr("root:")));
    return outcome.errors;
  }
};

TEST_F(BadWordDocumentTest, Truncated) {
  const std::string whole = zip(document_with());
  ASSERT_EQ(warning(whole), "");
  for (std::size_t length = 4; length < whole.size(); length += whole.size() / 20) {
    EXPECT_THAT(reason(whole.substr(0, length)), HasSubstr("truncated")) << length;
  }
}

TEST_F(BadWordDocumentTest, SomethingElse) {
  EXPECT_THAT(reason(std::string("\x7F"
                                 "ELF\2\1\1\0\0\0",
                                 10)),
              HasSubstr("zip"));
  EXPECT_THAT(reason(compound_file({u"WordDocument", u"1Table"})), HasSubstr("old Word document (.doc)"));
  EXPECT_THAT(reason(compound_file({u"EncryptionInfo", u"EncryptedPackage"})), HasSubstr("password-protected"));
  EXPECT_THAT(reason(zip({{"xl/workbook.xml", "<a/>"}})), HasSubstr("spreadsheet"));
  EXPECT_THAT(reason(zip({{"other.xml", "<a/>"}})), HasSubstr("not a Word document"));
}

TEST_F(BadWordDocumentTest, OldFormatsAreNamedWhateverTheFileIsCalled) {
  folder.write("page.doc", compound_file({u"WordDocument"}));
  EXPECT_THAT(galley({"convert", "page.doc", "-t", "text"}).errors, HasSubstr("old Word document"));
}

TEST_F(BadWordDocumentTest, BombByRatio) {
  const std::string bomb = zip(document_with(
      {{"word/document.xml", word_document(std::string(std::size_t{4} << 20, ' ') + std::string(paragraph))}}));
  EXPECT_THAT(reason(bomb), AllOf(HasSubstr("times its packed size"), HasSubstr("--limit expansion-ratio=N")));
  EXPECT_EQ(convert(bomb, {"--limit", "expansion-ratio=2000"}).exit_code, 0);
}

TEST_F(BadWordDocumentTest, BombByTotal) {
  std::string text;
  std::uint32_t state = 1;
  for (int i = 0; i < 4000; ++i) {
    state = state * 1664525U + 1013904223U;
    text += "<w:p><w:r><w:t>" + std::to_string(state) + "</w:t></w:r></w:p>";
  }
  const std::string large = zip(document_with({{"word/document.xml", word_document(text)}}));
  EXPECT_THAT(reason(large, {"--limit", "expanded-bytes=64K"}), HasSubstr("--limit expanded-bytes=N"));
  EXPECT_EQ(convert(large).exit_code, 0);
}

TEST_F(BadWordDocumentTest, PartsMissing) {
  EXPECT_THAT(reason(zip(document_without("word/document.xml"))), HasSubstr("missing"));
  EXPECT_THAT(warning(zip(document_without("_rels/.rels"))), HasSubstr("_rels/.rels"));
  EXPECT_THAT(warning(zip(document_without("[Content_Types].xml"))), HasSubstr("[Content_Types].xml"));
  EXPECT_THAT(warning(zip(document_with(
                  {{"word/_rels/document.xml.rels", relationships(relationship("styles", "gone.xml"))}}))),
              HasSubstr("gone.xml"));
}

TEST_F(BadWordDocumentTest, RelationshipsThatLeadOutside) {
  for (const std::string target : {"../../../../etc/passwd", "/../etc/passwd", "file:///etc/passwd"}) {
    for (const char* type : {"styles", "footnotes", "image", "aFChunk"}) {
      EXPECT_THAT(
          warning(zip(document_with({{"word/_rels/document.xml.rels", relationships(relationship(type, target))}}))),
          HasSubstr("leads outside the package"));
    }
  }
}

TEST_F(BadWordDocumentTest, RelationshipsInCircles) {
  std::string all;
  for (const char* type : {"styles", "numbering", "footnotes", "settings", "customXml"}) {
    all += relationship(type, "document.xml");
  }
  warning(zip(document_with({{"word/_rels/document.xml.rels", relationships(all)}})));
  EXPECT_THAT(
      reason(zip(document_with({{"_rels/.rels", relationships(relationship("officeDocument", "_rels/.rels"))}}))),
      HasSubstr("_rels/.rels"));
}

TEST_F(BadWordDocumentTest, EntriesTwice) {
  // The writer makes no such file, so another name of the same length becomes the first one's.
  std::string bytes =
      zip(document_with({{"word/documenz.xml", word_document("<w:p><w:r><w:t>Other.</w:t></w:r></w:p>")}}));
  for (std::size_t at = bytes.find("documenz"); at != std::string::npos; at = bytes.find("documenz", at)) {
    bytes.replace(at, 8, "document");
  }
  EXPECT_THAT(warning(bytes), HasSubstr("more than one file of this name"));
  EXPECT_THAT(folder.read("out.txt"), Not(HasSubstr("Other.")));
}

TEST_F(BadWordDocumentTest, NamesThatLeadOutside) {
  EXPECT_THAT(warning(zip(document_with({{"../evil.txt", "x"}}))), HasSubstr("leads outside it"));
  EXPECT_FALSE(std::filesystem::exists(folder.path().parent_path() / "evil.txt"));
}

TEST_F(BadWordDocumentTest, HundredThousandNestedElements) {
  for (const auto& [open, close] :
       std::to_array<std::pair<const char*, const char*>>({{"<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"},
                                                           {"<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"},
                                                           {"<w:p><w:hyperlink>", "</w:hyperlink></w:p>"}})) {
    const std::string body = repeated(open, 50'000) + std::string(paragraph) + repeated(close, 50'000);
    EXPECT_THAT(reason(zip(document_with({{"word/document.xml", word_document(body)}}))),
                AllOf(HasSubstr("nested deeper"), HasSubstr("--limit depth=N")))
        << open;
  }
}

TEST_F(BadWordDocumentTest, BrokenXml) {
  EXPECT_THAT(reason(zip(document_with({{"word/document.xml", ""}}))), HasSubstr("well-formed"));
  EXPECT_THAT(reason(zip(document_with({{"word/document.xml", word_document("<w:p><w:r>")}}))),
              HasSubstr("well-formed"));
}

// A template for the writer is a document of strangers too.
TEST_F(BadWordDocumentTest, AsTemplate) {
  folder.write("page.txt", "Ferry returns\n\nIt did so on Monday.\n");
  const auto refusal = [&](const std::string& bytes) {
    folder.write("house.docx", bytes);
    const Outcome outcome = galley({"convert", "page.txt", "-W", "template=house.docx", "-o", "out.docx"});
    EXPECT_EQ(outcome.exit_code, 1) << outcome.errors;
    EXPECT_FALSE(folder.has("out.docx"));
    EXPECT_THAT(outcome.errors, HasSubstr("template"));
    return outcome.errors;
  };
  EXPECT_THAT(refusal("words"), HasSubstr("house.docx"));
  EXPECT_THAT(refusal(zip(document_without("word/document.xml"))), HasSubstr("house.docx"));
  EXPECT_THAT(refusal(zip(document_with()).substr(0, 300)), HasSubstr("house.docx"));
  EXPECT_THAT(
      refusal(zip(document_with({{"word/_rels/document.xml.rels", relationships(relationship("styles", "s.xml"))},
                                 {"word/s.xml", "<broken"}}))),
      HasSubstr("styles"));
  const Outcome missing = galley({"convert", "page.txt", "-W", "template=gone.docx", "-o", "out.docx"});
  EXPECT_NE(missing.exit_code, 0);
  EXPECT_THAT(missing.errors, HasSubstr("gone.docx"));
}

}  // namespace
}  // namespace galley::testing
