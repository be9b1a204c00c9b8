// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "structure/conventions.hpp"

TEST(Language, IsEmptyForNothing) { EXPECT_EQ(galley::structure::infer_language(""), ""); }
