// SPDX-License-Identifier: Apache-2.0
#include "html/element_words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "xhtml/attributes.hpp"
#include "xhtml/characters.hpp"
#include "xhtml/mark.hpp"

namespace galley::html {
namespace {

struct Row {
  std::string_view word;
  Apart apart;
};

// Words of class names and ids, whole ones: "share" is not found in "shareholder".
constexpr std::array words_apart = {
    Row{"ad", Apart::advertising},
    Row{"adbox", Apart::advertising},
    Row{"ads", Apart::advertising},
    Row{"adsense", Apart::advertising},
    Row{"adslot", Apart::advertising},
    Row{"advert", Apart::advertising},
    Row{"advertisement", Apart::advertising},
    Row{"adverts", Apart::advertising},
    Row{"anzeige", Apart::advertising},
    Row{"banner", Apart::advertising},
    Row{"breadcrumb", Apart::navigation},
    Row{"breadcrumbs", Apart::navigation},
    Row{"comment", Apart::comments},
    Row{"commentlist", Apart::comments},
    Row{"comments", Apart::comments},
    Row{"community", Apart::comments},
    Row{"consent", Apart::prompt},
    Row{"cookie", Apart::prompt},
    Row{"cookies", Apart::prompt},
    Row{"disqus", Apart::comments},
    Row{"editsection", Apart::navigation},
    Row{"extra", Apart::related},
    Row{"foot", Apart::navigation},
    Row{"footer", Apart::navigation},
    Row{"gdpr", Apart::prompt},
    Row{"header", Apart::navigation},
    Row{"kommentare", Apart::comments},
    Row{"legends", Apart::navigation},
    Row{"masthead", Apart::navigation},
    Row{"menu", Apart::navigation},
    Row{"mgid", Apart::advertising},
    Row{"modal", Apart::prompt},
    Row{"nav", Apart::navigation},
    Row{"navbar", Apart::navigation},
    Row{"navigation", Apart::navigation},
    Row{"newsletter", Apart::prompt},
    Row{"outbrain", Apart::advertising},
    Row{"pager", Apart::navigation},
    Row{"pagination", Apart::navigation},
    Row{"paywall", Apart::prompt},
    Row{"popup", Apart::prompt},
    Row{"promo", Apart::advertising},
    Row{"recirc", Apart::related},
    Row{"recommended", Apart::related},
    Row{"related", Apart::related},
    Row{"remark", Apart::comments},
    Row{"replies", Apart::comments},
    Row{"rss", Apart::sharing},
    Row{"share", Apart::sharing},
    Row{"sharebar", Apart::sharing},
    Row{"sharedaddy", Apart::sharing},
    Row{"sharing", Apart::sharing},
    Row{"shoutbox", Apart::comments},
    Row{"sidebar", Apart::related},
    Row{"signup", Apart::prompt},
    Row{"skyscraper", Apart::advertising},
    Row{"social", Apart::sharing},
    Row{"sponsor", Apart::advertising},
    Row{"sponsored", Apart::advertising},
    Row{"subscribe", Apart::prompt},
    Row{"supplemental", Apart::related},
    Row{"taboola", Apart::advertising},
    Row{"teaser", Apart::related},
    Row{"toolbar", Apart::navigation},
    Row{"werbung", Apart::advertising},
};

// With one of these in it, a class name that speaks against content may yet mean some: "article-header".
constexpr std::array words_of_content = {
    std::string_view("article"), std::string_view("body"), std::string_view("column"), std::string_view("content"),
    std::string_view("main"),    std::string_view("post"), std::string_view("story"),  std::string_view("text")};

constexpr std::array for_content = {
    std::string_view("article"),     std::string_view("articlebody"), std::string_view("artikel"),
    std::string_view("blog"),        std::string_view("body"),        std::string_view("content"),
    std::string_view("entry"),       std::string_view("hentry"),      std::string_view("main"),
    std::string_view("maincontent"), std::string_view("page"),        std::string_view("post"),
    std::string_view("postbody"),    std::string_view("story"),       std::string_view("storybody"),
    std::string_view("text")};

constexpr std::array against_content = {
    std::string_view("ad"),      std::string_view("banner"),     std::string_view("combx"),
    std::string_view("comment"), std::string_view("comments"),   std::string_view("contact"),
    std::string_view("footer"),  std::string_view("footnote"),   std::string_view("gdpr"),
    std::string_view("hidden"),  std::string_view("hid"),        std::string_view("masthead"),
    std::string_view("media"),   std::string_view("meta"),       std::string_view("outbrain"),
    std::string_view("promo"),   std::string_view("related"),    std::string_view("scroll"),
    std::string_view("share"),   std::string_view("shopping"),   std::string_view("shoutbox"),
    std::string_view("sidebar"), std::string_view("skyscraper"), std::string_view("sponsor"),
    std::string_view("tags"),    std::string_view("widget")};

constexpr std::array byline_words = {
    std::string_view("author"),  std::string_view("authors"),   std::string_view("autor"),
    std::string_view("autoren"), std::string_view("byline"),    std::string_view("bylines"),
    std::string_view("byl"),     std::string_view("redacteur"), std::string_view("writtenby"),
    std::string_view("auteur"),  std::string_view("firma"),     std::string_view("zuozhe")};

constexpr std::array deck_words = {
    std::string_view("deck"),      std::string_view("dek"),         std::string_view("standfirst"),
    std::string_view("subtitle"),  std::string_view("subheadline"), std::string_view("subhead"),
    std::string_view("chapo"),     std::string_view("sottotitolo"), std::string_view("unterzeile"),
    std::string_view("strapline"), std::string_view("bajada"),      std::string_view("subtitulo")};

constexpr std::array kicker_words = {std::string_view("kicker"),     std::string_view("eyebrow"),
                                     std::string_view("dachzeile"),  std::string_view("overline"),
                                     std::string_view("topline"),    std::string_view("occhiello"),
                                     std::string_view("antetitulo"), std::string_view("surtitre")};

// Calls `function` with each word of a class or id, in lower case: parts between anything but letters and digits,
// and at the humps of camelCase. Stops when it returns true.
template <class Function>
bool any_word(std::string_view names, const Function& function) {
  constexpr std::size_t looked_at = 1000;
  names = names.substr(0, looked_at);
  std::string word;
  const auto flush = [&] {
    const bool found = !word.empty() && function(std::string_view(word));
    word.clear();
    return found;
  };
  for (std::size_t i = 0; i < names.size(); ++i) {
    const char c = names[i];
    const bool upper = c >= 'A' && c <= 'Z';
    const bool letter = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    const bool hump = upper && i > 0 && names[i - 1] >= 'a' && names[i - 1] <= 'z';
    if ((!letter || hump) && flush()) return true;
    if (letter) word += upper ? static_cast<char>(c + 32) : c;
  }
  return flush();
}

// An id of many words repeats the heading that it belongs to: "sharing-with-several-developers".
bool is_slug(std::string_view id) {
  int words = 0;
  any_word(id, [&](std::string_view) { return ++words > 3; });
  return words > 3;
}

template <class Function>
bool any_name(pugi::xml_node node, const Function& function) {
  const std::string_view id = node.attribute("id").value();
  return any_word(node.attribute("class").value(), function) || (!is_slug(id) && any_word(id, function));
}

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

Apart by_name(pugi::xml_node node) {
  Apart apart = Apart::no;
  const bool content = any_name(node, [&](std::string_view word) {
    if (holds(words_of_content, word)) return true;
    const auto* row = std::lower_bound(words_apart.begin(), words_apart.end(), word,
                                       [](const Row& a, std::string_view b) { return a.word < b; });
    if (apart == Apart::no && row != words_apart.end() && row->word == word) apart = row->apart;
    return false;
  });
  return content && apart != Apart::advertising && apart != Apart::comments ? Apart::no : apart;
}

Apart by_role(std::string_view role) {
  if (role == "navigation" || role == "menu" || role == "menubar" || role == "search" || role == "banner" ||
      role == "contentinfo") {
    return Apart::navigation;
  }
  if (role == "dialog" || role == "alertdialog" || role == "alert") return Apart::prompt;
  if (role == "complementary") return Apart::related;
  return Apart::no;
}

bool is_comment(pugi::xml_node article) {
  const std::string_view classes = article.attribute("class").value();
  return xhtml::has_word(classes, "comment") || xhtml::has_word(classes, "comment-body") ||
         xhtml::has_word(article.attribute("itemprop").value(), "comment");
}

// A mark beside a heading that leads to the heading itself.
bool is_permalink(pugi::xml_node link) {
  if (link.attribute("href").value()[0] != '#') return false;
  const std::string_view text = xhtml::trim(link.text().get());
  return text == "¶" || text == "#" || text == "§" || text == "🔗";
}

int weight_of(std::string_view names) {
  bool positive = false;
  bool negative = false;
  any_word(names, [&](std::string_view word) {
    positive = positive || holds(for_content, word);
    negative = negative || holds(against_content, word);
    return false;
  });
  return (positive ? 25 : 0) - (negative ? 25 : 0);
}

}  // namespace

static_assert(std::is_sorted(words_apart.begin(), words_apart.end(),
                             [](const Row& a, const Row& b) { return a.word < b.word; }));

bool is_hidden(pugi::xml_node node) {
  if (node.attribute("hidden")) return true;
  const std::string_view style = node.attribute("style").value();
  if (!style.empty() && (xhtml::css_says(style, "display", "none") || xhtml::css_says(style, "visibility", "hidden")))
    return true;
  if (std::string_view(node.attribute("aria-hidden").value()) == "true") {
    // Some hide the picture of a formula and show its text, or the reverse.
    const std::string_view classes = node.attribute("class").value();
    return classes.find("fallback-image") == std::string_view::npos && classes.find("math") == std::string_view::npos;
  }
  return std::string_view(node.attribute("aria-modal").value()) == "true";
}

Apart apart_of(pugi::xml_node node, bool by_words) {
  if (is_hidden(node)) return Apart::hidden;
  const std::string_view name = node.name();
  if (name == "nav") return Apart::navigation;
  if (name == "button" || name == "select" || name == "textarea" || name == "input" || name == "dialog")
    return Apart::form;
  if (name == "article") return is_comment(node) ? Apart::comments : Apart::no;
  if (name == "a") return is_permalink(node) ? Apart::navigation : Apart::no;
  if (name == "body" || name == "main" || name == "table" || name == "code" || name == "html") {
    return Apart::no;
  }
  if (const Apart apart = by_role(node.attribute("role").value()); apart != Apart::no) return apart;
  return by_words ? by_name(node) : Apart::no;
}

int weight_of_words(pugi::xml_node node) {
  return weight_of(node.attribute("class").value()) + weight_of(node.attribute("id").value());
}

bool names_byline(pugi::xml_node node) {
  return any_name(node, [](std::string_view word) { return holds(byline_words, word); });
}

bool names_deck(pugi::xml_node node) {
  return any_name(node, [](std::string_view word) { return holds(deck_words, word); });
}

bool names_kicker(pugi::xml_node node) {
  return any_name(node, [](std::string_view word) { return holds(kicker_words, word); });
}

}  // namespace galley::html
