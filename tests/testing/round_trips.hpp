// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What every format that carries all is asked of its reader and writer together.

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "testing/conversion.hpp"
#include "testing/feature_complete.hpp"
#include "testing/random_document.hpp"

namespace galley::testing {

/// How a document differs from what it is after it was written and read.
inline std::string changed_by(const Format& format, const Document& document, const OptionValues& writing = {}) {
  const std::string bytes = write_with(format, document, writing).bytes;
  return differences_between(document, read_with(format, bytes, {}).document);
}

inline void keeps_every_feature(const Format& format, const OptionValues& writing = {}) {
  EXPECT_EQ(changed_by(format, feature_complete_document(), writing), "");
}

inline void keeps_random_documents(const Format& format, std::uint64_t first, std::uint64_t last) {
  for (std::uint64_t seed = first; seed <= last; ++seed) {
    ASSERT_EQ(changed_by(format, random_document(seed, FeatureSet::all())), "") << "seed " << seed;
  }
}

inline void keeps_an_item_that_holds_a_table_and_goes_on(const Format& format) {
  Document document;
  Article& article = document.articles.emplace_back();
  article.headline = plain("Harbour reopens");
  Table table;
  table.rows = {{{{{paragraph("north")}, false, 2, 1}}}, {{{{paragraph("a")}}, {{paragraph("b")}}}}};
  List list{true, 7, {}};
  list.items = {{{paragraph("one"), {table, {}}, paragraph("more")}}, {{paragraph("two")}}};
  article.blocks = {{list, {}}};
  EXPECT_EQ(changed_by(format, document), "");
}

inline void gives_the_same_bytes_twice(const Format& format) {
  const Document document = feature_complete_document();
  EXPECT_EQ(write_with(format, document, {}).bytes, write_with(format, document, {}).bytes);
}

}  // namespace galley::testing
