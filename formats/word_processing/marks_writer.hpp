// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "galley/document.hpp"

namespace galley::word_processing {

/// What a format has no place for, as XML beside the text: an element for each thing, with a key that the text refers
/// to. MarkIndex finds them again.
class MarksWriter {
 public:
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  /// Adds an element; attributes with empty values are left out.
  void add(std::string_view kind, Attributes attributes);

  /// The same for an element that holds what is added until close(kind).
  void open(std::string_view kind, Attributes attributes);
  void close(std::string_view kind);

  /// As add(), once for each key.
  void add_once(std::string_view kind, std::string_view key, Attributes attributes);

  /// All of it, with the language and the metadata of the document; `uri` is the namespace.
  std::string xml(const Document& document, std::string_view uri) const;

 private:
  std::string entries_;
  std::unordered_set<std::string> keys_;
};

}  // namespace galley::word_processing
