// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "galley/convert.hpp"
#include "galley/host.hpp"
#include "testing/plugin_folder.hpp"

namespace galley {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using namespace std::string_literals;

/// Formats as they will be, known by their manifests alone: recognising never opens a module.
class Formats : public testing::PluginFolder {
 public:
  Formats() {
    add_format("docx", {"docx"}, {{.zip_entry = "word/document.xml"}});
    add_format("epub", {"epub"}, {{.zip_entry = "mimetype", .zip_entry_holds = "application/epub+zip"}});
    add_format("html", {"html", "htm"}, {{.magic = "<!DOCTYPE html"}, {.xml_root = "html"}});
    add_format("jats", {"xml"}, {{.xml_root = "article"}});
    add_format("markdown", {"md"}, {});
    add_format("pdf", {"pdf"}, {{.magic = "%PDF-", .offset = 1024, .anywhere_before = true}});
    add_format("rtf", {"rtf"}, {{.magic = "{\\rtf"}});
    add_format("text", {"txt", "text"}, {{.plain_text = true}});
    add_format("wordperfect", {"wpd"}, {{.magic = "WPC"}});
    add_format("wordperfect-5", {"wp5"}, {{.magic = "\xffWPC"}, {.magic = "WPC5"}});
    add_format("tar", {"tar"}, {{.magic = "ustar\0"s, .offset = 257}});
    add_format("xml", {"xml"}, {{.xml_namespace = "urn:galley:document:1", .xml_root = "document"}});
    add_format("org", {"org", "org.txt"}, {});
    add_format("docbook", {"dbk"},
               {{.magic = "//DTD DocBook", .offset = 4096, .anywhere_before = true, .xml_root = "book"}});
    add_format("only-written", {"ow"}, {{.magic = "OW"}}, false);
  }

  std::vector<std::string> of(std::string bytes, std::string_view name = {}) {
    if (!host_) host_ = std::make_unique<PluginHost>(std::vector{path()});
    return host_->recognise(Source::from_memory(std::move(bytes), "x"), name);
  }
  /// The first, or nothing.
  std::string first(std::string bytes, std::string_view name = {}) {
    const std::vector<std::string> ids = of(std::move(bytes), name);
    return ids.empty() ? "" : ids.front();
  }
  PluginHost& host() { return *host_; }

