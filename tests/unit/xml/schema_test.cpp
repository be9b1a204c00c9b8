// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "galley/document.hpp"
#include "testing/child_process.hpp"
#include "testing/feature_complete.hpp"
#include "testing/random_document.hpp"
#include "testing/scratch_folder.hpp"
#include "unit/xml/conversion.hpp"

namespace galley::xml {
namespace {

using testing::ScratchFolder;

/// Validators and how they tell of a file that is not valid.
struct Validator {
  const char* name;
  std::vector<std::string> command;
};

std::vector<Validator> validators() {
  const std::string folder = GALLEY_SCHEMA_FOLDER;
  return {{"xmllint with the XSD", {"xmllint", "--noout", "--schema", folder + "/galley-document.xsd"}},
          {"xmllint with RELAX NG", {"xmllint", "--noout", "--relaxng", folder + "/galley-document.rng"}},
          {"jing with RELAX NG", {"jing", folder + "/galley-document.rng"}}};
}

testing::Outcome validate(const Validator& validator, const std::vector<std::filesystem::path>& files) {
  // Found on the PATH by env.
  std::vector<std::string> command{"/usr/bin/env"};
  command.insert(command.end(), validator.command.begin(), validator.command.end());
  for (const std::filesystem::path& file : files) command.push_back(file.string());
  return testing::run({.words = command});
}

TEST(XmlSchema, EveryWrittenFileIsValid) {
  const ScratchFolder folder;
  std::vector<std::filesystem::path> files{folder.write("empty.xml", write_xml({})),
                                           folder.write("full.xml", write_xml(testing::feature_complete_document()))};
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const Document document = testing::random_document(seed, FeatureSet::all(), testing::Shape::any);
    files.push_back(folder.write(std::to_string(seed) + ".xml", write_xml(document)));
  }
  for (const Validator& validator : validators()) {
    const testing::Outcome result = validate(validator, files);
    EXPECT_EQ(result.exit_code, 0) << validator.name << '\n'
                                   << result.output.substr(0, 3000) << result.errors.substr(0, 3000);
  }
}

/// An article with this in it.
std::string article(const std::string& content) {
  return "<document xmlns='urn:galley:document:1'><article>" + content + "</article></document>";
}

TEST(XmlSchema, BrokenFilesAreNotValid) {
  const std::vector<std::string> broken{
      "<document><article/></document>",
      "<document xmlns='urn:galley:document:2'/>",
      "<article xmlns='urn:galley:document:1'/>",
      "<document xmlns='urn:galley:document:1'><article/><metadata><title>late</title></metadata></document>",
      "<document xmlns='urn:galley:document:1'><metadata><headline>no term</headline></metadata></document>",
      "<document xmlns='urn:galley:document:1'><metadata><entry>no term</entry></metadata></document>",
      "<document xmlns='urn:galley:document:1'><media><file key='k'>abcde</file></media></document>",
      "<document xmlns='urn:galley:document:1' xml:lang='no tag'/>",
      article("text"),
      article("<headline>a</headline><kicker>late</kicker>"),
      article("<headline>a</headline><headline>b</headline>"),
      article("<section/><p>after a section</p>"),
      article("<section><title>a</title></section>"),
      article("<p><p/></p>"),
      article("<p><blink>a</blink></p>"),
      article("<p color='red'>a</p>"),
      article("<p><link>nowhere</link></p>"),
      article("<p><link target='a'><link target='b'>c</link></link></p>"),
      article("<p><link target='a'><emphasis><link target='b'>c</link></emphasis></link></p>"),
      article("<p><note-ref/></p>"),
      article("<p><br>a</br></p>"),
      article("<p><ruby>a</ruby></p>"),
      article("<list><p>a</p></list>"),
      article("<list/>"),
      article("<list start='first'><item/></list>"),
      article("<list ordered='yes'><item/></list>"),
      article("<table><row><cell column-span='0'/></row></table>"),
      article("<table><cell/></table>"),
      article("<figure><credit>a</credit><caption>b</caption></figure>"),
      article("<byline/>"),
      article("<byline><name>a</name></byline>"),
      article("<dateline><date when='July'>a</date></dateline>"),
      article("<dateline><date when='2023-02-30'>a</date></dateline>"),
      article("<dateline><date when='2023Z'>a</date></dateline>"),
      article("<notes><note>a</note></notes>"),
      article("<break>a</break>"),
      article("<preformatted><code>a</code></preformatted>"),
  };
  const ScratchFolder folder;
  std::vector<std::filesystem::path> files;
  for (std::size_t i = 0; i < broken.size(); ++i) {
    files.push_back(folder.write("broken" + std::to_string(i) + ".xml", broken[i]));
  }
  files.push_back(folder.write("sound.xml", article("<p>a</p>")));
  for (const Validator& validator : validators()) {
    const testing::Outcome result = validate(validator, files);
    const std::string told = result.output + result.errors;
    for (std::size_t i = 0; i < broken.size(); ++i) {
      const std::string name = "broken" + std::to_string(i) + ".xml";
      EXPECT_TRUE(told.find(name + ":") != std::string::npos && told.find(name + " validates") == std::string::npos)
          << validator.name << " takes " << broken[i];
    }
    EXPECT_EQ(told.find("sound.xml:"), std::string::npos) << told;
  }
}

TEST(XmlSchema, NamesAreChecked) {
  const std::vector<std::string> broken{
      article("<p id='a'/><section id='a'/>"),
      article("<p><note-ref note='n1'/></p>"),
      article("<notes><note id='n1'/><note id='n1'/></notes>"),
      article("<figure media='gone'/>"),
  };
  const ScratchFolder folder;
  const Validator xsd = validators()[0];
  for (const std::string& each : broken) {
    EXPECT_NE(validate(xsd, {folder.write("broken.xml", each)}).exit_code, 0) << each;
  }
  EXPECT_EQ(validate(xsd, {folder.write("sound.xml",
                                        article("<p id='n1'><note-ref note='n1'/></p><notes><note id='n1'/></notes>"))})
                .exit_code,
            0);
}

}  // namespace
}  // namespace galley::xml
