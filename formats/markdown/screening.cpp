// SPDX-License-Identifier: Apache-2.0
#include "markdown/screening.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace galley::markdown {
namespace {

constexpr std::size_t most_columns = 1000;

// Is the line the one below a table's head? Then: of how many columns.
std::size_t columns_of(std::string_view line) {
  if (line.find_first_not_of("|:- \t>*+0123456789.)") != std::string_view::npos) return 0;
  if (line.find('-') == std::string_view::npos) return 0;
  return static_cast<std::size_t>(std::count(line.begin(), line.end(), '|')) + 1;
}

// How many containers could the line open?
std::size_t containers_of(std::string_view line) {
  std::size_t count = 0;
  for (const char c : line) {
    if (c == '>' || c == '-' || c == '+' || c == '*' || c == '.' || c == ')') {
      ++count;
    } else if (c != ' ' && c != '\t' && !(c >= '0' && c <= '9')) {
      break;
    }
  }
  return count;
}

// A rule or an underline is no nest of lists.
bool is_one_character(std::string_view line) {
  char only = 0;
  for (const char c : line) {
    if (c == ' ' || c == '\t') continue;
    if (only != 0 && c != only) return false;
    only = c;
  }
  return only != '>';
}

struct NoteUse {
  bool defined = false;
  bool referred = false;
};

void find_notes(std::string_view line, std::unordered_map<std::string, NoteUse>& notes) {
  constexpr std::size_t longest_label = 200;
  constexpr std::size_t most_notes = 100'000;
  for (auto at = line.find("[^"); at != std::string_view::npos; at = line.find("[^", at + 2)) {
    const auto end = line.substr(0, std::min(line.size(), at + longest_label)).find(']', at);
    if (end == std::string_view::npos || end == at + 2 || notes.size() >= most_notes) continue;
    NoteUse& use = notes[std::string(line.substr(at + 2, end - at - 2))];
    const bool begins_line = line.substr(0, at).find_first_not_of(' ') == std::string_view::npos && at < 4;
    if (begins_line && end + 1 < line.size() && line[end + 1] == ':') {
      use.defined = true;
    } else {
      use.referred = true;
    }
  }
}

}  // namespace

void screen(std::string_view text, const Context& context) {
  const std::uint64_t most_cells = 2'000'000 + 4 * text.size();
  const std::size_t most_containers = std::size_t{context.limits.depth} * 4;
  std::uint64_t cells = 0;
  std::size_t columns = 0;  // of the table that the line could be in
  std::unordered_map<std::string, NoteUse> notes;
  for (std::size_t at = 0; at < text.size();) {
    auto end = text.find('\n', at);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
      columns = 0;
      continue;
    }
    cells += columns;
    if (const std::size_t own = columns_of(line); own > 1) {
      if (own > most_columns) throw Error(ErrorKind::limit, "a table has more than 1000 columns");
      columns = std::max(columns, own);
    }
    if (cells > most_cells) throw Error(ErrorKind::limit, "a table has far more cells than its text fills");
    if (containers_of(line) > most_containers && !is_one_character(line))
      throw Error(ErrorKind::limit, "lists and quotes are nested too deep");
    find_notes(line, notes);
  }
  const auto unused = std::count_if(notes.begin(), notes.end(),
                                    [](const auto& note) { return note.second.defined && !note.second.referred; });
  if (unused != 0) {
    context.diagnostics.loss(code::dropped_content,
                             std::to_string(unused) + " notes that nothing refers to are left out");
  }
}

}  // namespace galley::markdown