 private:
  void add_format(const std::string& id, std::vector<std::string> extensions, std::vector<Signature> signatures,
                  bool reads = true) {
    PluginDescription description;
    description.id = id;
    description.name = id;
    description.reads = reads;
    description.writes = true;
    description.extensions = std::move(extensions);
    description.signatures = std::move(signatures);
    write(id + ".json", write_manifest(description));
    write(id + ".so", "never opened");
  }
  std::unique_ptr<PluginHost> host_;
};

class Recognise : public ::testing::Test {
 protected:
  Formats formats_;
};

void append_number(std::string& bytes, std::uint64_t value, int size) {
  for (int i = 0; i < size; ++i) bytes += i < 8 ? static_cast<char>(value >> (8 * i)) : '\0';
}

struct ZipFile {
  std::string name;
  std::string data;          ///< as packed
  std::uint16_t method = 0;  ///< 0 stored, 8 deflated
  bool sizes_follow = false;
};

/// A zip package by hand, so that it can also be a wrong one. Checksums and unpacked sizes are left zero:
/// recognising does not look at them.
std::string zip(const std::vector<ZipFile>& files, const std::string& before = {}, const std::string& comment = {}) {
  std::string bytes = before;
  std::string directory;
  for (const ZipFile& file : files) {
    const std::uint64_t offset = bytes.size() - before.size();
    const std::uint64_t local_size = file.sizes_follow ? 0 : file.data.size();
    bytes += "PK\3\4";
    append_number(bytes, 20, 2);
    append_number(bytes, file.sizes_follow ? 8 : 0, 2);
    append_number(bytes, file.method, 2);
    append_number(bytes, 0, 8);
    append_number(bytes, local_size, 4);
    append_number(bytes, local_size, 4);
    append_number(bytes, file.name.size(), 2);
    append_number(bytes, 0, 2);
    bytes += file.name + file.data;
    if (file.sizes_follow) {
      bytes += "PK\7\10";
      append_number(bytes, 0, 12);
    }
    directory += "PK\1\2";
    append_number(directory, 20, 2);
    append_number(directory, 20, 2);
    append_number(directory, file.sizes_follow ? 8 : 0, 2);
    append_number(directory, file.method, 2);
    append_number(directory, 0, 8);
    append_number(directory, file.data.size(), 4);
    append_number(directory, file.data.size(), 4);
    append_number(directory, file.name.size(), 2);
    append_number(directory, 0, 12);
    append_number(directory, offset, 4);
    directory += file.name;
  }
  const std::uint64_t offset = bytes.size() - before.size();
  bytes += directory + "PK\5\6";
  append_number(bytes, 0, 4);
  append_number(bytes, files.size(), 2);
  append_number(bytes, files.size(), 2);
  append_number(bytes, directory.size(), 4);
  append_number(bytes, offset, 4);
  append_number(bytes, comment.size(), 2);
  return bytes + comment;
}

/// "application/epub+zip", deflated without compression.
std::string deflated_mimetype() {
  const std::string text = "application/epub+zip";
  std::string bytes = "\1";
  append_number(bytes, text.size(), 2);
  append_number(bytes, ~text.size() & 0xffff, 2);
  return bytes + text;
}

std::string random_bytes(std::size_t size, std::uint64_t seed) {
  std::string bytes;
  std::uint64_t x = seed * 0x9e3779b97f4a7c15 + 1;
  while (bytes.size() < size) {
    x ^= x << 13;
    x ^= x >> 7;
    x ^= x << 17;
    bytes += static_cast<char>(x >> 24);
  }
  return bytes;
}

TEST_F(Recognise, FindsMagicBytesAtTheirPlace) {
  EXPECT_THAT(formats_.of("WPC rest\0"s), ElementsAre("wordperfect"));
  EXPECT_THAT(formats_.of("\xffWPC rest\0"s), ElementsAre("wordperfect-5"));
  EXPECT_EQ(formats_.first(std::string(257, '\0') + "ustar\0"s), "tar");
  EXPECT_THAT(formats_.of(std::string(256, '\0') + "ustar\0"s), IsEmpty());
  EXPECT_THAT(formats_.of("\0WPC"s), IsEmpty());
  EXPECT_THAT(formats_.of("OW rest\0"s), IsEmpty()) << "it can only be written";
}

TEST_F(Recognise, TakesAnEmptyFileForWhatItsNameSays) {
  EXPECT_EQ(formats_.first("", "report.tar"), "tar");
  EXPECT_EQ(formats_.first("", "page.wpd"), "wordperfect");
  EXPECT_EQ(formats_.first("", "page.txt"), "text");
  EXPECT_EQ(formats_.first("", ""), "text");
}

TEST_F(Recognise, PrefersTheLongerMagic) {
  EXPECT_THAT(formats_.of("WPC5\0"s), ElementsAre("wordperfect-5", "wordperfect"));
  EXPECT_THAT(formats_.of("WPC5\0"s, "a.wpd"), ElementsAre("wordperfect-5", "wordperfect"));
}

TEST_F(Recognise, FindsMagicBytesWithinTheirReach) {
  EXPECT_EQ(formats_.first("%PDF-1.7\n\xe2\xe3\xcf\xd3\n\0"s), "pdf");
  EXPECT_EQ(formats_.first(std::string(1024, '\0') + "%PDF-1.4"), "pdf");
  EXPECT_THAT(formats_.of(std::string(1025, '\0') + "%PDF-1.4"), IsEmpty());
  EXPECT_EQ(formats_.first("%PDF-1.4\nonly ASCII\n"), "pdf") << "content beats what it looks like";
}

TEST_F(Recognise, DoesNotTakeATextAboutPdfForOne) {
  EXPECT_EQ(formats_.first("The magic number is %PDF- and stands first.\n", "a.txt"), "text");
  EXPECT_EQ(formats_.first("The magic number is %PDF- and stands first.\n", "a.pdf"), "pdf");
}

TEST_F(Recognise, KnowsPackagesByTheirEntries) {
  EXPECT_THAT(formats_.of(zip({{"[Content_Types].xml", "x"}, {"word/document.xml", "y"}})), ElementsAre("docx"));
  EXPECT_THAT(formats_.of(zip({{"[Content_Types].xml", "x"}, {"Word/Document.XML", "y"}})), ElementsAre("docx"));
  EXPECT_THAT(formats_.of(zip({{"mimetype", "application/epub+zip"}})), ElementsAre("epub"));
  EXPECT_THAT(formats_.of(zip({{"a", "b"}, {"mimetype", deflated_mimetype(), 8}})), ElementsAre("epub"));
  EXPECT_THAT(formats_.of(zip({{"mimetype", "application/vnd.oasis.opendocument.text"}})), IsEmpty());
  EXPECT_THAT(formats_.of(zip({{"mimetype", "broken", 8}})), IsEmpty());
  EXPECT_THAT(formats_.of(zip({{"mimetype", "application/epub+zip", 99}})), IsEmpty()) << "an unknown method";
  EXPECT_THAT(formats_.of(zip({})), IsEmpty());
}

TEST_F(Recognise, KnowsThePackageWhoseFolderWasZipped) {
  EXPECT_EQ(formats_.first(zip({{"My book/mimetype", "application/epub+zip"}})), "epub");
  EXPECT_EQ(formats_.first(zip({{"a/x", ""}, {"a/word/document.xml", "c"}})), "docx");
  EXPECT_THAT(formats_.of(zip({{"a/b/mimetype", "application/epub+zip"}, {"amimetype", "application/epub+zip"}})),
              IsEmpty());
}

TEST_F(Recognise, KnowsOddAndDamagedPackages) {
  const std::vector<ZipFile> files = {{"mimetype", "application/epub+zip"}, {"word/x", "PK\5\6"}};
  EXPECT_EQ(formats_.first(zip(files, "MZ a program that unpacks it\0"s)), "epub");
  EXPECT_EQ(formats_.first(zip(files, "", "PK\5\6 a comment that looks like the end of a package")), "epub");
  const std::string sizes_follow = zip({{"a", "b", 0, true}, {"word/document.xml", "c", 0, true}});
  EXPECT_EQ(formats_.first(sizes_follow), "docx");
  EXPECT_EQ(formats_.first(sizes_follow.substr(0, sizes_follow.find("PK\1\2"))), "docx") << "its directory is cut off";
  const std::string whole = zip(files);
  for (std::size_t length = 0; length < whole.size(); ++length) formats_.of(whole.substr(0, length));
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string bytes = whole;
    bytes[i] = '\xff';
    formats_.of(bytes);
  }
}

