// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "galley/document.hpp"

namespace galley::model {

/// "paragraph", "list", "table", ...
inline std::string_view kind_name(const Block& block) {
  static constexpr std::string_view names[] = {"paragraph", "list",         "table", "figure",
                                               "quote",     "preformatted", "break"};
  return names[block.value.index()];
}

/// Numbers the blocks of one list of them, each kind by itself: "paragraph 3" is the third paragraph there.
class BlockNumbers {
 public:
  std::size_t next(const Block& block) { return ++counts_[block.value.index()]; }

 private:
  std::size_t counts_[std::variant_size_v<Block::Value>] = {};
};

/// Where one is in a document, put into words only when somebody wants to read it.
class ItemPath {
 public:
  void push(std::string_view kind, std::size_t number = 0) { steps_.push_back({kind, number}); }
  void pop() { steps_.pop_back(); }

  std::string text() const {
    if (steps_.empty()) return "document";
    std::string text;
    for (const Step& step : steps_) {
      if (!text.empty()) text += ", ";
      text += step.kind;
      if (step.number > 0) text += ' ' + std::to_string(step.number);
    }
    return text;
  }

 private:
  struct Step {
    std::string_view kind;  ///< a literal
    std::size_t number;     ///< from 1; 0 for what there is only one of
  };
  std::vector<Step> steps_;
};

}  // namespace galley::model
