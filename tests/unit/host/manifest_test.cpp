// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "galley/host.hpp"

namespace galley {
namespace {

using ::testing::HasSubstr;

PluginDescription full_description() {
  PluginDescription description;
  description.id = "word-97";
  description.name = "Wörd \"97\"";
  description.summary = "Everything\tthat a description can hold";
  description.version = "1.2.3";
  description.reads = true;
  description.writes = true;
  description.extensions = {"doc", "dot"};
  description.media_types = {"application/msword"};
  description.signatures = {{.magic = std::string("\xd0\xcf\x11\xe0\0\x7f", 6), .offset = 512, .anywhere_before = true},
                            {.magic = "%PDF-"},
                            {.zip_entry = "mimetype", .zip_entry_holds = "application/epub+zip"},
                            {.xml_namespace = "urn:x", .xml_root = "x"},
                            {.plain_text = true}};
  description.carries = FeatureSet::all_but({Feature::ruby, Feature::kicker});
  description.reader_options = {{.name = "a", .help = "Help"},
                                {.name = "b", .type = OptionType::boolean, .default_value = "true", .help = "Help"}};
  description.writer_options = {
      {.name = "c", .type = OptionType::integer, .default_value = "7", .help = "H", .minimum = -3, .maximum = 1e9},
      {.name = "d", .type = OptionType::number, .default_value = "0.5", .help = "H", .minimum = 0.25, .maximum = 1e300},
      {.name = "e", .type = OptionType::choice, .default_value = "x", .help = "H", .choices = {"x", "y"}},
      {.name = "f", .type = OptionType::path, .help = "H"}};
  description.filter_options = description.reader_options;
  return description;
}

TEST(Manifest, KeepsEverything) {
  const PluginDescription description = full_description();
  const std::string manifest = write_manifest(description);
  EXPECT_EQ(parse_manifest(manifest), description) << manifest;
  EXPECT_EQ(manifest, write_manifest(parse_manifest(manifest)));
  EXPECT_EQ(manifest.back(), '\n');
  EXPECT_THAT(manifest, HasSubstr("\"magic-hex\":\"d0cf11e0007f\""));
  EXPECT_THAT(manifest, HasSubstr("\"magic\":\"%PDF-\""));
}

TEST(Manifest, KeepsFilters) {
  PluginDescription description;
  description.id = "f";
  description.kind = PluginKind::filter;
  EXPECT_EQ(parse_manifest(write_manifest(description)), description);
}

TEST(Manifest, RefusesToWriteWhatIsNotUtf8) {
  PluginDescription description = full_description();
  description.summary = "\xff";
  EXPECT_THROW(write_manifest(description), Error);
}

std::string fault(std::string_view json) {
  try {
    parse_manifest(json);
    return "none";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::plugin);
    return error.what();
  }
}

std::string fault_of_member(const std::string& member) {
  return fault(R"({"galley-plugin": 1, "id": "x", )" + member + "}");
}

TEST(Manifest, NamesTheMemberAtFault) {
  EXPECT_EQ(fault_of_member(R"("name": "n")"), "none");
  EXPECT_EQ(fault_of_member(R"("name": 1)"), "has a member 'name' that may not be a number");
  EXPECT_EQ(fault_of_member(R"("name": null)"), "has a member 'name' that may not be null");
  EXPECT_EQ(fault_of_member(R"("reads": "yes")"), "has a member 'reads' that may not be text");
  EXPECT_EQ(fault_of_member(R"("id": true)"), "has a member 'id' that may not be a truth value");
  EXPECT_EQ(fault_of_member(R"("kind": "reader")"), "has a member 'kind' that must be \"format\" or \"filter\"");
  EXPECT_EQ(fault_of_member(R"("extensions": "txt")"), "has a member 'extensions' that may not be text");
  EXPECT_EQ(fault_of_member(R"("extensions": [["txt"]])"), "has a member 'extensions' that may not be an array");
  EXPECT_EQ(fault_of_member(R"("extensions": {"a": 1})"), "has a member 'extensions' that may not be an object");
  EXPECT_EQ(fault_of_member(R"("carries": ["tables", "flying"])"),
            "has a member 'carries' that holds 'flying', which is no feature");
  EXPECT_EQ(fault_of_member(R"("signatures": [{"magic": "a"}, {"magic": 1}])"),
            "has a member 'signatures[1].magic' that may not be a number");
  EXPECT_EQ(fault_of_member(R"("signatures": [{"magic-hex": "abc"}])"),
            "has a member 'signatures[0].magic-hex' that must be bytes in lower-case hexadecimal");
  EXPECT_EQ(fault_of_member(R"("signatures": [{"offset": -1}])"),
            "has a member 'signatures[0].offset' that may not be a number");
  EXPECT_EQ(fault_of_member(R"("writer-options": [{"name": "a", "type": "colour"}])"),
            "has a member 'writer-options[0].type' that 'colour' is no type of option");
  EXPECT_EQ(fault_of_member(R"("writer-options": [{"nam": "a"}])"),
            "has a member 'writer-options[0].nam' that is not known");
  EXPECT_EQ(fault_of_member(R"("writer-options": [{"choices": [1]}])"),
            "has a member 'writer-options[0].choices' that may not be a number");
  EXPECT_EQ(fault_of_member(R"("exec": "run")"), "has a member 'exec' that may not be text");
  EXPECT_EQ(fault_of_member(R"("exec": [1])"), "has a member 'exec' that may not be a number");
  EXPECT_EQ(fault_of_member(R"("exec": {"a": 1})"), "has a member 'exec' that may not be an object");
  EXPECT_EQ(fault_of_member(R"("exec": [])"), "names no program in a member 'exec', but says how to run it");
  EXPECT_EQ(fault_of_member(R"("timeout": 5)"), "names no program in a member 'exec', but says how to run it");
  EXPECT_EQ(fault_of_member(R"("timeout": 0)"), "has a member 'timeout' that must be from 1 to 3600 seconds");
  EXPECT_EQ(fault_of_member(R"("exchange": "yaml")"),
            "has a member 'exchange' that must be \"xml\" or \"pandoc-json\"");
  EXPECT_EQ(
      fault_of_member(
          R"("exec": ["a", "b"], "read-arguments": [], "exchange": "pandoc-json", "timeout": 3600, "exchange-options": {"a": "b"})"),
      "none");
}

TEST(Manifest, RefusesWhatIsNoManifest) {
  EXPECT_THAT(fault(""), HasSubstr("is not JSON"));
  EXPECT_THAT(fault("{\"id\": \"x\"} more"), HasSubstr("is not JSON"));
  EXPECT_THAT(fault("{\"id\": \"\xff\"}"), HasSubstr("is not JSON"));
  EXPECT_EQ(fault("[]"), "is not a JSON object");
  EXPECT_EQ(fault("1"), "is not a JSON object");
  EXPECT_EQ(fault("\"x\""), "is not a JSON object");
  EXPECT_EQ(fault("{}"), "has no member 'galley-plugin'");
  EXPECT_EQ(fault(R"({"galley-plugin": 1})"), "has no member 'id'");
  EXPECT_EQ(fault(R"({"galley-plugin": 2, "id": "x"})"),
            "has a member 'galley-plugin' that is of version 2, which is not known");
  EXPECT_THAT(fault(R"({"galley-plugin": 1, "id": "../x"})"), HasSubstr("'id' that is not lower-case letters"));
  EXPECT_THAT(fault(R"({"galley-plugin": 1, "id": "X"})"), HasSubstr("'id' that is not lower-case letters"));
  EXPECT_THAT(fault(std::string(100'000, '[')), HasSubstr("is not a JSON object"));
  EXPECT_THAT(fault(R"({"extensions":)" + std::string(100'000, '[')), HasSubstr("may not be an array"));
}

TEST(Manifest, TakesNoPartOfOneForAWhole) {
  const std::string manifest = write_manifest(full_description());
  const std::size_t end = manifest.rfind('}');
  for (std::size_t length = 0; length <= end; ++length) {
    EXPECT_THROW(parse_manifest(std::string_view(manifest).substr(0, length)), Error) << length;
  }
}

}  // namespace
}  // namespace galley
