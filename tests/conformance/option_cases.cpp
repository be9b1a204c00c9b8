// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "conformance/subject.hpp"
#include "testing/feature_complete.hpp"

namespace galley::conformance {

namespace {

using OptionDescriptions = std::vector<OptionDescription>;

void check_options(const OptionDescriptions& options) {
  std::set<std::string> names;
  for (const OptionDescription& option : options) {
    EXPECT_FALSE(option.name.empty());
    EXPECT_TRUE(std::all_of(option.name.begin(), option.name.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    })) << option.name;
    EXPECT_TRUE(names.insert(option.name).second) << option.name << " twice";
    EXPECT_FALSE(option.help.empty()) << option.name << " has no help";
    EXPECT_TRUE(option.help.empty() || option.help.back() != '.') << option.name << ": " << option.help;
    EXPECT_EQ(option.help.find('\n'), std::string::npos) << option.name;
    EXPECT_EQ(option.type == OptionType::choice, !option.choices.empty()) << option.name;
    const bool has_default = !option.default_value.empty();
    const bool needs_default = option.type != OptionType::text && option.type != OptionType::path;
    EXPECT_TRUE(has_default || !needs_default) << option.name << " has no default";
    if (!has_default) continue;
    try {
      const Options checked(options, {{option.name, option.default_value}});
      EXPECT_TRUE(checked.given(option.name));
    } catch (const Error& error) {
      ADD_FAILURE() << "the default of " << option.name << " is not valid: " << error.what();
    }
  }
}

void describes_its_options(const Subject& subject) {
  check_options(subject.description().reader_options);
  check_options(subject.description().writer_options);
  check_options(subject.description().filter_options);
}

void refuses_unknown_options(const Subject& subject) {
  const OptionList unknown = {{"no-such-option", "1"}};
  const PluginDescription& description = subject.description();
  if (description.reads) {
    EXPECT_EQ(read(subject, "x", {.options = unknown}).kind, ErrorKind::usage);
  }
  if (description.writes) {
    EXPECT_EQ(write(subject, complete_document(subject), {.options = unknown}).kind, ErrorKind::usage);
  }
  if (description.kind == PluginKind::filter) {
    EXPECT_EQ(filter(subject, {}, {.options = unknown}).kind, ErrorKind::usage);
  }
}

/// Values that the description allows, each to be tried alone.
std::vector<OptionList> allowed_values(const OptionDescriptions& options) {
  std::vector<OptionList> lists;
  for (const OptionDescription& option : options) {
    std::vector<std::string> values;
    switch (option.type) {
      case OptionType::boolean:
        values = {"true", "false"};
        break;
      case OptionType::choice:
        values = option.choices;
        break;
      case OptionType::integer:
      case OptionType::number:
        if (option.minimum < option.maximum) {
          for (const double value : {std::ceil(option.minimum), std::floor(std::min(option.maximum, 1e6))}) {
            values.push_back(std::to_string(static_cast<std::int64_t>(value)));
          }
        } else {
          values = {"0", "1", "1000000", "-1"};
        }
        break;
      case OptionType::text:
        values = {"", "x", "\xe9\x93\x9c", "-1", std::string(10'000, 'y')};
        break;
      case OptionType::path:
        values = {"/nowhere/at/all"};
        break;
    }
    for (std::string& value : values) lists.push_back({{option.name, std::move(value)}});
  }
  return lists;
}

/// A reader or writer may find a text or number senseless, but it must say so.
void takes_every_value_that_it_allows(const Subject& subject) {
  const PluginDescription& description = subject.description();
  if (description.reads) {
    const std::vector<Input> all = inputs(subject);
    for (const OptionList& options : allowed_values(description.reader_options)) {
      if (all.empty()) break;
      SCOPED_TRACE("reading with " + options[0].first + "=" + options[0].second.substr(0, 40));
      read(subject, all.front().bytes, {.options = options});
    }
  }
  if (description.writes) {
    const Document document = galley::testing::feature_complete_document();
    for (const OptionList& options : allowed_values(description.writer_options)) {
      SCOPED_TRACE("writing with " + options[0].first + "=" + options[0].second.substr(0, 40));
      const Attempt<std::string> bytes = write(subject, document, {.options = options});
      if (bytes.result && description.reads) read(subject, *bytes.result);
    }
  }
  if (description.kind == PluginKind::filter) {
    for (const OptionList& options : allowed_values(description.filter_options)) {
      SCOPED_TRACE("filtering with " + options[0].first + "=" + options[0].second.substr(0, 40));
      filter(subject, galley::testing::feature_complete_document(), {.options = options});
    }
  }
}

}  // namespace

std::vector<Case> option_cases() {
  return {{"DescribesItsOptions", to_every_plugin, describes_its_options},
          {"RefusesUnknownOptions", to_every_plugin, refuses_unknown_options},
          {"TakesEveryValueThatItAllows", to_every_plugin, takes_every_value_that_it_allows}};
}

}  // namespace galley::conformance
