// SPDX-License-Identifier: Apache-2.0
#include "conformance/subject.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "testing/feature_complete.hpp"
#include "testing/restrict.hpp"
#include "testing/samples.hpp"

namespace galley::conformance {

namespace {

namespace fs = std::filesystem;

constexpr const char* input_name = "the-input.bin";
constexpr std::uintmax_t largest_input = 2 << 20;

/// A debug build with sanitizers on a busy machine still keeps this for a small document.
constexpr std::chrono::seconds longest_call{20};

void check_sentence(const std::string& text, const char* what) {
  EXPECT_FALSE(text.empty()) << what << " says nothing";
  if (text.empty()) return;
  // A terminal shows messages, and they may quote what a stranger wrote.
  EXPECT_TRUE(std::none_of(text.begin(), text.end(), [](char c) { return (c >= 0 && c < ' ') || c == 0x7f; }))
      << what << " has line ends or control characters: " << ::testing::PrintToString(text);
  Document quoted;
  quoted.articles.emplace_back().blocks.push_back({Preformatted{text, ""}, ""});
  canonicalize(quoted);
  EXPECT_EQ(std::get<Preformatted>(quoted.articles.at(0).blocks.at(0).value).text, text) << what << " is not UTF-8";
  EXPECT_NE(text.back(), '.') << what << " ends in a full stop: " << text;
  const bool capital = text[0] >= 'A' && text[0] <= 'Z';
  const bool abbreviation = text.size() > 1 && !(text[1] >= 'a' && text[1] <= 'z');
  EXPECT_TRUE(!capital || abbreviation) << what << " begins with a capital: " << text;
  EXPECT_EQ(text.find(input_name), std::string::npos) << what << " names the input, which its reporter does: " << text;
}

void check_diagnostics(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics.entries()) {
    // Evidence of an inference may quote.
    if (diagnostic.severity != Severity::inference) check_sentence(diagnostic.message, "a diagnostic");
    EXPECT_FALSE(diagnostic.code.empty()) << diagnostic.message;
    EXPECT_TRUE(std::all_of(diagnostic.code.begin(), diagnostic.code.end(),
                            [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }))
        << "code of a diagnostic: " << diagnostic.code;
  }
}

void check_blocks(const Document& document, const Blocks& blocks) {
  for (const Block& block : blocks) {
    if (const auto* list = std::get_if<List>(&block.value)) {
      for (const ListItem& item : list->items) check_blocks(document, item.blocks);
    } else if (const auto* table = std::get_if<Table>(&block.value)) {
      EXPECT_LE(table->header_rows, table->rows.size());
      for (const TableRow& row : table->rows) {
        for (const TableCell& cell : row.cells) {
          EXPECT_GE(cell.column_span, 1u);
          EXPECT_GE(cell.row_span, 1u);
          check_blocks(document, cell.blocks);
        }
      }
    } else if (const auto* figure = std::get_if<Figure>(&block.value)) {
      EXPECT_TRUE(figure->media.empty() || document.media.count(figure->media) == 1) << "a figure without its picture";
    } else if (const auto* quote = std::get_if<Quote>(&block.value)) {
      check_blocks(document, quote->blocks);
    }
  }
}

void check_sections(const Document& document, const std::vector<Section>& sections) {
  for (const Section& section : sections) {
    check_blocks(document, section.blocks);
    check_sections(document, section.sections);
  }
}

void check_document(const Document& document) {
  Document canonical = document;
  canonicalize(canonical);
  EXPECT_TRUE(canonical == document) << "not in canonical form";
  for (const Article& article : document.articles) {
    check_blocks(document, article.blocks);
    check_sections(document, article.sections);
    for (const Note& note : article.notes) check_blocks(document, note.blocks);
  }
}

template <class Result, class Act>
Attempt<Result> attempt(const char* what, const Act& act) {
  Attempt<Result> attempt;
  const auto begin = std::chrono::steady_clock::now();
  try {
    attempt.result = act();
  } catch (const Error& error) {
    attempt.kind = error.kind();
    attempt.message = error.what();
    check_sentence(attempt.message, "an error");
    EXPECT_NE(error.kind(), ErrorKind::internal) << what << ": " << error.what();
    EXPECT_NE(error.kind(), ErrorKind::plugin) << what << ": " << error.what();
    EXPECT_STRNE(error.what(), "there is not enough memory") << what;
  } catch (const std::exception& exception) {
    ADD_FAILURE() << what << ": an exception that is no Error: " << exception.what();
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, longest_call) << what << " takes too long";
  return attempt;
}

void add_files(std::vector<Input>& found, const fs::path& folder, const std::vector<std::string>* extensions) {
  std::error_code error;
  std::vector<fs::path> paths;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  for (const fs::path& path : paths) {
    if (!fs::is_regular_file(path) || fs::file_size(path) > largest_input) continue;
    const std::string extension = path.extension().string();
    const bool wanted =
        extensions == nullptr || std::any_of(extensions->begin(), extensions->end(),
                                             [&](const std::string& each) { return extension == "." + each; });
    if (wanted) found.push_back({path.filename().string(), galley::testing::read_bytes(path)});
  }
}

}  // namespace

