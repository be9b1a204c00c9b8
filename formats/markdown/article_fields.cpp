// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "markdown/front_matter.hpp"
#include "structure/conventions.hpp"

namespace galley::markdown {
namespace {

// A whole value on one line: what is nested is written out.
std::string flat(const Value& value) {
  if (!value.list.empty()) {
    std::string text;
    for (const Value& each : value.list) text += (text.empty() ? "" : ", ") + flat(each);
    return text;
  }
  if (!value.map.empty()) {
    std::string text;
    for (const auto& [key, each] : value.map) text += (text.empty() ? "" : ", ") + key + ": " + flat(each);
    return text;
  }
  return value.text;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c == '_' ? '-' : c;
  return result;
}

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array kicker_keys = {std::string_view("kicker"), std::string_view("overline"),
                                    std::string_view("eyebrow"), std::string_view("dachzeile")};
constexpr std::array deck_keys = {std::string_view("deck"), std::string_view("subtitle"),
                                  std::string_view("standfirst"), std::string_view("dek"), std::string_view("subhead")};
constexpr std::array author_keys = {std::string_view("author"), std::string_view("authors"), std::string_view("byline"),
                                    std::string_view("by")};
constexpr std::array date_keys = {std::string_view("date"), std::string_view("published"), std::string_view("pubdate"),
                                  std::string_view("publishdate"), std::string_view("published-at")};
constexpr std::array language_keys = {std::string_view("lang"), std::string_view("language"),
                                      std::string_view("locale")};
constexpr std::array subject_keys = {std::string_view("tags"),       std::string_view("keywords"),
                                     std::string_view("categories"), std::string_view("category"),
                                     std::string_view("tag"),        std::string_view("subject")};
constexpr std::array description_keys = {std::string_view("description"), std::string_view("summary"),
                                         std::string_view("excerpt"), std::string_view("abstract")};
constexpr std::array place_keys = {std::string_view("place"), std::string_view("location"),
                                   std::string_view("dateline")};

CreditName name_of(const Value& value) {
  CreditName name;
  const auto text_of_key = [&](std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys) {
      if (const Value* found = value.find(key)) return flat(*found);
    }
    return std::string();
  };
  name.name = text_of_key({"name", "full_name", "display_name"});
  if (name.name.empty()) {
    name.name = text_of_key({"given", "first"});
    const std::string family = text_of_key({"family", "last"});
    if (!family.empty()) name.name += (name.name.empty() ? "" : " ") + family;
  }
  // What is keyed by the name itself: - Ana Lima: {email: ...}
  if (name.name.empty() && value.map.size() == 1) {
    CreditName inner = name_of(value.map.front().value);
    inner.name = value.map.front().key;
    return inner;
  }
  name.affiliation = text_of_key({"affiliation", "institute", "organization", "affiliations"});
  name.contact = text_of_key({"email", "contact", "url"});
  return name;
}

void add_authors(const Value& value, std::string_view language, Byline& byline) {
  if (!value.list.empty()) {
    for (const Value& each : value.list) add_authors(each, language, byline);
    return;
  }
  if (value.map.empty()) {
    if (value.text.empty()) return;
    if (std::optional<Byline> parsed = structure::parse_byline(value.text, language)) {
      for (Credit& credit : parsed->credits) byline.credits.push_back(std::move(credit));
      return;
    }
  }
  CreditName name = value.map.empty() ? CreditName{value.text, {}, {}} : name_of(value);
  if (name.name.empty()) return;
  const Value* role = value.find("role");
  const std::string role_name = role == nullptr ? "author" : flat(*role);
  if (byline.credits.empty() || byline.credits.back().role != role_name || !byline.credits.back().label.empty()) {
    byline.credits.push_back({role_name, {}, {}});
  }
  byline.credits.back().names.push_back(std::move(name));
}

std::string iso_date(std::string_view text) {
  if (text.size() < 10) return {};
  for (std::size_t i = 0; i < 10; ++i) {
    if (i == 4 || i == 7 ? text[i] != '-' : (text[i] < '0' || text[i] > '9')) return {};
  }
  return std::string(text.substr(0, 10));
}

void add_date(const Value& value, std::string_view language, ArticleFields& fields) {
  const std::string text = flat(value);
  if (text.empty()) return;
  fields.metadata.push_back({"issued", text, {}, {}});
  if (!fields.dateline.when.empty() || !fields.dateline.date.empty()) return;
  fields.dateline.when = iso_date(text);
  if (!fields.dateline.when.empty()) return;
  if (std::optional<Dateline> parsed = structure::parse_dateline(text, language)) {
    parsed->place = fields.dateline.place.empty() ? parsed->place : fields.dateline.place;
    fields.dateline = *std::move(parsed);
  } else {
    fields.dateline.date = text;
  }
}

void add_each(Metadata& metadata, std::string_view term, const Value& value) {
  if (!value.list.empty()) {
    for (const Value& each : value.list) add_each(metadata, term, each);
    return;
  }
  std::string text = flat(value);
  if (!text.empty()) metadata.push_back({std::string(term), std::move(text), {}, {}});
}

void append_quoted(std::string& out, std::string_view text) {
  constexpr char digits[] = "0123456789ABCDEF";
  out += '"';
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const std::string_view rest = text.substr(i, 3);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += text[i];
    } else if (c < 0x20 || c == 0x7F) {
      out.append("\\x").append(1, digits[c >> 4]).append(1, digits[c & 15]);
    } else if (c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) {
      // C1 controls and NEL are not printable or are line breaks (YAML 1.2.2, 5.1 and 5.4).
      const auto low = static_cast<unsigned char>(text[++i]);
      out.append("\\x").append(1, digits[low >> 4]).append(1, digits[low & 15]);
    } else if (rest == "\xE2\x80\xA8" || rest == "\xE2\x80\xA9" || rest == "\xEF\xBB\xBF") {
      out += rest == "\xE2\x80\xA8" ? "\\u2028" : rest == "\xE2\x80\xA9" ? "\\u2029" : "\\uFEFF";
      i += 2;
    } else {
      out += text[i];
    }
  }
  out += '"';
}

