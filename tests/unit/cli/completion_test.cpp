// SPDX-License-Identifier: Apache-2.0
#include "cli/completion.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "cli/command.hpp"
#include "testing/scratch_folder.hpp"

namespace galley::cli {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

/// Plugins of which there are manifests alone: completion must never load one.
class CompletionTest : public ::testing::Test {
 protected:
  CompletionTest() {
    PluginDescription novel{.id = "novel", .name = "Novel", .version = "1", .reads = true, .writes = true};
    novel.extensions = {"novel"};
    novel.reader_options = {{.name = "from-page", .type = OptionType::integer, .help = "where to begin"},
                            {.name = "key", .type = OptionType::path, .help = "file with the key"}};
    novel.writer_options = {{.name = "paper", .type = OptionType::choice, .help = "size", .choices = {"a4", "a5"}},
                            {.name = "bound", .type = OptionType::boolean, .help = "in leather"}};
    add(novel);
    PluginDescription letter{.id = "letter", .name = "Letter", .version = "1", .writes = true};
    letter.extensions = {"letter"};
    letter.writer_options = {{.name = "stamp", .type = OptionType::text, .help = "on the envelope"}};
    add(letter);
    PluginDescription shorten{.id = "shorten", .name = "Shorten", .version = "1", .kind = PluginKind::filter};
    shorten.filter_options = {{.name = "words", .type = OptionType::integer, .help = "how many"},
                              {.name = "where", .type = OptionType::choice, .help = "", .choices = {"end", "middle"}}};
    add(shorten);
  }

  void add(const PluginDescription& description) {
    namespace fs = std::filesystem;
    for (const fs::path& file : {folder_.write(description.id + ".json", write_manifest(description)),
                                 folder_.write(description.id + ".so", "no module at all")}) {
      fs::permissions(file, fs::perms::group_write | fs::perms::others_write, fs::perm_options::remove);
    }
  }

  Completion ask(std::vector<std::string> words) const {
    const PluginHost host({folder_.path()});
    Completion completion = complete(host, std::move(words));
    EXPECT_THAT(host.loaded_modules(), IsEmpty());
    return completion;
  }

  std::vector<std::string> words(std::vector<std::string> given) const {
    std::vector<std::string> found;
    for (const Candidate& candidate : ask(std::move(given)).candidates) found.push_back(candidate.word);
    return found;
  }

