// SPDX-License-Identifier: Apache-2.0
#include "html/page_facts.hpp"

#include <array>
#include <utility>

#include "galley/document.hpp"
#include "html/text_of_markup.hpp"
#include "xhtml/characters.hpp"
#include "xhtml/node_text.hpp"
#include "xhtml/tree_walk.hpp"

namespace galley::html {
namespace {

enum class Fact : unsigned char {
  headline,
  description,
  author,
  published,
  modified,
  publisher,
  address,
  section,
  keyword,
  keywords,
  locale,
  picture,
};

struct Row {
  std::string_view name;
  Fact fact;
};

// Names of `meta` in lower case, '.' for ':' and the more telling ones first.
constexpr std::array meta_names = {
    Row{"og.title", Fact::headline},
    Row{"dc.title", Fact::headline},
    Row{"dcterms.title", Fact::headline},
    Row{"dcterm.title", Fact::headline},
    Row{"parsely-title", Fact::headline},
    Row{"twitter.title", Fact::headline},
    Row{"weibo.article.title", Fact::headline},
    Row{"weibo.webpage.title", Fact::headline},
    Row{"title", Fact::headline},
    Row{"dc.creator", Fact::author},
    Row{"dcterms.creator", Fact::author},
    Row{"dcterm.creator", Fact::author},
    Row{"author", Fact::author},
    Row{"parsely-author", Fact::author},
    Row{"byl", Fact::author},
    Row{"article.author", Fact::author},
    Row{"article.author_name", Fact::author},
    Row{"sailthru.author", Fact::author},
    Row{"cxenseparse.author", Fact::author},
    Row{"article.published_time", Fact::published},
    Row{"og.published_time", Fact::published},
    Row{"og.article.published_time", Fact::published},
    Row{"datepublished", Fact::published},
    Row{"parsely-pub-date", Fact::published},
    Row{"dc.date.issued", Fact::published},
    Row{"dcterms.issued", Fact::published},
    Row{"dcterms.created", Fact::published},
    Row{"dc.date", Fact::published},
    Row{"dcterms.date", Fact::published},
    Row{"date", Fact::published},
    Row{"pubdate", Fact::published},
    Row{"publishdate", Fact::published},
    Row{"publish-date", Fact::published},
    Row{"sailthru.date", Fact::published},
    Row{"article.modified_time", Fact::modified},
    Row{"og.updated_time", Fact::modified},
    Row{"dcterms.modified", Fact::modified},
    Row{"og.site_name", Fact::publisher},
    Row{"dc.publisher", Fact::publisher},
    Row{"dcterms.publisher", Fact::publisher},
    Row{"application-name", Fact::publisher},
    Row{"og.url", Fact::address},
    Row{"article.section", Fact::section},
    Row{"parsely-section", Fact::section},
    Row{"article.tag", Fact::keyword},
    Row{"news_keywords", Fact::keywords},
    Row{"keywords", Fact::keywords},
    Row{"dc.description", Fact::description},
    Row{"dcterms.description", Fact::description},
    Row{"og.description", Fact::description},
    Row{"description", Fact::description},
    Row{"twitter.description", Fact::description},
    Row{"og.locale", Fact::locale},
    Row{"og.image", Fact::picture},
};

constexpr std::size_t most_words = 200;

void add_keywords(PageFacts& facts, std::string_view list) {
  while (!list.empty() && facts.keywords.size() < most_words) {
    std::size_t end = list.find_first_of(",;");
    const auto wide = list.find("，");
    if (wide != std::string_view::npos && (end == std::string_view::npos || wide < end)) end = wide;
    const std::string word = xhtml::collapse(list.substr(0, end));
    if (!word.empty()) facts.keywords.push_back(word);
    if (end == std::string_view::npos) return;
    list.remove_prefix(end + (end == wide ? 3 : 1));
  }
}

bool is_name(std::string_view author) {
  return !author.empty() && author.size() < 300 && author.find("://") == std::string_view::npos &&
         !author.starts_with("www.") && !author.starts_with("/");
}

void set_once(std::string& to, const std::string& value) {
  if (to.empty()) to = value;
}

void take(PageFacts& facts, Fact fact, const std::string& value) {
  switch (fact) {
    case Fact::headline:
      return set_once(facts.headline, value);
    case Fact::description:
      return set_once(facts.description, value);
    case Fact::author:
      if (is_name(value)) facts.authors.push_back({value, {}, {}});
      return;
    case Fact::published:
      return set_once(facts.published, value);
    case Fact::modified:
      return set_once(facts.modified, value);
    case Fact::publisher:
      return set_once(facts.publisher, value);
    case Fact::address:
      return set_once(facts.address, value);
    case Fact::section:
      return set_once(facts.section, value);
    case Fact::keyword:
      if (facts.keywords.size() < most_words) facts.keywords.push_back(value);
      return;
    case Fact::keywords:
      if (facts.keywords.empty()) add_keywords(facts, value);
      return;
    case Fact::locale:
      return set_once(facts.language, value);
    case Fact::picture:
      return set_once(facts.picture, value);
  }
}

std::string normal_name(std::string_view name) {
  std::string normal = xhtml::lower_case(xhtml::trim(name));
  for (char& c : normal) {
    if (c == ':') c = '.';
  }
  return normal;
}

// One attribute may name several properties, apart by spaces.
bool names(std::string_view list, std::string_view name) {
  while (!list.empty()) {
    const auto end = list.find(' ');
    if (list.substr(0, end) == name) return true;
    if (end == std::string_view::npos) return false;
    list.remove_prefix(end + 1);
  }
  return false;
}

}  // namespace

std::string iso_date(std::string_view text) {
  text = xhtml::trim(text);
  if (text.size() < 10) return {};
  for (std::size_t i = 0; i < 10; ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? (text[i] != '-' && text[i] != '/') : (text[i] < '0' || text[i] > '9')) return {};
  }
  std::string date(text.substr(0, 10));
  date[4] = date[7] = '-';
  return date;
}

