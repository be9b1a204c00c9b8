// SPDX-License-Identifier: Apache-2.0
#include "galley/document.hpp"

#include <gtest/gtest.h>

namespace galley {
namespace {

TEST(Document, HoldsMediaOnceByContent) {
  Document document;
  const std::string key = add_media(document, {"image/png", "bytes"});
  EXPECT_EQ(key.size(), 32U);
  EXPECT_EQ(add_media(document, {"image/png", "bytes"}), key);
  EXPECT_NE(add_media(document, {"image/png", "other bytes"}), key);
  EXPECT_EQ(document.media.size(), 2U);
  EXPECT_EQ(document.media.at(key).data, "bytes");
}

TEST(Document, DifferentBytesNeverShareAKey) {
  Document document;
  const std::string key = add_media(document, {"image/png", "bytes"});
  document.media.at(key).data = "what a collision would have left here";
  const std::string other = add_media(document, {"image/png", "bytes"});
  EXPECT_EQ(other, key + "-2");
  EXPECT_EQ(add_media(document, {"image/png", "bytes"}), other);
}

TEST(Document, FindsTheFirstMetadata) {
  const Metadata metadata{{"creator", "A", {}, {}}, {"title", "T", {}, {}}, {"creator", "B", {}, {}}};
  EXPECT_EQ(find_metadata(metadata, "creator"), "A");
  EXPECT_EQ(find_metadata(metadata, "subject"), "");
}

TEST(Document, TextOfInlines) {
  const Inlines inlines{{Text{"a ", {}, {}}},         {Link{"x", "t", plain("b")}}, {LineBreak{}},
                        {Ruby{"東京", "とうきょう"}}, {NoteReference{"n1"}},        {Text{"c", Style::strong, {}}}};
  EXPECT_EQ(text_of(inlines), "a b 東京c");
}

TEST(Document, AppendsTextOfOneSettingToOneRun) {
  Inlines inlines;
  append_text(inlines, "a");
  append_text(inlines, "");
  append_text(inlines, "b");
  append_text(inlines, "c", Style::strong);
  append_text(inlines, "d", Style::strong, "de");
  EXPECT_EQ(inlines, (Inlines{{Text{"ab", {}, {}}}, {Text{"c", Style::strong, {}}}, {Text{"d", Style::strong, "de"}}}));
}

}  // namespace
}  // namespace galley
