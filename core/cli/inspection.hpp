// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "galley/diagnostics.hpp"
#include "galley/document.hpp"
#include "galley/features.hpp"
#include "galley/measure.hpp"

namespace galley::cli {

/// How many blocks of each kind stand directly in an article, a section or the like.
struct BlockCounts {
  std::uint64_t paragraphs = 0;
  std::uint64_t lists = 0;
  std::uint64_t tables = 0;
  std::uint64_t figures = 0;
  std::uint64_t quotes = 0;
  std::uint64_t preformatted = 0;
  std::uint64_t breaks = 0;
};

BlockCounts count_blocks(const Blocks& blocks);

/// What `galley inspect` tells of a document; its text and its JSON are two forms of this.
struct Inspection {
  std::string file;
  std::string format;
  Document document;
  TextMeasure extent;
  std::map<Feature, FeatureUse> features;
  std::vector<Diagnostic> inferences;  ///< in order
  std::vector<Diagnostic> problems;    ///< warnings, losses and notes of the reading, in order
  std::uint64_t left_out = 0;          ///< of both, counted and not kept
};

/// Measures a document and sorts what was said while it was read.
Inspection inspect_document(std::string file, std::string format, Document document, const Diagnostics& diagnostics);

}  // namespace galley::cli
