// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "docx/marks.hpp"
#include "galley/document.hpp"

namespace galley::docx {

/// Writes the custom XML part that Marks reads.
class MarksWriter {
 public:
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  /// Adds an element; attributes with empty values are left out.
  void add(std::string_view kind, Attributes attributes);

  /// The same, once for each key.
  void add_once(std::string_view kind, std::string_view key, Attributes attributes);

  std::string xml(const Document& document) const;

 private:
  std::string entries_;
  std::unordered_set<std::string> keys_;
};

}  // namespace galley::docx
