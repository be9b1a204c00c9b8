// SPDX-License-Identifier: Apache-2.0
#include <sys/stat.h>
#include <sys/wait.h>

#include <cerrno>
#include <nlohmann/json.hpp>

#include "end_to_end/command_test.hpp"
#include "galley/convert.hpp"
#include "testing/program_folder.hpp"

namespace galley::testing {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

/// Reads lines as paragraphs, in shell.
constexpr const char* line_program = R"sh(#!/bin/sh
case $1 in
  read)
    echo '<document xmlns="urn:galley:document:1"><article>'
    sed 's/&/\&amp;/g; s/</\&lt;/g; s/.*/<p>&<\/p>/'
    echo "<p>$*</p></article></document>" ;;
  write) sed -n 's/^ *<p>\(.*\)<\/p>/\1/p' ;;
esac
)sh";

constexpr const char* options = R"("reader-options": [
  {"name": "year", "type": "integer", "default": "2024"}, {"name": "place"}, {"name": "list", "type": "path"}],)";

class ProgramPlugin : public CommandTest {
 protected:
  Outcome with_plugins(std::vector<std::string> arguments, std::string input = {}) const {
    arguments.insert(arguments.begin() + 1, {"--plugin-path", plugins.path().string()});
    return galley(std::move(arguments), std::move(input));
  }

  ProgramFolder plugins;
};

TEST_F(ProgramPlugin, ReadsAndWrites) {
  plugins.add_format("lines", line_program, options);
  folder.write("page.lines", "one\na < b\n");
  const Outcome read = with_plugins({"convert", "page.lines", "-t", "text"});
  EXPECT_EQ(read.exit_code, 0) << read.errors;
  EXPECT_EQ(read.output, "one\n\na < b\n\nread --year=2024\n");
  const Outcome written = with_plugins({"convert", "page.lines", "-o", "page.out.lines"});
  EXPECT_EQ(written.exit_code, 0) << written.errors;
  EXPECT_EQ(folder.read("page.out.lines"), "one\na &lt; b\nread --year=2024\n");
  EXPECT_EQ(written.errors, "");
}

TEST_F(ProgramPlugin, GetsOptionsThatWereGivenOrHaveADefault) {
  plugins.add_format("lines", line_program, options);
  folder.write("page.lines", "");
  folder.write("names.txt", "");
  const std::string names = (folder.path() / "names.txt").string();
  const Outcome outcome =
      with_plugins({"convert", "page.lines", "-t", "xml", "-R", "year=1999", "-R", "place=", "-R", "list=names.txt"});
  EXPECT_THAT(outcome.output, HasSubstr("<p>read --year=1999 --place= --list=" + names + "</p>"));
  EXPECT_EQ(with_plugins({"convert", "page.lines", "-t", "xml", "-R", "year=never"}).exit_code, 2);
}

TEST_F(ProgramPlugin, GetsItsOwnArgumentsInstead) {
  plugins.add_format("lines", line_program, R"("read-arguments": ["read", "--from", "a b"],)");
  folder.write("page.lines", "");
  EXPECT_THAT(with_plugins({"convert", "page.lines", "-t", "xml"}).output, HasSubstr("<p>read --from a b</p>"));
}

TEST_F(ProgramPlugin, MayReadFilesThatOptionsNameAndNoOther) {
  plugins.add_format("lines", R"sh(#!/bin/sh
file=${2#--list=}
word=$(cat "$file" 2>&1) || word=denied
other=$(cat "${file%/*}/other.txt" 2>&1) || other=denied
echo "<document xmlns='urn:galley:document:1'><article><p>$word, $other</p></article></document>"
)sh",
                     R"("reader-options": [{"name": "list", "type": "path"}],)");
  folder.write("page.lines", "");
  folder.write("names.txt", "Ana");
  folder.write("other.txt", "Eva");
  for (const std::vector<std::string>& output : {std::vector<std::string>{"-t", "text"}, {"-o", "page.txt"}}) {
    std::vector<std::string> words{"convert", "page.lines", "-R", "list=names.txt"};
    words.insert(words.end(), output.begin(), output.end());
    const Outcome outcome = with_plugins(words);
    EXPECT_EQ(output.front() == "-t" ? outcome.output : folder.read("page.txt"), "Ana, denied\n") << outcome.errors;
  }
}

