// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "galley/diagnostics.hpp"
#include "galley/error.hpp"
#include "galley/unicode.hpp"

namespace galley {
namespace {

std::string message(std::string text) { return Error(ErrorKind::input, std::move(text)).what(); }

TEST(Message, StaysAsItIsWhenItIsSound) {
  EXPECT_EQ(message("the element 'p' is not known"), "the element 'p' is not known");
  EXPECT_EQ(message("two  spaces"), "two  spaces");
  EXPECT_EQ(message("«本报记者» ist ein Kürzel"), "«本报记者» ist ein Kürzel");
  EXPECT_EQ(message(""), "");
}

TEST(Message, IsOneLineThatNoTerminalObeys) {
  EXPECT_EQ(message("the entity 'a\r\n    b' is odd"), "the entity 'a b' is odd");
  EXPECT_EQ(message("\x1b[31mred\x07"), "[31mred ");
  EXPECT_EQ(message("a\xc2\x9b"
                    "31mb\xe2\x80\xa8"
                    "c\x7f"),
            "a 31mb c ");
  EXPECT_EQ(message(std::string("a\0b", 3)), "a b");
}

TEST(Message, IsUtf8OfBoundedLength) {
  EXPECT_EQ(message("a\xff"
                    "b\xe9\x93"),
            "a\xef\xbf\xbd"
            "b\xef\xbf\xbd");
  for (const char* piece : {"x", "\xe9\x93\x9c", "\xff", "\n"}) {
    std::string text;
    for (int i = 0; i < 100'000; ++i) text += piece;
    const std::string cut = message(text);
    EXPECT_LT(cut.size(), 2'100u);
    EXPECT_TRUE(is_valid_utf8(cut));
  }
}

TEST(Message, IsCleanInDiagnosticsAndPlacesToo) {
  Diagnostics diagnostics;
  diagnostics.warning(code::malformed, "a\nb", Place{.part = "word/\x1b.xml", .item = "c\nd"});
  EXPECT_EQ(diagnostics.entries().at(0).message, "a b");
  EXPECT_EQ(to_string(diagnostics.entries().at(0).place), "word/ .xml, c d");
  EXPECT_EQ(to_string(Error(ErrorKind::input, "x", Place{.part = "a\nb"}).place()), "a b");
}

}  // namespace
}  // namespace galley
