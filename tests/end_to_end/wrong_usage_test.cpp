// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "end_to_end/command_test.hpp"

namespace galley::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

struct WrongUsage {
  const char* name;
  std::vector<std::string> arguments;
  const char* says;
};

void PrintTo(const WrongUsage& usage, std::ostream* out) { *out << usage.name; }

class WrongUsageTest : public CommandTest, public ::testing::WithParamInterface<WrongUsage> {};

TEST_P(WrongUsageTest, IsOneLineAndExitCode2AndDoesNothing) {
  folder.write("page.probe", "PROBE\narticle One\n");
  folder.write("other.probe", "PROBE\narticle Two\n");
  folder.write("sub/page.probe", "PROBE\narticle Three\n");
  const std::vector<std::string> before = folder.files();
  const Outcome outcome = galley(GetParam().arguments);
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_EQ(outcome.output, "");
  EXPECT_THAT(outcome.errors, StartsWith("galley: "));
  EXPECT_THAT(outcome.errors, HasSubstr(GetParam().says));
  EXPECT_EQ(std::count(outcome.errors.begin(), outcome.errors.end(), '\n'), 1) << outcome.errors;
  EXPECT_EQ(folder.files(), before);
}

INSTANTIATE_TEST_SUITE_P(
    All, WrongUsageTest,
    ::testing::Values(
        WrongUsage{"Command", {"conver", "page.probe"}, "'conver'; did you mean 'convert'?"},
        WrongUsage{"FarCommand", {"frobnicate"}, "no command 'frobnicate' (see 'galley help')"},
        WrongUsage{"FileForCommand", {"page.probe"}, "did you mean 'galley convert page.probe'?"},
        WrongUsage{"OptionBeforeCommand", {"-q", "convert"}, "a command comes first"},
        WrongUsage{"NoOperand", {"convert", "-t", "probe"}, "an operand is missing"},
        WrongUsage{"OneOperandOfTwo", {"compare", "page.probe"}, "an operand is missing"},
        WrongUsage{"OperandTooMany", {"compare", "page.probe", "page.probe", "third"}, "too many: 'third'"},
        WrongUsage{"LongOption", {"convert", "--stict", "page.probe"}, "did you mean '--strict'?"},
        WrongUsage{"LongOptionWithValue", {"convert", "--outdir=x", "page.probe"}, "did you mean '--out-dir'?"},
        WrongUsage{"ShortOption", {"convert", "-Z", "page.probe"}, "no option '-Z'"},
        WrongUsage{"OptionWithoutValue", {"convert", "page.probe", "-o"}, "'-o' needs a value after it"},
        WrongUsage{"OptionWithEmptyValue", {"convert", "--out-dir=", "page.probe"}, "'--out-dir=' needs a value"},
        WrongUsage{"ValueForSwitch", {"convert", "--strict=7", "page.probe"}, "'--strict' takes no value"},
        WrongUsage{"OptionTwice", {"convert", "-t", "probe", "-t", "probe", "page.probe"}, "'--to' was given more"},
        WrongUsage{"Target", {"convert", "-t", "prob", "page.probe"}, "no format 'prob'; did you mean 'probe'?"},
        WrongUsage{"Source", {"convert", "-f", "prob", "-t", "probe", "page.probe"}, "did you mean 'probe'?"},
        WrongUsage{"NoTarget", {"convert", "page.probe"}, "the format to write is missing; give it with -t ("},
        WrongUsage{"NoTargetForFolder", {"convert", "page.probe", "--out-dir", "out"}, "give it with -t ("},
        WrongUsage{"ExtensionOfNoFormat", {"convert", "page.probe", "-o", "x.foo"}, "x.foo does not tell the format"},
        WrongUsage{"Filter", {"convert", "-t", "probe", "--filter", "probee", "page.probe"}, "no filter 'probee'"},
        WrongUsage{"FormatAsFilter", {"convert", "-t", "probe", "--filter", "probe", "page.probe"}, "a format, not a"},
        WrongUsage{"FilterWithoutName", {"convert", "-t", "probe", "--filter", ":a=1", "page.probe"}, "takes NAME["},
        WrongUsage{"ReaderOption",
                   {"convert", "-t", "probe", "-R", "encodng=x", "page.probe"},
                   "no format has a reader option 'encodng'; did you mean 'encoding'?"},
        WrongUsage{"ReaderOptionOfFormat",
                   {"convert", "-f", "probe", "-t", "probe", "-R", "encodng=x", "page.probe"},
                   "(see 'galley formats probe')"},
        WrongUsage{"WriterOption", {"convert", "-t", "probe", "-W", "mebibites=1", "page.probe"}, "'mebibytes'"},
        WrongUsage{"OptionRange", {"convert", "-t", "probe", "-W", "mebibytes=9999", "page.probe"}, "mebibytes"},
        WrongUsage{"OptionType", {"convert", "-t", "probe", "-W", "mebibytes=many", "page.probe"}, "mebibytes"},
        WrongUsage{
            "OptionWithoutEquals", {"convert", "-t", "probe", "-W", "lose", "page.probe"}, "-W takes NAME=VALUE"},
        WrongUsage{"Limit", {"convert", "-t", "probe", "--limit", "dept=3", "page.probe"}, "did you mean 'depth'?"},
        WrongUsage{"LimitValue", {"convert", "-t", "probe", "--limit", "depth=x", "page.probe"}, "a whole number"},
        WrongUsage{"LimitTooLarge", {"convert", "-t", "probe", "--limit", "depth=5G", "page.probe"}, "too large"},
        WrongUsage{"LimitOverflow",
                   {"convert", "-t", "probe", "--limit", "nodes=99999999999999999999", "page.probe"},
                   "a whole number"},
        WrongUsage{"ResourceRoot", {"convert", "-t", "probe", "--resource-root", "no", "page.probe"}, "not a folder"},
        WrongUsage{"LogFormat", {"convert", "-t", "probe", "--log-format", "xml", "page.probe"}, "text or json"},
        WrongUsage{"SeveralInputs", {"convert", "-t", "probe", "page.probe", "other.probe"}, "need --out-dir"},
        WrongUsage{
            "SeveralInputsOneOutput", {"convert", "-o", "x.probe", "page.probe", "other.probe"}, "need --out-dir"},
        WrongUsage{"OutputAndFolder",
                   {"convert", "-t", "probe", "-o", "x", "--out-dir", "out", "page.probe"},
                   "exclude each other"},
        WrongUsage{"OutputIsFolder", {"convert", "-t", "probe", "-o", "sub", "page.probe"}, "use --out-dir"},
        WrongUsage{
            "FolderIsFile", {"convert", "-t", "probe", "--out-dir", "other.probe", "page.probe"}, "not a folder"},
        WrongUsage{"SplitToStream", {"convert", "-t", "probe", "--split", "-o", "-", "page.probe"}, "several files"},
        WrongUsage{"SplitWithoutName", {"convert", "-t", "probe", "--split", "page.probe"}, "several files"},
        WrongUsage{"StandardInputTwice", {"convert", "-t", "probe", "--out-dir", "out", "-", "-"}, "only once"},
        WrongUsage{"StandardInputTwiceInCompare", {"compare", "-", "-"}, "only once"},
        WrongUsage{"OneOutputForTwo",
                   {"convert", "-t", "probe", "--out-dir", "out", "page.probe", "sub/page.probe"},
                   "page.probe and sub/page.probe would both be written to out/page.probe"},
        WrongUsage{"OutputIsInput", {"convert", "-o", "page.probe", "page.probe"}, "is the input page.probe itself"},
        WrongUsage{"OutputIsInputByOtherName", {"convert", "-o", "sub/../page.probe", "page.probe"}, "is the input"},
        WrongUsage{"OutputIsOtherInput",
                   {"convert", "-t", "probe", "--out-dir", ".", "sub/page.probe", "page.probe"},
                   "is the input page.probe itself"},
        WrongUsage{"DifferenceCount", {"compare", "-n", "0", "page.probe", "page.probe"}, "--most takes a number"},
        WrongUsage{"FormatToList", {"formats", "prob"}, "did you mean 'probe'?"},
        WrongUsage{"FilterToList", {"filters", "probe"}, "a format, not a filter"},
        WrongUsage{"PluginToList", {"plugins", "prob"}, "did you mean 'probe'?"},
        WrongUsage{"HelpTopic", {"help", "conver"}, "did you mean 'convert'?"}),
    [](const ::testing::TestParamInfo<WrongUsage>& param) { return param.param.name; });

class NothingGivenTest : public CommandTest {};

TEST_F(NothingGivenTest, ShowsThreeExamplesAndWhereToReadOn) {
  const Outcome outcome = galley({});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_EQ(outcome.output, "");
  EXPECT_THAT(outcome.errors, StartsWith("usage: galley COMMAND"));
  EXPECT_THAT(outcome.errors, HasSubstr("galley convert page.docx -o page.epub"));
  EXPECT_THAT(outcome.errors, HasSubstr("'galley help'"));
}

}  // namespace
}  // namespace galley::testing
