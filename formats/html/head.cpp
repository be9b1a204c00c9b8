// SPDX-License-Identifier: Apache-2.0
#include "html/head.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "xhtml/markup.hpp"

namespace galley::html {
namespace {

using Json = nlohmann::ordered_json;

std::string title_of(const Article& article) {
  for (const Inlines* line : {&article.headline, &article.kicker, &article.deck}) {
    if (std::string text = text_of(*line); !text.empty()) return text;
  }
  return {};
}

void append_meta(std::string& out, std::string_view attribute, std::string_view name, std::string_view content) {
  if (content.empty()) return;
  out += "<meta";
  xhtml::append_attribute(out, attribute, name);
  xhtml::append_attribute(out, "content", content);
  out += ">\n";
}

std::vector<std::string> authors_of(const Article& article) {
  std::vector<std::string> names;
  for (const Credit& credit : article.byline.credits) {
    for (const CreditName& name : credit.names) {
      if (!name.name.empty() && std::find(names.begin(), names.end(), name.name) == names.end())
        names.push_back(name.name);
    }
  }
  return names;
}

std::string date_of(const Document& document, const Article& article) {
  if (!article.dateline.when.empty()) return article.dateline.when;
  for (const std::string_view term : {"issued", "date", "created"}) {
    if (const std::string_view date = find_metadata(document.metadata, term); !date.empty()) return std::string(date);
  }
  return {};
}

Json json_of(const Document& document, const Article& article) {
  Json json{{"@context", "https://schema.org"}, {"@type", "NewsArticle"}};
  const auto set = [&](const char* name, std::string text) {
    if (!text.empty()) json[name] = std::move(text);
  };
  set("headline", text_of(article.headline));
  set("alternativeHeadline", text_of(article.deck));
  set("articleSection", text_of(article.kicker));
  set("inLanguage", article.language.empty() ? document.language : article.language);
  set("datePublished", date_of(document, article));
  set("dateline", article.dateline.place);
  for (const Credit& credit : article.byline.credits) {
    for (const CreditName& name : credit.names) {
      if (name.name.empty()) continue;
      Json person{{"@type", "Person"}, {"name", name.name}};
      if (!credit.label.empty()) person["jobTitle"] = credit.label;
      if (!name.affiliation.empty()) person["affiliation"] = name.affiliation;
      json["author"].push_back(std::move(person));
    }
  }
  if (const std::string_view publisher = find_metadata(document.metadata, "publisher"); !publisher.empty())
    json["publisher"] = {{"@type", "Organization"}, {"name", publisher}};
  return json;
}

}  // namespace

std::string page_title(const Document& document) {
  if (const std::string_view title = find_metadata(document.metadata, "title"); !title.empty())
    return std::string(title);
  for (const Article& article : document.articles) {
    if (std::string title = title_of(article); !title.empty()) return title;
  }
  return "Untitled";
}

void append_machine_data(std::string& out, const Document& document) {
  for (const MetadataEntry& entry : document.metadata) {
    out += "<meta";
    xhtml::append_attribute(out, "name", "dcterms." + entry.term);
    xhtml::append_attribute(out, "content", entry.value);
    xhtml::append_attribute(out, "data-term", entry.term);
    if (!entry.scheme.empty()) xhtml::append_attribute(out, "data-scheme", entry.scheme);
    if (!entry.language.empty()) xhtml::append_attribute(out, "lang", entry.language);
    out += ">\n";
  }
  if (document.articles.empty()) return;
  const Article& first = document.articles.front();
  append_meta(out, "property", "og:type", "article");
  append_meta(out, "property", "og:title", title_of(first));
  append_meta(out, "property", "og:description", text_of(first.deck));
  std::string locale = first.language.empty() ? document.language : first.language;
  std::replace(locale.begin(), locale.end(), '-', '_');
  append_meta(out, "property", "og:locale", locale);
  append_meta(out, "property", "article:published_time", date_of(document, first));
  for (const std::string& author : authors_of(first)) append_meta(out, "name", "author", author);
  Json articles = Json::array();
  for (const Article& article : document.articles) articles.push_back(json_of(document, article));
  // Within a script element nothing but "<" can end it.
  std::string text =
      (articles.size() == 1 ? articles.front() : articles).dump(-1, ' ', false, Json::error_handler_t::replace);
  out += "<script type=\"application/ld+json\">";
  for (const char c : text) {
    if (c == '<') {
      out += "\\u003C";
    } else {
      out += c;
    }
  }
  out += "</script>\n";
}

}  // namespace galley::html