bool is_plain_key(const MetadataEntry& entry) {
  if (!entry.scheme.empty() || !entry.language.empty()) return false;
  if (entry.term == "lang" || entry.term == "metadata" || entry.term.empty() || entry.term.size() > 60) return false;
  if (entry.term == "null" || entry.term == "true" || entry.term == "false") return false;
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return is_letter(entry.term.front()) && std::all_of(entry.term.begin(), entry.term.end(), [&](char c) {
           return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
         });
}

}  // namespace

ArticleFields article_fields(const Value& fields) {
  ArticleFields article;
  for (const auto& [name, value] : fields.map) {
    if (is_one_of(lower(name), language_keys)) article.language = flat(value);
  }
  std::replace(article.language.begin(), article.language.end(), '_', '-');
  for (const auto& [name, value] : fields.map) {
    const std::string key = lower(name);
    if (is_one_of(key, language_keys)) continue;
    if (key == "title" || key == "headline") {
      if (article.title.empty()) article.title = flat(value);
      if (key == "title") add_each(article.metadata, "title", value);
    } else if (is_one_of(key, kicker_keys)) {
      article.kicker = flat(value);
    } else if (is_one_of(key, deck_keys)) {
      article.deck = flat(value);
    } else if (is_one_of(key, author_keys)) {
      add_authors(value, article.language, article.byline);
    } else if (is_one_of(key, date_keys)) {
      add_date(value, article.language, article);
    } else if (is_one_of(key, place_keys) && value.map.empty() && value.list.empty()) {
      article.dateline.place = value.text;
    } else if (is_one_of(key, subject_keys)) {
      add_each(article.metadata, "subject", value);
    } else if (is_one_of(key, description_keys)) {
      add_each(article.metadata, "description", value);
    } else {
      add_each(article.metadata, name, value);
    }
  }
  return article;
}

void read_own_fields(const Value& fields, Document& document) {
  for (const auto& [key, value] : fields.map) {
    if (key == "lang") {
      document.language = value.text;
    } else if (key == "metadata" && !value.list.empty()) {
      for (const Value& each : value.list) {
        MetadataEntry entry;
        for (const auto& [name, part] : each.map) {
          if (name == "term") entry.term = part.text;
          if (name == "value") entry.value = part.text;
          if (name == "scheme") entry.scheme = part.text;
          if (name == "lang") entry.language = part.text;
        }
        document.metadata.push_back(std::move(entry));
      }
    } else {
      add_each(document.metadata, key, value);
    }
  }
}

std::string print_front_matter(const Document& document) {
  const Metadata& metadata = document.metadata;
  std::string out;
  if (!document.language.empty()) out += "lang: " + document.language + "\n";
  // Keys must differ: values of one key are a list if they stand together.
  std::vector<std::string_view> used;
  std::size_t at = 0;
  while (at < metadata.size() && used.size() < 1000 && is_plain_key(metadata[at])) {
    const std::string& term = metadata[at].term;
    if (std::find(used.begin(), used.end(), term) != used.end()) break;
    std::size_t end = at + 1;
    while (end < metadata.size() && metadata[end].term == term && is_plain_key(metadata[end])) ++end;
    used.push_back(term);
    out += term + ":";
    for (std::size_t i = at; i < end; ++i) {
      out += end - at == 1 ? " " : "\n  - ";
      append_quoted(out, metadata[i].value);
    }
    out += '\n';
    at = end;
  }
  if (at < metadata.size()) out += "metadata:\n";
  for (; at < metadata.size(); ++at) {
    const MetadataEntry& entry = metadata[at];
    out += "  - {term: ";
    append_quoted(out, entry.term);
    out += ", value: ";
    append_quoted(out, entry.value);
    if (!entry.scheme.empty()) {
      out += ", scheme: ";
      append_quoted(out, entry.scheme);
    }
    if (!entry.language.empty()) {
      out += ", lang: ";
      append_quoted(out, entry.language);
    }
    out += "}\n";
  }
  return out.empty() ? out : "---\n" + out + "---\n\n";
}

}  // namespace galley::markdown
