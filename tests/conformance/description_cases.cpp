// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "conformance/subject.hpp"

namespace galley::conformance {

namespace {

bool is_identifier(std::string_view text) {
  const bool allowed = std::all_of(text.begin(), text.end(),
                                   [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
  return allowed && !text.empty() && text.front() != '-' && text.back() != '-';
}

void expect_line(const std::string& text, const std::string& what) {
  EXPECT_FALSE(text.empty()) << what << " is missing";
  if (text.empty()) return;
  EXPECT_EQ(text.find_first_of("\n\r\t"), std::string::npos) << what << " is not one line";
  EXPECT_NE(text.back(), '.') << what << " ends in a full stop";
  EXPECT_FALSE(text.front() == ' ' || text.back() == ' ') << what << " has spaces around it";
}

void is_complete(const Subject& subject) {
  const PluginDescription& description = subject.description();
  EXPECT_TRUE(is_identifier(description.id)) << description.id;
  expect_line(description.name, "name");
  expect_line(description.summary, "summary");
  expect_line(description.version, "version");
  if (description.kind == PluginKind::filter) {
    EXPECT_FALSE(description.reads || description.writes);
    EXPECT_TRUE(description.extensions.empty() && description.media_types.empty() && description.signatures.empty());
    EXPECT_TRUE(description.reader_options.empty() && description.writer_options.empty());
    return;
  }
  EXPECT_TRUE(description.reads || description.writes) << "a format does one or the other";
  EXPECT_TRUE(description.filter_options.empty());
  EXPECT_TRUE(description.reads || description.reader_options.empty()) << "options for nothing";
  EXPECT_TRUE(description.writes || description.writer_options.empty()) << "options for nothing";
  EXPECT_FALSE(description.extensions.empty()) << "how is a file of it called?";
  EXPECT_FALSE(description.media_types.empty()) << "what is it on the web?";
  EXPECT_FALSE(description.carries == FeatureSet()) << "what does it carry?";
}

void names_are_in_their_forms(const Subject& subject) {
  const PluginDescription& description = subject.description();
  for (const std::string& extension : description.extensions) {
    EXPECT_FALSE(extension.empty() || extension.front() == '.') << "'" << extension << "'";
    EXPECT_TRUE(std::none_of(extension.begin(), extension.end(),
                             [](char c) { return (c >= 'A' && c <= 'Z') || c == '/' || c == ' '; }))
        << "'" << extension << "'";
  }
  const std::set<std::string> distinct(description.extensions.begin(), description.extensions.end());
  EXPECT_EQ(distinct.size(), description.extensions.size()) << "an extension twice";
  for (const std::string& media_type : description.media_types) {
    EXPECT_EQ(std::count(media_type.begin(), media_type.end(), '/'), 1) << "'" << media_type << "'";
  }
  for (const Signature& signature : description.signatures) {
    EXPECT_FALSE(signature == Signature()) << "a signature that anything fits";
    EXPECT_TRUE(signature.zip_entry_holds.empty() || !signature.zip_entry.empty()) << "which file of the package?";
    EXPECT_TRUE(!signature.magic.empty() || (signature.offset == 0 && !signature.anywhere_before)) << "where is what?";
  }
}

void manifest_is_what_the_module_says(const Subject& subject) {
  EXPECT_FALSE(subject.record.manifest.empty()) << "no manifest was written";
  if (subject.record.program) {
    // A program says nothing of itself: its manifest stands for it.
    EXPECT_TRUE(parse_manifest(write_manifest(subject.description())) == subject.description());
    EXPECT_EQ(subject.record.manifest.stem().string(), subject.id()) << "the file is named for the plugin";
    return;
  }
  const PluginDescription own = describe_module(subject.record.module);
  EXPECT_EQ(write_manifest(own), write_manifest(subject.description()));
  EXPECT_TRUE(own == subject.description());
  EXPECT_TRUE(parse_manifest(write_manifest(own)) == own) << "does not survive its manifest";
  EXPECT_EQ(subject.record.module.stem().string(), subject.id()) << "the file is named for the plugin";
}

void gives_what_it_claims(const Subject& subject) {
  const Plugin& plugin = subject.plugin();
  const PluginDescription& description = subject.description();
  EXPECT_EQ(plugin.reader() != nullptr, description.reads);
  EXPECT_EQ(plugin.writer() != nullptr, description.writes);
  EXPECT_EQ(plugin.filter() != nullptr, description.kind == PluginKind::filter);
}

}  // namespace

std::vector<Case> description_cases() {
  return {{"DescribesItself", to_every_plugin, is_complete},
          {"NamesThingsInTheirForms", to_every_plugin, names_are_in_their_forms},
          {"HasAManifestOfWhatItSays", to_every_plugin, manifest_is_what_the_module_says},
          {"GivesWhatItClaims", to_every_plugin, gives_what_it_claims}};
}

}  // namespace galley::conformance
