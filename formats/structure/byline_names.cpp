// SPDX-License-Identifier: Apache-2.0
#include "structure/byline_names.hpp"

#include <algorithm>

#include "structure/characters.hpp"
#include "structure/conventions.hpp"
#include "structure/labels.hpp"

namespace galley::structure {
namespace {

using Names = std::vector<CreditName>;

bool is_opening(char32_t c) { return c == '(' || c == U'（' || c == '[' || c == U'［'; }
bool is_closing(char32_t c) { return c == ')' || c == U'）' || c == ']' || c == U'］'; }

bool is_edge_separator(char32_t c) {
  return is_space(c) || c == ',' || c == ';' || c == '|' || c == '/' || c == U'，' || c == U'、' || c == U'；' ||
         c == U'·' || c == U'•' || c == U'،' || c == U'／' || c == U'｜' || c == U'—' || c == U'–' || c == U'○' ||
         c == U'●' || c == U'◎' || c == '-' || c == '=' || c == U'＝';
}

std::string_view trim_separators(std::string_view text) {
  while (!text.empty()) {
    std::size_t position = 0;
    if (!is_edge_separator(decode(text, position))) break;
    text.remove_prefix(position);
  }
  while (!text.empty()) {
    std::size_t end = text.size();
    if (!is_edge_separator(decode_last(text, end))) break;
    text.remove_suffix(text.size() - end);
  }
  return text;
}

std::string collapse(std::string_view text) {
  std::string result;
  for (const std::string_view word : split_words(text)) {
    if (!result.empty()) result += ' ';
    result += word;
  }
  return result;
}

bool is_contact(std::string_view word) {
  if (word.starts_with("http://") || word.starts_with("https://") || word.starts_with("www.")) return word.size() > 8;
  const std::size_t at = word.find('@');
  if (at == std::string_view::npos || word.find('@', at + 1) != std::string_view::npos) return false;
  const std::string_view after = word.substr(at + 1);
  if (at == 0) return after.size() >= 2 && split_words(after).size() == 1;
  const std::size_t dot = after.find('.');
  return dot != std::string_view::npos && dot > 0 && dot + 1 < after.size();
}

// An address in angle or round brackets, or bare.
std::string_view unwrapped_contact(std::string_view word) {
  if (word.size() > 2 && ((word.front() == '<' && word.back() == '>') || (word.front() == '(' && word.back() == ')'))) {
    word = word.substr(1, word.size() - 2);
  }
  return is_contact(word) ? word : std::string_view();
}

bool contains_folded(Words words, std::string_view word) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view w) { return equal_folded(word, w); });
}

bool has_digit_or_stop(std::string_view text) {
  std::size_t position = 0;
  char32_t last = 0;
  while (position < text.size()) {
    last = decode(text, position);
    if (is_digit(last) || last == '!' || last == '?' || last == ':' || last == U'。' || last == '"') return true;
  }
  return last == '.';
}

bool is_capitalised(std::string_view word) {
  std::size_t position = 0;
  return !word.empty() && is_upper(decode(word, position));
}

// "in London", "à Kyiv", "for the Daily Courier"
bool is_place_phrase(const std::vector<std::string_view>& words, std::size_t first, const Convention& convention) {
  if (words.size() < first + 2 || words.size() > first + 8) return false;
  const auto& prepositions = convention.place_prepositions;
  if (std::find(prepositions.begin(), prepositions.end(), words[first]) == prepositions.end()) return false;
  if (convention.names == NameRule::arabic) return words.size() <= first + 4;
  const bool article = words.size() > first + 2 && words[first + 1].size() <= 4 && !is_capitalised(words[first + 1]);
  for (std::size_t i = first + (article ? 2 : 1); i < words.size(); ++i) {
    if (!is_capitalised(words[i]) && !(i + 1 < words.size() && is_name_particle(words[i])) && words[i] != "and" &&
        words[i] != "of" && words[i] != "am") {
      return false;
    }
  }
  return is_capitalised(words[first + (article ? 2 : 1)]);
}

// Says who a person is, after a name and a comma: "Staff Writer", "Berlin", "envoyé spécial à Kyiv".
bool is_affiliation(std::string_view phrase, const Convention& convention) {
  if (phrase.empty() || phrase.size() > 120 || has_digit_or_stop(phrase)) return false;
  const std::vector<std::string_view> words = split_words(phrase);
  if (words.size() > 8) return false;
  if (is_place_phrase(words, 0, convention)) return true;
  for (const std::string_view word : words) {
    if (contains_folded(convention.affiliation_words, word)) return true;
  }
  if (is_agency(phrase, convention) || contains_folded(convention.places, phrase)) return true;
  return words.size() == 1 && is_capitalised(phrase) && !contains_folded(convention.not_names, phrase);
}

