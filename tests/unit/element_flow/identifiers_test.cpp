// SPDX-License-Identifier: Apache-2.0
#include "element_flow/identifiers.hpp"

#include <gtest/gtest.h>

namespace galley::element_flow {
namespace {

TEST(Identifiers, NamesStayAndOthersAreSpeltOut) {
  EXPECT_EQ(identifier_of("intro"), "intro");
  EXPECT_EQ(identifier_of("a.b-c_1"), "a.b-c_1");
  EXPECT_EQ(identifier_of("1"), "g-a31");
  EXPECT_EQ(identifier_of("g-a31"), "g-a672d613331");
  EXPECT_EQ(identifier_of("章"), "g-ae7aba0");
  EXPECT_EQ(identifier_of(""), "");
}

TEST(Iri, WhatIsOneStays) {
  for (const char* address : {"http://example.org/a?b=c#d", "mailto:a@b.c", "images/a.png", "../up/", "#x",
                              "https://例え.jp/路", "data:image/png;base64,AAAA", "a%20b"}) {
    EXPECT_EQ(iri_of(address), address);
  }
}

TEST(Iri, WhatMayNotStandInOneIsEncoded) {
  EXPECT_EQ(iri_of("a b"), "a%20b");
  EXPECT_EQ(iri_of("100%"), "100%25");
  EXPECT_EQ(iri_of("x[1]<i>\\"), "x%5B1%5D%3Ci%3E%5C");
  EXPECT_EQ(iri_of("a#b#c"), "a#b%23c");
  EXPECT_EQ(iri_of("1a:b"), "./1a:b");
}

}  // namespace
}  // namespace galley::element_flow
