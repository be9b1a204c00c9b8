// SPDX-License-Identifier: Apache-2.0
#include "galley/convert.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <string>
#include <thread>

#include "testing/plugin_folder.hpp"

namespace galley {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string failure(const std::function<void()>& act, ErrorKind kind) {
  try {
    act();
    return "nothing";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), kind) << error.what();
    return error.what();
  }
}

class Convert : public ::testing::Test {
 protected:
  Convert() {
    for (const char* module : {"good", "faulty", "drop_first", "claims_reader"}) folder_.add(module);
    host_ = std::make_unique<PluginHost>(std::vector{folder_.path()});
  }

  Document read(const ReadRequest& request, std::string bytes = "GOOD\nOne.\nTwo.\n") {
    return read_document(*host_, Source::from_memory(std::move(bytes), "page.good"), request, diagnostics_);
  }
  std::string write(const Document& document, const WriteRequest& request) {
    std::string bytes;
    const std::unique_ptr<Sink> sink = memory_sink(bytes);
    losses_ = write_document(*host_, document, *sink, request, diagnostics_);
    return bytes;
  }

  testing::PluginFolder folder_;
  std::unique_ptr<PluginHost> host_;
  Diagnostics diagnostics_;
  std::vector<Loss> losses_;
};

TEST_F(Convert, ReadsFiltersAndWrites) {
  Document document = read({});
  ASSERT_EQ(document.articles.size(), 1u);
  EXPECT_THAT(document.articles[0].blocks, ElementsAre(paragraph("One."), paragraph("Two.")));
  filter_document(*host_, document, {.filter = "drop-first"}, diagnostics_);
  EXPECT_EQ(write(document, {.format = "good"}), "GOOD\nTwo.\n");
  EXPECT_THAT(losses_, IsEmpty());
  EXPECT_THAT(diagnostics_.entries(), IsEmpty());
}

TEST_F(Convert, CanonicalizesWhatReadersAndFiltersGive) {
  Document document = read({}, "GOOD\n\n  One \t two.\n\n");
  ASSERT_EQ(document.articles.size(), 1u);
  EXPECT_THAT(document.articles[0].blocks, ElementsAre(paragraph("One two.")));
  filter_document(*host_, document, {.filter = "drop-first"}, diagnostics_);
  EXPECT_THAT(document.articles, IsEmpty()) << "an article that holds nothing is gone";
}

TEST_F(Convert, PassesOptions) {
  EXPECT_EQ(read({.options = {{"language", "de"}}}).language, "de");
  EXPECT_THAT(failure([&] { read({.options = {{"langage", "de"}}}); }, ErrorKind::usage), HasSubstr("'language'"));
  Document document = read({});
  EXPECT_NE(failure(
                [&] {
                  filter_document(*host_, document, {"drop-first", {{"count", "99"}}}, diagnostics_);
                },
                ErrorKind::usage),
            "nothing");
  filter_document(*host_, document, {"drop-first", {{"count", "2"}}}, diagnostics_);
  EXPECT_THAT(document.articles, IsEmpty());
}

TEST_F(Convert, SaysWhatFormatsAndFiltersThereAre) {
  EXPECT_EQ(failure([&] { read({.format = "god"}); }, ErrorKind::usage),
            "there is no format 'god'; did you mean 'good'?");
  EXPECT_EQ(failure([&] { read({.format = "drop-first"}); }, ErrorKind::usage),
            "there is no format 'drop-first'; that is a filter");
  Document document;
  EXPECT_EQ(failure([&] { filter_document(*host_, document, {"good"}, diagnostics_); }, ErrorKind::usage),
            "there is no filter 'good'; that is a format");
  EXPECT_EQ(failure([&] { filter_document(*host_, document, {"drop-frist"}, diagnostics_); }, ErrorKind::usage),
            "there is no filter 'drop-frist'; did you mean 'drop-first'?");
  EXPECT_NE(failure([&] { read({}, std::string("\0\0\0\0", 4)); }, ErrorKind::input), "nothing")
      << "an extension brings a reader its input, whatever it is";
}

TEST_F(Convert, SaysWhatAFormatCannotDo) {
  PluginDescription description;
  description.id = "half";
  folder_.write("half.json", write_manifest(description));
  folder_.add_module("faulty", "half");
  PluginHost host({folder_.path()});
  Document document;
  std::string bytes;
  const std::unique_ptr<Sink> sink = memory_sink(bytes);
  EXPECT_EQ(failure([&] { read_document(host, Source::from_memory("", ""), {.format = "half"}, diagnostics_); },
                    ErrorKind::usage),
            "format 'half' can be written, but not read");
  EXPECT_EQ(failure([&] { write_document(host, document, *sink, {.format = "half"}, diagnostics_); }, ErrorKind::usage),
            "format 'half' can be read, but not written");
  EXPECT_EQ(failure([&] { read({.format = "claims-reader"}); }, ErrorKind::plugin),
            "plugin 'claims-reader' says that it reads, but has no reader");
  EXPECT_EQ(failure([&] { write(document, {.format = "claims-reader"}); }, ErrorKind::plugin),
            "plugin 'claims-reader' says that it writes, but has no writer");
}

