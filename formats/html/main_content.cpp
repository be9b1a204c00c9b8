// SPDX-License-Identifier: Apache-2.0
#include "html/main_content.hpp"

#include <algorithm>

#include "html/content_cleaning.hpp"
#include "html/content_score.hpp"
#include "html/node_measure.hpp"
#include "xhtml/characters.hpp"
#include "xhtml/node_text.hpp"
#include "xhtml/tree_walk.hpp"

namespace galley::html {
namespace {

// Removes what is apart by itself.
void strip(pugi::xml_node body, bool by_words, LeftOut& left_out, const Context& context) {
  std::size_t visited = 0;
  pugi::xml_node node = body.first_child();
  while (node) {
    if (++visited % 1024 == 0) context.check_cancelled();
    const Apart apart = node.type() == pugi::node_element ? apart_of(node, by_words) : Apart::no;
    if (apart == Apart::no) {
      node = xhtml::next_in_order(node, body, true);
      continue;
    }
    ++left_out[static_cast<std::size_t>(apart)];
    const pugi::xml_node next = xhtml::next_in_order(node, body, false);
    node.parent().remove_child(node);
    node = next;
  }
}

// Tables of one row, and of cells that hold several paragraphs, part the page into columns.
bool lays_out_the_page(pugi::xml_node table) {
  std::size_t rows = 0;
  bool columns = false;
  xhtml::for_each_element(table, [&](pugi::xml_node node) {
    const std::string_view name = node.name();
    if (name == "tr") ++rows;
    if (name != "td") return;
    std::size_t paragraphs = 0;
    for (const pugi::xml_node child : node.children("p")) paragraphs += child.first_child() ? 1 : 0;
    columns = columns || paragraphs > 2;
  });
  return columns || rows == 1;
}

// Whether nothing in the page is of a site rather than of the document: no part that is apart, none that sites are made
// of, few links. Such pages are what editors and programs export, and hold tables and lists where articles hold text.
bool is_plain(pugi::xml_node body, const Measures& measures, const LeftOut& left_out) {
  constexpr double most_links = 0.3;
  for (std::size_t i = 0; i < left_out.size(); ++i) {
    if (i != static_cast<std::size_t>(Apart::hidden) && left_out[i] != 0) return false;
  }
  const Measure& measure = measures.of(body);
  if (measure.text == 0 || measure.link_density() > most_links || measure.inputs != 0 || measure.embeds != 0)
    return false;
  bool of_a_site = false;
  std::size_t articles = 0;
  xhtml::for_each_element(body, [&](pugi::xml_node node) {
    const std::string_view name = node.name();
    of_a_site = of_a_site || name == "header" || name == "footer" || name == "aside" || name == "main" ||
                name == "form" || name == "script" || name == "iframe" || weight_of_words(node) < 0 ||
                (name == "table" && lays_out_the_page(node));
    articles += name == "article" ? 1 : 0;
  });
  return !of_a_site && articles < 2;
}

bool has_heading(pugi::xml_node article) {
  bool found = false;
  xhtml::for_each_element(article, [&](pugi::xml_node node) {
    const std::string_view name = node.name();
    found = found || name == "h1" || name == "h2" || name == "h3";
  });
  return found;
}

// The articles of a page that has several, none of which is the main one.
std::vector<pugi::xml_node> several_articles(pugi::xml_node body, const Measures& measures) {
  std::vector<pugi::xml_node> articles;
  std::int64_t largest = 0;
  std::int64_t sum = 0;
  pugi::xml_node node = body.first_child();
  while (node) {
    const bool article = std::string_view(node.name()) == "article";
    if (article) {
      const std::int64_t text = measures.of(node).text;
      if (text > 0 && has_heading(node)) {
        articles.push_back(node);
        largest = std::max(largest, text);
        sum += text;
      }
    }
    node = xhtml::next_in_order(node, body, !article);
  }
  const std::int64_t all = measures.of(body).text;
  const bool balanced = articles.size() >= 2 && largest * 10 < sum * 7;
  if (!balanced || sum * 2 < all) return {};
  // Short pieces beside long ones lead to other pages.
  articles.erase(std::remove_if(articles.begin(), articles.end(),
                                [&](pugi::xml_node each) { return measures.of(each).text * 20 < largest; }),
                 articles.end());
  if (articles.size() < 2) return {};
  std::vector<pugi::xml_node> nodes;
  for (const pugi::xml_node article : articles) {
    // A kicker may stand over the element.
    pugi::xml_node before = article.previous_sibling();
    while (before && before.type() != pugi::node_element) before = before.previous_sibling();
    if (before && names_kicker(before) && measures.of(before).text < 200) nodes.push_back(before);
    nodes.push_back(article);
  }
  return nodes;
}

bool is_inside(pugi::xml_node node, pugi::xml_node holder) {
  for (; node; node = node.parent()) {
    if (node == holder) return true;
  }
  return false;
}

std::size_t element_children(pugi::xml_node node) {
  std::size_t count = 0;
  for (const pugi::xml_node child : node.children()) count += child.type() == pugi::node_element ? 1 : 0;
  return count;
}

pugi::xml_node top_candidate(pugi::xml_node body, const ContentScores& scores) {
  const std::vector<pugi::xml_node>& best = scores.best();
  if (best.empty() || scores.of(best.front()) <= 0) return {};
  pugi::xml_node top = best.front();
  if (top == body) return top;
  // Where several parts score alike, what holds most of them is the content.
  std::vector<pugi::xml_node> alike;
  for (const pugi::xml_node each : best) {
    if (each != top && scores.of(each) >= 0.75 * scores.of(top)) alike.push_back(each);
  }
  if (alike.size() >= 3) {
    for (pugi::xml_node holder = top.parent(); holder && holder != body; holder = holder.parent()) {
      const auto inside =
          std::count_if(alike.begin(), alike.end(), [&](pugi::xml_node each) { return is_inside(each, holder); });
      if (inside >= 3) {
        top = holder;
        break;
      }
    }
  }
  // Text that is spread over several boxes scores higher further out.
  double last = scores.of(top);
  const double least = last / 3;
  for (pugi::xml_node holder = top.parent(); holder && holder != body; holder = holder.parent()) {
    const double score = scores.of(holder);
    if (score == 0) continue;
    if (score < least) break;
    if (score > last) {
      top = holder;
      break;
    }
    last = score;
  }
  while (top.parent() && top.parent() != body && element_children(top.parent()) == 1) top = top.parent();
  return top;
}

bool ends_as_sentence(const std::string& text) {
  for (const std::string_view end : {".", "!", "?", "。", "！", "？", "”", "\"", "»", "؟", "…"}) {
    if (text.ends_with(end)) return true;
  }
  return false;
}

// What stands beside the top candidate and belongs to it.
std::vector<pugi::xml_node> with_siblings(pugi::xml_node top, const ContentScores& scores, const Measures& measures) {
  std::vector<pugi::xml_node> nodes;
  const double threshold = std::max(10.0, scores.of(top) * 0.2);
  const std::string_view top_class = top.attribute("class").value();
  for (const pugi::xml_node sibling : top.parent().children()) {
    if (sibling.type() != pugi::node_element) continue;
    if (sibling == top) {
      nodes.push_back(sibling);
      continue;
    }
    if (std::string_view(sibling.name()) == "figure" && measures.of(sibling).pictures != 0) {
      // The picture that opens an article commonly stands over its text.
      nodes.push_back(sibling);
      continue;
    }
    const bool same_class = !top_class.empty() && top_class == sibling.attribute("class").value();
    const double score = scores.of(sibling) + (same_class ? scores.of(top) * 0.2 : 0);
    bool belongs = scores.of(sibling) != 0 && score >= threshold;
    if (!belongs && (std::string_view(sibling.name()) == "p" ||
                     (std::string_view(sibling.name()) == "div" && is_text_block(sibling)))) {
      const Measure& measure = measures.of(sibling);
      if (measure.text > 80) {
        belongs = measure.link_density() < 0.25;
      } else if (measure.text > 0 && measure.link_text == 0) {
        belongs = ends_as_sentence(xhtml::collapse(xhtml::text_content(sibling)));
      }
    }
    if (belongs) nodes.push_back(sibling);
  }
  return nodes;
}

}  // namespace

MainContent find_main_content(pugi::xml_node body, Care care, const Context& context) {
  MainContent content;
  strip(body, care == Care::words_and_density, content.left_out, context);
  Measures measures(body);
  content.nodes = several_articles(body, measures);
  content.several_articles = !content.nodes.empty();
  if (content.nodes.empty() && care == Care::words_and_density && is_plain(body, measures, content.left_out)) {
    content.plain = true;
    content.nodes.push_back(body);
    content.text = measures.of(body).text;
    content.pictures = measures.of(body).pictures;
    return content;
  }
  if (content.nodes.empty()) {
    const ContentScores scores(body, measures, care != Care::none, context);
    const pugi::xml_node top = top_candidate(body, scores);
    if (!top) {
      content.text = measures.of(body).text;
      content.pictures = measures.of(body).pictures;
      return content;
    }
    if (top == body) {
      content.nodes.push_back(body);
    } else {
      content.nodes = with_siblings(top, scores, measures);
    }
  }
  for (const pugi::xml_node node : content.nodes) {
    clean_content(node, measures, care, content.left_out, context);
    content.text += measures.of(node).text;
    content.pictures += measures.of(node).pictures;
  }
  return content;
}

}  // namespace galley::html
