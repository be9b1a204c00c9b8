// SPDX-License-Identifier: Apache-2.0
#include "conformance/soundness.hpp"

#include <algorithm>
#include <vector>

namespace galley::conformance {

namespace {

void check_blocks(Recorder& recorder, const Document& document, const Blocks& blocks) {
  for (const Block& block : blocks) {
    if (const auto* list = std::get_if<List>(&block.value)) {
      for (const ListItem& item : list->items) check_blocks(recorder, document, item.blocks);
    } else if (const auto* table = std::get_if<Table>(&block.value)) {
      recorder.expect(table->header_rows <= table->rows.size(), "no more header rows than rows in a table");
      for (const TableRow& row : table->rows) {
        for (const TableCell& cell : row.cells) {
          recorder.expect(cell.column_span >= 1 && cell.row_span >= 1, "spans of cells to be at least 1");
          check_blocks(recorder, document, cell.blocks);
        }
      }
    } else if (const auto* figure = std::get_if<Figure>(&block.value)) {
      recorder.expect(figure->media.empty() || document.media.count(figure->media) == 1,
                      "the picture of each figure in the document", figure->media);
    } else if (const auto* quote = std::get_if<Quote>(&block.value)) {
      check_blocks(recorder, document, quote->blocks);
    }
  }
}

void check_sections(Recorder& recorder, const Document& document, const std::vector<Section>& sections) {
  for (const Section& section : sections) {
    check_blocks(recorder, document, section.blocks);
    check_sections(recorder, document, section.sections);
  }
}

}  // namespace

void check_sentence(Recorder& recorder, const std::string& text, std::string_view what) {
  const std::string subject(what);
  if (!recorder.expect(!text.empty(), subject + " to say something")) return;
  // A terminal shows messages, and they may quote what a stranger wrote.
  recorder.expect(std::none_of(text.begin(), text.end(), [](char c) { return (c >= 0 && c < ' ') || c == 0x7f; }),
                  subject + " to have no line ends and control characters", in_quotes(text));
  Document holder;
  holder.articles.emplace_back().blocks.push_back({Preformatted{text, ""}, ""});
  canonicalize(holder);
  recorder.expect(std::get<Preformatted>(holder.articles.at(0).blocks.at(0).value).text == text,
                  subject + " to be UTF-8 that XML can hold", in_quotes(text));
  recorder.expect(text.back() != '.', subject + " not to end in a full stop", in_quotes(text));
  const bool capital = text[0] >= 'A' && text[0] <= 'Z';
  const bool abbreviation = text.size() > 1 && !(text[1] >= 'a' && text[1] <= 'z');
  recorder.expect(!capital || abbreviation, subject + " not to begin with a capital", in_quotes(text));
  recorder.expect(text.find(input_name) == std::string::npos,
                  subject + " not to name the input, which its reporter does", in_quotes(text));
}

void check_diagnostics(Recorder& recorder, const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics.entries()) {
    // Evidence of an inference may quote.
    if (diagnostic.severity != Severity::inference) check_sentence(recorder, diagnostic.message, "a diagnostic");
    recorder.expect(!diagnostic.code.empty(), "a code with each diagnostic", in_quotes(diagnostic.message));
    recorder.expect(std::all_of(diagnostic.code.begin(), diagnostic.code.end(),
                                [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }),
                    "codes of diagnostics of lower-case letters, digits and hyphens", in_quotes(diagnostic.code));
  }
}

void check_document(Recorder& recorder, const Document& document) {
  Document canonical = document;
  canonicalize(canonical);
  recorder.expect(canonical == document, "a document in canonical form");
  for (const Article& article : document.articles) {
    check_blocks(recorder, document, article.blocks);
    check_sections(recorder, document, article.sections);
    for (const Note& note : article.notes) check_blocks(recorder, document, note.blocks);
  }
}

}  // namespace galley::conformance
