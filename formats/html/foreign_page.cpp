// SPDX-License-Identifier: Apache-2.0
#include "html/foreign_page.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "html/addresses.hpp"
#include "html/lazy_pictures.hpp"
#include "html/main_content.hpp"
#include "html/page_facts.hpp"
#include "html/page_header.hpp"
#include "html/text_of_markup.hpp"
#include "structure/build.hpp"
#include "xhtml/characters.hpp"
#include "xhtml/single_page.hpp"

namespace galley::html {
namespace {

using structure::Piece;
using structure::Role;

// An article is hardly shorter than this; what is, may have been looked for with too much care.
constexpr std::int64_t short_article = 500;

class ForeignPage {
 public:
  ForeignPage(xhtml::Tree& tree, const Source& source, Context& context)
      : tree_(tree), source_(source), context_(context), root_(tree.document.document_element()) {}

  Document read() {
    check_depth();
    facts_ = read_page_facts(root_);
    set_language();
    take_metadata();
    pugi::xml_node body = root_.child("body");
    show_lazy_pictures(body);
    resolve_addresses(root_, body, facts_.address, source_);
    if (context_.options.text("content") == "all") return read_all();
    header_ = find_page_header(body, facts_, document_.language);
    mark_header_lines();
    choose_content();
    return several_ ? read_all() : read_main();
  }

 private:
  // What nests deeper could not be read in the end, and looking around in it would take long.
  void check_depth() const {
    std::uint32_t depth = 0;
    for (pugi::xml_node node = root_; node;) {
      if (node.first_child()) {
        if (++depth > context_.limits.depth)
          throw Error(ErrorKind::limit, "elements are nested deeper than " + std::to_string(context_.limits.depth));
        node = node.first_child();
        continue;
      }
      while (node != root_ && !node.next_sibling()) {
        node = node.parent();
        --depth;
      }
      if (node == root_) return;
      node = node.next_sibling();
    }
  }

  void set_language() {
    for (const char* name : {"lang", "xml:lang"}) {
      const std::string_view told = root_.attribute(name).value();
      if (document_.language.empty() && is_language_tag(told)) document_.language = told;
    }
    if (document_.language.empty()) document_.language = facts_.language;
  }

  void take_metadata() {
    const auto add = [&](const char* term, const std::string& value) {
      if (!value.empty()) document_.metadata.push_back({term, value, {}, {}});
    };
    add("title", facts_.headline.empty() ? facts_.title : facts_.headline);
    for (const Author& author : facts_.authors) add("creator", author.name);
    add("issued", facts_.published);
    add("modified", facts_.modified);
    add("publisher", facts_.publisher);
    add("description", facts_.description);
    add("source", facts_.address);
    add("subject", facts_.section);
    for (const std::string& word : facts_.keywords) {
      if (word != facts_.section) add("subject", word);
    }
  }

  // The lines are found in the page as it is; marks lead to them in the copies that are cut to pieces.
  void mark_header_lines() {
    const auto mark = [](pugi::xml_node node, const char* name) {
      if (node) node.append_attribute("data-galley-line").set_value(name);
    };
    mark(header_.headline, "headline");
    mark(header_.kicker, "kicker");
    mark(header_.deck, "deck");
    mark(header_.byline, "byline");
  }

  // Tries with less and less care until there is enough text, and takes what gave most.
  void choose_content() {
    std::int64_t most = -1;
    bool empty = true;
    LeftOut left_out{};
    for (const Care care : {Care::words_and_density, Care::density, Care::none}) {
      pugi::xml_document copy;
      pugi::xml_node body = copy.append_copy(root_.child("body"));
      take_out_lines(body);
      MainContent content = find_main_content(body, care, context_);
      if (content.several_articles) {
        // Then each has its own lines.
        copy.reset();
        body = copy.append_copy(root_.child("body"));
        content = find_main_content(body, care, context_);
      }
      if (content.nodes.empty()) content.nodes.push_back(body);
      if (content.text > most) {
        most = content.text;
        several_ = content.several_articles;
        left_out = content.left_out;
        fill(content.nodes, body);
      }
      empty = empty && content.text == 0 && content.pictures == 0;
      if (content.plain || content.text >= short_article) break;
    }
    if (empty) {
      keep_all();
    } else {
      tell(left_out);
    }
  }

  // A page that seems to hold nothing but what sites put around articles: that is what it has to say, then.
  void keep_all() {
    pugi::xml_document copy;
    const pugi::xml_node body = copy.append_copy(root_.child("body"));
    take_out_lines(body);
    fill({body}, body);
  }

