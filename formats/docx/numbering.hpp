// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "docx/styles.hpp"
#include "docx/xml_part.hpp"

namespace galley::docx {

inline constexpr std::size_t numbering_levels = 9;

enum class NumberKind : std::uint8_t {
  none,  ///< no number and no bullet: the paragraph is no list item
  ordered,
  bullet,
  continuation,  ///< a blank bullet, as pandoc marks the further paragraphs of an item
};

struct NumberingLevel {
  NumberKind kind = NumberKind::ordered;
  std::int32_t start = 1;
  std::int32_t indent = 0;    ///< in twentieths of a point
  std::int32_t restart = -1;  ///< w:lvlRestart: 0 never; -1 as usual
};

/// The lists of a document (numbering.xml; ECMA-376 Part 1, 17.9), and the count of each as paragraphs are read in
/// their order.
class Numbering {
 public:
  /// Reads numbering.xml and keeps it.
  void read(std::unique_ptr<XmlPart> part, const Styles& styles);

  /// nullptr when there is no such list. `level` is from 0.
  const NumberingLevel* level(std::int32_t number, std::uint8_t level) const;

  /// Paragraphs of one list have the same key: lists that share their definition and do not restart are one.
  std::uint64_t list_key(std::int32_t number) const;

  /// Counts one item and returns its number.
  std::int32_t next(std::int32_t number, std::uint8_t level);

 private:
  struct Counters {
    std::array<std::int32_t, numbering_levels> value{};
    std::array<bool, numbering_levels> started{};
  };
  struct List {
    std::size_t definition = 0;
    std::array<NumberingLevel, numbering_levels> levels;
    std::array<std::int32_t, numbering_levels> start_override{};  // INT32_MIN: none
    bool restarts = false;
    std::array<bool, numbering_levels> restarted{};
  };
  List* find(std::int32_t number);
  const List* find(std::int32_t number) const;

  std::unique_ptr<XmlPart> part_;
  std::vector<List> lists_;
  std::vector<Counters> counters_;  // by definition
  std::unordered_map<std::int32_t, std::size_t> by_number_;
};

}  // namespace galley::docx
