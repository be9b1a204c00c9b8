// SPDX-License-Identifier: Apache-2.0
#include "cli/inspection.hpp"

#include <utility>

namespace galley::cli {
namespace {

struct CountBlock {
  BlockCounts& counts;

  void operator()(const Paragraph&) const { ++counts.paragraphs; }
  void operator()(const List&) const { ++counts.lists; }
  void operator()(const Table&) const { ++counts.tables; }
  void operator()(const Figure&) const { ++counts.figures; }
  void operator()(const Quote&) const { ++counts.quotes; }
  void operator()(const Preformatted&) const { ++counts.preformatted; }
  void operator()(const Break&) const { ++counts.breaks; }
};

}  // namespace

BlockCounts count_blocks(const Blocks& blocks) {
  BlockCounts counts;
  for (const Block& block : blocks) std::visit(CountBlock{counts}, block.value);
  return counts;
}

Inspection inspect_document(std::string file, std::string format, Document document, const Diagnostics& diagnostics) {
  Inspection inspection;
  inspection.file = std::move(file);
  inspection.format = std::move(format);
  inspection.extent = measure(document);
  inspection.features = features(document);
  inspection.document = std::move(document);
  for (const Diagnostic& entry : diagnostics.entries()) {
    (entry.severity == Severity::inference ? inspection.inferences : inspection.problems).push_back(entry);
  }
  std::uint64_t all = 0;
  for (const Severity severity : {Severity::inference, Severity::note, Severity::warning, Severity::loss}) {
    all += diagnostics.count(severity);
  }
  inspection.left_out = all - diagnostics.entries().size();
  return inspection;
}

}  // namespace galley::cli