  // The lines do not count as running text and must not be left out with what surrounds them.
  void take_out_lines(pugi::xml_node body) {
    std::vector<pugi::xml_node> lines;
    pugi::xml_node node = body.first_child();
    const auto next = [&](bool inside) {
      if (inside && node.first_child()) return node.first_child();
      while (node && node != body && !node.next_sibling()) node = node.parent();
      return node == body ? pugi::xml_node() : node.next_sibling();
    };
    while (node) {
      const bool line = node.attribute("data-galley-line");
      if (line) lines.push_back(node);
      node = next(!line);
    }
    lines_.reset();
    for (const pugi::xml_node line : lines) {
      lines_.append_copy(line);
      line.parent().remove_child(line);
    }
  }

  // Makes a page of the content alone.
  void fill(const std::vector<pugi::xml_node>& nodes, pugi::xml_node body) {
    content_.reset();
    pugi::xml_node root = content_.append_child("html");
    copy_attributes(root_, root);
    pugi::xml_node new_body = root.append_child("body");
    copy_attributes(body, new_body);
    if (several_) {
      for (const pugi::xml_node node : nodes) new_body.append_copy(node);
      return;
    }
    append_line("kicker", "p", new_body);
    append_line("headline", "h1", new_body);
    append_line("deck", "p", new_body);
    header_end_ = new_body.append_child("hr");
    for (const pugi::xml_node node : nodes) {
      if (node == body) {
        for (const pugi::xml_node child : body.children()) new_body.append_copy(child);
      } else {
        new_body.append_copy(node);
      }
    }
  }

  void append_line(std::string_view name, const char* tag, pugi::xml_node to) {
    for (const pugi::xml_node line : lines_.children()) {
      if (name != line.attribute("data-galley-line").value()) continue;
      pugi::xml_node copy = to.append_copy(line);
      copy.set_name(tag);
      while (copy.first_attribute()) copy.remove_attribute(copy.first_attribute());
      copy.append_attribute("data-galley-line").set_value(line.attribute("data-galley-line").value());
    }
  }

  static void copy_attributes(pugi::xml_node from, pugi::xml_node to) {
    for (const pugi::xml_attribute each : from.attributes()) to.append_copy(each);
  }

  void tell(const LeftOut& left_out) {
    constexpr std::array names = {"",        "hidden parts",    "navigation", "advertising", "comments",
                                  "sharing", "related content", "prompts",    "forms"};
    std::string list;
    for (std::size_t i = 1; i < left_out.size(); ++i) {
      if (left_out[i] == 0) continue;
      list += (list.empty() ? "" : ", ") + std::string(names[i]) + " (" + std::to_string(left_out[i]) + ")";
    }
    if (list.empty()) return;
    context_.diagnostics.note(code::dropped_content, "what is no part of an article is left out: " + list);
  }

  void infer_language(const std::vector<Piece>& pieces) {
    if (!document_.language.empty()) return;
    document_.language = structure::infer_language(pieces);
    if (document_.language.empty()) return;
    context_.diagnostics.inferred(code::inferred_language, document_.language + ", from script and commonest words",
                                  {.item = "document"});
  }

  structure::BuildOptions build_options() const {
    structure::BuildOptions options;
    options.language = document_.language;
    options.infer_roles = context_.options.boolean("infer-roles");
    return options;
  }

  // Every article of the page, or all of it.
  Document read_all() {
    const pugi::xml_node page = several_ ? pugi::xml_node(content_) : pugi::xml_node(tree_.document);
    xhtml::Content content = xhtml::read_single_page(page, source_, document_, context_);
    if (document_.language.empty()) document_.language = content.language;
    infer_language(content.pieces);
    xhtml::assign_headings(content);
    structure::BuildOptions options = build_options();
    options.infer_headlines = content.headings.empty();
    xhtml::append_articles(document_, std::move(content), options, context_.diagnostics);
    return std::move(document_);
  }

  Document read_main() {
    header_end_.parent().remove_child(header_end_);
    xhtml::Content content = xhtml::read_single_page(content_, source_, document_, context_);
    if (document_.language.empty()) document_.language = content.language;
    set_roles(content);
    infer_language(content.pieces);
    structure::BuildOptions options = build_options();
    options.infer_headlines = false;
    options.split = structure::SplitArticles::headline;
    xhtml::append_articles(document_, std::move(content), options, context_.diagnostics);
    return std::move(document_);
  }

  bool is_line(const Piece& piece, pugi::xml_node line) const {
    const auto* paragraph = std::get_if<Paragraph>(&piece.block.value);
    return paragraph != nullptr && line && comparable(text_of(paragraph->content)) == comparable(line_text(line));
  }

