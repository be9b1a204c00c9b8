// SPDX-License-Identifier: Apache-2.0
#include "cli/plugin_template.hpp"

#include <gtest/gtest.h>

#include "galley/error.hpp"
#include "testing/scratch_folder.hpp"

namespace galley::cli {
namespace {

const PluginPlan reader{.id = "town-minutes", .reader = true};
const PluginPlan filter{.id = "a1", .filter = true};

TEST(PluginTemplate, FillsInPlaceholders) {
  EXPECT_EQ(filled_in("@ID@ @NAME@ @CLASS@ @NAMESPACE@\n", reader),
            "town-minutes Town minutes TownMinutes town_minutes_plugin\n");
  EXPECT_EQ(filled_in("@FIRST_LINE_HEX@ @OTHER@", filter), "613120310a @OTHER@");
}

TEST(PluginTemplate, KeepsWhatHolds) {
  const std::string text =
      "a\n@if reader@\nb\n@if not writer@\nc\n@end@\n@if reader writer@\nd\n@end@\n@end@\n@if filter@\ne\n@end@\nf";
  EXPECT_EQ(filled_in(text, reader), "a\nb\nc\nf");
  EXPECT_EQ(filled_in(text, filter), "a\ne\nf");
}

TEST(PluginTemplate, RefusesWhatIsNotWellFormed) {
  for (const char* text : {"@if reader@\n", "@end@\n", "@if nonsense@\n@end@\n"}) {
    EXPECT_THROW(filled_in(text, reader), Error) << text;
  }
}

TEST(PluginTemplate, WritesAllOrNothing) {
  const testing::ScratchFolder folder;
  folder.write("template/@ID@.txt", "@NAME@\n");
  folder.write("template/empty", "@if writer@\nx\n@end@\n");
  write_template(folder.path() / "template", folder.path() / "made/here/", reader);
  EXPECT_EQ(folder.read("made/here/town-minutes.txt"), "Town minutes\n");
  EXPECT_FALSE(folder.has("made/here/empty"));
  EXPECT_THROW(write_template(folder.path() / "template", folder.path() / "made/here", filter), Error);
  EXPECT_FALSE(folder.has("made/here/a1.txt"));

  folder.write("template/faulty", "@if reader@\n");
  EXPECT_THROW(write_template(folder.path() / "template", folder.path() / "other", reader), Error);
  EXPECT_EQ(folder.files().size(), 4U) << "nothing is left of what failed";
}

}  // namespace
}  // namespace galley::cli
