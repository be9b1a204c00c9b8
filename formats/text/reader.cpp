// SPDX-License-Identifier: Apache-2.0
#include "text/reader.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <utility>

#include "structure/build.hpp"
#include "structure/conventions.hpp"
#include "text/articles.hpp"
#include "text/block_parser.hpp"
#include "text/front_matter.hpp"
#include "text/lines.hpp"
#include "text/wrapping.hpp"
#include "text_encoding/decode.hpp"

namespace galley::text {
namespace {

/// Four columns of indent are code where marks are sure and paragraphs do not begin with an indent.
bool has_indented_code(std::span<const Line> lines, const ReadingRules& rules) {
  if (rules.marks == ReadingRules::Marks::markdown) return true;
  if (rules.marks == ReadingRules::Marks::none) return false;
  constexpr std::size_t looked_at = 20'000;
  std::size_t marks = 0;
  std::size_t indented = 0;
  std::size_t paragraphs = 0;
  for (std::size_t i = 0; i < lines.size() && i < looked_at; ++i) {
    if (lines[i].blank()) continue;
    const std::string_view content = content_of(lines[i]);
    if (atx_heading(content) || opening_fence(content) || setext_level(content) == 1) ++marks;
    if (i > 0 && !lines[i - 1].blank()) continue;
    ++paragraphs;
    if (indent_of(lines[i]).columns >= 4) ++indented;
  }
  return marks > 0 && indented * 4 <= paragraphs;
}

WrapMode wrap_mode(const ReadingRules& rules, std::string_view told_by_text) {
  if (rules.wrap == ReadingRules::Wrap::join) return WrapMode::join;
  if (rules.wrap == ReadingRules::Wrap::keep) return WrapMode::keep;
  if (told_by_text == "join") return WrapMode::join;
  if (told_by_text == "keep") return WrapMode::keep;
  return rules.marks == ReadingRules::Marks::markdown ? WrapMode::join : WrapMode::automatic;
}

std::string language_of(std::string_view text, const ReadingRules& rules, const FrontMatter& front_matter,
                        Diagnostics& diagnostics) {
  if (!rules.language.empty()) return std::string(rules.language);
  if (front_matter.language) return *front_matter.language;
  std::string language = structure::infer_language(text);
  if (!language.empty()) {
    Place place;
    place.item = "document";
    diagnostics.inferred(code::inferred_language, language + ", from script and commonest words", std::move(place));
  }
  return language;
}

std::string_view text_from(std::string_view text, std::span<const Line> lines) {
  return lines.empty() ? std::string_view() : text.substr(static_cast<std::size_t>(lines[0].raw.data() - text.data()));
}

structure::SplitArticles split_of(ReadingRules::Split split) {
  switch (split) {
    case ReadingRules::Split::headline:
      return structure::SplitArticles::headline;
    case ReadingRules::Split::never:
      return structure::SplitArticles::never;
    default:
      return structure::SplitArticles::automatic;
  }
}

template <typename Choice>
Choice choice(const Options& options, std::string_view name, std::initializer_list<std::string_view> names) {
  const auto found = std::find(names.begin(), names.end(), options.text(name));
  return static_cast<Choice>(found == names.end() ? 0 : found - names.begin());
}

}  // namespace

Document read_utf8(std::string_view text, const ReadingRules& rules, const Context& context) {
  Lines split = split_lines(text, context);
  std::span<Line> lines(split.lines);
  const bool marks = rules.marks != ReadingRules::Marks::none;

  FrontMatter front_matter;
  if (marks) front_matter = parse_front_matter(lines);
  lines = lines.subspan(front_matter.lines);
  const std::string_view body = text_from(text, lines);

  BlockRules block_rules;
  block_rules.marks = marks;
  block_rules.indented_code = has_indented_code(lines, rules);
  block_rules.wrap = wrap_mode(rules, front_matter.wrap);
  if (block_rules.wrap == WrapMode::automatic) block_rules.wrapping = guess_wrapping(lines);

  Definitions definitions;
  InlineRules inline_rules;
  inline_rules.marks = marks;
  inline_rules.separators = split.separators_within;
  inline_rules.definitions = &definitions;
  inline_rules.context = &context;
  WritingHabits habits(body);
  if (marks && body.find("]:") != std::string_view::npos) {
    // Marks may refer to what is defined further down, and only parsing tells definitions from code.
    std::vector<Line> copy(lines.begin(), lines.end());
    BlockParser(block_rules, inline_rules, habits, context).collect(copy, definitions);
  }
  ParsedText parsed = BlockParser(block_rules, inline_rules, habits, context).parse(lines);
  split.lines = {};

  Document document;
  document.metadata = std::move(front_matter.metadata);
  document.language = language_of(body, rules, front_matter, context.diagnostics);
  structure::BuildOptions options;
  options.split = split_of(rules.split);
  options.language = document.language;
  document.articles = make_articles(std::move(parsed), options, context);
  return document;
}

Document read(const Source& source, Context& context) {
  ReadingRules rules;
  rules.marks = choice<ReadingRules::Marks>(context.options, "marks", {"auto", "markdown", "none"});
  rules.wrap = choice<ReadingRules::Wrap>(context.options, "wrap", {"auto", "join", "keep"});
  rules.split = choice<ReadingRules::Split>(context.options, "split-articles", {"auto", "headline", "never"});
  rules.language = context.options.text("language");
  const text_encoding::Decoded decoded =
      text_encoding::decode(source.bytes(), {.encoding = context.options.text("encoding")}, context.diagnostics);
  return read_utf8(decoded.text(), rules, context);
}

}  // namespace galley::text
