// SPDX-License-Identifier: Apache-2.0
// The recipes of share/engines, run as their users run them.
#include <sys/stat.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <regex>

#include "end_to_end/command_test.hpp"

namespace galley::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using Json = nlohmann::json;

class EnginesTest : public CommandTest {
 protected:
  static constexpr int pages = 12;

  EnginesTest() {
    for (int i = 0; i < pages; ++i) {
      folder.write("in/" + std::to_string(i % 3) + "/page-" + std::to_string(i) + ".probe",
                   "PROBE\narticle " + std::to_string(i) + "\n");
    }
  }

  static std::string recipe(const std::string& name) { return GALLEY_SHARE_FOLDER "/engines/" + name; }

  static bool has(const std::string& program) {
    return fs::exists("/usr/bin/" + program) || fs::exists("/usr/local/bin/" + program);
  }

  Outcome shell(const std::string& command, std::vector<std::string> environment = {}) const {
    Call shell = call({});
    shell.words = {"/bin/sh", "-c", command};
    shell.environment.emplace_back("GALLEY=" GALLEY_COMMAND);
    shell.environment.insert(shell.environment.end(), environment.begin(), environment.end());
    return run(shell);
  }

  /// Names of outputs below a folder with what is in them.
  std::vector<std::string> outputs(const std::string& place, const std::string& extension = ".xml") const {
    std::vector<std::string> all;
    for (const std::string& name : folder.files()) {
      if (!name.starts_with(place + "/") || !name.ends_with(extension)) continue;
      all.push_back(name.substr(place.size()) + ": " + folder.read(name));
    }
    return all;
  }

  std::vector<std::string> expected() const {
    EXPECT_THAT(galley({"batch", "in", "-t", "xml", "--out-dir", "expected", "-q"}).errors, "");
    std::vector<std::string> all = outputs("expected");
    EXPECT_THAT(all, SizeIs(pages));
    return all;
  }
};

TEST_F(EnginesTest, GnuParallel) {
  if (!has("parallel")) GTEST_SKIP() << "parallel is not installed";
  const Outcome outcome = shell(recipe("parallel/convert") + " 3 'out put' in -t xml -q");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  EXPECT_EQ(outputs("out put"), expected());
  EXPECT_THAT(folder.read("out put/report.html"), AllOf(HasSubstr("1/3"), HasSubstr("2/3"), HasSubstr("3/3")));

  // A part with a document that fails is done; one that cannot work is not.
  folder.write("in/bad.probe", "PROBE\nfail it is broken\n");
  EXPECT_EQ(shell(recipe("parallel/convert") + " 3 'out put' in -t xml -q").exit_code, 0);
  EXPECT_THAT(folder.read("out put/report.html"), HasSubstr("it is broken"));
  EXPECT_NE(shell(recipe("parallel/convert") + " 2 other in -t nonsense").exit_code, 0);
}

TEST_F(EnginesTest, Make) {
  if (!has("make")) GTEST_SKIP() << "make is not installed";
  const std::string make =
      "make -k -j 2 -f " + recipe("make/Makefile") + " IN=in OUT=out FROM=probe TO=xml GALLEY=" GALLEY_COMMAND;
  const Outcome outcome = shell(make);
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  EXPECT_EQ(outputs("out"), expected());
  // Nothing to do, then one that is newer.
  EXPECT_EQ(shell(make).output.find(GALLEY_COMMAND), std::string::npos);
  fs::last_write_time(folder.path() / "in/0/page-0.probe", fs::file_time_type::clock::now() + std::chrono::seconds(2));
  const std::string again = shell(make).output;
  EXPECT_THAT(again, HasSubstr("page-0.probe"));
  EXPECT_EQ(again.find("page-1.probe"), std::string::npos);

  // One that fails stops no other; names that make cannot work with are told.
  folder.write("in/0/bad.probe", "PROBE\nfail it is broken\n");
  folder.write("in/0/new.probe", "PROBE\narticle new\n");
  folder.write("in/0/two words.probe", "PROBE\narticle two\n");
  const Outcome failed = shell(make);
  EXPECT_EQ(failed.exit_code, 2);
  EXPECT_TRUE(folder.has("out/0/new.xml"));
  fs::remove(folder.path() / "in/0/bad.probe");
  EXPECT_THAT(shell(make).errors, HasSubstr("1 documents are left out"));
  EXPECT_EQ(shell(make + " batch").exit_code, 0);
  EXPECT_TRUE(folder.has("out/0/two words.xml"));
}

TEST_F(EnginesTest, Snakemake) {
  if (!has("snakemake")) GTEST_SKIP() << "snakemake is not installed";
  folder.write("in/bad.probe", "PROBE\nfail it is broken\n");
  Call call = this->call({});
  call.words = {"/usr/bin/snakemake",
                "--cores",
                "2",
                "--snakefile",
                recipe("snakemake/Snakefile"),
                "--config",
                "input=in",
                "out=out",
                "to=xml",
                "parts=3",
                "options=-q",
                "galley=" GALLEY_COMMAND};
  call.environment.push_back("HOME=" + folder.path().string());
  call.environment.push_back("XDG_CACHE_HOME=" + folder.path().string());
  const Outcome outcome = run(call);
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  fs::remove(folder.path() / "in/bad.probe");
  EXPECT_EQ(outputs("out"), expected());
  EXPECT_THAT(folder.read("out/report.html"), AllOf(HasSubstr("it is broken"), HasSubstr("3/3")));
}

