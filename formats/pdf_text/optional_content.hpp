// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <unordered_set>

#include "pdf_text/objects.hpp"

namespace galley::pdf_text {

/// Which optional content is shown by default (ISO 32000-1, 8.11).
class OptionalContent {
 public:
  OptionalContent() = default;
  /// From a document's catalog; may be null.
  explicit OptionalContent(const PdfObject* catalog);

  /// Is content with this group or membership dictionary shown? Null is.
  bool shown(const PdfObject* group) const;

 private:
  std::unordered_set<std::int64_t> hidden_;
};

}  // namespace galley::pdf_text
