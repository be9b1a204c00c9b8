// SPDX-License-Identifier: Apache-2.0
#include "structure/rare.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace galley::structure {
namespace {

TEST(Rare, IsEmptyUntilItIsChanged) {
  Rare<std::string> rare;
  EXPECT_EQ(rare.read(), "");
  rare.change() = "July 4";
  EXPECT_EQ(rare.read(), "July 4");
}

TEST(Rare, ACopyChangesByItself) {
  const Rare<std::string> first(std::string("July 4"));
  Rare<std::string> second = first;
  second.change() += ", 2023";
  EXPECT_EQ(first.read(), "July 4");
  EXPECT_EQ(second.read(), "July 4, 2023");
  second = first;
  EXPECT_EQ(second.read(), "July 4");
}

TEST(Rare, WhatWasMovedFromIsEmpty) {
  Rare<std::string> first(std::string("July 4"));
  const Rare<std::string> second = std::move(first);
  EXPECT_EQ(second.read(), "July 4");
  first = Rare<std::string>();
  EXPECT_EQ(first.read(), "");
}

}  // namespace
}  // namespace galley::structure
