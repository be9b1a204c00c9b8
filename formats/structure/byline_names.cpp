// SPDX-License-Identifier: Apache-2.0
#include "structure/byline_names.hpp"

#include <algorithm>

#include "structure/characters.hpp"
#include "structure/name_lists.hpp"

namespace galley::structure {
namespace {

bool is_edge_separator(char32_t c) {
  return is_space(c) || c == ',' || c == ';' || c == '|' || c == '/' || c == U'，' || c == U'、' || c == U'；' ||
         c == U'·' || c == U'•' || c == U'،' || c == U'／' || c == U'｜' || c == U'—' || c == U'–' || c == U'○' ||
         c == U'●' || c == U'◎' || c == '-' || c == '=' || c == U'＝';
}

std::string_view trim_separators(std::string_view text) {
  while (!text.empty()) {
    std::size_t position = 0;
    if (!is_edge_separator(decode(text, position))) break;
    text.remove_prefix(position);
  }
  while (!text.empty()) {
    std::size_t end = text.size();
    if (!is_edge_separator(decode_last(text, end))) break;
    text.remove_suffix(text.size() - end);
  }
  return text;
}

bool is_unspaced_rule(NameRule rule) {
  return rule == NameRule::chinese || rule == NameRule::japanese || rule == NameRule::korean;
}

}  // namespace

bool is_opening_bracket(char32_t c) { return c == '(' || c == U'（' || c == '[' || c == U'［'; }
bool is_closing_bracket(char32_t c) { return c == ')' || c == U'）' || c == ']' || c == U'］'; }

std::string collapsed(std::string_view text) {
  std::string result;
  for (const std::string_view word : split_words(text)) {
    if (!result.empty()) result += ' ';
    result += word;
  }
  return result;
}

bool is_contact(std::string_view word) {
  if (word.starts_with("http://") || word.starts_with("https://") || word.starts_with("www.")) return word.size() > 8;
  const std::size_t at = word.find('@');
  if (at == std::string_view::npos || word.find('@', at + 1) != std::string_view::npos) return false;
  const std::string_view after = word.substr(at + 1);
  if (at == 0) return after.size() >= 2 && split_words(after).size() == 1;
  const std::size_t dot = after.find('.');
  return dot != std::string_view::npos && dot > 0 && dot + 1 < after.size();
}

// An address in angle or round brackets, or bare.
std::string_view contact_in(std::string_view word) {
  if (word.size() > 2 && ((word.front() == '<' && word.back() == '>') || (word.front() == '(' && word.back() == ')'))) {
    word = word.substr(1, word.size() - 2);
  }
  return is_contact(word) ? word : std::string_view();
}

std::optional<Names> parse_names(std::string_view text, const Convention& convention, NameContext context) {
  text = trim_separators(text);
  if (text.empty() || text.size() > 600) return std::nullopt;
  return is_unspaced_rule(convention.names) ? parse_unspaced_names(text, convention, context)
                                            : parse_spaced_names(text, convention, context);
}

std::string print_names(const Names& names, const Convention& convention) {
  // A space is no separator once a name holds one.
  std::string_view separator = convention.separator;
  if (separator == " " && std::any_of(names.begin(), names.end(),
                                      [](const CreditName& n) { return n.name.find(' ') != std::string::npos; })) {
    separator = "、";
  }
  std::string line;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) {
      if (!is_unspaced_rule(convention.names) && i + 1 == names.size()) {
        line += ' ';
        line += convention.joiners.front();
        line += ' ';
      } else {
        line += separator;
      }
    }
    line += names[i].name;
    if (const std::string& affiliation = names[i].affiliation; !affiliation.empty()) {
      if (is_unspaced_rule(convention.names)) {
        print_unspaced_affiliation(line, affiliation, convention);
      } else {
        print_spaced_affiliation(line, affiliation, convention);
      }
    }
    if (!names[i].contact.empty()) {
      line += ' ';
      line += names[i].contact;
    }
  }
  return line;
}

}  // namespace galley::structure
