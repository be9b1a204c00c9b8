// SPDX-License-Identifier: Apache-2.0
#include "host/program_messages.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "model/one_line.hpp"

namespace galley {

namespace {

constexpr std::size_t most_lines = 100;
constexpr std::size_t longest_line = 500;

struct Line {
  Severity severity = Severity::warning;
  bool error = false;
  std::string text;
};

struct Prefix {
  std::string_view word;
  Severity severity;
  bool error = false;
};

constexpr Prefix prefixes[] = {
    {"error:", Severity::warning, true}, {"warning:", Severity::warning},      {"note:", Severity::note},
    {"loss:", Severity::loss},           {"[ERROR]", Severity::warning, true}, {"[WARNING]", Severity::warning},
    {"[INFO]", Severity::note}};

bool starts_with_word(std::string_view text, std::string_view word) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return text.size() >= word.size() &&
         std::equal(word.begin(), word.end(), text.begin(), [&](char a, char b) { return lower(a) == lower(b); });
}

/// As the end of a sentence of ours: no capital at the beginning, unless of an abbreviation or a name such as
/// "ValueError", and no full stop.
std::string as_clause(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && (is_blank(text.back()) || text.back() == '.')) text.remove_suffix(1);
  std::string clause = one_line(std::string(text.substr(0, longest_line)));
  while (!clause.empty() && clause.back() == ' ') clause.pop_back();
  if (clause.size() > 1 && clause[0] >= 'A' && clause[0] <= 'Z' && clause[1] >= 'a' && clause[1] <= 'z') {
    clause[0] = static_cast<char>(clause[0] - 'A' + 'a');
  }
  return clause;
}

Line line_of(std::string_view text) {
  Line line;
  const std::size_t first = text.find_first_not_of(" \t");
  text.remove_prefix(std::min(first, text.size()));
  for (const Prefix& prefix : prefixes) {
    if (!starts_with_word(text, prefix.word)) continue;
    line.severity = prefix.severity;
    line.error = prefix.error;
    text.remove_prefix(prefix.word.size());
    break;
  }
  line.text = as_clause(text);
  return line;
}

}  // namespace

std::string add_program_messages(std::string_view errors, bool failed, Diagnostics& diagnostics) {
  std::vector<Line> lines;
  std::size_t left_out = 0;
  while (!errors.empty()) {
    const std::size_t end = std::min(errors.find('\n'), errors.size());
    Line line = line_of(errors.substr(0, end));
    errors.remove_prefix(std::min(end + 1, errors.size()));
    if (line.text.empty()) continue;
    if (lines.size() == most_lines && failed) {
      // The reason stands at the end.
      lines.back() = std::move(line);
      ++left_out;
    } else if (lines.size() == most_lines) {
      ++left_out;
    } else {
      lines.push_back(std::move(line));
    }
  }
  std::string reason;
  if (failed && !lines.empty()) {
    auto cause = std::find_if(lines.rbegin(), lines.rend(), [](const Line& line) { return line.error; });
    if (cause == lines.rend()) cause = lines.rbegin();
    reason = cause->text;
    lines.erase(std::next(cause).base());
  }
  for (Line& line : lines) diagnostics.add(line.severity, program_message, std::move(line.text));
  if (left_out > 0) {
    diagnostics.note(program_message, "the program wrote " + std::to_string(left_out) + " more lines");
  }
  return reason;
}

}  // namespace galley