PageFacts read_page_facts(pugi::xml_node root) {
  PageFacts facts;
  std::vector<std::pair<std::string, std::string>> metas;
  xhtml::for_each_element(root, [&](pugi::xml_node node) {
    const std::string_view name = node.name();
    if (name == "script") {
      const std::string type = xhtml::lower_case(node.attribute("type").value());
      if (type.find("ld+json") != std::string::npos) add_json_ld(facts, xhtml::text_content(node));
    } else if (name == "meta") {
      if (metas.size() >= 2000) return;
      std::string key = normal_name(node.attribute("property").value());
      if (key.empty()) key = normal_name(node.attribute("name").value());
      std::string value = text_of_markup(node.attribute("content").value());
      if (!key.empty() && !value.empty()) metas.emplace_back(std::move(key), std::move(value));
    } else if (name == "link") {
      if (names(xhtml::lower_case(node.attribute("rel").value()), "canonical"))
        set_once(facts.address, std::string(xhtml::trim(node.attribute("href").value())));
    } else if (name == "title" && facts.title.empty() && std::string_view(node.parent().name()) == "head") {
      facts.title = xhtml::collapse(xhtml::text_content(node));
    }
  });
  const bool authors_known = !facts.authors.empty();
  for (const Row& row : meta_names) {
    // Of several names for authors, one is enough.
    if (row.fact == Fact::author && !facts.authors.empty()) continue;
    std::vector<Author> before = facts.authors;
    for (const auto& [key, value] : metas) {
      if (names(key, row.name)) take(facts, row.fact, value);
    }
    if (authors_known) facts.authors = std::move(before);
  }
  for (char& c : facts.language) {
    if (c == '_') c = '-';
  }
  if (!is_language_tag(facts.language)) facts.language.clear();
  return facts;
}

}  // namespace galley::html
