// SPDX-License-Identifier: Apache-2.0
#include "markdown/html_of_markdown.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <cstdlib>
#include <memory>
#include <mutex>
#include <utility>

#include "markdown/flanking.hpp"
#include "markdown/screening.hpp"

namespace galley::markdown {
namespace {

struct Free {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
  void operator()(char* text) const { std::free(text); }
};

constexpr int options = CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE;

void register_extensions() {
  static std::once_flag once;
  std::call_once(once, [] { cmark_gfm_core_extensions_ensure_registered(); });
}

void attach(cmark_parser* parser, const char* name) {
  cmark_syntax_extension* extension = cmark_find_syntax_extension(name);
  if (extension == nullptr) throw Error(ErrorKind::plugin, std::string("cmark-gfm lacks its extension ") + name);
  cmark_parser_attach_syntax_extension(parser, extension);
}

// The value of an attribute in a comment of ours; names there hold no character that would need escaping.
std::string_view attribute_of(std::string_view comment, std::string_view name) {
  const std::string start = " " + std::string(name) + "=\"";
  const auto begin = comment.find(start);
  if (begin == std::string_view::npos) return {};
  const auto end = comment.find('"', begin + start.size());
  return end == std::string_view::npos ? std::string_view()
                                       : comment.substr(begin + start.size(), end - begin - start.size());
}

bool is_plain(std::string_view value) { return value.find_first_of("<>&\"'") == std::string_view::npos; }

class Rewriter {
 public:
  Rewriter(Html& html, Context& context) : html_(html), context_(context) {}

  void rewrite(cmark_node* document) {
    const std::unique_ptr<cmark_iter, Free> iterator(cmark_iter_new(document));
    std::size_t depth = 0;
    for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
      cmark_node* node = cmark_iter_get_node(iterator.get());
      if (event == CMARK_EVENT_EXIT) {
        --depth;
        continue;
      }
      if (++nodes_ > context_.limits.nodes) throw Error(ErrorKind::limit, "too many elements");
      if (nodes_ % 1024 == 0) context_.check_cancelled();
      if (cmark_node_first_child(node) != nullptr || !is_leaf(node)) {
        if (++depth > context_.limits.depth)
          throw Error(ErrorKind::limit, "elements are nested deeper than " + std::to_string(context_.limits.depth));
      }
      visit(node);
    }
    if (struck_ != 0) {
      context_.diagnostics.loss(code::dropped_content,
                                std::to_string(struck_) + " stretches of text lose the line that strikes them out");
    }
  }

 private:
  // Leaves have no exit event (cmark_iter_next).
  static bool is_leaf(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_HTML_BLOCK:
      case CMARK_NODE_THEMATIC_BREAK:
      case CMARK_NODE_CODE_BLOCK:
      case CMARK_NODE_TEXT:
      case CMARK_NODE_SOFTBREAK:
      case CMARK_NODE_LINEBREAK:
      case CMARK_NODE_CODE:
      case CMARK_NODE_HTML_INLINE:
        return true;
      default:
        return false;
    }
  }

  void visit(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) {
      const char* address = cmark_node_get_url(node);
      html_.addresses.emplace_back(address == nullptr ? "" : address);
      const std::string mark = std::string(address_mark) + std::to_string(html_.addresses.size() - 1);
      cmark_node_set_url(node, mark.c_str());
    } else if (type == CMARK_NODE_HTML_BLOCK) {
      const std::string_view literal = cmark_node_get_literal(node);
      if (literal.starts_with(article_mark) && cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_DOCUMENT)
        begin_article(node, literal);
    } else if (std::string_view(cmark_node_get_type_string(node)) == "strikethrough") {
      ++struck_;
    }
  }

  void begin_article(cmark_node* node, std::string_view comment) {
    std::string tag = in_article_ ? "</article>\n<article data-galley=\"article\"" : "<article data-galley=\"article\"";
    for (const char* name : {"id", "lang"}) {
      const std::string_view value = attribute_of(comment, name);
      if (!value.empty() && is_plain(value)) tag += " " + std::string(name) + "=\"" + std::string(value) + "\"";
    }
    tag += ">\n";
    html_.own = true;
    in_article_ = true;
    cmark_node_set_literal(node, tag.c_str());
  }

  Html& html_;
  Context& context_;
  bool in_article_ = false;
  std::uint64_t nodes_ = 0;
  std::uint64_t struck_ = 0;
};

bool has_own_articles(std::string_view text) {
  return text.starts_with(article_mark) || text.find("\n" + std::string(article_mark)) != std::string_view::npos;
}

}  // namespace

Html html_of_markdown(std::string_view text, Context& context) {
  screen(text, context);
  const std::string flanked = with_flanking_marks(text);
  const std::string_view utf8 = flanked;
  register_extensions();
  const std::unique_ptr<cmark_parser, Free> parser(cmark_parser_new(options));
  attach(parser.get(), "table");
  attach(parser.get(), "strikethrough");
  attach(parser.get(), "tasklist");
  // What Galley writes marks its links; an address in its text is text.
  if (!has_own_articles(utf8)) attach(parser.get(), "autolink");
  constexpr std::size_t piece = std::size_t{1} << 16;
  for (std::size_t at = 0; at < utf8.size(); at += piece) {
    context.check_cancelled();
    const std::string_view part = utf8.substr(at, piece);
    cmark_parser_feed(parser.get(), part.data(), part.size());
  }
  const std::unique_ptr<cmark_node, Free> document(cmark_parser_finish(parser.get()));
  Html html;
  html.own = utf8.starts_with(empty_mark);
  Rewriter(html, context).rewrite(document.get());
  const std::unique_ptr<char, Free> text_of_page(
      cmark_render_html(document.get(), options, cmark_parser_get_syntax_extensions(parser.get())));
  html.text = text_of_page.get();
  remove_flanking_marks(html.text, text);
  for (std::string& address : html.addresses) remove_flanking_marks(address, text);
  return html;
}

}  // namespace galley::markdown
