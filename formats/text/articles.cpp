// SPDX-License-Identifier: Apache-2.0
#include "text/articles.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <span>
#include <utility>

#include "galley/measure.hpp"
#include "structure/sentence.hpp"
#include "text/credits.hpp"
#include "text/notes.hpp"

namespace galley::text {
namespace {

using structure::Piece;
using structure::Role;

Inlines& content_of_paragraph(Parsed& parsed) { return std::get<Paragraph>(parsed.block.value).content; }

bool is_paragraph(const Parsed& parsed) { return std::holds_alternative<Paragraph>(parsed.block.value); }

bool is_headline(const Parsed& parsed) { return parsed.kind == Parsed::Kind::heading && parsed.level == 1; }

std::string value_of(const Attributes& attributes, std::string_view key) {
  const std::string* value = attributes.value(key);
  return value != nullptr ? *value : std::string();
}

/// What the marks of a block say that it is.
Role told_role(const Parsed& parsed) {
  if (parsed.kind == Parsed::Kind::article) return Role::article_break;
  if (parsed.kind == Parsed::Kind::heading) return parsed.level == 1 ? Role::headline : Role::heading;
  if (!is_paragraph(parsed)) return Role::body;
  constexpr std::pair<std::string_view, Role> roles[] = {{"kicker", Role::kicker},     {"headline", Role::headline},
                                                         {"deck", Role::deck},         {"byline", Role::byline},
                                                         {"dateline", Role::dateline}, {"p", Role::body}};
  for (const auto& [name, role] : roles) {
    if (parsed.attributes.has_class(name)) return role;
  }
  return Role::unknown;
}

/// Sections below the headline are level 1; `level=` tells what six marks cannot.
std::uint32_t section_level(const Parsed& parsed) {
  constexpr long deepest = 10'000;
  const std::string level = value_of(parsed.attributes, "level");
  if (!level.empty())
    return static_cast<std::uint32_t>(std::clamp(std::strtol(level.c_str(), nullptr, 10), 1L, deepest));
  return parsed.level - 1;
}

/// An article that is marked from end to end.
class MarkedArticle {
 public:
  explicit MarkedArticle(std::uint32_t deepest) : deepest_(deepest) {}

  Article make(std::span<Parsed> blocks) {
    for (Parsed& parsed : blocks) add(parsed);
    while (!open_.empty()) close_section();
    return std::move(article_);
  }

 private:
  void add(Parsed& parsed) {
    switch (told_role(parsed)) {
      case Role::article_break:
        article_.language = value_of(parsed.attributes, "lang");
        article_.id = std::move(parsed.block.id);
        break;
      case Role::kicker:
        append_lines(article_.kicker, parsed);
        break;
      case Role::headline:
        append_lines(article_.headline, parsed);
        if (!parsed.block.id.empty()) article_.id = std::move(parsed.block.id);
        if (parsed.attributes.value("lang") != nullptr) article_.language = value_of(parsed.attributes, "lang");
        break;
      case Role::deck:
        append_lines(article_.deck, parsed);
        break;
      case Role::byline: {
        Byline byline = byline_of(parsed);
        std::move(byline.credits.begin(), byline.credits.end(), std::back_inserter(article_.byline.credits));
        break;
      }
      case Role::dateline:
        article_.dateline = parse_marked_dateline(parsed.source);
        if (article_.dateline.empty()) article_.dateline.place = text_of(content_of_paragraph(parsed));
        break;
      case Role::heading:
        add_section(parsed);
        break;
      case Role::body:
      case Role::unknown:
        (open_.empty() ? article_.blocks : open_.back().second.blocks).push_back(std::move(parsed.block));
        break;
    }
  }

  static void append_lines(Inlines& lines, Parsed& parsed) {
    Inlines& content = content_of_paragraph(parsed);
    if (!lines.empty() && !content.empty()) lines.push_back({LineBreak{}});
    std::move(content.begin(), content.end(), std::back_inserter(lines));
  }

  static Byline byline_of(Parsed& parsed) {
    Byline byline = parse_marked_byline(parsed.source);
    if (byline.empty()) byline.credits.push_back({{}, {}, {{text_of(content_of_paragraph(parsed)), {}, {}}}});
    return byline;
  }

  void add_section(Parsed& parsed) {
    const std::uint32_t level = section_level(parsed);
    while (!open_.empty() && (open_.back().first >= level || open_.size() >= deepest_)) close_section();
    Section section;
    section.heading = std::move(content_of_paragraph(parsed));
    section.id = std::move(parsed.block.id);
    open_.emplace_back(level, std::move(section));
  }

