// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <nlohmann/json.hpp>

#include "html/page_facts.hpp"
#include "html/text_of_markup.hpp"
#include "xhtml/characters.hpp"

namespace galley::html {
namespace {

using Json = nlohmann::json;

constexpr int deepest = 64;
constexpr std::size_t largest = std::size_t{4} << 20;

bool is_article_type(std::string_view type) {
  if (const auto at = type.rfind('/'); at != std::string_view::npos) type.remove_prefix(at + 1);
  return type.ends_with("Article") || type.ends_with("BlogPosting") || type == "Report" || type.ends_with("Reportage");
}

bool is_article(const Json& json) {
  const auto type = json.find("@type");
  if (type == json.end()) return false;
  if (type->is_string()) return is_article_type(type->get_ref<const std::string&>());
  if (!type->is_array()) return false;
  return std::any_of(type->begin(), type->end(), [](const Json& each) {
    return each.is_string() && is_article_type(each.get_ref<const std::string&>());
  });
}

// The first article, in the order of the text, that is not part of another thing.
const Json* find_article(const Json& json, int depth) {
  if (depth > 8) return nullptr;
  if (json.is_array()) {
    for (const Json& each : json) {
      if (const Json* found = find_article(each, depth + 1)) return found;
    }
  } else if (json.is_object()) {
    if (is_article(json)) return &json;
    for (const char* holder : {"@graph", "mainEntity", "mainEntityOfPage", "hasPart"}) {
      const auto part = json.find(holder);
      if (part == json.end() || part->is_string()) continue;
      if (const Json* found = find_article(*part, depth + 1)) return found;
    }
  }
  return nullptr;
}

std::string text_at(const Json& json, const char* name) {
  const auto found = json.find(name);
  if (found == json.end()) return {};
  const Json& value = found->is_array() && !found->empty() ? found->front() : *found;
  if (value.is_string()) return text_of_markup(value.get_ref<const std::string&>());
  if (value.is_object()) {
    for (const char* inner : {"name", "url", "@id"}) {
      const auto text = value.find(inner);
      if (text != value.end() && text->is_string()) return text_of_markup(text->get_ref<const std::string&>());
    }
  }
  return {};
}

void add_authors(const Json& json, std::vector<Author>& authors, int depth) {
  if (depth > 4 || authors.size() >= 100) return;
  if (json.is_array()) {
    for (const Json& each : json) add_authors(each, authors, depth + 1);
  } else if (json.is_string()) {
    Author author{text_of_markup(json.get_ref<const std::string&>()), {}, {}};
    if (!author.name.empty() && author.name.find("://") == std::string::npos) authors.push_back(std::move(author));
  } else if (json.is_object()) {
    const auto name = json.find("name");
    if (name == json.end()) return;
    if (name->is_array()) return add_authors(*name, authors, depth + 1);
    if (!name->is_string()) return;
    Author author{text_of_markup(name->get_ref<const std::string&>()), text_at(json, "affiliation"), {}};
    std::string mail = text_at(json, "email");
    if (mail.starts_with("mailto:")) mail.erase(0, 7);
    author.contact = std::move(mail);
    if (!author.name.empty()) authors.push_back(std::move(author));
  }
}

void set_once(std::string& to, std::string value) {
  if (to.empty()) to = std::move(value);
}

}  // namespace

void add_json_ld(PageFacts& facts, std::string_view text) {
  if (text.size() > largest) return;
  text = xhtml::trim(text);
  if (text.starts_with("<![CDATA[") && text.ends_with("]]>")) text = text.substr(9, text.size() - 12);
  // The parser recurses on destruction of deep values too: what is deeper is cut off by the callback.
  const Json json = Json::parse(
      text.begin(), text.end(), [](int depth, Json::parse_event_t, Json&) { return depth < deepest; }, false, true);
  if (json.is_discarded()) return;
  const Json* article = find_article(json, 0);
  if (article == nullptr) return;
  set_once(facts.headline, text_at(*article, "headline"));
  set_once(facts.headline, text_at(*article, "name"));
  set_once(facts.deck, text_at(*article, "alternativeHeadline"));
  set_once(facts.description, text_at(*article, "description"));
  set_once(facts.published, text_at(*article, "datePublished"));
  set_once(facts.modified, text_at(*article, "dateModified"));
  set_once(facts.language, text_at(*article, "inLanguage"));
  set_once(facts.publisher, text_at(*article, "publisher"));
  set_once(facts.section, text_at(*article, "articleSection"));
  set_once(facts.picture, text_at(*article, "image"));
  if (const auto author = article->find("author"); facts.authors.empty() && author != article->end())
    add_authors(*author, facts.authors, 0);
  if (const auto creator = article->find("creator"); facts.authors.empty() && creator != article->end())
    add_authors(*creator, facts.authors, 0);
}

}  // namespace galley::html
