// SPDX-License-Identifier: Apache-2.0
#include <gumbo.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <set>

#include "batch/journal.hpp"
#include "end_to_end/command_test.hpp"

namespace galley::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsSubsetOf;
using ::testing::IsSupersetOf;
using ::testing::Not;
using ::testing::SizeIs;
using Json = nlohmann::json;

/// A page as a browser's parser understands it.
class ParsedPage {
 public:
  explicit ParsedPage(const std::string& html)
      : html_(html), output_(::gumbo_parse_with_options(&kGumboDefaultOptions, html_.data(), html_.size())) {
    visit(output_->root);
  }
  ~ParsedPage() { ::gumbo_destroy_output(&kGumboDefaultOptions, output_); }
  ParsedPage(const ParsedPage&) = delete;
  ParsedPage& operator=(const ParsedPage&) = delete;

  std::set<std::string> elements;               ///< names
  std::set<std::string> attributes;             ///< names
  std::vector<std::string> isolated;            ///< text of each bdi
  std::map<std::string, std::string> sections;  ///< text by id
  std::vector<std::string> unlabelled;          ///< drawings without a word on what they show
  std::size_t errors() const { return output_->errors.length; }

 private:
  static std::string text_of(const GumboNode* node) {
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) return node->v.text.text;
    if (node->type != GUMBO_NODE_ELEMENT) return {};
    std::string text;
    for (unsigned i = 0; i < node->v.element.children.length; ++i) {
      text += text_of(static_cast<const GumboNode*>(node->v.element.children.data[i]));
    }
    return text;
  }

  void visit(const GumboNode* node) {
    if (node->type != GUMBO_NODE_ELEMENT) return;
    const GumboElement& element = node->v.element;
    GumboStringPiece tag = element.original_tag;
    ::gumbo_tag_from_original_text(&tag);
    const std::string name =
        element.tag == GUMBO_TAG_UNKNOWN ? std::string(tag.data, tag.length) : ::gumbo_normalized_tagname(element.tag);
    elements.insert(name);
    for (unsigned i = 0; i < element.attributes.length; ++i) {
      attributes.insert(static_cast<const GumboAttribute*>(element.attributes.data[i])->name);
    }
    if (name == "bdi") isolated.push_back(text_of(node));
    if (name == "section") sections[::gumbo_get_attribute(&element.attributes, "id")->value] = text_of(node);
    if (name == "svg" && ::gumbo_get_attribute(&element.attributes, "aria-label") == nullptr &&
        ::gumbo_get_attribute(&element.attributes, "aria-hidden") == nullptr) {
      unlabelled.push_back(text_of(node));
    }
    for (unsigned i = 0; i < element.children.length; ++i) {
      visit(static_cast<const GumboNode*>(element.children.data[i]));
    }
  }

  std::string html_;
  GumboOutput* output_;
};

class BatchReportTest : public CommandTest {
 protected:
  static inline const std::string hostile = "in/<script>alert(1)<&\"'x.probe";
  static inline const std::string chinese = "in/新闻/坏文件.probe";
  static inline const std::string broken_name = "in/line\nbreak\xff.probe";

  /// A batch in two shards with all that a report tells of.
  void convert() const {
    for (int i = 0; i < 40; ++i) {
      folder.write("in/" + std::to_string(i) + ".probe",
                   "PROBE\nlose " + std::to_string(i % 3) + "\narticle " + std::to_string(i) + "\n");
    }
    folder.write(hostile, "PROBE\nfail <img src=x onerror=alert(1)>\n");
    folder.write(chinese, "PROBE\nfail 版面 is broken\n");
    folder.write(broken_name, "PROBE\nfail 版面 is broken\n");
    for (const char* shard : {"1/2", "2/2"}) {
      const Outcome outcome = galley({"batch", "in", "-t", "probe", "--out-dir", "out", "--shard", shard});
      ASSERT_TRUE(outcome.exit_code == 0 || outcome.exit_code == 1) << outcome.errors;
    }
  }
};

