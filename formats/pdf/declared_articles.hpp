// SPDX-License-Identifier: Apache-2.0
#pragma once

/// From tags that leave nothing to guess to articles. Such a document says of itself that its text is complete (a user
/// property of its Document element, ISO 32000-1, 14.7.5.4); Galley's own do.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "galley/document.hpp"
#include "pdf/complete_text.hpp"
#include "pdf/structure_tree.hpp"

namespace galley::pdf {

/// Do these tags say that the text which they hold is complete?
bool declares_complete_text(const std::vector<TagElement>& tree);

/// What the tags lead to outside of them.
struct DeclaredObjects {
  /// The picture with this object number (0: none), whose file is kept in another object (0: it is not).
  std::function<Figure(std::int64_t object, std::int64_t kept)> picture;
  std::function<std::string(std::int64_t object)> link_target;  ///< of the annotation: an IRI, or `#` and a name
};

/// Puts language and articles into `document`. The tree is not empty.
void add_declared_articles(const std::vector<TagElement>& tree, const CompleteTexts& texts,
                           const DeclaredObjects& objects, Document& document);

}  // namespace galley::pdf
