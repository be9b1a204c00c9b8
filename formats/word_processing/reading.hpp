// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "galley/plugin.hpp"
#include "word_processing/languages.hpp"
#include "word_processing/mark_index.hpp"
#include "word_processing/raw_piece.hpp"

namespace galley::word_processing {

/// What was met and is told once, at the end.
struct Tally {
  std::uint64_t comments = 0;
  std::uint64_t equations = 0;
  std::uint64_t deletions = 0;  ///< passages of tracked changes that were left out
  bool rejected = false;        ///< ... because changes were asked to be rejected: they are insertions
  std::uint64_t hidden = 0;     ///< pieces of hidden text
  std::uint64_t struck = 0;     ///< pieces of text that is struck through
  std::uint64_t objects = 0;    ///< embedded objects of other programs
  std::uint64_t charts = 0;
  std::uint64_t diagrams = 0;
  std::uint64_t symbols = 0;     ///< characters of symbol fonts without a Unicode character
  std::uint64_t includes = 0;    ///< other documents that this one includes
  std::uint64_t pictures = 0;    ///< pictures that are not in the file or cannot be taken over
  std::uint64_t page_heads = 0;  ///< headers and footers that hold text
  std::uint64_t generated = 0;   ///< tables of contents, indexes
};

/// All that the readers of the parts of one document share, whatever its format.
struct Reading {
  explicit Reading(Context& the_context) : context(the_context) {}

  Context& context;
  Document document;
  MarkIndex marks;
  LanguageCount languages;
  Tally tally;
  bool internal_links = false;
  /// From each bookmark to the identifier of the block it stands in.
  std::unordered_map<std::string, std::string> anchors;
  /// Bookmarks of ours that belong to the list, quote or table around the paragraph they stand in.
  std::vector<std::string> outer_anchors;
  std::unordered_map<std::string, Blocks> notes;  ///< by the names that NoteReference has until the end
  /// From other names that a NoteReference has until the end to the note that it means.
  std::unordered_map<std::string, std::string> note_names;
  /// By the mark of an article: the names of notes that nothing in its text refers to.
  std::unordered_map<std::string, std::vector<std::string>> lone_notes;
  std::string current_article;  ///< the mark of the article under way
  std::uint32_t depth = 0;
  std::uint64_t nodes = 0;

  /// Counts one more element. Throws Error(limit) past the limit and Error(cancelled) on request.
  void count_node() {
    if ((++nodes & 0x3F) == 0) context.check_cancelled();
    if (nodes > context.limits.nodes) {
      throw Error(ErrorKind::limit, "it holds more than " + std::to_string(context.limits.nodes) +
                                        " elements (--limit nodes=N allows more)");
    }
  }
};

[[noreturn]] inline void refuse_depth(const Reading& reading) {
  throw Error(ErrorKind::limit, "it is nested deeper than " + std::to_string(reading.context.limits.depth) +
                                    " levels (--limit depth=N allows more)");
}

/// Counts levels of nesting while it lives. Throws Error(limit) past the limit.
class DepthGuard {
 public:
  explicit DepthGuard(Reading& reading, std::uint32_t levels = 1) : reading_(reading), levels_(levels) {
    if (reading_.depth + levels_ > reading_.context.limits.depth) refuse_depth(reading_);
    reading_.depth += levels_;
  }
  ~DepthGuard() { reading_.depth -= levels_; }
  DepthGuard(const DepthGuard&) = delete;
  DepthGuard& operator=(const DepthGuard&) = delete;

 private:
  Reading& reading_;
  std::uint32_t levels_;
};

}  // namespace galley::word_processing
