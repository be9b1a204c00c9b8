// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "page_layout/page_content.hpp"

namespace galley::testing {

/// A PDF file put together object by object, with sound cross-references. Objects 1 and 2 are the catalog and the page
/// tree.
class MadeUpPdf {
 public:
  /// Adds an object and returns its number; `body` is what stands between obj and endobj.
  int add(const std::string& body);

  /// Adds a stream; `entries` are those of its dictionary beside Length.
  int add_stream(const std::string& data, const std::string& entries = {});

  /// Adds a page that shows `content`. `resources` are the entries of its resource dictionary, `more` those of its own.
  int add_page(const std::string& content, const std::string& resources, const std::string& more = {});

  /// Entries for the catalog.
  void extend_catalog(const std::string& entries) { catalog_ += entries; }

  std::string bytes() const;

 private:
  std::string objects_;
  std::string catalog_;
  std::string kids_;
  std::string offsets_;
  int last_ = 2;
  int pages_ = 0;
};

inline const std::string helvetica = "/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>";

/// The only page of a file, as the text machine reads it.
layout::PageContent only_page(const std::string& bytes);

}  // namespace galley::testing