bool is_name_not_affiliation(std::string_view phrase, const Convention& convention, NameContext context) {
  if (!is_person_name(phrase, convention, context)) return false;
  for (const std::string_view word : split_words(phrase)) {
    if (contains_folded(convention.affiliation_words, word)) return false;
  }
  return !contains_folded(convention.places, phrase) && !is_agency(phrase, convention);
}

// ---- scripts with spaces between words -------------------------------------------------------------------

struct Entry {
  std::string_view text;
  bool after_comma = false;  ///< and no joiner
};

// Cuts at commas, slashes and joiners outside of brackets.
std::vector<Entry> split_entries(std::string_view text, const Convention& convention) {
  std::vector<Entry> entries;
  std::size_t start = 0;
  bool comma = false;
  bool joiner = false;
  const auto cut = [&](std::size_t end) {
    const std::string_view entry = trim(text.substr(start, end - start));
    if (entry.empty()) return;
    entries.push_back({entry, comma && !joiner});
    comma = joiner = false;
  };
  std::size_t position = 0;
  int depth = 0;
  bool word_start = true;
  while (position < text.size()) {
    const std::size_t at = position;
    const char32_t c = decode(text, position);
    if (is_opening(c)) ++depth;
    if (is_closing(c) && depth > 0) --depth;
    if (depth > 0) continue;
    if (c == ',' || c == ';' || c == U'،' || c == U'؛' || c == U'、' || c == U'，') {
      cut(at);
      comma = true;
      start = position;
      word_start = true;
      continue;
    }
    // A slash within an address is no separator.
    const bool slash = c == '/' && text.substr(start, at - start).find("://") == std::string_view::npos &&
                       !text.substr(at).starts_with("//") && !trim(text.substr(start, at - start)).ends_with(':');
    if (c == '|' || c == U'·' || c == U'•' || c == '+' || slash) {
      cut(at);
      joiner = true;
      start = position;
      word_start = true;
      continue;
    }
    if (word_start && !is_space(c)) {
      for (const std::string_view word : convention.joiners) {
        const std::size_t length = match_folded(text, at, word);
        if (length == 0 || at == 0) continue;
        std::size_t after = at + length;
        const bool stands_alone = after < text.size() && is_space(decode(text, after));
        // Arabic "and" is written together with the word behind it.
        std::string_view rest = text.substr(at + length);
        rest = rest.substr(0, rest.find(' '));
        const std::string_view whole = text.substr(at, length + rest.size());
        const bool glued =
            convention.names == NameRule::arabic && word == "و" && is_given_name(rest) && !is_given_name(whole);
        if (!stands_alone && !glued) continue;
        cut(at);
        joiner = true;
        start = position = at + length;
        break;
      }
    }
    word_start = is_space(c);
  }
  cut(text.size());
  return entries;
}

// One entry taken apart; false if something in it is neither name nor affiliation nor contact.
bool parse_entry(std::string_view text, const Convention& convention, CreditName& parts) {
  // The bracket: "(Reuters)".
  const std::size_t open = text.find_first_of("([");
  if (open != std::string_view::npos && open > 0) {
    const std::size_t close = text.find_last_of(")]");
    if (close == std::string_view::npos || close < open) return false;
    const std::string_view inside = trim(text.substr(open + 1, close - open - 1));
    const std::string_view behind = trim(text.substr(close + 1));
    if (inside.empty() || inside.find_first_of("()[]") != std::string_view::npos) return false;
    if (is_contact(inside)) {
      parts.contact = inside;
    } else {
      parts.affiliation = collapse(inside);
    }
    if (!behind.empty()) {
      const std::string_view contact = unwrapped_contact(behind);
      if (contact.empty() || !parts.contact.empty()) return false;
      parts.contact = contact;
    }
    parts.name = collapse(text.substr(0, open));
    return true;
  }
  std::vector<std::string_view> words = split_words(text);
  if (!words.empty()) {
    if (const std::string_view contact = unwrapped_contact(words.back()); !contact.empty()) {
      parts.contact = contact;
      words.pop_back();
    }
  }
  std::size_t name_end = words.size();
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (is_place_phrase(words, i, convention)) {
      name_end = i;
      break;
    }
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string& part = i < name_end ? parts.name : parts.affiliation;
    if (!part.empty()) part += ' ';
    part += words[i];
  }
  return true;
}

