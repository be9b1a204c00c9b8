// SPDX-License-Identifier: Apache-2.0
#include "markdown/reader.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "markdown/front_matter.hpp"
#include "markdown/html_of_markdown.hpp"
#include "markdown/page_tree.hpp"
#include "markdown/text_parts.hpp"
#include "structure/build.hpp"
#include "text_encoding/decode.hpp"
#include "xhtml/single_page.hpp"
#include "xhtml/tree.hpp"

namespace galley::markdown {
namespace {

using structure::Piece;
using structure::Role;

class MarkdownReader {
 public:
  MarkdownReader(const Source& source, Context& context) : source_(source), context_(context) {}

  Document read() {
    const text_encoding::Decoded decoded =
        text_encoding::decode(source_.bytes(), {.encoding = context_.options.text("encoding")}, context_.diagnostics);
    for (const TextPart& part : parts_of(decoded.text(), context_.diagnostics)) read_part(part);
    return std::move(document_);
  }

 private:
  void read_part(const TextPart& part) {
    const Html html = html_of_markdown(part.text, context_);
    xhtml::Tree tree;
    xhtml::parse_html(tree, html.text, context_.limits);
    const pugi::xml_node root = tree.document.document_element();
    restore_page(root, html);
    if (html.own) {
      read_own_fields(part.front_matter.fields, document_);
      restore_articles(root.child("body"));
      append(tree, {});
      return;
    }
    const bool first = document_.articles.empty() && document_.metadata.empty();
    ArticleFields fields = article_fields(part.front_matter.fields);
    if (document_.language.empty() && is_language_tag(fields.language)) document_.language = fields.language;
    if (first) {
      document_.metadata = std::move(fields.metadata);
    } else {
      std::move(fields.metadata.begin(), fields.metadata.end(), std::back_inserter(document_.metadata));
    }
    append(tree, fields);
  }

  void append(const xhtml::Tree& tree, const ArticleFields& fields) {
    const std::string outer = document_.language;
    xhtml::Content content = xhtml::read_single_page(tree.document, source_, document_, context_);
    if (content.articles.empty()) set_roles(content, fields);
    structure::BuildOptions options;
    options.infer_headlines = false;
    options.infer_roles = context_.options.boolean("infer-roles") && content.articles.empty();
    options.split = structure::SplitArticles::headline;
    if (document_.language.empty() && content.articles.empty()) infer_language(content.pieces);
    options.language = document_.language;
    const std::size_t before = document_.articles.size();
    xhtml::append_articles(document_, std::move(content), options, context_.diagnostics);
    for (std::size_t i = before; i < document_.articles.size(); ++i) {
      if (!fields.language.empty() && fields.language != outer && !outer.empty())
        document_.articles[i].language = fields.language;
    }
  }

  void infer_language(const std::vector<Piece>& pieces) {
    document_.language = structure::infer_language(pieces);
    if (document_.language.empty()) return;
    context_.diagnostics.inferred(code::inferred_language, document_.language + ", from script and commonest words",
                                  {.item = "document"});
  }

  static std::string text_of_piece(const Piece& piece) {
    const auto* paragraph = std::get_if<Paragraph>(&piece.block.value);
    return paragraph == nullptr ? std::string() : text_of(paragraph->content);
  }

  static void add(std::vector<Piece>& pieces, Role role, const std::string& text, const char* key) {
    if (text.empty()) return;
    Piece piece;
    piece.block = paragraph(text);
    piece.role = role;
    piece.place.item = key;
    pieces.push_back(std::move(piece));
  }

  // Headings of the first level are headlines, unless the front matter has the headline: then all are of sections.
  void set_roles(xhtml::Content& content, const ArticleFields& fields) {
    std::vector<Piece>& pieces = content.pieces;
    bool titled = !fields.title.empty();
    const std::size_t first_levels = static_cast<std::size_t>(std::count_if(
        content.headings.begin(), content.headings.end(), [](const auto& each) { return each.level == 1; }));
    std::size_t begin = 0;
    if (titled && first_levels != 0 && !content.headings.empty() && content.headings.front().level == 1 &&
        text_of_piece(pieces[content.headings.front().piece]) == fields.title) {
      // It says the title again; its own setting is richer.
      titled = false;
    }
    const bool one_article = titled || context_.options.text("split-articles") == "never";
    const bool deeper = titled && first_levels != 0;  // # is a section
    bool headline = titled;
    for (const xhtml::Heading& heading : content.headings) {
      Piece& piece = pieces[heading.piece];
      if (heading.level == 1 && !deeper && (!one_article || !headline)) {
        piece.role = Role::headline;
        headline = true;
      } else {
        piece.role = Role::heading;
        piece.level = deeper ? heading.level : heading.level > 1 ? heading.level - 1 : 1;
      }
    }
    // Without any headline, a single highest heading at the very beginning is one.
    if (!headline && !content.headings.empty() && content.headings.front().piece == 0) {
      const std::uint32_t level = content.headings.front().level;
      const bool highest = std::all_of(content.headings.begin() + 1, content.headings.end(),
                                       [&](const xhtml::Heading& each) { return each.level > level; });
      if (highest) {
        pieces.front().role = Role::headline;
        for (std::size_t i = 1; i < content.headings.size(); ++i)
          pieces[content.headings[i].piece].level = content.headings[i].level - level;
      }
    }
    std::vector<Piece> head;
    add(head, Role::kicker, fields.kicker, "kicker");
    if (titled) {
      add(head, Role::headline, fields.title, "title");
    } else if (!pieces.empty() && pieces.front().role == Role::headline) {
      head.push_back(std::move(pieces.front()));
      begin = 1;
    }
    add(head, Role::deck, fields.deck, "deck");
    if (!fields.byline.empty()) {
      add(head, Role::byline, "-", "author");
      head.back().byline = fields.byline;
    }
    if (!fields.dateline.empty()) {
      add(head, Role::dateline, "-", "date");
      head.back().dateline = fields.dateline;
    }
    pieces.erase(pieces.begin(), pieces.begin() + static_cast<long>(begin));
    pieces.insert(pieces.begin(), std::make_move_iterator(head.begin()), std::make_move_iterator(head.end()));
  }

  const Source& source_;
  Context& context_;
  Document document_;
};

}  // namespace

Document read(const Source& source, Context& context) { return MarkdownReader(source, context).read(); }

}  // namespace galley::markdown