TEST_F(Recognise, KnowsXmlByItsRoot) {
  const std::string root = "<document xmlns=\"urn:galley:document:1\">";
  EXPECT_EQ(formats_.first(root), "xml");
  EXPECT_EQ(formats_.first("\xef\xbb\xbf<?xml version='1.0'?>\n<!-- <x> -->\n" + root), "xml");
  EXPECT_EQ(formats_.first("<g:document a='<' xmlns:g = 'urn:galley:document:1' />"), "xml");
  EXPECT_EQ(formats_.first("<!DOCTYPE document [<!ENTITY a '>]'> <!-- ]> --> <?x ]> ?>]>" + root), "xml");
  EXPECT_EQ(formats_.first("<article xmlns:xlink='http://www.w3.org/1999/xlink'/>"), "jats");
  EXPECT_EQ(formats_.first("<!DOCTYPE html><html lang='de'><p>"), "html");
  EXPECT_EQ(formats_.first("<html xmlns='http://www.w3.org/1999/xhtml'/>"), "html");
  EXPECT_NE(formats_.first("<document xmlns='urn:other'/>"), "xml");
  EXPECT_NE(formats_.first("<document xmlns:g='urn:galley:document:1'/>"), "xml") << "the prefix is not the root's";
  EXPECT_NE(formats_.first("<p>" + root), "xml");
  EXPECT_NE(formats_.first("<!-- " + std::string(70'000, ' ') + " -->" + root), "xml") << "beyond what is looked at";
  EXPECT_NE(formats_.first("<!-- " + root), "xml");
  EXPECT_NE(formats_.first("<"), "xml");
}

TEST_F(Recognise, KnowsXmlInUtf16) {
  const std::string ascii = "<?xml version='1.0'?><document xmlns='urn:galley:document:1'>";
  std::string little;
  std::string big;
  for (const char c : ascii) {
    little += {c, '\0'};
    big += {'\0', c};
  }
  EXPECT_EQ(formats_.first(little), "xml");
  EXPECT_EQ(formats_.first(big), "xml");
  EXPECT_EQ(formats_.first("\xff\xfe" + little), "xml");
  EXPECT_EQ(formats_.first("\xfe\xff" + big), "xml");
}

TEST_F(Recognise, TakesContentOverAWrongExtension) {
  EXPECT_EQ(formats_.first(zip({{"word/document.xml", "x"}}), "page.epub"), "docx");
  EXPECT_EQ(formats_.first("<document xmlns='urn:galley:document:1'/>", "page.txt"), "xml");
  EXPECT_EQ(formats_.first("Only text.\n", "page.docx"), "text") << "a package cannot lack its signature";
  EXPECT_EQ(formats_.first("Only text.\n", "page.pdf"), "text");
  EXPECT_EQ(formats_.first("Only text.\n", "page.xml"), "text");
}

TEST_F(Recognise, TakesTheExtensionBetweenEquals) {
  EXPECT_EQ(formats_.first("# Text\n", "page.md"), "markdown");
  EXPECT_EQ(formats_.first("# Text\n", "PAGE.TXT"), "text");
  EXPECT_EQ(formats_.first("# Text\n", "a.md/page.txt"), "text");
  EXPECT_EQ(formats_.first("* Text\n", "page.org"), "org") << "nothing is known of its content";
  EXPECT_EQ(formats_.first("* Text\n", "page.org.txt"), "org");
  EXPECT_EQ(formats_.first("<p>A fragment", "page.html"), "html");
  EXPECT_EQ(formats_.first("<p>Not well-formed", "page.xml"), "jats");
}

TEST_F(Recognise, FallsBackOnTheExtensionForWhatIsDamaged) {
  EXPECT_THAT(formats_.of("\0\0\0\0"s, "page.docx"), ElementsAre("docx"));
  EXPECT_THAT(formats_.of("\0\0\0\0"s, "page"), IsEmpty());
  EXPECT_THAT(formats_.of("\0\0\0\0"s, ".docx"), IsEmpty()) << "that is no extension";
}

TEST_F(Recognise, KnowsTextInAnyEncoding) {
  const std::vector<std::string> texts = {
      "",
      "Plain ASCII.\r\n\tWith a tab and a form feed\f",
      "\xe9\x93\x9c\xe7\x94\xb5\xe5\x8f\x8c\xe4\xbf\x83 UTF-8",
      "\xef\xbb\xbf"
      "UTF-8 with a mark",
      "\xcd\xad\xb5\xe7\xcb\xab\xb4\xd9\xa3\xba\xb8\xdf\xd6\xca\xc1\xbf",  // GB18030
      "\x93\xfa\x96{\x8c\xea\x82\xcc\x95\xb6\x8f\xcd\x81\x42\n",           // Shift-JIS
      "\x1b$B\x46|K\\8l\x1b(B ISO-2022-JP",
      "Stra\xdf"
      "e und B\xfc"
      "cher",  // ISO 8859-1
      "\x93quoted\x94 \x96 Windows-1252",
      "\xff\xfe"
      "U\0T\0F\0"s,
      "\xfe\xff\0U\0T\0F"s,
      "\xff\xfe\0\0U\0\0\0T\0\0\0"s,
      "\0\0\xfe\xff\0\0\0U\0\0\0T"s,
      "w\0i\0t\0h\0o\0u\0t\0 \0m\0a\0r\0k\0"s,
      "\0w\0i\0t\0h\0o\0u\0t\0 \0m\0a\0r\0k"s,
      "\xdc\x94\x35\x75\xcc\x53\xc3\x4f\x02\x30\x0a\x00\xd8\x9a\x28\x8d"s,  // 铜电双促。 in UTF-16LE
      "a\0\0\0 \0\0\0b\0\0\0\n\0\0\0"s,
  };
  for (const std::string& text : texts) EXPECT_EQ(formats_.first(text, "a.txt"), "text") << text;
  for (const std::string& text : texts) EXPECT_THAT(formats_.of(text), ElementsAre("text")) << text;
  // What stands at the end of the part that is looked at may be cut in two.
  std::string large(3 * 22'000, 'x');
  for (std::size_t i = 0; i < large.size(); i += 3) large.replace(i, 3, "\xe9\x93\x9c");
  for (const char* before : {"", "a", "aa"}) EXPECT_EQ(formats_.first(before + large, "a.txt"), "text");
}

TEST_F(Recognise, DoesNotTakeGarbageForText) {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    EXPECT_THAT(formats_.of(random_bytes(512, seed)), IsEmpty()) << "seed " << seed;
    EXPECT_THAT(formats_.of(random_bytes(4096, seed)), IsEmpty()) << "seed " << seed;
  }
  EXPECT_THAT(formats_.of("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"s), IsEmpty());
  EXPECT_THAT(formats_.of("\xff\xd8\xff\xe0\0\x10JFIF\0"s), IsEmpty());
  EXPECT_THAT(formats_.of("\x7f"
                          "ELF\2\1\1\0\0\0\0\0"s),
              IsEmpty());
  EXPECT_THAT(formats_.of("\xff\xfe" + random_bytes(4096, 7)), IsEmpty());
}

TEST_F(Recognise, ADocumentTypeAndItsRootAreAsSureAsANamespace) {
  const std::string book = "<!DOCTYPE book PUBLIC '-//OASIS//DTD DocBook XML V4.5//EN' 'docbookx.dtd'><book/>";
  EXPECT_EQ(formats_.first(book), "docbook");
  EXPECT_EQ(formats_.first(book, "book.xml"), "docbook");
  EXPECT_EQ(formats_.first(book, "book.txt"), "docbook");
  EXPECT_NE(formats_.first("<a>of //DTD DocBook and <book/></a>"), "docbook");
}

TEST_F(Recognise, GivesTheFirstOrAnErrorToConversions) {
  formats_.of("x");
  EXPECT_EQ(recognise_format(formats_.host(), Source::from_memory("text", "a.txt")), "text");
  try {
    recognise_format(formats_.host(), Source::from_memory(random_bytes(512, 1), "a.bin"));
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::input);
    EXPECT_STREQ(error.what(), "is in no format that is known, going by its content and its name");
  }
  const testing::PluginFolder empty;
  EXPECT_THROW(recognise_format(PluginHost({empty.path()}), Source::from_memory("text", "a.txt")), Error);
}

}  // namespace
}  // namespace galley
