// SPDX-License-Identifier: Apache-2.0
#include "testing/round_trips.hpp"

#include "unit/rtf/conversion.hpp"

namespace galley::rtf {
namespace {

using testing::format;

TEST(RoundTrip, KeepsEveryFeature) {
  galley::testing::keeps_every_feature(format);
  galley::testing::keeps_every_feature(format, {{"columns", "3"}});
}

TEST(RoundTrip, KeepsRandomDocuments) { galley::testing::keeps_random_documents(format, 1, 60); }

TEST(RoundTrip, KeepsAnItemThatHoldsATableAndGoesOn) {
  galley::testing::keeps_an_item_that_holds_a_table_and_goes_on(format);
}

TEST(RoundTrip, GivesTheSameBytesTwice) { galley::testing::gives_the_same_bytes_twice(format); }

}  // namespace
}  // namespace galley::rtf