TEST_F(BatchReportTest, IsAPageThatStandsAlone) {
  convert();
  const Outcome outcome = galley({"batch", "report", "out", "-o", "report.html"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.errors;
  EXPECT_EQ(outcome.errors, "");
  const std::string html = folder.read("report.html");
  const ParsedPage page(html);
  EXPECT_EQ(page.errors(), 0U);
  // Nothing that runs, loads or leads away.
  EXPECT_THAT(page.elements,
              IsSubsetOf({"html",  "head",  "meta", "title", "style", "body",    "header",  "main", "section",
                          "h1",    "h2",    "h3",   "p",     "dl",    "div",     "dt",      "dd",   "table",
                          "thead", "tbody", "tr",   "th",    "td",    "details", "summary", "ul",   "li",
                          "span",  "bdi",   "svg",  "rect",  "text",  "line"}));
  EXPECT_THAT(page.attributes, IsSubsetOf({"lang",
                                           "charset",
                                           "name",
                                           "content",
                                           "http-equiv",
                                           "id",
                                           "class",
                                           "scope",
                                           "open",
                                           "role",
                                           "aria-label",
                                           "aria-hidden",
                                           "viewbox",
                                           "viewBox",
                                           "preserveaspectratio",
                                           "preserveAspectRatio",
                                           "x",
                                           "y",
                                           "width",
                                           "height",
                                           "x1",
                                           "y1",
                                           "x2",
                                           "y2"}));
  for (const char* address : {"://", "url(", "@import"}) EXPECT_THAT(html, Not(HasSubstr(address)));
  EXPECT_THAT(html, HasSubstr("default-src 'none'"));
  EXPECT_THAT(html, HasSubstr("prefers-color-scheme: dark"));
  EXPECT_THAT(page.unlabelled, SizeIs(0));
  // Names as they are, or told where they cannot be shown.
  EXPECT_THAT(page.isolated,
              IsSupersetOf({hostile, chinese, std::string("in/line\\nbreak\\xff.probe"),
                            std::string("<img src=x onerror=alert(1)>"), std::string("版面 is broken")}));
  EXPECT_THAT(page.sections.at("outcomes"), AllOf(HasSubstr("done4093.0 %"), HasSubstr("failed37.0 %")));
  EXPECT_THAT(page.sections.at("failures"), AllOf(HasSubstr("2 版面 is broken"), HasSubstr("(failed, input)")));
  EXPECT_THAT(page.sections.at("journals"), AllOf(HasSubstr("1/2"), HasSubstr("2/2")));
  for (const char* id : {"losses", "durations", "sizes", "formats"}) EXPECT_TRUE(page.sections.contains(id)) << id;
}

TEST_F(BatchReportTest, IsTheSameInAnyOrder) {
  convert();
  const std::string one = galley({"batch", "report", "out"}).output;
  EXPECT_THAT(one, HasSubstr("<!DOCTYPE html>"));
  EXPECT_EQ(one,
            galley({"batch", "report", "out/galley-journal-2-of-2.sqlite", "out/galley-journal-1-of-2.sqlite", "out"})
                .output);
}

TEST_F(BatchReportTest, ForMachines) {
  convert();
  const Outcome outcome = galley({"batch", "report", "out", "--json", "--files", "1"});
  EXPECT_EQ(outcome.exit_code, 0);
  const Json report = Json::parse(outcome.output, nullptr, false);
  ASSERT_TRUE(report.is_object()) << outcome.output;
  EXPECT_EQ(report["documents"], 43);
  EXPECT_EQ(report["outcomes"]["done"], 40);
  EXPECT_EQ(report["outcomes"]["failed"], 3);
  ASSERT_EQ(report["failures"].size(), 2U);
  EXPECT_EQ(report["failures"][0]["documents"], 2);
  EXPECT_EQ(report["failures"][0]["message"], "版面 is broken");
  EXPECT_EQ(report["failures"][0]["files"].size(), 1U);
  EXPECT_EQ(report["losses"][0]["documents"], 26);
  EXPECT_EQ(report["losses"][0]["count"], 39);
  EXPECT_EQ(report["journals"].size(), 2U);
  EXPECT_EQ(report["missing-shards"], Json::array());
  folder.write("report.json", outcome.output);
  Call check;
  check.words = {
      "/usr/bin/python3", "-c",
      "import json, sys, jsonschema; jsonschema.validate(json.load(open(sys.argv[1])), json.load(open(sys.argv[2])))",
      (folder.path() / "report.json").string(), GALLEY_SCHEMA_FOLDER "/batch-report.json"};
  const Outcome valid = run(check);
  EXPECT_EQ(valid.exit_code, 0) << valid.errors;
}

TEST_F(BatchReportTest, WhatIsMissingIsSaid) {
  convert();
  fs::remove(folder.path() / "out/galley-journal-1-of-2.sqlite");
  folder.write("out/galley-journal-x.sqlite", "no database, whatever its name says; long enough for a header of one");
  const Outcome outcome = galley({"batch", "report", "out", "-o", "report.html"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.errors,
              HasSubstr("galley: out/galley-journal-x.sqlite: the journal is damaged, or no journal at all"));
  EXPECT_THAT(folder.read("report.html"), AllOf(HasSubstr("could not be read"),
                                                HasSubstr("No journal was given of these parts of the batch: 1/2.")));
}

TEST_F(BatchReportTest, WrongUse) {
  EXPECT_EQ(galley({"batch", "report"}).exit_code, 2);
  EXPECT_EQ(galley({"batch", "report", "x", "--files", "many"}).exit_code, 2);
  const Outcome missing = galley({"batch", "report", "nothing.sqlite", "-o", "report.html"});
  EXPECT_EQ(missing.exit_code, 1);
  EXPECT_THAT(missing.errors, HasSubstr("nothing.sqlite"));
  EXPECT_FALSE(folder.has("report.html"));
  folder.write("empty/file", "");
  EXPECT_THAT(galley({"batch", "report", "empty"}).errors, HasSubstr("no journal lies in this folder"));
}

TEST_F(BatchReportTest, StaysSmallForManyDocuments) {
  constexpr int documents = 100'000;
  {
    batch::Journal journal(folder.path() / "large.sqlite", "1/1", "1.0");
    const std::int64_t settings = journal.settings("{}");
    for (int i = 0; i < documents; ++i) {
      const std::string name = "articles/" + std::to_string(i) + "-with-a-name-of-a-usual-length.docx";
      const std::int64_t id = journal.list(name, "out/" + name, settings, "epub", batch::FileState{20'000, 1});
      batch::Result result;
      result.outcome = i % 4 == 0 ? batch::Outcome::failed : batch::Outcome::done;
      if (i % 4 == 0) result.error = Error(ErrorKind::input, "object " + std::to_string(i) + " is broken");
      result.total_microseconds = static_cast<std::uint64_t>(i);
      journal.finish(id, result);
    }
  }
  const Outcome outcome = galley({"batch", "report", "large.sqlite"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_LT(outcome.output.size(), 64U << 10);
  EXPECT_THAT(outcome.output,
              AllOf(HasSubstr("<td class=\"number\">75,000</td>"), HasSubstr("And 24,980 more of this kind")));
}

/// The program's name with its path, or nothing.
std::string found_program(const std::string& name) {
  for (const char* place : {"/usr/bin/", "/usr/local/bin/"}) {
    if (fs::exists(place + name)) return place + name;
  }
  return {};
}

TEST_F(BatchReportTest, ABrowserDrawsItWithoutComplaint) {
  const std::string browser = found_program("chromium");
  if (browser.empty()) GTEST_SKIP() << "chromium is not installed";
  convert();
  ASSERT_EQ(galley({"batch", "report", "out", "-o", "report.html"}).exit_code, 0);
  Call call;
  call.folder = folder.path();
  const std::string page = "file://" + (folder.path() / "report.html").string();
  call.words = {browser,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--enable-logging=stderr",
                "--v=0",
                "--user-data-dir=" + (folder.path() / "profile").string(),
                "--window-size=400,800",
                "--dump-dom",
                page};
  const Outcome outcome = run(call);
  ASSERT_EQ(outcome.exit_code, 0) << outcome.errors;
  // What the page's policy forbids, or what its scripts do, would be told as a message of the console.
  EXPECT_THAT(outcome.errors, Not(HasSubstr("CONSOLE")));
  const ParsedPage drawn(outcome.output);
  EXPECT_THAT(drawn.isolated, IsSupersetOf({hostile, chinese}));
  EXPECT_FALSE(drawn.elements.contains("script"));
  EXPECT_FALSE(drawn.elements.contains("img"));
}

}  // namespace
}  // namespace galley::testing
