// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <set>

#include "conformance/case.hpp"
#include "conformance/feature_complete.hpp"

namespace galley::conformance {

namespace {

using OptionDescriptions = std::vector<OptionDescription>;

void check_options(Recorder& recorder, const OptionDescriptions& options) {
  std::set<std::string> names;
  for (const OptionDescription& option : options) {
    const Recorder::Place place(recorder, "option " + in_quotes(option.name));
    recorder.expect(
        !option.name.empty() &&
            std::all_of(option.name.begin(), option.name.end(),
                        [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }),
        "a name of lower-case letters, digits and hyphens");
    recorder.expect(names.insert(option.name).second, "each name once");
    recorder.expect(!option.help.empty(), "a help line");
    recorder.expect(option.help.empty() || option.help.back() != '.', "help without a full stop",
                    in_quotes(option.help));
    recorder.expect(option.help.find('\n') == std::string::npos, "help of one line", in_quotes(option.help));
    recorder.expect((option.type == OptionType::choice) == !option.choices.empty(),
                    "choices for a choice, and for nothing else");
    const bool has_default = !option.default_value.empty();
    const bool needs_default = option.type != OptionType::text && option.type != OptionType::path;
    recorder.expect(has_default || !needs_default, "a default value");
    if (!has_default) continue;
    try {
      const Options checked(options, {{option.name, option.default_value}});
      recorder.expect(checked.given(option.name), "the default to be a value");
    } catch (const Error& error) {
      recorder.fail("a default that is allowed", error.what());
    }
  }
}

void describes_its_options(const Subject& subject) {
  check_options(subject.recorder, subject.description().reader_options);
  check_options(subject.recorder, subject.description().writer_options);
  check_options(subject.recorder, subject.description().filter_options);
}

template <class Result>
void expect_usage(const Subject& subject, const std::string& place, const Attempt<Result>& attempt) {
  const Recorder::Place entered(subject.recorder, place);
  subject.recorder.expect(attempt.kind == ErrorKind::usage, "an error of the kind usage for an unknown option",
                          attempt.text());
}

void refuses_unknown_options(const Subject& subject) {
  const OptionList unknown = {{"no-such-option", "1"}};
  const PluginDescription& description = subject.description();
  if (description.reads) {
    expect_usage(subject, "reading", read(subject, "x", {.options = unknown}));
  }
  if (description.writes) {
    expect_usage(subject, "writing", write(subject, complete_document(subject), {.options = unknown}));
  }
  if (description.kind == PluginKind::filter) {
    expect_usage(subject, "filtering", filter(subject, {}, {.options = unknown}));
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

std::string shown(const OptionList& options) { return options[0].first + "=" + options[0].second.substr(0, 40); }

/// A reader or writer may find a text or number senseless, but it must say so.
void takes_every_value_that_it_allows(const Subject& subject) {
  const PluginDescription& description = subject.description();
  if (description.reads) {
    const std::vector<Input> all = inputs(subject);
    for (const OptionList& options : allowed_values(description.reader_options)) {
      if (all.empty()) break;
      const Recorder::Place place(subject.recorder, "reading with " + shown(options));
      read(subject, all.front().bytes, {.options = options});
    }
  }
  if (description.writes) {
    const Document document = feature_complete_document();
    for (const OptionList& options : allowed_values(description.writer_options)) {
      const Recorder::Place place(subject.recorder, "writing with " + shown(options));
      const Attempt<std::string> bytes = write(subject, document, {.options = options});
      if (bytes.result && description.reads) read(subject, *bytes.result);
    }
  }
  if (description.kind == PluginKind::filter) {
    for (const OptionList& options : allowed_values(description.filter_options)) {
      const Recorder::Place place(subject.recorder, "filtering with " + shown(options));
      filter(subject, feature_complete_document(), {.options = options});
    }
  }
}

}  // namespace

std::vector<Case> option_cases() {
  return {
      {"DescribesItsOptions", "each option has a name, help and a valid default", to_every_plugin,
       describes_its_options},
      {"RefusesUnknownOptions", "an option that is not described is refused", to_every_plugin, refuses_unknown_options},
      {"TakesEveryValueThatItAllows", "each value that an option allows is taken or refused in words", to_every_plugin,
       takes_every_value_that_it_allows}};
}

}  // namespace galley::conformance
