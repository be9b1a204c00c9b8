// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include "galley/document.hpp"

namespace galley::xhtml {

/// Where the anchors of a document lie when each article is a file `article-N.xhtml` (N from 1), and what their
/// elements are called: by their own names where those can be identifiers of XML.
class Anchors {
 public:
  explicit Anchors(const Document& document);

  /// Where a link to the anchor goes from within the article `from` (from 0); empty if there is no such anchor.
  std::string address(std::string_view name, std::size_t from) const;

  std::string id(std::string_view name) const;

 private:
  void add(const std::string& name, std::size_t article);
  void add(const Blocks& blocks, std::size_t article);
  void add(const std::vector<Section>& sections, std::size_t article);

  struct Anchor {
    std::size_t article = 0;
    std::string id;
  };
  std::unordered_map<std::string_view, Anchor> anchors_;
};

}  // namespace galley::xhtml