std::optional<Names> parse_spaced_names(std::string_view text, const Convention& convention, NameContext context) {
  Names names;
  bool person = false;
  for (const Entry& entry : split_entries(text, convention)) {
    CreditName parts;
    if (!parse_entry(entry.text, convention, parts)) return std::nullopt;
    const bool name = is_name_not_affiliation(parts.name, convention, context);
    if (!name && entry.after_comma && !names.empty() && parts.contact.size() + parts.name.size() > 0) {
      CreditName& previous = names.back();
      if (equal_folded(parts.name, "Jr.") || equal_folded(parts.name, "Jr")) {
        if (!parts.affiliation.empty() || !previous.affiliation.empty() || !previous.contact.empty())
          return std::nullopt;
        previous.name += " " + parts.name;
        continue;
      }
      std::string phrase = parts.name;
      if (!parts.affiliation.empty()) phrase += " " + parts.affiliation;
      const bool bracket = entry.text.find_first_of("([") != std::string_view::npos;
      if (bracket || !previous.contact.empty() || (!phrase.empty() && !is_affiliation(phrase, convention)))
        return std::nullopt;
      if (!phrase.empty()) {
        if (!previous.affiliation.empty()) previous.affiliation += ", ";
        previous.affiliation += phrase;
      }
      previous.contact = parts.contact;
      continue;
    }
    const bool agency = !name && context != NameContext::bare && is_agency(parts.name, convention);
    if (!name && !agency) return std::nullopt;
    person = person || name || agency;
    names.push_back(std::move(parts));
    if (names.size() > byline_name_limit) return std::nullopt;
  }
  if (!person) return std::nullopt;
  return names;
}

// ---- Chinese, Japanese, Korean ---------------------------------------------------------------------------

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
    if (is_opening(c)) {
      finish();
      std::size_t end = position;
      std::size_t inside = position;
      bool closed = false;
      while (end < text.size() && !closed) {
        inside = end;
        const char32_t d = decode(text, end);
        if (is_opening(d)) return std::nullopt;
        closed = is_closing(d);
      }
      if (!closed || inside == position) return std::nullopt;
      token.text = collapse(text.substr(position, inside - position));
      token.bracket = true;
      finish();
      position = end;
    } else if (is_closing(c)) {
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
      const std::string_view contact = unwrapped_contact(token.text);
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

bool is_unspaced_rule(NameRule rule) {
  return rule == NameRule::chinese || rule == NameRule::japanese || rule == NameRule::korean;
}

// Would parse_names take this affiliation back when it is printed after a comma?
bool goes_after_comma(std::string_view affiliation, const Convention& convention) {
  const std::vector<Entry> pieces = split_entries(affiliation, convention);
  std::string joined;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i > 0 && !pieces[i].after_comma) return false;
    CreditName parts;
    if (pieces[i].text.find_first_of("([") != std::string_view::npos ||
        !parse_entry(pieces[i].text, convention, parts) || !parts.contact.empty() ||
        is_name_not_affiliation(parts.name, convention, NameContext::labelled) ||
        !is_affiliation(pieces[i].text, convention)) {
      return false;
    }
    if (i > 0) joined += ", ";
    joined += pieces[i].text;
  }
  return joined == affiliation;
}

void print_affiliation(std::string& line, const CreditName& name, const Convention& convention) {
  const std::string& affiliation = name.affiliation;
  if (affiliation.empty()) return;
  if (is_unspaced_rule(convention.names)) {
    const Label* label = find_label(affiliation, convention);
    if (label != nullptr && label->placement != Placement::before_names && label->text == affiliation) {
      line += ' ';
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
    return;
  }
  if (is_agency(affiliation, convention)) {
    line += " (";
    line += affiliation;
    line += ')';
    return;
  }
  const std::string_view first = std::string_view(affiliation).substr(0, affiliation.find(", "));
  const bool place = is_place_phrase(split_words(first), 0, convention);
  const bool rest_fits =
      first.size() == affiliation.size() || goes_after_comma(affiliation.substr(first.size() + 2), convention);
  if (place && rest_fits) {
    line += ' ';
    line += affiliation;
  } else if (goes_after_comma(affiliation, convention)) {
    line += convention.names == NameRule::arabic ? "، " : ", ";
    line += affiliation;
  } else {
    line += " (";
    line += affiliation;
    line += ')';
  }
}

}  // namespace

std::optional<Names> parse_names(std::string_view text, const Convention& convention, NameContext context) {
  text = trim_separators(text);
  if (text.empty() || text.size() > 600) return std::nullopt;
  return is_unspaced_rule(convention.names) ? parse_unspaced_names(text, convention, context)
                                            : parse_spaced_names(text, convention, context);
}

std::string print_names(const Names& names, const Convention& convention) {
  // A space is no separator once a name holds one.
  std::string_view separator = convention.separator;
  if (separator == " " && std::any_of(names.begin(), names.end(),
                                      [](const CreditName& n) { return n.name.find(' ') != std::string::npos; })) {
    separator = "、";
  }
  std::string line;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) {
      if (!is_unspaced_rule(convention.names) && i + 1 == names.size()) {
        line += ' ';
        line += convention.joiners.front();
        line += ' ';
      } else {
        line += separator;
      }
    }
    line += names[i].name;
    print_affiliation(line, names[i], convention);
    if (!names[i].contact.empty()) {
      line += ' ';
      line += names[i].contact;
    }
  }
  return line;
}

}  // namespace galley::structure
