// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Character maps of Type 0 fonts (ISO 32000-1, 9.7.5; Adobe Technical Note 5014) and ToUnicode maps (9.10.3).

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace galley::pdf_text {

/// Codes of `bytes` bytes from `low` to `high`; every byte must lie within its own bounds.
struct CodespaceRange {
  std::uint32_t low = 0;
  std::uint32_t high = 0;
  std::uint32_t bytes = 0;
};

/// Codes low..high stand for CIDs cid, cid + 1, ...
struct CidRange {
  std::uint32_t low = 0;
  std::uint32_t high = 0;
  std::uint32_t cid = 0;
};

/// From codes in a string to CIDs. Immutable once made; may be shared between threads.
struct CMap {
  bool vertical = false;
  std::vector<CodespaceRange> codespaces;
  std::vector<CidRange> ranges;      ///< sorted by low, not overlapping after sort()
  std::shared_ptr<const CMap> base;  ///< usecmap: asked when this one does not know a code
  bool identity = false;             ///< two bytes, CID = code

  struct Code {
    std::uint32_t value = 0;
    std::uint32_t bytes = 1;
  };

  /// The code that `text` (not empty) begins with. Bytes that no codespace allows count as one code of the
  /// shortest length that fits, so that reading goes on (Technical Note 5014, 7.2).
  Code next_code(std::string_view text) const;

  /// The CID of a code; 0 (.notdef) when it is not mapped.
  std::uint32_t cid(std::uint32_t code) const;

  /// Brings `ranges` into the order that cid() needs; of two that overlap the later one wins in essence.
  void sort();

 private:
  bool find(std::uint32_t code, std::uint32_t& cid) const;
};

/// Finds a predefined CMap by name; returns null for unknown ones.
using CMapFinder = std::function<std::shared_ptr<const CMap>(std::string_view name)>;

/// Parses an embedded or a predefined CMap. Whatever is wrong is passed over.
std::shared_ptr<CMap> parse_cmap(std::string_view content, const CMapFinder& find);

/// From codes to Unicode text.
class ToUnicode {
 public:
  /// Parses a ToUnicode CMap. Broken ranges are passed over.
  static ToUnicode parse(std::string_view content);

  /// Appends the text of a code, UTF-8, and tells whether there is any.
  bool append(std::uint32_t code, std::string& text) const;

  bool empty() const { return ranges_.empty(); }

  /// Are all codes it speaks of within one byte? Then a font with two-byte codes cannot mean this map.
  std::uint32_t longest_code() const { return longest_code_; }

 private:
  struct Range {
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    std::uint32_t text_begin = 0;  // UTF-32 in text_, the last one counts up through the range
    std::uint32_t text_length = 0;
  };
  void add(std::uint32_t low, std::uint32_t high, std::string_view utf16);

  std::vector<Range> ranges_;
  std::u32string text_;
  std::uint32_t longest_code_ = 0;
};

}  // namespace galley::pdf_text
