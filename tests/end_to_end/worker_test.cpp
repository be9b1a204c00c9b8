// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "end_to_end/command_test.hpp"
#include "testing/plugin_folder.hpp"

namespace galley::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Json = nlohmann::json;

class WorkerTest : public CommandTest {
 protected:
  WorkerTest() { plugins.add("intruder"); }

  /// The answers to some lines; fails the test where the worker does not end well.
  std::vector<Json> answers(const std::string& lines, std::vector<std::string> options = {}) {
    options.insert(options.begin(), {"worker", "--plugin-path", plugins.path().string()});
    const Outcome outcome = galley(std::move(options), lines);
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_EQ(outcome.errors, "");
    std::vector<Json> all;
    std::istringstream stream(outcome.output);
    for (std::string line; std::getline(stream, line);) {
      all.push_back(Json::parse(line, nullptr, false));
      EXPECT_TRUE(all.back().is_object()) << line;
    }
    return all;
  }

  Json answer(const Json& request, std::vector<std::string> options = {}) {
    std::vector<Json> all = answers(request.dump() + "\n", std::move(options));
    EXPECT_EQ(all.size(), 1U);
    return all.empty() ? Json::object() : all.front();
  }

  PluginFolder plugins;
};

TEST_F(WorkerTest, AnswersInOrder) {
  folder.write("a.probe", "PROBE\narticle A\n");
  const std::vector<Json> all =
      answers(R"({"id": 1, "input": "a.probe", "to": "probe", "output": "out/a.probe"})"
              "\n\n"
              R"({"id": {"any": ["thing"]}, "input": {"base64": "UFJPQkUKYXJ0aWNsZSBCCg=="}, "to": "probe"})"
              "\n"
              R"({"input": {"path": "a.probe"}, "to": "probe", "output": {"path": "b.probe"}})");
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0]["id"], 1);
  EXPECT_EQ(all[0]["outcome"], "done");
  EXPECT_EQ(all[0]["format"], "probe");
  EXPECT_EQ(all[0]["output"], (Json{{"path", "out/a.probe"}, {"bytes", 16}}));
  EXPECT_GT(all[0]["peak-memory-bytes"], 1 << 20);
  EXPECT_GT(all[0]["milliseconds"]["total"], 0);
  EXPECT_EQ(all[1]["id"]["any"][0], "thing");
  EXPECT_EQ(all[1]["output"], (Json{{"base64", "UFJPQkUKYXJ0aWNsZSBCCg=="}, {"bytes", 16}}));
  EXPECT_FALSE(all[2].contains("id"));
  EXPECT_EQ(folder.read("out/a.probe"), "PROBE\narticle A\n");
  EXPECT_EQ(folder.read("b.probe"), "PROBE\narticle A\n");
}

TEST_F(WorkerTest, TellsDiagnosticsAndLosses) {
  folder.write("a.probe", "PROBE\nwarn 1\nlose 2\narticle A\ntable\n");
  const Json all = answer({{"input", "a.probe"}, {"to", "probe"}});
  ASSERT_EQ(all["diagnostics"].size(), 3U) << all;
  EXPECT_EQ(all["diagnostics"][0]["code"], "probe-warning");
  EXPECT_EQ(all["diagnostics"][0]["line"], 2);
  EXPECT_EQ(all["losses"][0]["feature"], "tables");
  EXPECT_EQ(all["losses"][0]["count"], 1);
}