  void close_section() {
    Section section = std::move(open_.back().second);
    open_.pop_back();
    (open_.empty() ? article_.sections : open_.back().second.sections).push_back(std::move(section));
  }

  std::uint32_t deepest_;
  Article article_;
  std::vector<std::pair<std::uint32_t, Section>> open_;
};

Piece piece_of(Parsed& parsed) {
  Piece piece;
  piece.role = told_role(parsed);
  piece.place.line = parsed.line;
  piece.space_before = parsed.blank_before;
  if (piece.role == Role::heading) piece.level = section_level(parsed);
  if (piece.role == Role::headline) piece.language = value_of(parsed.attributes, "lang");
  if (piece.role == Role::byline) piece.byline = parse_marked_byline(parsed.source);
  if (piece.role == Role::dateline) piece.dateline = parse_marked_dateline(parsed.source);
  piece.block = std::move(parsed.block);
  return piece;
}

std::string line_of(const Parsed& parsed) {
  const auto* paragraph = std::get_if<Paragraph>(&parsed.block.value);
  return paragraph != nullptr ? text_of(paragraph->content) : std::string();
}

/// In a text without marked headlines a new page begins a new article, if it does not go on with a sentence and
/// begins with a line that may be a headline.
bool page_begins_article(std::span<const Parsed> blocks, std::size_t i) {
  constexpr std::uint64_t widest_headline = 80;
  if (!blocks[i].page_break || i == 0 || !is_paragraph(blocks[i])) return false;
  if (is_paragraph(blocks[i - 1]) && !structure::ends_sentence(line_of(blocks[i - 1]))) return false;
  const std::string line = line_of(blocks[i]);
  return line.size() <= 4 * widest_headline && display_width(line) <= widest_headline &&
         !structure::ends_sentence(line);
}

std::vector<Piece> pieces_of(std::span<Parsed> blocks, const structure::BuildOptions& options, bool has_headlines) {
  std::vector<Piece> pieces;
  pieces.reserve(blocks.size());
  std::vector<bool> breaks(blocks.size(), false);
  if (!has_headlines && options.split == structure::SplitArticles::automatic) {
    for (std::size_t i = 0; i < blocks.size(); ++i) breaks[i] = page_begins_article(blocks, i);
  }
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].kind == Parsed::Kind::article) continue;  // one article was asked for
    if (breaks[i]) pieces.emplace_back().role = Role::article_break;
    pieces.push_back(piece_of(blocks[i]));
  }
  return pieces;
}

/// Where the marked article that begins at `begin` ends: at the mark of the next one, or at the headline of one
/// that is not marked so.
std::size_t end_of_marked(std::span<const Parsed> blocks, std::size_t begin) {
  bool text = false;
  std::size_t i = begin + 1;
  for (; i < blocks.size() && blocks[i].kind != Parsed::Kind::article; ++i) {
    if (is_headline(blocks[i]) && text) break;
    text = text || told_role(blocks[i]) != Role::kicker;
  }
  return i;
}

}  // namespace

std::vector<Article> make_articles(ParsedText text, const structure::BuildOptions& options, const Context& context) {
  const NoteBook notes(std::move(text.notes));
  if (!notes.empty()) notes.mark_unreferenced(text.blocks);
  const std::span<Parsed> blocks(text.blocks);
  const bool has_headlines = std::any_of(blocks.begin(), blocks.end(), is_headline);
  const bool one = options.split == structure::SplitArticles::never;

  std::vector<Article> articles;
  for (std::size_t i = 0, count = blocks.size(); i < count;) {
    if (blocks[i].kind == Parsed::Kind::article && !one) {
      const std::size_t end = end_of_marked(blocks, i);
      articles.push_back(MarkedArticle(context.limits.depth).make(blocks.subspan(i, end - i)));
      i = end;
      continue;
    }
    std::size_t end = i + 1;
    while (end < count && (one || blocks[end].kind != Parsed::Kind::article)) ++end;
    std::vector<Piece> pieces = pieces_of(blocks.subspan(i, end - i), options, has_headlines);
    if (i == 0 && end == count) {
      // Long texts are mostly of one part; what was parsed is not kept beside what is made of it.
      text.blocks = {};
    }
    std::vector<Article> built = structure::build_articles(std::move(pieces), options, context.diagnostics);
    std::move(built.begin(), built.end(), std::back_inserter(articles));
    i = end;
  }
  if (!notes.empty()) {
    for (Article& article : articles) notes.attach(article);
  }
  return articles;
}

}  // namespace galley::text