TEST_F(Convert, NamesThePluginWhoseExceptionItCatches) {
  const auto read_how = [&](const char* how, ErrorKind kind) {
    return failure([&] { read({"faulty", {{"how", how}}}); }, kind);
  };
  EXPECT_EQ(read_how("runtime-error", ErrorKind::internal), "plugin 'faulty' failed: stack of type is empty");
  EXPECT_EQ(read_how("int", ErrorKind::internal), "plugin 'faulty' failed: an exception of type int");
  EXPECT_EQ(read_how("memory", ErrorKind::limit), "there is not enough memory");
  EXPECT_EQ(read_how("error", ErrorKind::input), "is odd");
}

TEST_F(Convert, DoesNotCommitWhatAWriterLeftHalfDone) {
  std::string bytes = "old";
  const std::unique_ptr<Sink> sink = memory_sink(bytes);
  EXPECT_EQ(failure(
                [&] {
                  write_document(*host_, {}, *sink, {"faulty", {{"how", "runtime-error"}}}, diagnostics_);
                },
                ErrorKind::internal),
            "plugin 'faulty' failed: stack of type is empty");
  EXPECT_EQ(bytes, "old");
}

TEST_F(Convert, MakesAValidDocumentOfGarbage) {
  const Document document = read({.format = "faulty"});
  Document again = document;
  canonicalize(again);
  EXPECT_EQ(again, document);
  EXPECT_EQ(write(document, {.format = "good"}).substr(0, 5), "GOOD\n");
}

TEST_F(Convert, KeepsTheLimitOfTheInput) {
  EXPECT_EQ(read({.limits = {.input_bytes = 15}}).articles.size(), 1u);
  EXPECT_EQ(failure([&] { read({.limits = {.input_bytes = 14}}); }, ErrorKind::limit),
            "is larger than the limit of 14 bytes (input-bytes)");
}

TEST_F(Convert, StopsOnRequest) {
  Cancellation cancelled{true};
  Document document = read({});
  EXPECT_EQ(failure([&] { read({.cancellation = &cancelled}); }, ErrorKind::cancelled), "stopped on request");
  EXPECT_NE(failure([&] { write(document, {.format = "good", .cancellation = &cancelled}); }, ErrorKind::cancelled),
            "nothing");
  EXPECT_NE(failure(
                [&] {
                  filter_document(*host_, document, {.filter = "drop-first", .cancellation = &cancelled}, diagnostics_);
                },
                ErrorKind::cancelled),
            "nothing");
  Cancellation later{false};
  std::thread canceller([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    later = true;
  });
  EXPECT_EQ(failure(
                [&] {
                  read({.format = "faulty", .options = {{"how", "forever"}}, .cancellation = &later});
                },
                ErrorKind::cancelled),
            "stopped on request");
  canceller.join();
}

Document document_with_losses() {
  Document document;
  Article& article = document.articles.emplace_back();
  article.headline = plain("Headline");
  article.blocks.push_back(paragraph("Text."));
  List list;
  list.items.push_back({{paragraph("One")}});
  article.blocks.push_back({list, ""});
  article.blocks.push_back({list, ""});
  return document;
}

TEST_F(Convert, AccountsForLosses) {
  const Document document = document_with_losses();
  EXPECT_EQ(write(document, {.format = "good"}), "GOOD\nText.\n");
  EXPECT_EQ(losses_, loss_account(document, host_->find("good")->carries));
  EXPECT_EQ(to_string(losses_), "1 headline (first: article 1, headline) and 2 lists (first: article 1, list 1)");
  ASSERT_EQ(diagnostics_.entries().size(), 2u);
  EXPECT_EQ(diagnostics_.count(Severity::loss, code::not_carried), 2u);
  EXPECT_EQ(diagnostics_.entries()[1].message, "2 lists cannot be kept in format 'good'");
  EXPECT_EQ(diagnostics_.entries()[1].place.item, "article 1, list 1");
}

TEST(LossAccount, IsTheDifferenceOfWhatIsUsedAndCarried) {
  const Document document = document_with_losses();
  EXPECT_THAT(loss_account(document, FeatureSet::all()), IsEmpty());
  EXPECT_THAT(loss_account({}, {}), IsEmpty());
  EXPECT_EQ(loss_account(document, {}).size(), features(document).size());
  EXPECT_EQ(to_string(std::vector<Loss>()), "");
  EXPECT_EQ(to_string(loss_account(document, FeatureSet::all_but({Feature::headline}))),
            "1 headline (first: article 1, headline)");
  EXPECT_EQ(to_string({{Feature::tables, {2, "a"}}, {Feature::notes, {14, ""}}, {Feature::metadata, {1, "b"}}}),
            "2 tables (first: a), 14 notes and 1 metadata entry (first: b)");
}

}  // namespace
}  // namespace galley