TEST_F(WorkerTest, AnswersWhatMakesNoSense) {
  const std::vector<std::pair<std::string, std::string>> requests = {
      {"nonsense", "not JSON"},
      {"[1]", "is not an object"},
      {"{}", "no 'input'"},
      {R"({"input": "a", "to": "probe", "limts": {}})", "did you mean 'limits'"},
      {R"({"input": 3, "to": "probe"})", "'input' is not an object"},
      {R"({"input": {"base64": "???"}, "to": "probe"})", "is not base64"},
      {R"({"input": {}, "to": "probe"})", "one of 'path' and 'base64'"},
      {R"({"input": "a"})", "no 'to'"},
      {R"({"input": "a", "to": "probe", "limits": {"dept": 3}})", "no limit 'dept'"},
      {R"({"input": "a", "to": "probe", "limits": {"depth": -3}})", "no whole number"},
      {R"({"input": "a", "to": "probe", "seconds": 0})", "above 0"},
      {R"({"input": "a", "to": "probe", "writer-options": {"x": []}})", "neither a string"},
      {"{\"input\": \"a\xff\", \"to\": \"probe\"}", "not JSON"},
      {R"({"input": "a\u0000b", "to": "probe"})", "a NUL in it"},
  };
  std::string lines;
  for (const auto& [line, message] : requests) lines += line + "\n";
  folder.write("a.probe", "PROBE\narticle A\n");
  const std::vector<Json> all = answers(lines + R"({"input": "a.probe", "to": "probe"})");
  ASSERT_EQ(all.size(), requests.size() + 1);
  for (std::size_t i = 0; i < requests.size(); ++i) {
    EXPECT_EQ(all[i]["outcome"], "bad-request") << requests[i].first;
    EXPECT_THAT(all[i]["error"]["message"].get<std::string>(), HasSubstr(requests[i].second));
  }
  EXPECT_EQ(all.back()["outcome"], "done");
}

TEST_F(WorkerTest, WhatFailsIsSaidAndLeavesNothing) {
  folder.write("a.probe", "PROBE\nfail it is broken\n");
  folder.write("b.probe", "PROBE\nlose 1\narticle B\n");
  folder.write("old.probe", "old");
  Json failed = answer({{"input", "a.probe"}, {"to", "probe"}, {"output", "old.probe"}});
  EXPECT_EQ(failed["outcome"], "failed");
  EXPECT_EQ(failed["error"], (Json{{"kind", "input"}, {"message", "it is broken"}, {"line", 2}, {"column", 1}}));
  EXPECT_EQ(answer({{"input", "b.probe"}, {"to", "probe"}, {"output", "x"}, {"strict", true}})["outcome"], "lost");
  EXPECT_EQ(answer({{"input", "missing"}, {"to", "probe"}})["error"]["kind"], "input");
  EXPECT_EQ(answer({{"input", "."}, {"to", "probe"}})["error"]["kind"], "input");
  EXPECT_EQ(answer({{"input", "a.probe"}, {"to", "prob"}})["error"]["kind"], "usage");
  EXPECT_EQ(answer({{"input", "b.probe"}, {"to", "probe"}, {"output", "b.probe"}})["error"]["kind"], "usage");
  EXPECT_EQ(answer({{"input", "b.probe"}, {"to", "probe"}, {"output", "/proc/new"}})["error"]["kind"], "output");
  EXPECT_EQ(answer({{"input", "b.probe"}, {"to", "probe"}, {"limits", {{"input-bytes", 3}}}})["error"]["kind"],
            "limit");
  EXPECT_EQ(folder.read("old.probe"), "old");
  EXPECT_THAT(folder.files(), ElementsAre("a.probe", "b.probe", "old.probe"));
}

TEST_F(WorkerTest, OutlivesEveryDocument) {
  folder.write("crash.intruder", "crash\n");
  folder.write("hang.intruder", "hang\n");
  folder.write("hoard.intruder", "hoard 300\n");
  folder.write("well.intruder", "open /etc/passwd\n");
  std::string lines;
  for (const char* name : {"crash", "well", "hang", "well", "hoard", "well"}) {
    lines += Json{{"input", std::string(name) + ".intruder"}, {"to", "text"}, {"seconds", 0.2}}.dump() + "\n";
  }
  const std::vector<Json> all = answers(lines, {"--memory", "128M"});
  ASSERT_EQ(all.size(), 6U);
  EXPECT_EQ(all[0]["outcome"], "crashed");
  EXPECT_EQ(all[0]["error"]["message"], "its conversion crashed (invalid memory access)");
  EXPECT_EQ(all[0]["attempts"], 2);
  EXPECT_EQ(all[2]["outcome"], "timed-out");
  EXPECT_EQ(all[4]["outcome"], "out-of-memory");
  for (const std::size_t well : {1U, 3U, 5U}) {
    EXPECT_EQ(all[well]["outcome"], "done");
    EXPECT_EQ(all[well]["output"]["base64"], "b3BlbiAvZXRjL3Bhc3N3ZDogZGVuaWVkCg==");  // "...: denied"
  }
}