  static std::string line_text(pugi::xml_node line) {
    std::string text;
    for (pugi::xml_node node = line.first_child(); node;) {
      if (node.type() == pugi::node_pcdata) text += std::string(" ") + node.value();
      if (node.first_child()) {
        node = node.first_child();
        continue;
      }
      while (node != line && !node.next_sibling()) node = node.parent();
      if (node == line) break;
      node = node.next_sibling();
    }
    return text;
  }

  void set_roles(xhtml::Content& content) {
    std::vector<Piece> pieces;
    // What is no line of the header stays where it is, without what is left out.
    std::size_t rest = 0;
    const std::string title = comparable(header_.title);
    bool in_header = true;
    bool headline = false;
    std::uint32_t highest = 99;
    for (Piece& piece : content.pieces) {
      const auto has_text = [&](const std::string& wanted) {
        const auto* paragraph = std::get_if<Paragraph>(&piece.block.value);
        return paragraph == nullptr ? wanted.empty() : comparable(text_of(paragraph->content)) == wanted;
      };
      if (in_header && !headline && header_.headline && has_text(title)) {
        piece.role = Role::headline;
        headline = true;
        pieces.push_back(std::move(piece));
        continue;
      }
      if (in_header && !headline && header_.kicker && rest == 0) {
        piece.role = Role::kicker;
        pieces.push_back(std::move(piece));
        continue;
      }
      if (in_header && headline && header_.deck && has_text(comparable(line_text(line_named("deck"))))) {
        piece.role = Role::deck;
        pieces.push_back(std::move(piece));
        in_header = false;
        continue;
      }
      const bool heading = piece.role == Role::heading || piece.role == Role::headline;
      // Some repeat the headline within.
      if (heading && rest < 3 && has_text(title)) continue;
      if (piece.role == Role::byline && (!header_.credits.empty() || header_.byline_names_nobody)) {
        piece.role = Role::body;
      }
      if (piece.role == Role::dateline && !header_.published.empty()) piece.role = Role::body;
      if (heading) {
        piece.role = Role::heading;
        highest = std::min(highest, std::max(piece.level, 1U));
      }
      if (&piece != &content.pieces[rest]) content.pieces[rest] = std::move(piece);
      ++rest;
    }
    content.pieces.resize(rest);
    for (Piece& piece : content.pieces) {
      if (piece.role == Role::heading) piece.level = std::max(piece.level, 1U) - highest + 1;
    }
    if (!headline && !header_.title.empty() && rest > 0) {
      Piece piece;
      piece.block = paragraph_of(header_.title);
      piece.role = Role::headline;
      piece.evidence = "the page's title";
      pieces.push_back(std::move(piece));
    }
    if (!header_.deck && !facts_.deck.empty() && comparable(facts_.deck) != title) {
      Piece piece;
      piece.block = paragraph_of(facts_.deck);
      piece.role = Role::deck;
      pieces.push_back(std::move(piece));
    }
    if (!header_.credits.empty()) {
      Piece piece;
      piece.block = paragraph_of(header_.credits.credits.front().names.empty()
                                     ? header_.credits.credits.front().label
                                     : header_.credits.credits.front().names.front().name);
      piece.role = Role::byline;
      piece.byline = header_.credits;
      pieces.push_back(std::move(piece));
    }
    if (!header_.published.empty() || !header_.printed_date.empty()) {
      Piece piece;
      piece.block = paragraph_of(header_.published.empty() ? header_.printed_date : header_.published);
      piece.role = Role::dateline;
      piece.dateline.change().when = header_.published;
      piece.dateline.change().date = header_.printed_date;
      pieces.push_back(std::move(piece));
    }
    content.pieces.reserve(rest + pieces.size());
    content.pieces.insert(content.pieces.begin(), std::make_move_iterator(pieces.begin()),
                          std::make_move_iterator(pieces.end()));
  }

  pugi::xml_node line_named(std::string_view name) const {
    for (const pugi::xml_node line : lines_.children()) {
      if (name == line.attribute("data-galley-line").value()) return line;
    }
    return {};
  }

  static Block paragraph_of(const std::string& text) { return {Paragraph{plain(text)}, {}}; }

  xhtml::Tree& tree_;
  const Source& source_;
  Context& context_;
  pugi::xml_node root_;
  PageFacts facts_;
  PageHeader header_;
  Document document_;
  pugi::xml_document content_;  // a page of the content alone
  pugi::xml_document lines_;    // the lines over the article
  pugi::xml_node header_end_;
  bool several_ = false;
};

}  // namespace

Document read_foreign_page(xhtml::Tree& tree, const Source& source, Context& context) {
  return ForeignPage(tree, source, context).read();
}

}  // namespace galley::html
