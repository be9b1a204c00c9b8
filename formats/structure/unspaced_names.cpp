// SPDX-License-Identifier: Apache-2.0
#include "structure/name_lists.hpp"

#include <algorithm>

#include "structure/byline_names.hpp"
#include "structure/characters.hpp"
#include "structure/known_names.hpp"
#include "structure/labels.hpp"

namespace galley::structure {
namespace {

constexpr std::string_view report_words[] = {"报道", "報道", "报导", "報導"};

struct Token {
  std::string text;
  bool bracket = false;      ///< stood in brackets
  bool report = false;       ///< 台北報導
  bool after_space = false;  ///< parted from the token before by white space only
};

bool ends_with_report(std::string_view text) {
  return std::any_of(std::begin(report_words), std::end(report_words),
                     [&](std::string_view w) { return text.ends_with(w); });
}

bool is_unspaced_separator(char32_t c, const Convention& convention) {
  return c == ',' || c == ';' || c == '|' || c == U'，' || c == U'、' || c == U'；' || c == U'｜' || c == '/' ||
         c == U'／' || c == '&' || c == '+' || c == U'○' || c == U'●' ||
         (convention.names == NameRule::korean && (c == U'·' || c == U'・' || c == U'ㆍ'));
}

// Japanese lists names with the middle dot that also stands within foreign names, which are in Katakana.
bool parts_japanese_names(std::string_view text, std::size_t dot, std::size_t after) {
  if (dot == 0 || after >= text.size()) return false;
  std::size_t before = dot;
  const char32_t left = decode_last(text, before);
  const char32_t right = decode(text, after);
  const auto katakana = [](char32_t c) { return c >= 0x30A0 && c < 0x3100; };
  return !(katakana(left) && katakana(right));
}

std::optional<std::vector<Token>> tokenize(std::string_view text, const Convention& convention) {
  std::vector<Token> tokens;
  Token token;
  bool space_only = false;
  const auto finish = [&] {
    if (!token.text.empty()) {
      token.report = !token.bracket && ends_with_report(token.text);
      tokens.push_back(std::move(token));
      space_only = true;
    }
    token = {};
    token.after_space = space_only;
  };
  std::size_t position = 0;
  while (position < text.size()) {
    const std::size_t at = position;
    const char32_t c = decode(text, position);
    if (is_opening_bracket(c)) {
      finish();
      std::size_t end = position;
      std::size_t inside = position;
      bool closed = false;
      while (end < text.size() && !closed) {
        inside = end;
        const char32_t d = decode(text, end);
        if (is_opening_bracket(d)) return std::nullopt;
        closed = is_closing_bracket(d);
      }
      if (!closed || inside == position) return std::nullopt;
      token.text = collapsed(text.substr(position, inside - position));
      token.bracket = true;
      finish();
      position = end;
    } else if (is_closing_bracket(c)) {
      return std::nullopt;
    } else if (is_space(c)) {
      finish();
    } else if ((is_unspaced_separator(c, convention) && !(c == '/' && token.text.find(':') != std::string::npos)) ||
               (convention.names == NameRule::japanese && c == U'・' && parts_japanese_names(text, at, position))) {
      finish();
      space_only = false;
      token.after_space = false;
    } else {
      token.text.append(text.substr(at, position - at));
    }
    if (tokens.size() > 4 * byline_name_limit) return std::nullopt;
  }
  finish();
  return tokens;
}

std::size_t count_of(std::string_view text) {
  std::size_t position = 0;
  std::size_t count = 0;
  while (position < text.size()) {
    decode(text, position);
    ++count;
  }
  return count;
}

bool is_han_or_kana(std::string_view text) {
  std::size_t position = 0;
  while (position < text.size()) {
    const Script script = script_of(decode(text, position));
    if (script != Script::han && script != Script::kana) return false;
  }
  return !text.empty();
}

bool is_latin_word(std::string_view text) {
  std::size_t position = 0;
  return script_of(decode(text, position)) == Script::latin;
}

// 凌　云 is one name, 山田 太郎 too, and so is John Smith.
bool belong_together(const Token& a, const Token& b, const Convention& convention) {
  if (!b.after_space || a.bracket || b.bracket) return false;
  if (is_latin_word(a.text) && is_latin_word(b.text)) return !is_contact(b.text);
  const std::size_t left = count_of(a.text);
  const std::size_t right = count_of(b.text);
  switch (convention.names) {
    case NameRule::chinese:
      return left == 1 && right == 1 && is_han_or_kana(a.text) && is_han_or_kana(b.text);
    case NameRule::japanese:
      return left <= 3 && right <= 3 && left + right <= 6 && is_han_or_kana(a.text) && is_han_or_kana(b.text);
    default:
      return false;
  }
}

// 社会部 山田太郎記者, 경제부 홍길동 기자: the desk before the name.
bool is_desk(std::string_view text, const Convention& convention) {
  if (convention.names == NameRule::japanese)
    return text.ends_with("部") || text.ends_with("支局") || text.ends_with("班");
  if (convention.names == NameRule::korean)
    return count_of(text) >= 3 && (text.ends_with("부") || text.ends_with("팀"));
  return false;
}

// 张三和李四
bool add_joined_names(std::string_view text, const Convention& convention, NameContext context, Names& names) {
  if (convention.names != NameRule::chinese && convention.names != NameRule::japanese) return false;
  for (const std::string_view joiner : convention.joiners) {
    for (std::size_t at = text.find(joiner, 1); at != std::string_view::npos; at = text.find(joiner, at + 1)) {
      const std::string_view left = text.substr(0, at);
      const std::string_view right = text.substr(at + joiner.size());
      if (is_person_name(left, convention, context) && is_person_name(right, convention, NameContext::glued)) {
        names.push_back({.name = std::string(left)});
        names.push_back({.name = std::string(right)});
        return true;
      }
    }
  }
  return false;
}

// 刘洋报道, 王小明台北報導: the name, the place and the verb in one.
bool add_reporting_name(std::string_view text, const Convention& convention, NameContext context, Names& names) {
  std::string_view rest = text;
  for (const std::string_view word : report_words) {
    if (rest.ends_with(word)) rest.remove_suffix(word.size());
    if (rest.size() < text.size()) break;
  }
  if (is_person_name(rest, convention, context)) {
    names.push_back({.name = std::string(rest)});
    return true;
  }
  for (const std::string_view place : convention.places) {
    if (!rest.ends_with(place)) continue;
    const std::string_view name = rest.substr(0, rest.size() - place.size());
    if (!is_person_name(name, convention, context)) continue;
    names.push_back({.name = std::string(name), .affiliation = std::string(text.substr(name.size()))});
    return true;
  }
  return false;
}

}  // namespace

std::optional<Names> parse_unspaced_names(std::string_view text, const Convention& convention, NameContext context) {
  std::optional<std::vector<Token>> tokens = tokenize(text, convention);
  if (!tokens) return std::nullopt;
  Names names;
  std::string desk;
  for (std::size_t i = 0; i < tokens->size(); ++i) {
    Token& token = (*tokens)[i];
    if (token.report && names.empty()) {
      if (!add_reporting_name(token.text, convention, context, names)) return std::nullopt;
      continue;
    }
    if (token.bracket || token.report || token.text.starts_with('<') || is_contact(token.text)) {
      const std::string_view contact = contact_in(token.text);
      if (names.empty()) return std::nullopt;
      std::string& part = contact.empty() ? names.back().affiliation : names.back().contact;
      if (!part.empty()) return std::nullopt;
      if (!contact.empty()) {
        part = contact;
      } else if (token.bracket) {
        part = token.text;
      } else if (std::find(std::begin(report_words), std::end(report_words), token.text) == std::end(report_words)) {
        part = token.text;  // the bare verb 报道 says nothing that a byline does not say anyway
      }
      continue;
    }
    const bool joiner =
        std::find(convention.joiners.begin(), convention.joiners.end(), token.text) != convention.joiners.end();
    if (joiner && i > 0 && i + 1 < tokens->size()) continue;
    if (desk.empty() && i + 1 < tokens->size() && is_desk(token.text, convention)) {
      desk = token.text;
      continue;
    }
    std::string name = token.text;
    while (i + 1 < tokens->size() && belong_together((*tokens)[i], (*tokens)[i + 1], convention)) {
      const bool spaced = convention.names == NameRule::japanese || is_latin_word(name);
      if (spaced) name += ' ';
      name += (*tokens)[++i].text;
      if (!is_latin_word(name)) break;
    }
    const bool known =
        is_person_name(name, convention, context) || (context != NameContext::bare && is_agency(name, convention));
    if (known) {
      names.push_back({.name = std::move(name)});
    } else if (!add_joined_names(name, convention, context, names)) {
      return std::nullopt;
    }
    if (!desk.empty()) names.back().affiliation = std::move(desk);
    desk.clear();
    if (names.size() > byline_name_limit) return std::nullopt;
    if (context == NameContext::glued) context = NameContext::labelled;
  }
  if (names.empty() || !desk.empty()) return std::nullopt;
  return names;
}

void print_unspaced_affiliation(std::string& line, const std::string& affiliation, const Convention& convention) {
  const Label* label = find_label(affiliation, convention);
  if (label != nullptr && label->placement != Placement::before_names && label->text == affiliation) {
    line += label->form == LabelForm::marked ? '/' : ' ';
    line += affiliation;
  } else if (ends_with_report(affiliation) && is_han_or_kana(affiliation)) {
    line += '/';
    line += affiliation;
  } else {
    const bool full_width = convention.names != NameRule::korean;
    line += full_width ? "（" : "(";
    line += affiliation;
    line += full_width ? "）" : ")";
  }
}

}  // namespace galley::structure
