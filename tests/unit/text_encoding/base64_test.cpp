// SPDX-License-Identifier: Apache-2.0
#include "text_encoding/base64.hpp"

#include <gtest/gtest.h>

namespace galley::text_encoding {
namespace {

// The vectors of RFC 4648, 10.
TEST(Base64, FollowsTheVectorsOfItsStandard) {
  const std::pair<std::string_view, std::string_view> vectors[] = {{"", ""},
                                                                   {"f", "Zg=="},
                                                                   {"fo", "Zm8="},
                                                                   {"foo", "Zm9v"},
                                                                   {"foob", "Zm9vYg=="},
                                                                   {"fooba", "Zm9vYmE="},
                                                                   {"foobar", "Zm9vYmFy"}};
  for (const auto& [bytes, text] : vectors) {
    EXPECT_EQ(decode_base64(text), bytes);
    std::string encoded;
    append_base64(encoded, bytes);
    EXPECT_EQ(encoded, bytes.empty() ? std::string() : std::string(text) + "\n");
  }
}

TEST(Base64, KeepsEveryByteInLinesOf76) {
  std::string bytes;
  for (int i = 0; i < 1000; ++i) bytes += static_cast<char>(i * 7);
  std::string text;
  append_base64(text, bytes);
  EXPECT_EQ(text.find('\n'), 76U);
  EXPECT_EQ(decode_base64(text), bytes);
}

TEST(Base64, ForgivesSpaceAndMissingPaddingAndNothingElse) {
  EXPECT_EQ(decode_base64(" Zm\r\n9v\tYg "), "foob");
  for (const std::string_view text : {"Zm9v!", "Z", "Zg=", "Zg==Zg==", "Zm9v=", "Zm9vYg===", "Zm-_"}) {
    EXPECT_EQ(decode_base64(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace galley::text_encoding