  testing::ScratchFolder folder_;
};

TEST_F(CompletionTest, CommandsComeFirst) {
  EXPECT_THAT(words({""}), AllOf(Contains("convert"), Contains("batch"), Not(Contains("complete"))));
  EXPECT_THAT(words({}), Contains("convert"));
  EXPECT_THAT(words({"--"}), ElementsAre("--help", "--version"));
  EXPECT_THAT(words({"nonsense", ""}), IsEmpty());
}

TEST_F(CompletionTest, ASecondWordOfAGroupStandsBesideOperands) {
  const Completion completion = ask({"batch", ""});
  ASSERT_EQ(completion.candidates.size(), 1U);
  EXPECT_EQ(completion.candidates[0].word, "report");
  EXPECT_EQ(completion.paths, PathKind::files);
  EXPECT_THAT(words({"batch", "--metrics", "f", "re"}), IsEmpty());
}

TEST_F(CompletionTest, FormatsByDirection) {
  EXPECT_THAT(words({"convert", "-t", ""}), ElementsAre("letter", "novel"));
  EXPECT_THAT(words({"convert", "-f", ""}), ElementsAre("novel"));
  EXPECT_THAT(words({"convert", "--to=n"}), ElementsAre("--to=novel"));
  EXPECT_THAT(words({"convert", "-tn"}), ElementsAre("-tnovel"));
  EXPECT_THAT(words({"batch", "--from-format", ""}), ElementsAre("novel"));
}

TEST_F(CompletionTest, OptionsThatWereGivenAreNotOfferedAgain) {
  EXPECT_THAT(words({"convert", "-"}), AllOf(Contains("--strict"), Contains("-t"), Contains("--to")));
  EXPECT_THAT(words({"convert", "--strict", "-t", "novel", "-W", "bound=true", "--"}),
              AllOf(Not(Contains("--strict")), Not(Contains("--to")), Contains("--writer-option")));
}

TEST_F(CompletionTest, WhatIsAValueIsNoOption) {
  EXPECT_THAT(words({"convert", "-W", "-t"}), IsEmpty());
  EXPECT_THAT(words({"convert", "--", "--st"}), IsEmpty());
  EXPECT_EQ(ask({"convert", "--", "--st"}).paths, PathKind::files);
}

TEST_F(CompletionTest, OptionsOfTheFormatThatTheLineNames) {
  EXPECT_THAT(words({"convert", "-W", ""}), ElementsAre("stamp=", "paper=", "bound="));
  EXPECT_THAT(words({"convert", "-t", "novel", "-W", ""}), ElementsAre("paper=", "bound="));
  EXPECT_THAT(words({"convert", "-o", "a.letter", "-W", ""}), ElementsAre("stamp="));
  EXPECT_THAT(words({"convert", "a.novel", "-R", "f"}), ElementsAre("from-page="));
}

TEST_F(CompletionTest, ValuesOfOptions) {
  EXPECT_THAT(words({"convert", "-W", "paper="}), ElementsAre("paper=a4", "paper=a5"));
  EXPECT_THAT(words({"convert", "--writer-option=paper=a5"}), ElementsAre("--writer-option=paper=a5"));
  EXPECT_THAT(words({"convert", "-W", "bound="}), ElementsAre("bound=true", "bound=false"));
  EXPECT_THAT(words({"convert", "-W", "unknown="}), IsEmpty());
  const Completion path = ask({"convert", "-R", "key=se"});
  EXPECT_EQ(path.paths, PathKind::files);
  EXPECT_EQ(path.before_path, "key=");
}

TEST_F(CompletionTest, FiltersAndTheirOptions) {
  EXPECT_THAT(words({"convert", "--filter", ""}), ElementsAre("shorten", "shorten:"));
  EXPECT_THAT(words({"convert", "--filter", "shorten:"}), ElementsAre("shorten:words=", "shorten:where="));
  EXPECT_THAT(words({"convert", "--filter", "shorten:words=3,where="}),
              ElementsAre("shorten:words=3,where=end", "shorten:words=3,where=middle"));
}

TEST_F(CompletionTest, LiteralsFoldersAndOperands) {
  EXPECT_THAT(words({"convert", "--log-format", ""}), ElementsAre("text", "json"));
  EXPECT_EQ(ask({"convert", "--out-dir", ""}).paths, PathKind::folders);
  EXPECT_EQ(ask({"compare", "a", ""}).paths, PathKind::files);
  EXPECT_EQ(ask({"compare", "a", "b", ""}).paths, PathKind::none);
  EXPECT_THAT(words({"formats", ""}), ElementsAre("letter", "novel"));
  EXPECT_THAT(words({"help", "sh"}), ElementsAre("shorten"));
}

TEST_F(CompletionTest, EveryPlaceholderIsKnown) {
  for (const Command* command : commands()) {
    std::string_view rest = command->operands;
    while (!rest.empty()) {
      const std::string_view operand = rest.substr(0, rest.find(' '));
      rest.remove_prefix(std::min(operand.size() + 1, rest.size()));
      std::string_view bare = operand;
      if (bare.starts_with('[')) bare = bare.substr(1, bare.size() - 2);
      EXPECT_TRUE(knows_placeholder(bare)) << "the operand " << operand << " of " << command->name;
    }
    for (const OptionGroup& group : command->options) {
      for (const CommandOption& option : group.options) {
        if (option.value.empty()) continue;
        EXPECT_TRUE(knows_placeholder(option.value)) << "--" << option.name << " of " << command->name;
      }
    }
  }
}

}  // namespace
}  // namespace galley::cli
