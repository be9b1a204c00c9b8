// SPDX-License-Identifier: Apache-2.0
#include "cli/man_page.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace galley::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr CommandOption options[] = {
    {'t', "to", "FORMAT", "format of the output"},
    {0, "mark", "", "mark it", true},
};

constexpr Command print_proof{
    .name = "print proof",
    .summary = "print a proof, as 'lpr' does",
    .operands = "INPUT...",
    .options = {OptionGroup{"Printing", options}},
    .details = "A proof is one page.\n\n.hidden files are printed too.\n\nExit code: 0 printed.\n",
    .examples = "galley print proof --to=pdf page.txt\n",
};

TEST(ManPageTest, RoffKeepsTextAsItIs) {
  EXPECT_EQ(roff(".TH"), "\\&.TH");
  EXPECT_EQ(roff("'a' \\ `b` ^ ~"), "\\(aqa\\(aq \\e \\(gab\\(ga \\(ha \\(ti");
  EXPECT_EQ(roff("well-known"), "well-known");
  EXPECT_EQ(roff("--to", true), "\\-\\-to");
}

TEST(ManPageTest, SaysWhatTheHelpSays) {
  const std::string page = man_page(print_proof, "2026-11-24");
  EXPECT_THAT(page, StartsWith(".TH GALLEY-PRINT-PROOF 1 2026-11-24 "));
  EXPECT_THAT(page, HasSubstr(".SH NAME\ngalley-print-proof \\-\nprint a proof, as \\(aqlpr\\(aq does\n"));
  EXPECT_THAT(page, HasSubstr("\\fBgalley print proof\\fR [\\fIOPTION\\fR...] \\fIINPUT...\\fR\n"));
  EXPECT_THAT(page,
              HasSubstr(".SS Printing\n.TP\n\\fB\\-t\\fR, \\fB\\-\\-to\\fR \\fIFORMAT\\fR\nFormat of the output.\n"));
  EXPECT_THAT(page, HasSubstr("\\fB\\-\\-mark\\fR\nMark it; may be given more than once.\n"));
  EXPECT_THAT(page, HasSubstr("A proof is one page.\n.PP\n\\&.hidden files are printed too.\n"));
  EXPECT_THAT(page, HasSubstr(".SH EXAMPLES\n.nf\ngalley print proof \\-\\-to=pdf page.txt\n.fi\n"));
}

TEST(ManPageTest, ExitCodesHaveTheirSection) {
  const std::string page = man_page(print_proof, "2026-11-24");
  EXPECT_THAT(page, HasSubstr(".SH EXIT STATUS\nExit code: 0 printed.\n.SH EXAMPLES"));
  EXPECT_THAT(page.substr(0, page.find(".SH OPTIONS")), Not(HasSubstr("Exit code")));
}

TEST(ManPageTest, TheFirstPageNamesEveryCommand) {
  const std::string page = man_page_of_galley("2026-11-24");
  for (const Command* command : commands()) {
    EXPECT_THAT(page, HasSubstr("\\fB" + roff(command->name, true) + "\\fR\n"));
    EXPECT_THAT(page, HasSubstr(".BR " + roff(man_page_name(*command), true) + " (1),\n"));
  }
}

TEST(ManPageTest, FormatsTellTheirOptions) {
  PluginDescription format{.id = "novel", .name = "Novel", .summary = "Long texts", .version = "1", .reads = true};
  format.extensions = {"novel", "nov"};
  format.reader_options = {
      {.name = "chapters", .type = OptionType::integer, .default_value = "3", .help = "how many"},
      {.name = "end", .type = OptionType::choice, .help = "how it ends", .choices = {"well", "bad"}}};
  PluginDescription filter{.id = "shorten", .name = "Shorten", .summary = "Cuts", .kind = PluginKind::filter};
  const std::string page = man_page_of_formats({&format}, {&filter}, "2026-11-24");
  EXPECT_THAT(page, HasSubstr(".SS novel\nNovel (read). Long texts.\n.PP\nExtensions: .novel, .nov\n"));
  EXPECT_THAT(page, HasSubstr("\\fBchapters=\\fR\\fIINTEGER\\fR\nHow many (default: 3).\n"));
  EXPECT_THAT(page, HasSubstr("\\fBend=\\fR\\fBwell|bad\\fR\nHow it ends.\n"));
  EXPECT_THAT(page, HasSubstr(".SS shorten\nCuts.\n"));
}

}  // namespace
}  // namespace galley::cli
