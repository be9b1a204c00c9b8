// SPDX-License-Identifier: Apache-2.0
#include "html/page_header.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "galley/unicode.hpp"
#include "html/byline_line.hpp"
#include "html/element_words.hpp"
#include "html/text_of_markup.hpp"
#include "structure/conventions.hpp"
#include "xhtml/characters.hpp"
#include "xhtml/mark.hpp"
#include "xhtml/node_text.hpp"
#include "xhtml/tree_walk.hpp"

namespace galley::html {
namespace {

constexpr std::size_t longest_headline = 600;
constexpr std::size_t longest_byline = 100;  // code points

std::string text_of_node(pugi::xml_node node) { return xhtml::collapse(xhtml::bounded_text(node, 4000)); }

// Is every word of `part` in `whole`, in order and together?
bool is_part(std::string_view part, std::string_view whole) {
  return !part.empty() && whole.find(part) != std::string_view::npos;
}

// How well a heading fits the title that the page has: 0 not at all.
int fit_of(const std::string& heading, const std::string& told, const std::string& title) {
  if (heading.empty()) return 0;
  if (!told.empty() && heading == told) return 4;
  const bool telling = heading.size() >= 12;
  if (telling && (is_part(heading, told) || is_part(heading, title))) return 3;
  if (!told.empty() && told.size() >= 12 && is_part(told, heading)) return 2;
  return 0;
}

std::string byline_text(pugi::xml_node node) {
  // Microdata tell the name itself.
  pugi::xml_node name;
  xhtml::for_each_element(node, [&](pugi::xml_node each) {
    if (!name && xhtml::has_word(each.attribute("itemprop").value(), "name")) name = each;
  });
  std::string text = text_of_node(name ? name : node);
  return text;
}

bool is_byline(pugi::xml_node node) {
  const std::string_view rel = node.attribute("rel").value();
  if (xhtml::has_word(rel, "author")) return true;
  const std::string_view property = node.attribute("itemprop").value();
  if (property.find("author") != std::string_view::npos) return true;
  return names_byline(node);
}

Byline credits_of(const std::vector<Author>& authors) {
  Byline byline;
  Credit credit;
  credit.role = "author";
  for (const Author& author : authors) {
    std::string_view name = xhtml::trim(author.name);
    for (const std::string_view label : {"By ", "by ", "BY ", "Von ", "Par ", "Por "}) {
      if (name.starts_with(label)) name.remove_prefix(label.size());
    }
    const auto same = [&](const CreditName& each) { return each.name == name; };
    if (name.empty() || std::any_of(credit.names.begin(), credit.names.end(), same)) continue;
    credit.names.push_back({std::string(name), author.affiliation, author.contact});
  }
  if (!credit.names.empty()) byline.credits.push_back(std::move(credit));
  return byline;
}

bool names_all(const Byline& byline, const std::vector<Author>& authors) {
  std::string all;
  for (const Credit& credit : byline.credits) {
    for (const CreditName& name : credit.names) all += comparable(name.name) + "\n";
  }
  return std::all_of(authors.begin(), authors.end(),
                     [&](const Author& author) { return is_part(comparable(author.name), all); });
}

bool is_inside(pugi::xml_node node, pugi::xml_node holder) {
  for (node = node.parent(); node; node = node.parent()) {
    if (node == holder) return true;
  }
  return false;
}

class HeaderSearch {
 public:
  HeaderSearch(pugi::xml_node body, const PageFacts& facts, std::string_view language)
      : body_(body),
        facts_(facts),
        language_(language),
        title_(title_without_site(facts.title, facts.publisher)),
        told_(comparable(facts.headline)),
        whole_title_(comparable(facts.title)) {}

  PageHeader find() {
    walk();
    header_.headline = best_heading_ ? best_heading_ : only_first_heading();
    if (header_.headline) header_.title = text_of_node(header_.headline);
    if (header_.title.empty())
      header_.title = facts_.headline.empty() ? title_ : title_without_site(facts_.headline, facts_.publisher);
    byline();
    header_.published = iso_date(facts_.published);
    if (header_.published.empty()) header_.published = published_;
    return std::move(header_);
  }

 private:
  void walk() {
    pugi::xml_node node = body_.first_child();
    while (node) {
      if (node.type() != pugi::node_element) {
        node = xhtml::next_in_order(node, body_, true);
        continue;
      }
      const Apart apart = apart_of(node, false);
      const std::string_view name = node.name();
      const bool comments = apart_of(node, true) == Apart::comments;
      if (apart != Apart::no || comments || name == "script" || name == "style") {
        node = xhtml::next_in_order(node, body_, false);
        continue;
      }
      look_at(node);
      node = xhtml::next_in_order(node, body_, true);
    }
  }

