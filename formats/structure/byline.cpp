// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "structure/byline_names.hpp"
#include "structure/characters.hpp"
#include "structure/conventions.hpp"
#include "structure/known_names.hpp"
#include "structure/labels.hpp"

namespace galley::structure {
namespace {

// Longer lines are text.
constexpr std::size_t byline_byte_limit = 700;
constexpr std::size_t byline_credit_limit = 8;

constexpr std::u32string_view ornaments = U"□■◇◆○●△▲▽▼☆★※•·*▪►▶◎＊◼◻▌丨┃";
constexpr std::array<std::pair<char32_t, char32_t>, 9> brackets = {{{'(', ')'},
                                                                    {U'（', U'）'},
                                                                    {U'【', U'】'},
                                                                    {'[', ']'},
                                                                    {U'［', U'］'},
                                                                    {U'〔', U'〕'},
                                                                    {U'「', U'」'},
                                                                    {U'〖', U'〗'},
                                                                    {U'〈', U'〉'}}};

// Takes off what only decorates a byline: ornaments before it, brackets around it, an equals sign behind.
std::string_view undecorated(std::string_view line) {
  line = trim(line);
  while (!line.empty()) {
    std::size_t position = 0;
    const char32_t first = decode(line, position);
    std::size_t end = line.size();
    const char32_t last = decode_last(line, end);
    if (ornaments.find(first) != std::u32string_view::npos) {
      line = trim(line.substr(position));
      continue;
    }
    if (last == '=' || last == U'＝') {
      line = trim(line.substr(0, end));
      continue;
    }
    const auto pair = std::find_if(brackets.begin(), brackets.end(),
                                   [&](const auto& p) { return p.first == first && p.second == last; });
    if (pair == brackets.end() || end <= position) break;
    const std::string_view inside = line.substr(position, end - position);
    std::string bracket;
    append_utf8(bracket, pair->first);
    if (inside.find(bracket) != std::string_view::npos) break;
    line = trim(inside);
  }
  return line;
}

// Is one of the names known from elsewhere, so that a label which also begins other phrases is one here?
bool has_known_name(const Credit& credit, const Convention& convention) {
  return std::any_of(credit.names.begin(), credit.names.end(), [&](const CreditName& n) {
    if (is_agency(n.name, convention) || !n.contact.empty()) return true;
    // 글 홍길동 기자: the second label vouches for the first.
    if (convention.names == NameRule::korean) return !n.affiliation.empty();
    return is_person_name(n.name, convention, NameContext::bare);
  });
}

// A line as a row of labels and the texts between them.
struct Item {
  std::string_view text;
  const Label* label = nullptr;  ///< null: text
  bool slashed = false;          ///< label: bound to the name before it
  char32_t mark = 0;             ///< label: the colon or the like after it
  bool touches_left = false;     ///< text: a label touches it from the left
};

bool separates_credits(char32_t c) {
  return c == ',' || c == ';' || c == '.' || c == '|' || c == '/' || c == U'·' || c == U'•' || c == U'—' || c == U'–' ||
         c == U'，' || c == U'；' || c == U'。' || c == U'、' || c == U'،' || c == '(' || c == U'（';
}

std::vector<Item> split_items(std::string_view line, const Convention& convention) {
  std::vector<Item> items;
  std::size_t position = 0;
  std::size_t text_start = 0;
  bool touches = false;
  bool credit_start = true;
  const auto finish_text = [&](std::size_t end) {
    const std::string_view text = trim(line.substr(text_start, end - text_start));
    if (!text.empty()) items.push_back({text, nullptr, false, 0, touches});
  };
  while (position < line.size() && items.size() < 4 * byline_credit_limit) {
    if (const auto match = match_label(line, position, credit_start, convention)) {
      finish_text(position);
      items.push_back({line.substr(position, match->end - position), match->label, match->slashed, match->mark, false});
      touches = match->touches;
      text_start = position = match->names;
      credit_start = true;
      continue;
    }
    const char32_t c = decode(line, position);
    if (c == '(' || c == U'（') {
      // What a bracket says is about the name before it.
      const std::size_t half = std::min(line.find(')', position), line.find("）", position));
      if (half != std::string_view::npos && position > text_start + 3) {
        position = half;
        decode(line, position);
        continue;
      }
    }
    if (!is_space(c)) {
      credit_start = separates_credits(c);
      if (!credit_start) position = behind_word(line, position, convention);
    } else if (is_wide(c) || convention.names == NameRule::chinese || convention.names == NameRule::japanese ||
               convention.names == NameRule::korean) {
      credit_start = true;
    }
  }
  finish_text(line.size());
  return items;
}

bool holds_before(const Label& label) { return label.placement != Placement::after_names; }
bool holds_after(const Label& label) { return label.placement != Placement::before_names; }

// "记者:请问…" begins a turn of an interview; "作者:小七" names an author, whatever the name.
bool asks_for_surname(const Item& label) {
  return label.mark != ':' || label.label->role == "reporter" || label.label->role == "correspondent";
}

// Chinese phrases go on after 记者 and 通讯员 like names do: without a colon, one of the names must begin
// with a common surname, or be foreign.
bool has_plausible_name(const std::vector<CreditName>& names) {
  return std::any_of(names.begin(), names.end(), [](const CreditName& n) {
    std::size_t position = 0;
    return has_chinese_surname(n.name) || n.name.find("·") != std::string::npos ||
           script_of(decode(n.name, position)) != Script::han;
  });
}

std::optional<Byline> parse_with(std::string_view line, const Convention& convention) {
  const std::vector<Item> items = split_items(line, convention);
  const bool any_label =
      std::any_of(items.begin(), items.end(), [](const Item& item) { return item.label != nullptr; });
  if (!any_label) return std::nullopt;
  Byline byline;
  bool open = false;                  // the last credit's names are still to come
  const char* label_begin = nullptr;  // of that credit
  std::optional<Item> loose;          // a text whose label is still to come
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item& item = items[i];
    const bool text_follows = i + 1 < items.size() && items[i + 1].label == nullptr;
    if (item.label == nullptr) {
      if (!open) {
        if (loose) return std::nullopt;
        loose = item;
        continue;
      }
      if (item.touches_left && convention.names == NameRule::japanese) return std::nullopt;
      std::string_view text = item.text;
      // A full stop parts credits, but closes no byline.
      if (i + 1 < items.size() && text.ends_with('.')) text.remove_suffix(1);
      const auto names = parse_names(text, convention, item.touches_left ? NameContext::glued : NameContext::labelled);
      if (!names) return std::nullopt;
      if (convention.names == NameRule::chinese && asks_for_surname(items[i - 1]) && !has_plausible_name(*names))
        return std::nullopt;
      byline.credits.back().names = *names;
      open = false;
      continue;
    }
    if (loose) {
      if (!holds_after(*item.label)) return std::nullopt;
      const bool touches = loose->text.data() + loose->text.size() == item.text.data();
      const bool glued = touches && convention.names != NameRule::japanese;
      const auto names = parse_names(loose->text, convention, glued ? NameContext::glued : NameContext::labelled);
      if (!names) return std::nullopt;
      byline.credits.push_back({std::string(item.label->role), std::string(item.text), *names});
      loose.reset();
      // "홍길동 기자 hong@example.kr"
      if (text_follows) {
        std::string_view next = trim(items[i + 1].text);
        CreditName& last = byline.credits.back().names.back();
        if (next.find('@') != std::string_view::npos && next.find(' ') == std::string_view::npos &&
            last.contact.empty()) {
          if (next.front() == '(' || next.front() == '<') next = next.substr(1, next.size() - 2);
          last.contact = next;
          ++i;
        }
      }
      continue;
    }
    if (open) {
      // Labels in a row are one: 文/本报记者.
      Credit& credit = byline.credits.back();
      credit.label.assign(label_begin, static_cast<std::size_t>(item.text.data() + item.text.size() - label_begin));
      credit.role = item.label->role;
      continue;
    }
    // 记者 张三 摄影报道, 글 홍길동 기자: a second label says what the named are.
    if ((item.slashed || !text_follows) && holds_after(*item.label) && !byline.credits.empty()) {
      CreditName& last = byline.credits.back().names.back();
      if (!last.affiliation.empty()) return std::nullopt;
      last.affiliation = item.text;
      continue;
    }
    if (!holds_before(*item.label)) return std::nullopt;
    byline.credits.push_back({std::string(item.label->role), std::string(item.text), {}});
    open = true;
    label_begin = item.text.data();
    if (byline.credits.size() > byline_credit_limit) return std::nullopt;
  }
  if (open || loose) return std::nullopt;
  if (byline.credits.size() == 1 && items.front().label != nullptr && items.front().label->doubtful &&
      !(convention.names == NameRule::korean && items.front().mark != 0) &&
      !has_known_name(byline.credits.front(), convention)) {
    return std::nullopt;
  }
  return byline;
}

std::optional<Byline> read_labelled(std::string_view line, std::string_view language) {
  line = undecorated(line);
  if (line.empty()) return std::nullopt;
  return first_of_conventions(line, language,
                              [&](const Convention& convention) { return parse_with(line, convention); });
}

std::optional<Byline> read_bare(std::string_view line, std::string_view language) {
  if (line.size() > byline_byte_limit) return std::nullopt;
  line = undecorated(line);
  if (line.empty()) return std::nullopt;
  return first_of_conventions(line, language, [&](const Convention& convention) -> std::optional<Byline> {
    auto names = parse_names(line, convention, NameContext::bare);
    if (!names) return std::nullopt;
    Byline byline;
    byline.credits.push_back({.names = std::move(*names)});
    return byline;
  });
}

// The label that says a role when none was printed. Who just wrote the article needs none.
const Label* label_of_role(std::string_view role, const Convention& convention) {
  if (role.empty() || role == "author" || role == "reporter") return nullptr;
  const auto found =
      std::find_if(convention.labels.begin(), convention.labels.end(), [&](const Label& l) { return l.role == role; });
  return found != convention.labels.end() ? &*found : nullptr;
}

std::string_view mark_after(const Label& label, const Convention& convention) {
  if (convention.names == NameRule::arabic) return ": ";
  if (convention.names == NameRule::korean) return label.form == LabelForm::word && label.doubtful ? "=" : " ";
  if (label.form != LabelForm::marked) return " ";
  switch (convention.names) {
    case NameRule::chinese:
      return "：";
    case NameRule::japanese:
      return "・";
    default:
      return ": ";
  }
}

bool ends_in_mark(std::string_view label) {
  static constexpr std::string_view marks[] = {"：", "・", "／", "/", "=", "＝"};
  return std::any_of(std::begin(marks), std::end(marks), [&](std::string_view mark) { return label.ends_with(mark); });
}

std::string print_by(const Credit& credit, const Convention& convention) {
  const Label* label =
      credit.label.empty() ? label_of_role(credit.role, convention) : find_label(credit.label, convention);
  const std::string text = credit.label.empty() && label != nullptr ? std::string(label->text) : credit.label;
  if (text.empty()) return print_names(credit.names, convention);
  if (label != nullptr && label->placement == Placement::after_names) {
    std::vector<CreditName> names = credit.names;
    std::string contact;
    if (!names.empty()) contact.swap(names.back().contact);
    std::string line = print_names(names, convention);
    if (convention.names != NameRule::japanese) line += ' ';
    line += text;
    if (!contact.empty()) line += ' ' + contact;
    return line;
  }
  std::string line = text;
  if (label != nullptr) {
    line += mark_after(*label, convention);
  } else if (text.ends_with(':')) {
    line += ' ';
  } else if (!ends_in_mark(text)) {
    line += ": ";
  }
  return line + print_names(credit.names, convention);
}

// Prints by the convention whose reading of it is the same credit: it knows the label and takes the names.
struct PrintedCredit {
  std::string text;
  const Convention* convention = nullptr;
};

PrintedCredit print_credit(const Credit& credit, std::string_view language) {
  std::optional<PrintedCredit> fallback;
  bool fits = false;
  std::string text = credit.label;
  for (const CreditName& name : credit.names) text += name.name;
  auto exact = first_of_conventions(text, language, [&](const Convention& convention) -> std::optional<PrintedCredit> {
    if (!credit.label.empty() && find_label(credit.label, convention) == nullptr) return std::nullopt;
    PrintedCredit printed{print_by(credit, convention), &convention};
    auto back = read_labelled(printed.text, language);
    if (!back) back = read_bare(printed.text, language);
    if (back && back->credits.size() == 1 && back->credits.front() == credit) return printed;
    const bool names_fit = std::all_of(credit.names.begin(), credit.names.end(), [&](const CreditName& n) {
      return is_person_name(n.name, convention, NameContext::labelled) || is_agency(n.name, convention);
    });
    if (!fallback || (names_fit && !fits)) fallback = std::move(printed);
    fits = fits || names_fit;
    return std::nullopt;
  });
  if (exact) return *exact;
  if (fallback) return *fallback;
  const Convention* hinted = convention_of(language);
  const Convention& convention = hinted != nullptr ? *hinted : *convention_of("en");
  return {print_by(credit, convention), &convention};
}

std::string_view between_credits(NameRule rule) {
  switch (rule) {
    case NameRule::chinese:
      return " ";
    case NameRule::japanese:
      return "、";
    case NameRule::korean:
      return ", ";
    default:
      return "; ";
  }
}

// What a line is known to be read as.
struct Reading {
  std::string_view line;
  const Byline* byline = nullptr;
};

struct PrintedByline {
  std::string text;
  bool exact = false;  // is read back as the same byline
};

// All credits by one convention, if it knows the labels and reads the same byline back from the line.
std::optional<PrintedByline> print_by_one_convention(const Byline& byline, std::string_view language,
                                                     const Reading& known) {
  std::string text;
  bool labelled = false;
  for (const Credit& credit : byline.credits) {
    text += credit.label;
    labelled = labelled || !credit.label.empty();
    for (const CreditName& name : credit.names) text += name.name;
  }
  return first_of_conventions(text, language, [&](const Convention& convention) -> std::optional<PrintedByline> {
    std::string line;
    for (const Credit& credit : byline.credits) {
      if (!credit.label.empty() && find_label(credit.label, convention) == nullptr) return std::nullopt;
      if (!line.empty()) line += between_credits(convention.names);
      line += print_by(credit, convention);
    }
    if (known.byline != nullptr && line == known.line && *known.byline == byline) return PrintedByline{line, true};
    auto back = read_labelled(line, language);
    const bool exact = back == byline;
    if (!back && !labelled) back = read_bare(line, language);
    if (back != byline) return std::nullopt;
    return PrintedByline{std::move(line), exact};
  });
}

PrintedByline print_credits(const Byline& byline, std::string_view language, const Reading& known) {
  if (auto printed = print_by_one_convention(byline, language, known)) return std::move(*printed);
  PrintedByline line;
  const Convention* previous = nullptr;
  for (const Credit& credit : byline.credits) {
    const PrintedCredit printed = print_credit(credit, language);
    if (previous != nullptr) line.text += between_credits(previous->names);
    line.text += printed.text;
    previous = printed.convention;
  }
  line.exact = read_labelled(line.text, language) == byline;
  return line;
}

}  // namespace

std::optional<Byline> parse_byline(std::string_view line, std::string_view language) {
  if (line.size() > byline_byte_limit) return std::nullopt;
  line = undecorated(line);
  if (line.empty()) return std::nullopt;
  bool first = true;
  return first_of_conventions(line, language, [&](const Convention& convention) {
    auto byline = parse_with(line, convention);
    if (!byline) return byline;
    const Reading known = first ? Reading{line, &*byline} : Reading{};
    first = false;
    // What does not come back from print was misread.
    if (!print_credits(*byline, language, known).exact) byline.reset();
    return byline;
  });
}

std::optional<Byline> parse_bare_byline(std::string_view line, std::string_view language) {
  return read_bare(line, language);
}

std::string print_byline(const Byline& byline, std::string_view language) {
  return print_credits(byline, language, {}).text;
}

std::string_view role_of_label(std::string_view label) {
  label = trim(label);
  while (label.ends_with(':')) label = trim(label.substr(0, label.size() - 1));
  for (const Convention& convention : conventions()) {
    if (const Label* found = find_label(label, convention)) return found->role;
  }
  return {};
}

}  // namespace galley::structure