Attempt<Document> read(const Subject& subject, std::string bytes, ReadRequest request) {
  request.format = subject.id();
  const Source source = Source::from_memory(std::move(bytes), input_name);
  Diagnostics diagnostics;
  Attempt<Document> result =
      attempt<Document>("reading", [&] { return read_document(subject.host, source, request, diagnostics); });
  check_diagnostics(diagnostics);
  if (result.result) check_document(*result.result);
  return result;
}

Attempt<std::string> write(const Subject& subject, const Document& document, WriteRequest request) {
  request.format = subject.id();
  Diagnostics diagnostics;
  Attempt<std::string> result = attempt<std::string>("writing", [&] {
    std::string bytes;
    const std::unique_ptr<Sink> sink = memory_sink(bytes, request.limits);
    write_document(subject.host, document, *sink, request, diagnostics);
    return bytes;
  });
  check_diagnostics(diagnostics);
  return result;
}

Attempt<Document> filter(const Subject& subject, Document document, FilterRequest request) {
  request.filter = subject.id();
  Diagnostics diagnostics;
  Attempt<Document> result = attempt<Document>("filtering", [&] {
    filter_document(subject.host, document, request, diagnostics);
    return std::move(document);
  });
  check_diagnostics(diagnostics);
  if (result.result) check_document(*result.result);
  return result;
}

std::optional<std::string> written(const Subject& subject, const Document& document) {
  Attempt<std::string> result = write(subject, document);
  if (!result.result) ADD_FAILURE() << "cannot be written: " << result.text();
  return std::move(result.result);
}

Document complete_document(const Subject& subject) {
  return galley::testing::restrict_document(galley::testing::feature_complete_document(),
                                            subject.description().carries);
}

const Document& large_document() {
  static const Document document = [] {
    Document large = galley::testing::feature_complete_document();
    const std::vector<Article> articles = large.articles;
    while (large.articles.size() < 400) large.articles.insert(large.articles.end(), articles.begin(), articles.end());
    canonicalize(large);
    return large;
  }();
  return document;
}

std::vector<Input> inputs(const Subject& subject) {
  std::vector<Input> found;
  if (subject.description().writes) {
    if (std::optional<std::string> bytes = written(subject, complete_document(subject))) {
      found.push_back({"its own output", std::move(*bytes)});
    }
  }
  add_files(found, fs::path(GALLEY_CONFORMANCE_INPUTS) / subject.id(), nullptr);
  if (const std::optional<fs::path> samples = galley::testing::samples_folder()) {
    add_files(found, *samples, &subject.description().extensions);
  }
  EXPECT_FALSE(found.empty()) << "a format that is only read needs a small file in tests/conformance/inputs/"
                              << subject.id();
  return found;
}

std::uint64_t Random::next() {
  state_ ^= state_ << 13;
  state_ ^= state_ >> 7;
  state_ ^= state_ << 17;
  return state_;
}

std::string Random::bytes(std::size_t size) {
  std::string bytes(size, '\0');
  for (char& byte : bytes) byte = static_cast<char>(next() >> 24);
  return bytes;
}

}  // namespace galley::conformance