  void look_at(pugi::xml_node node) {
    const std::string_view name = node.name();
    const bool headline_property = xhtml::has_word(node.attribute("itemprop").value(), "headline");
    if (name == "h1" || name == "h2" || headline_property) heading(node, headline_property);
    if (name == "time" && published_.empty()) published_ = iso_date(node.attribute("datetime").value());
    if (published_.empty() && xhtml::has_word(node.attribute("itemprop").value(), "datePublished"))
      published_ = iso_date(node.attribute("content").value());
    if (byline_box_ && is_byline(node) && is_inside(node, byline_box_) &&
        structure::parse_byline(text_of_node(node), language_)) {
      // A box around the byline holds the date and more as well.
      visible_byline_ = node;
    }
    if (!visible_byline_ && is_byline(node)) {
      const std::string text = byline_text(node);
      // The class may say whose article it is, on what holds all of it.
      const bool all_of_it = count_code_points(text_of_node(node)) < 3 * longest_byline;
      if (!text.empty() && count_code_points(text) < longest_byline && all_of_it) visible_byline_ = byline_box_ = node;
    }
    if (!header_.deck && best_heading_ &&
        (names_deck(node) || xhtml::has_word(node.attribute("itemprop").value(), "alternativeHeadline")))
      header_line(node, header_.deck);
    if (!header_.kicker && !best_heading_ && names_kicker(node)) header_line(node, header_.kicker);
  }

  void heading(pugi::xml_node node, bool marked) {
    const std::string text = text_of_node(node);
    if (text.empty() || text.size() > longest_headline) return;
    if (std::string_view(node.name()) == "h1") {
      ++first_level_;
      first_heading_ = node;
    }
    int fit = fit_of(comparable(text), told_, whole_title_);
    if (marked) fit = std::max(fit, 2);
    if (fit > best_fit_) {
      best_fit_ = fit;
      best_heading_ = node;
    }
  }

  void header_line(pugi::xml_node node, pugi::xml_node& line) {
    const std::string text = text_of_node(node);
    if (text.empty() || text.size() > longest_headline) return;
    if (comparable(text) == told_) return;
    // A box that holds more than the line is not it.
    std::size_t boxes = 0;
    xhtml::for_each_element(node, [&](pugi::xml_node each) {
      const std::string_view name = each.name();
      boxes += name == "p" || name == "h1" || name == "h2" || name == "h3" || name == "figure" ? 1 : 0;
    });
    if (boxes <= 1) line = node;
  }

  pugi::xml_node only_first_heading() const { return first_level_ == 1 ? first_heading_ : pugi::xml_node(); }

  void byline() {
    Byline told = credits_of(facts_.authors);
    header_.byline = byline_box_;
    if (!visible_byline_) {
      header_.credits = std::move(told);
      return;
    }
    const std::string text = byline_text(visible_byline_);
    std::optional<Byline> printed = structure::parse_byline(text_of_node(visible_byline_), language_);
    if (!printed) printed = structure::parse_byline(text, language_);
    if (!told.empty()) {
      // What is shown has the labels too.
      const bool same = printed && names_all(*printed, facts_.authors);
      if (!same && !is_part(comparable(facts_.authors.front().name), comparable(text))) header_.byline = {};
      header_.credits = same ? *std::move(printed) : std::move(told);
    } else if (printed) {
      header_.credits = *std::move(printed);
    } else {
      BylineLine line = read_byline_line(text, language_);
      // What names nobody is text like any other.
      if (line.byline.empty()) {
        header_.byline = {};
        header_.byline_names_nobody = true;
      } else {
        header_.printed_date = std::move(line.date);
      }
      header_.credits = std::move(line.byline);
    }
  }

  pugi::xml_node body_;
  const PageFacts& facts_;
  std::string_view language_;
  std::string title_;
  std::string told_;
  std::string whole_title_;
  PageHeader header_;
  pugi::xml_node best_heading_;
  int best_fit_ = 0;
  pugi::xml_node first_heading_;
  std::size_t first_level_ = 0;
  pugi::xml_node visible_byline_;
  pugi::xml_node byline_box_;  // the outermost element that may be the byline
  std::string published_;
};

}  // namespace

std::string title_without_site(std::string_view title, std::string_view site) {
  constexpr std::array separators = {std::string_view(" | "), std::string_view(" - "),  std::string_view(" – "),
                                     std::string_view(" — "), std::string_view(" :: "), std::string_view(" » "),
                                     std::string_view(" · "), std::string_view("_"),    std::string_view(" / "),
                                     std::string_view("｜")};
  const std::string name = comparable(site);
  std::string_view rest = title;
  for (int round = 0; round < 3; ++round) {
    std::size_t at = std::string_view::npos;
    std::size_t length = 0;
    for (const std::string_view separator : separators) {
      const auto found = rest.rfind(separator);
      if (found == std::string_view::npos || (at != std::string_view::npos && found <= at)) continue;
      at = found;
      length = separator.size();
    }
    if (at == std::string_view::npos) break;
    const std::string_view left = rest.substr(0, at);
    const std::string_view right = rest.substr(at + length);
    const bool is_site = !name.empty() && (comparable(right) == name || is_part(name, comparable(right)));
    if (!is_site && !name.empty() && comparable(left) == name) return std::string(xhtml::trim(right));
    // Without a name to go by, only what is clearly the lesser part goes.
    if (!is_site && (right.size() * 2 > left.size() || left.size() < 20)) break;
    rest = xhtml::trim(left);
  }
  return std::string(xhtml::trim(rest));
}

PageHeader find_page_header(pugi::xml_node body, const PageFacts& facts, std::string_view language) {
  return HeaderSearch(body, facts, language).find();
}

}  // namespace galley::html
