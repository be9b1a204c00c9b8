// SPDX-License-Identifier: Apache-2.0
#include "markdown/text_parts.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace galley::markdown {
namespace {

std::string_view without_end(std::string_view line) {
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  return line;
}

// The fence that a line opens or closes: its character and length; 0 if none.
std::pair<char, std::size_t> fence_of(std::string_view line) {
  std::size_t indent = 0;
  while (indent < line.size() && line[indent] == ' ' && indent < 4) ++indent;
  line.remove_prefix(indent);
  if (indent > 3 || line.empty() || (line.front() != '`' && line.front() != '~')) return {0, 0};
  std::size_t length = 0;
  while (length < line.size() && line[length] == line.front()) ++length;
  return length < 3 ? std::pair<char, std::size_t>{0, 0} : std::pair(line.front(), length);
}

// A key as front matter begins with, so that few rules of running text are looked at closer.
bool begins_with_key(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size() && ((line[at] | 32) >= 'a' && (line[at] | 32) <= 'z')) ++at;
  return at > 0 && at < line.size() && line[at] == ':';
}

}  // namespace

std::vector<TextPart> parts_of(std::string_view text, Diagnostics& diagnostics) {
  constexpr std::size_t most_parts = 10'000;
  std::vector<TextPart> parts(1);
  parts.back().front_matter = read_front_matter(text, diagnostics);
  std::size_t at = parts.back().front_matter.size;
  std::size_t begin = at;
  bool blank = false;
  std::pair<char, std::size_t> fence;
  while (at < text.size()) {
    auto end = text.find('\n', at);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view line = without_end(text.substr(at, end - at));
    const std::size_t next = std::min(end + 1, text.size());
    if (const auto own = fence_of(line); own.second != 0) {
      if (fence.second == 0) {
        fence = own;
      } else if (own.first == fence.first && own.second >= fence.second) {
        fence = {};
      }
    }
    if (line == "---" && blank && fence.second == 0 && parts.size() < most_parts) {
      const auto key_end = std::min(text.find('\n', next), text.size());
      if (begins_with_key(text.substr(next, key_end - next))) {
        Diagnostics doubts;  // running text between two rules is no fault
        FrontMatter front_matter = read_front_matter(text.substr(at), doubts);
        if (front_matter.present && front_matter.fields.find("title") != nullptr) {
          parts.back().text = text.substr(begin, at - begin);
          begin = at + front_matter.size;
          at = begin;
          blank = false;
          parts.push_back({std::move(front_matter), {}});
          continue;
        }
      }
    }
    blank = line.empty();
    at = next;
  }
  parts.back().text = text.substr(begin);
  for (TextPart& part : parts) {
    // Blank lines above the text say nothing.
    const auto first = part.text.find_first_not_of("\r\n");
    part.text.remove_prefix(std::min(first, part.text.size()));
  }
  return parts;
}

}  // namespace galley::markdown