TEST_F(ProgramPlugin, Filters) {
  plugins.add_filter("shout", "#!/bin/sh\nsed \"s/ships/SHIPS $2/\"\n",
                     R"("filter-options": [{"name": "mark", "default": "!"}],)");
  folder.write("page.txt", "Headline\n\nThe ships came.\n");
  EXPECT_THAT(with_plugins({"convert", "page.txt", "-t", "xml", "--filter", "shout"}).output,
              HasSubstr("<p>The SHIPS --mark=! came.</p>"));
}

TEST_F(ProgramPlugin, SpeaksOnStandardError) {
  plugins.add_format("talk", R"sh(#!/bin/sh
echo "Line 3 is odd." >&2
echo "note: the year was guessed" >&2
echo "loss: a picture" >&2
printf 'warning: an \033[31mescape\n' >&2
if grep -q bad; then echo "error: It is not minutes." >&2; echo "afterwards" >&2; exit 4; fi
echo '<document xmlns="urn:galley:document:1"><article><p>x</p></article></document>'
)sh");
  folder.write("good.talk", "");
  folder.write("bad.talk", "bad");
  const Outcome good = with_plugins({"convert", "good.talk", "-t", "text", "--losses"});
  EXPECT_EQ(good.exit_code, 0);
  EXPECT_THAT(good.errors, AllOf(HasSubstr("warning: line 3 is odd\n"), HasSubstr("lost in reading: a picture"),
                                 HasSubstr("warning: an [31mescape\n")));
  const Outcome strict = with_plugins({"convert", "good.talk", "-t", "text", "--strict"});
  EXPECT_EQ(strict.exit_code, 3);
  const Outcome bad = with_plugins({"convert", "bad.talk", "-t", "text"});
  EXPECT_EQ(bad.exit_code, 1);
  EXPECT_THAT(bad.errors, AllOf(HasSubstr("galley: bad.talk: it is not minutes\n"), HasSubstr("afterwards")));
  EXPECT_EQ(bad.output, "");
}

TEST_F(ProgramPlugin, WorksInBatchesAndWorkers) {
  plugins.add_format("lines", line_program, options);
  for (int i = 0; i < 12; ++i) folder.write("in/" + std::to_string(i) + ".lines", "page " + std::to_string(i) + "\n");
  const Outcome batch = with_plugins({"batch", "in", "-t", "text", "--out-dir", "out", "-j", "3"});
  EXPECT_EQ(batch.exit_code, 0) << batch.errors;
  for (int i = 0; i < 12; ++i) {
    EXPECT_EQ(folder.read("out/" + std::to_string(i) + ".txt"), "page " + std::to_string(i) + "\n\nread --year=2024\n");
  }
  const Outcome worker = with_plugins({"worker"}, R"({"id": 1, "input": "in/1.lines", "to": "lines"})"
                                                  "\n"
                                                  R"({"id": 2, "input": "in/2.lines", "to": "text"})"
                                                  "\n");
  std::vector<std::string> outcomes;
  std::istringstream answers(worker.output);
  for (std::string line; std::getline(answers, line);) {
    outcomes.push_back(nlohmann::json::parse(line).value("outcome", "none"));
  }
  EXPECT_THAT(outcomes, ElementsAre("done", "done")) << worker.output;
}

TEST_F(ProgramPlugin, WorksForEveryCommandThatReads) {
  plugins.add_format("lines", line_program, options);
  folder.write("page.lines", "one\n");
  for (const char* command : {"inspect", "validate"}) {
    EXPECT_EQ(with_plugins({command, "page.lines"}).exit_code, 0) << command;
  }
  EXPECT_EQ(with_plugins({"compare", "page.lines", "page.lines"}).exit_code, 0);
}

