// SPDX-License-Identifier: Apache-2.0
// Code and figures.
#include <algorithm>
#include <utility>

#include "text/block_parser.hpp"
#include "text/images.hpp"

namespace galley::text {
namespace {

constexpr std::uint32_t code_indent = 4;

/// Appends a line as it stands, but for `columns` columns of white space.
void append_literal(std::string& text, Line line, std::uint32_t columns) {
  take_columns(line, columns);
  text.append(line.pad, ' ');
  text += line.raw;
  text += '\n';
}

/// The same for each line of a run of blank ones.
void append_blanks(std::string& text, const Line& run, std::uint32_t columns) {
  std::string_view rest = run.raw;
  for (std::uint32_t i = 0; i < run.blanks; ++i) {
    const std::size_t end = std::min(rest.find_first_of("\r\n"), rest.size());
    append_literal(text, {rest.substr(0, end)}, columns + run.column);
    rest.remove_prefix(end);
    if (!rest.empty()) rest.remove_prefix(rest.starts_with("\r\n") ? 2 : 1);
  }
}

void append_line_or_blanks(std::string& text, const Line& line, std::uint32_t columns) {
  if (line.blank()) {
    append_blanks(text, line, columns);
  } else {
    append_literal(text, line, columns);
  }
}

void end_lines(std::string& text) {
  while (text.ends_with('\n')) text.pop_back();
}

/// "cpp" of "cpp title=x"; Pandoc's form "{.cpp}" too.
std::string language_of(std::string_view info) {
  if (info.starts_with('{')) {
    std::size_t at = 0;
    const auto attributes = parse_attributes(info, at);
    return attributes && !attributes->classes.empty() ? attributes->classes.front() : std::string();
  }
  return std::string(info.substr(0, info.find_first_of(" \t")));
}

}  // namespace

void BlockParser::fenced(std::span<Line> lines, std::size_t& i, const Fence& fence, Sequence& out) {
  const Line first = lines[i];
  const std::uint32_t indent = indent_of(first).columns;
  Preformatted code;
  code.language = language_of(fence.info);
  if (const std::string* language = pending_.value("language")) code.language = *language;
  std::erase_if(pending_.values, [](const auto& value) { return value.first == "language"; });
  for (++i; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (!line.blank() && indent_of(line).columns < 4 && closes_fence(content_of(line), fence)) {
      ++i;
      break;
    }
    append_line_or_blanks(code.text, line, indent);
  }
  end_lines(code.text);
  add(first, std::move(code), out);
}

void BlockParser::indented(std::span<Line> lines, std::size_t& i, Sequence& out) {
  const Line first = lines[i];
  Preformatted code;
  std::size_t end = i;
  for (std::size_t j = i; j < lines.size(); ++j) {
    if (lines[j].blank()) continue;
    if (indent_of(lines[j]).columns < code_indent) break;
    for (; end <= j; ++end) append_line_or_blanks(code.text, lines[end], code_indent);
  }
  i = end;
  end_lines(code.text);
  add(first, std::move(code), out);
}

bool BlockParser::figure(std::span<Line> lines, std::size_t& i, Sequence& out) {
  auto image = image_line(content_of(lines[i]));
  if (!image) return false;
  const Line first = lines[i];
  std::size_t end = i + 1;
  while (end < lines.size() && !ends_group(lines[end])) ++end;
  // Caption and credit are lines of their own wherever the figure stands.
  const Paragraphs below = split_paragraphs(lines.subspan(i + 1, end - i - 1), {});
  ++i;
  Figure figure;
  figure.source = std::move(image->target.address);
  figure.alternative_text = text_of(inline_text(image->alternative).content);
  // One or two lines right below are caption and credit; more are an article that goes on.
  constexpr std::size_t most = 2;
  if (below.texts.size() <= most) {
    for (const auto& [line, text] : below.texts) {
      MarkedText marked_text = inline_text(text);
      const bool credit = marked_text.attributes.has_class("credit") || !figure.caption.empty();
      (credit ? figure.credit : figure.caption) = std::move(marked_text.content);
    }
    i = end;
  }
  if (figure.caption.empty() && !image->target.title.empty()) figure.caption = plain(image->target.title);
  add(first, std::move(figure), out);
  use_attributes(out.back(), std::move(image->attributes));
  return true;
}

}  // namespace galley::text
