// SPDX-License-Identifier: Apache-2.0
#include "galley/options.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

#include "galley/error.hpp"

namespace galley {

namespace {

std::optional<bool> parse_boolean(std::string_view text) {
  if (text == "true" || text == "yes" || text == "on" || text == "1") return true;
  if (text == "false" || text == "no" || text == "off" || text == "0") return false;
  return std::nullopt;
}

template <class Number>
std::optional<Number> parse_number(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += ", ";
    text += word;
  }
  return text;
}

std::string shortest(double number) {
  char buffer[32];
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, number).ptr};
}

std::string range_of(const OptionDescription& description) {
  if (!(description.minimum < description.maximum)) return {};
  return " from " + shortest(description.minimum) + " to " + shortest(description.maximum);
}

bool in_range(const OptionDescription& description, double number) {
  return !(description.minimum < description.maximum) ||
         (number >= description.minimum && number <= description.maximum);
}

/// What is expected of the option, if `value` is not it.
std::optional<std::string> expectation(const OptionDescription& description, const std::string& value) {
  switch (description.type) {
    case OptionType::boolean:
      if (!parse_boolean(value)) return "true or false";
      break;
    case OptionType::integer: {
      const auto number = parse_number<std::int64_t>(value);
      if (!number || !in_range(description, static_cast<double>(*number))) {
        return "a whole number" + range_of(description);
      }
      break;
    }
    case OptionType::number: {
      const auto number = parse_number<double>(value);
      if (!number || !std::isfinite(*number) || !in_range(description, *number)) {
        return "a number" + range_of(description);
      }
      break;
    }
    case OptionType::choice:
      if (std::find(description.choices.begin(), description.choices.end(), value) == description.choices.end()) {
        return "one of " + joined(description.choices);
      }
      break;
    case OptionType::path:
      if (value.empty()) return "a path";
      break;
    case OptionType::text:
      break;
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_string(OptionType type) {
  switch (type) {
    case OptionType::text:
      return "text";
    case OptionType::boolean:
      return "boolean";
    case OptionType::integer:
      return "integer";
    case OptionType::number:
      return "number";
    case OptionType::choice:
      return "choice";
    case OptionType::path:
      break;
  }
  return "path";
}

Options::Options(const std::vector<OptionDescription>& descriptions,
                 const std::vector<std::pair<std::string, std::string>>& values) {
  for (const OptionDescription& description : descriptions) {
    values_[description.name] = {description.default_value, false};
  }
  for (const auto& value_of_name : values) {
    const std::string& name = value_of_name.first;
    const std::string& value = value_of_name.second;
    const auto description = std::find_if(descriptions.begin(), descriptions.end(),
                                          [&name](const OptionDescription& each) { return each.name == name; });
    if (description == descriptions.end()) {
      std::vector<std::string> names;
      for (const OptionDescription& each : descriptions) names.push_back(each.name);
      const std::string near = nearest_name(name, names);
      std::string message = "there is no option '" + name + "'";
      if (!near.empty()) {
        message += "; did you mean '" + near + "'?";
      } else if (!names.empty()) {
        message += "; there are: " + joined(names);
      }
      throw Error(ErrorKind::usage, message);
    }
    if (const auto expected = expectation(*description, value)) {
      throw Error(ErrorKind::usage, "option '" + name + "' takes " + *expected + ", not '" + value + "'");
    }
    values_[name] = {value, true};
  }
}

const Options::Value& Options::find(std::string_view name) const {
  const auto found = values_.find(name);
  if (found == values_.end()) {
    throw Error(ErrorKind::internal, "option '" + std::string(name) + "' is used but not described");
  }
  return found->second;
}

const std::string& Options::text(std::string_view name) const { return find(name).text; }

bool Options::boolean(std::string_view name) const { return parse_boolean(find(name).text).value_or(false); }

std::int64_t Options::integer(std::string_view name) const {
  return parse_number<std::int64_t>(find(name).text).value_or(0);
}

double Options::number(std::string_view name) const { return parse_number<double>(find(name).text).value_or(0); }

bool Options::given(std::string_view name) const { return find(name).given; }

std::string nearest_name(std::string_view word, const std::vector<std::string>& candidates) {
  constexpr std::size_t longest = 64;
  if (word.empty() || word.size() > longest) return {};
  const std::string* nearest = nullptr;
  std::size_t nearest_distance = std::numeric_limits<std::size_t>::max();
  for (const std::string& candidate : candidates) {
    if (candidate.size() > longest) continue;
    // Optimal string alignment: a swap of neighbours, the commonest slip, counts one.
    std::vector<std::size_t> before_last;
    std::vector<std::size_t> last(candidate.size() + 1);
    for (std::size_t j = 0; j <= candidate.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= word.size(); ++i) {
      std::vector<std::size_t> row(candidate.size() + 1);
      row[0] = i;
      for (std::size_t j = 1; j <= candidate.size(); ++j) {
        row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (word[i - 1] == candidate[j - 1] ? 0U : 1U)});
        if (i > 1 && j > 1 && word[i - 1] == candidate[j - 2] && word[i - 2] == candidate[j - 1]) {
          row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
      }
      before_last = std::move(last);
      last = std::move(row);
    }
    const std::size_t distance = last.back();
    if (distance * 3 <= std::max(word.size(), candidate.size()) && distance < nearest_distance) {
      nearest = &candidate;
      nearest_distance = distance;
    }
  }
  return nearest != nullptr ? *nearest : std::string();
}

}  // namespace galley