TEST_F(ProgramPlugin, WorksInProgramsThatEmbedGalley) {
  plugins.add_format("lines", line_program, options);
  PluginHost host(default_plugin_path({plugins.path()}));
  Diagnostics diagnostics;
  Document document =
      read_document(host, Source::from_memory("one\ntwo", "page.lines"), {.format = "lines"}, diagnostics);
  ASSERT_EQ(document.articles.size(), 1U);
  EXPECT_EQ(document.articles[0].blocks.size(), 3U);
  std::string bytes;
  const std::unique_ptr<Sink> sink = memory_sink(bytes);
  write_document(host, document, *sink, {.format = "lines"}, diagnostics);
  EXPECT_EQ(bytes, "one\ntwo\nread --year=2024\n");
  // Nothing is left to be waited for.
  EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1);
  EXPECT_EQ(errno, ECHILD);
}

TEST_F(ProgramPlugin, ExchangesPandocsJson) {
  plugins.add_format("ast", R"sh(#!/bin/sh
echo '{"pandoc-api-version":[1,22,2],"meta":{},"blocks":[{"t":"Para","c":[{"t":"Str","c":"words"}]}]}'
)sh",
                     R"("exchange": "pandoc-json",)");
  folder.write("page.ast", "");
  const Outcome outcome = with_plugins({"convert", "page.ast", "-t", "text"});
  EXPECT_EQ(outcome.output, "words\n") << outcome.errors;
}

/// The reason why a plugin is refused, as `galley plugins` says it.
class ProgramDiscovery : public ProgramPlugin {
 protected:
  std::string reason(const std::string& id) const {
    const PluginHost host({plugins.path()});
    for (const PluginRecord& record : host.records()) {
      if (record.description.id == id) return record.state == PluginState::ready ? "ready" : record.reason;
    }
    return "not found";
  }
  std::string refused(std::string_view exec) const {
    plugins.write("x.json", R"({"galley-plugin": 1, "id": "x", "reads": true, "exec": )" + std::string(exec) + "}");
    return reason("x");
  }
};

TEST_F(ProgramDiscovery, RefusesWhatCannotOrMustNotRun) {
  const std::string program = plugins.add_program("run.sh", "#!/bin/sh\n").string();
  EXPECT_EQ(refused(R"(["./run.sh"])"), "ready");
  EXPECT_EQ(refused(R"(["sh", "./run.sh"])"), "ready");
  EXPECT_EQ(refused(R"(["no-such-program-anywhere"])"), "no-such-program-anywhere is not installed");
  EXPECT_THAT(refused(R"(["./gone.sh"])"), HasSubstr("gone.sh cannot be run: no such file or folder"));
  EXPECT_THAT(refused(R"(["sh", "./gone.sh"])"), HasSubstr("its file " + plugins.path().string() + "/gone.sh is not"));
  ::chmod(program.c_str(), 0644);
  EXPECT_EQ(refused(R"(["./run.sh"])"), "its program " + program + " is not executable");
  ::chmod(program.c_str(), 0777);
  EXPECT_EQ(refused(R"(["./run.sh"])"), "its program " + program + " may be written to by everybody");
  EXPECT_EQ(refused(R"(["sh", "./run.sh"])"), "its file " + program + " may be written to by everybody");
  ::chmod(program.c_str(), 0755);
  ::chmod((plugins.path() / "x.json").c_str(), 0666);
  EXPECT_EQ(reason("x"), "its manifest may be written to by everybody");
  ::chmod((plugins.path() / "x.json").c_str(), 0644);
  ::chmod(plugins.path().c_str(), 0777);
  EXPECT_EQ(reason("x"), "its folder may be written to by everybody");
}

TEST_F(ProgramDiscovery, TakesNoManifestForBoth) {
  plugins.add_program("run.sh", "#!/bin/sh\n");
  plugins.write("x.so", "");
  EXPECT_EQ(refused(R"(["./run.sh"])"), "its manifest names a program, but stands beside a module");
}

TEST_F(ProgramDiscovery, SaysWhatIsMissingWhenItIsAskedFor) {
  plugins.write("x.json", R"({"galley-plugin": 1, "id": "x", "writes": true, "exec": ["no-such-program"]})");
  folder.write("page.txt", "Text.\n");
  const Outcome outcome = with_plugins({"convert", "page.txt", "-t", "x"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(with_plugins({"plugins", "x"}).output,
              AllOf(HasSubstr("refused"), HasSubstr("no-such-program is not installed")));
  EXPECT_THAT(with_plugins({"formats"}).output, Not(HasSubstr("\nx ")));
}

}  // namespace
}  // namespace galley::testing