TEST_F(WorkerTest, DocumentsReachNeitherRequestsNorAnswers) {
  folder.write("a.intruder", "eat\nprint\n");
  const std::string line = Json{{"input", "a.intruder"}, {"to", "text"}}.dump() + "\n";
  for (const std::vector<std::string>& options : {std::vector<std::string>{}, {"--no-sandbox"}}) {
    const std::vector<Json> all = answers(line + line + line, options);
    ASSERT_EQ(all.size(), 3U);
    for (const Json& each : all) {
      EXPECT_EQ(each["output"]["base64"], "ZWF0OiBkZW5pZWQKCnByaW50OiBkZW5pZWQK");  // "eat: denied", "print: denied"
    }
  }
}

TEST_F(WorkerTest, KeepsToItsSchemas) {
  folder.write("a.probe", "PROBE\nwarn 1\nlose 2\ninfer x y\narticle A\ntable\n");
  folder.write("fail.probe", "PROBE\nfail it is broken\n");
  folder.write("crash.intruder", "crash\n");
  const std::string requests =
      R"({"id": [1], "input": "a.probe", "to": "probe", "output": {"path": "b.probe"}, "limits": {"depth": 30},
          "seconds": 9.5, "strict": false, "from": "probe", "reader-options": {"encoding": "x"},
          "writer-options": {"mebibytes": 0, "lose": true}, "filters": []})";
  std::string lines = requests;
  std::replace(lines.begin(), lines.end(), '\n', ' ');
  lines += "\n";
  for (const Json& request :
       {Json{{"input", {{"base64", "UFJPQkUKYXJ0aWNsZSBCCg=="}, {"name", "b.probe"}}}, {"to", "probe"}},
        Json{{"input", "a.probe"}, {"to", "text"}, {"filters", {"normalize-punctuation"}}, {"strict", true}},
        Json{{"input", {{"path", "fail.probe"}}}, {"to", "probe"}},
        Json{{"input", "crash.intruder"}, {"to", "text"}}}) {
    lines += request.dump() + "\n";
  }
  folder.write("requests", lines);
  std::string all;
  for (const Json& each : answers(lines + "nonsense\n")) all += each.dump() + "\n";
  folder.write("answers", all);
  Call check;
  check.words = {"/usr/bin/env", "python3", "-c",
                 "import json, sys, jsonschema\n"
                 "lines = 0\n"
                 "for name in 'request', 'answer':\n"
                 "    schema = json.load(open(sys.argv[1] + '/worker-' + name + '.json'))\n"
                 "    jsonschema.Draft202012Validator.check_schema(schema)\n"
                 "    for line in open(name + 's'):\n"
                 "        jsonschema.validate(json.loads(line), schema, jsonschema.Draft202012Validator)\n"
                 "        lines += 1\n"
                 "    try:\n"
                 "        jsonschema.validate({'outcome': 'well', 'input': 3}, schema)\n"
                 "        sys.exit('the schema takes anything')\n"
                 "    except jsonschema.ValidationError: pass\n"
                 "print(lines)\n",
                 GALLEY_SCHEMA_FOLDER};
  check.folder = folder.path();
  const Outcome outcome = run(check);
  EXPECT_EQ(outcome.output, "11\n") << outcome.errors;
}

TEST_F(WorkerTest, EndsWithItsInput) { EXPECT_EQ(answers("").size(), 0U); }

}  // namespace
}  // namespace galley::testing
