// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "docx/marks.hpp"
#include "docx/numbering.hpp"
#include "docx/opc_package.hpp"
#include "docx/shared_names.hpp"
#include "docx/styles.hpp"
#include "galley/plugin.hpp"
#include "word_processing/languages.hpp"
#include "word_processing/raw_piece.hpp"

namespace galley::docx {

/// What was met and is told once, at the end.
struct Tally {
  std::uint64_t comments = 0;
  std::uint64_t equations = 0;
  std::uint64_t deletions = 0;  ///< passages of tracked changes that were left out
  std::uint64_t hidden = 0;     ///< runs of hidden text
  std::uint64_t struck = 0;     ///< runs of text that is struck through
  std::uint64_t objects = 0;    ///< embedded objects of other programs
  std::uint64_t charts = 0;
  std::uint64_t diagrams = 0;
  std::uint64_t symbols = 0;     ///< characters of symbol fonts without a Unicode character
  std::uint64_t chunks = 0;      ///< w:altChunk and w:subDoc
  std::uint64_t pictures = 0;    ///< pictures that are not in the package
  std::uint64_t page_heads = 0;  ///< headers and footers that hold text
};

/// All that the readers of one document share.
struct ReadState {
  ReadState(OpcPackage& the_package, Context& the_context) : package(the_package), context(the_context) {}

  OpcPackage& package;
  Context& context;
  Document document;
  Styles styles;
  Numbering numbering;
  Marks marks;
  bool reject_changes = false;  ///< -R changes=reject
  LanguageCount languages;
  Tally tally;
  bool internal_links = false;

  /// Anchors: from each bookmark to the identifier of the block it stands in.
  std::unordered_map<std::string, std::string> anchors;
  /// From a bookmark around a note's reference to the note ("f2"), for NOTEREF fields.
  std::unordered_map<std::string, std::string> note_bookmarks;
  std::unordered_map<std::string, std::string> media_keys;  ///< by part name
  std::unordered_map<std::string, Blocks> notes;            ///< by "f" or "e" and identifier
  struct NotesPart {
    std::unique_ptr<XmlPart> part;
    Relationships relationships;
    std::unordered_map<std::string, pugi::xml_node> by_id;
  };
  NotesPart footnotes;
  NotesPart endnotes;

  std::uint32_t depth = 0;
  std::uint64_t nodes = 0;
};

[[noreturn]] inline void refuse_depth(const ReadState& state) {
  throw Error(ErrorKind::limit, "it is nested deeper than " + std::to_string(state.context.limits.depth) +
                                    " levels (--limit depth=N allows more)");
}

/// Counts levels of nesting while it lives. Throws Error(limit) past the limit.
class DepthGuard {
 public:
  explicit DepthGuard(ReadState& state, std::uint32_t levels = 1) : state_(state), levels_(levels) {
    if (state_.depth + levels_ > state_.context.limits.depth) refuse_depth(state_);
    state_.depth += levels_;
  }
  ~DepthGuard() { state_.depth -= levels_; }
  DepthGuard(const DepthGuard&) = delete;
  DepthGuard& operator=(const DepthGuard&) = delete;

 private:
  ReadState& state_;
  std::uint32_t levels_;
};

}  // namespace galley::docx