/// Stands in for Spark: partitions that are piped through a command of their own, as RDD.pipe does it.
constexpr const char* stand_in = R"(
import collections, pathlib, shlex, subprocess
class RDD:
    def __init__(self, partitions): self.partitions = partitions
    def mapPartitions(self, f): return RDD([list(f(iter(p))) for p in self.partitions])
    def map(self, f): return RDD([[f(x) for x in p] for p in self.partitions])
    def cache(self): return self
    def pipe(self, command, env=None, checkCode=False):
        def piped(partition):
            process = subprocess.run(shlex.split(command), input="".join(x.rstrip("\n") + "\n" for x in partition),
                                     text=True, stdout=subprocess.PIPE)
            if checkCode and process.returncode != 0: raise Exception("Pipe function exited with error code")
            return process.stdout.splitlines()
        return RDD([piped(p) for p in self.partitions])
    def countByValue(self): return collections.Counter(x for p in self.partitions for x in p)
    def saveAsTextFile(self, folder):
        pathlib.Path(folder).mkdir()
        for i, p in enumerate(self.partitions): pathlib.Path(folder, "part-%05d" % i).write_text("".join(x + "\n" for x in p))
class SparkContext:
    defaultParallelism = 2
    def __init__(self, appName): pass
    def parallelize(self, values, n): return RDD([values[i::n] for i in range(n)])
    def stop(self): pass
)";

TEST_F(EnginesTest, SparkAgainstAStandIn) {
  folder.write("stand-in/pyspark.py", stand_in);
  folder.write("in/bad.probe", "PROBE\nfail it is broken\n");
  const Outcome outcome =
      shell("/usr/bin/python3 " + recipe("spark/convert.py") +
                " --input in --output out --to xml --answers answers --partitions 3 --galley " GALLEY_COMMAND,
            {"PYTHONPATH=" + (folder.path() / "stand-in").string()});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  EXPECT_EQ(Json::parse(outcome.output, nullptr, false), (Json{{"done", pages}, {"failed", 1}}));
  std::vector<std::string> given = outputs("out");
  for (std::string& each : given) each = std::regex_replace(each, std::regex("^([^:]*)\\.probe\\.xml: "), "$1.xml: ");
  fs::remove(folder.path() / "in/bad.probe");
  EXPECT_EQ(given, expected());
  EXPECT_TRUE(folder.has("answers/part-00002"));
}

TEST_F(EnginesTest, KubernetesFiles) {
  const Outcome read = shell(
      "/usr/bin/python3 -c 'import json, sys, yaml; print(json.dumps([yaml.safe_load(open(f)) for f in "
      "sys.argv[1:]]))' " +
      recipe("kubernetes/job.yaml") + " " + recipe("kubernetes/report.yaml"));
  const Json files = Json::parse(read.output, nullptr, false);
  ASSERT_EQ(files.size(), 2U) << read.errors;
  const Json& job = files[0]["spec"];
  const Json& container = job["template"]["spec"]["containers"][0];
  EXPECT_EQ(job["completionMode"], "Indexed");
  EXPECT_EQ(container["env"][0]["name"], "JOB_COMPLETIONS");
  EXPECT_EQ(container["env"][0]["value"], std::to_string(job["completions"].get<int>()));
  for (const Json& file : files) {
    EXPECT_EQ(file["apiVersion"], "batch/v1");
    EXPECT_EQ(file["kind"], "Job");
    EXPECT_TRUE(file["spec"]["template"]["spec"]["restartPolicy"].is_string());
  }

  // The command of each pod, as the engine would run it, but for the places.
  folder.write("in/bad.probe", "PROBE\nfail it is broken\n");
  std::string command = container["args"][0];
  command = std::regex_replace(command, std::regex("/data/articles -t epub"), "in -t xml");
  command = std::regex_replace(command, std::regex("/data/books"), "out");
  const std::string path = "PATH=" + fs::path(GALLEY_COMMAND).parent_path().string() + ":/usr/bin:/bin";
  for (int index = 0; index < job["completions"].get<int>(); ++index) {
    const Outcome pod = shell(command, {path, "JOB_COMPLETION_INDEX=" + std::to_string(index), "JOB_COMPLETIONS=8"});
    EXPECT_EQ(pod.exit_code, 0) << pod.errors;
  }
  EXPECT_EQ(shell(command, {path, "JOB_COMPLETION_INDEX=8", "JOB_COMPLETIONS=8"}).exit_code, 2);
  fs::remove(folder.path() / "in/bad.probe");
  EXPECT_EQ(outputs("out"), expected());
}

TEST_F(EnginesTest, TheImageHasTheLibrariesThatGalleyNeeds) {
  const std::string recipe_text = shell("cat " + recipe("kubernetes/Containerfile")).output;
  const fs::path build = fs::path(GALLEY_COMMAND).parent_path().parent_path();
  const Outcome packages = shell(
      "for file in '" + build.string() + "'/bin/galley '" + build.string() + "'/lib/libgalley.so '" + build.string() +
      "'/lib/galley/plugins/*.so; do ldd \"$file\" | awk '{print $1, $3}' > map; "
      "objdump -p \"$file\" | awk '/NEEDED/ {print $2}' | while read name; do "
      "awk -v name=\"$name\" '$1 == name {print $2}' map; done; done | sort -u | "
      "while read file; do dpkg -S \"$(readlink -f \"$file\")\" 2>/dev/null; done | cut -d: -f1 | sort -u");
  std::istringstream lines(packages.output);
  int found = 0;
  for (std::string package; std::getline(lines, package); ++found) {
    // These are in every Debian; those of sanitizers are of other builds.
    if (package == "libc6" || package == "libgcc-s1" || package == "zlib1g" || package == "libasan8" ||
        package == "libubsan1")
      continue;
    EXPECT_THAT(recipe_text, HasSubstr(" " + package + " ")) << "the Containerfile lacks it";
  }
  EXPECT_GT(found, 5) << packages.errors;
}

}  // namespace
}  // namespace galley::testing
