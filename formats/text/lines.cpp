// SPDX-License-Identifier: Apache-2.0
#include "text/lines.hpp"

#include <algorithm>
#include <cstring>

namespace galley::text {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view next_line = "\xC2\x85";
constexpr std::string_view line_separator = "\xE2\x80\xA8";
constexpr std::string_view paragraph_separator = "\xE2\x80\xA9";
constexpr std::string_view ideographic_space = "\xE3\x80\x80";

bool holds(std::string_view text, std::string_view what) { return text.find(what) != std::string_view::npos; }

struct LineEnd {
  std::size_t at = 0;
  std::size_t size = 0;
};

/// Finds line ends of the kinds that the text has.
class LineEnds {
 public:
  explicit LineEnds(std::string_view text) : text_(text) {
    feed_ = holds(text, "\n"sv);
    carriage_ = holds(text, "\r"sv);
    page_ = holds(text, "\f"sv);
    other_ = !feed_ && !carriage_ &&
             (holds(text, next_line) || holds(text, line_separator) || holds(text, paragraph_separator));
  }

  LineEnd next(std::size_t from) const {
    if (feed_ && !carriage_ && !page_) {
      const void* found = std::memchr(text_.data() + from, '\n', text_.size() - from);
      if (found == nullptr) return {text_.size(), 0};
      return {static_cast<std::size_t>(static_cast<const char*>(found) - text_.data()), 1};
    }
    for (std::size_t at = from; at < text_.size(); ++at) {
      const auto c = static_cast<unsigned char>(text_[at]);
      if (c == '\n' || c == '\f') return {at, 1};
      if (c == '\r') return {at, text_.substr(at).starts_with("\r\n"sv) ? std::size_t{2} : std::size_t{1}};
      if (!other_ || (c != 0xC2 && c != 0xE2)) continue;
      for (const std::string_view end : {next_line, line_separator, paragraph_separator}) {
        if (text_.substr(at).starts_with(end)) return {at, end.size()};
      }
    }
    return {text_.size(), 0};
  }

  bool separators_within() const {
    return holds(text_, "\v"sv) ||
           (!other_ && (holds(text_, line_separator) || holds(text_, next_line) || holds(text_, paragraph_separator)));
  }

 private:
  std::string_view text_;
  bool feed_ = false;
  bool carriage_ = false;
  bool page_ = false;
  bool other_ = false;
};

}  // namespace

bool is_blank(std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    if (line[at] == ' ' || line[at] == '\t' || line[at] == '\r') {
      ++at;
    } else if (line.substr(at).starts_with(ideographic_space)) {
      at += ideographic_space.size();
    } else {
      return false;
    }
  }
  return true;
}

Lines split_lines(std::string_view text, const Context& context) {
  Lines result;
  const LineEnds ends(text);
  result.separators_within = ends.separators_within();
  result.lines.reserve(std::min<std::size_t>(text.size() / 64 + 16, 1 << 20));
  std::uint32_t number = 1;
  bool page_break = false;
  std::size_t at = 0;
  while (at < text.size()) {
    const LineEnd end = ends.next(at);
    const bool page_end = end.size == 1 && text[end.at] == '\f';
    const std::string_view raw = text.substr(at, end.at - at);
    if (is_blank(raw)) {
      if (!result.lines.empty() && result.lines.back().blank() && !page_break) {
        Line& run = result.lines.back();
        run.raw = std::string_view(run.raw.data(), static_cast<std::size_t>(raw.data() + raw.size() - run.raw.data()));
        ++run.blanks;
      } else if (!(page_end && raw.empty())) {
        result.lines.push_back({raw, number, 0, 1, 0, false});
      }
    } else {
      result.lines.push_back({raw, number, 0, 0, 0, page_break});
      page_break = false;
      if ((result.lines.size() & 0xFFFF) == 0) context.check_cancelled();
      if (result.lines.size() > context.limits.nodes) {
        throw Error(ErrorKind::limit,
                    "the text has more than " + std::to_string(context.limits.nodes) + " lines (limit nodes)");
      }
    }
    if (page_end) page_break = true;
    if (!page_end) ++number;
    at = end.at + std::max<std::size_t>(end.size, 1);
  }
  return result;
}

Indent indent_of(const Line& line) {
  Indent indent{line.pad, 0};
  while (indent.bytes < line.raw.size()) {
    const char c = line.raw[indent.bytes];
    if (c == ' ') {
      ++indent.columns;
    } else if (c == '\t') {
      indent.columns += 4 - (line.column + indent.columns) % 4;
    } else {
      break;
    }
    ++indent.bytes;
  }
  return indent;
}

std::string_view content_of(const Line& line) { return trim(line.raw); }

void take_columns(Line& line, std::uint32_t columns) {
  if (line.blank()) {
    line.column += columns;
    return;
  }
  while (columns > 0) {
    if (line.pad > 0) {
      const std::uint32_t taken = std::min<std::uint32_t>(line.pad, columns);
      line.pad = static_cast<std::uint8_t>(line.pad - taken);
      line.column += taken;
      columns -= taken;
    } else if (line.raw.starts_with(' ')) {
      line.raw.remove_prefix(1);
      ++line.column;
      --columns;
    } else if (line.raw.starts_with('\t')) {
      line.raw.remove_prefix(1);
      line.pad = static_cast<std::uint8_t>(4 - line.column % 4);
    } else {
      return;
    }
  }
}

void take_bytes(Line& line, std::uint32_t bytes) {
  line.raw.remove_prefix(bytes);
  line.column += bytes;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

}  // namespace galley::text
