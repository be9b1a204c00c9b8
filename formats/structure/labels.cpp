// SPDX-License-Identifier: Apache-2.0
#include "structure/labels.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "structure/characters.hpp"
#include "structure/conventions.hpp"

namespace galley::structure {
namespace {

// What the part of a compound label before 记者 begins or ends with: 人民日报记者, 本报驻京记者, 融媒体记者.
constexpr std::string_view compound_starts[] = {"本报", "本刊", "本社", "本网", "本台", "本報", "本網", "驻", "駐"};
constexpr std::string_view compound_ends[] = {
    "报",   "報",   "社",   "网",   "網",   "刊",   "台",   "臺",   "频道", "客户端", "新闻", "媒体", "首席", "特约",
    "特派", "见习", "实习", "资深", "資深", "高级", "主任", "摄影", "体育", "专职",   "站",   "青年", "校园", "小"};
constexpr std::u32string_view not_in_compounds = U"的了是在从與与和对對向把被将將位名个個这這那有为為";
constexpr std::size_t compound_limit = 14;

// Labels of one convention by the first letter, longest first.
class LabelIndex {
 public:
  explicit LabelIndex(const Convention& convention) {
    for (const Label& label : convention.labels) {
      buckets_[bucket(label.text, 0)].push_back(&label);
      holds_glued_ = holds_glued_ || label.form == LabelForm::glued;
    }
    for (auto& labels : buckets_) {
      std::stable_sort(labels.begin(), labels.end(),
                       [](const Label* a, const Label* b) { return a->text.size() > b->text.size(); });
    }
  }
  const std::vector<const Label*>& at(std::string_view line, std::size_t position) const {
    return buckets_[bucket(line, position)];
  }
  bool holds_glued() const { return holds_glued_; }

 private:
  static std::size_t bucket(std::string_view text, std::size_t position) { return lower(decode(text, position)) % 256; }
  std::array<std::vector<const Label*>, 256> buckets_;
  bool holds_glued_ = false;
};

const LabelIndex& labels_of(const Convention& convention) {
  static const std::vector<LabelIndex> indexes = [] {
    std::vector<LabelIndex> result;
    for (const Convention& c : conventions()) result.emplace_back(c);
    return result;
  }();
  return indexes[static_cast<std::size_t>(&convention - conventions().data())];
}

bool is_mark(char32_t c, NameRule rule) {
  // The middle dot is part of foreign names in Chinese.
  if (c == '-' || c == U'–') return rule == NameRule::arabic;
  if (c == U'・') return rule == NameRule::japanese || rule == NameRule::korean;
  return c == ':' || c == U'：' || c == '=' || c == U'＝' || c == '/' || c == U'／' || c == '|' || c == U'｜' ||
         c == U'﹕';
}

// Looks at what follows a label.
LabelMatch with_surroundings(std::string_view line, const Label& label, std::size_t end, NameRule rule) {
  LabelMatch match{&label, end, end, 0, false, end < line.size()};
  while (match.names < line.size()) {
    std::size_t next = match.names;
    const char32_t c = decode(line, next);
    const bool mark = match.mark == 0 && is_mark(c, rule);
    if (!mark && !is_space(c)) break;
    if (mark) match.mark = c == U'：' || c == U'﹕' ? U':' : c;
    match.touches = false;
    match.names = next;
  }
  return match;
}

bool is_separator(char32_t c) {
  return is_space(c) || c == ',' || c == ';' || c == '.' || c == U'，' || c == U'、' || c == U'；' || c == '(' ||
         c == ')' || c == U'（' || c == U'）' || c == '|' || c == '/' || c == U'·' || c == U'。' || c == U'،';
}

bool separator_before(std::string_view line, std::size_t position) {
  return position == 0 || is_separator(decode_last(line, position));
}

bool separator_at(std::string_view line, std::size_t position) {
  return position >= line.size() || is_separator(decode(line, position));
}

bool is_slashed(std::string_view line, std::size_t position, const LabelMatch& match) {
  if (position == 0 || match.mark != 0 || match.label->placement == Placement::before_names) return false;
  const char32_t before = decode_last(line, position);
  return (before == '/' || before == U'／') && position > 0 && separator_at(line, match.end);
}

bool fits(std::string_view line, std::size_t position, bool credit_start, const LabelMatch& match) {
  const Label& label = *match.label;
  switch (label.form) {
    case LabelForm::glued: {
      // One character alone is found in names and words too: it must close its part of the line.
      std::size_t one = 0;
      decode(label.text, one);
      return one < label.text.size() || separator_at(line, match.end);
    }
    case LabelForm::marked:
      return match.slashed || (match.mark != 0 && separator_before(line, position));
    case LabelForm::word:
      if (label.placement == Placement::after_names) {
        return separator_before(line, position) && separator_at(line, match.end);
      }
      return credit_start && !match.touches && match.names < line.size();
  }
  return false;
}

template <std::size_t N>
bool starts_with_any(std::string_view text, const std::string_view (&words)[N]) {
  return std::any_of(std::begin(words), std::end(words), [&](std::string_view w) { return text.starts_with(w); });
}

template <std::size_t N>
bool ends_with_any(std::string_view text, const std::string_view (&words)[N]) {
  return std::any_of(std::begin(words), std::end(words), [&](std::string_view w) { return text.ends_with(w); });
}

// 人民日报记者, ニューヨーク特派員: a run of Han or Kana that ends in a glued label.
std::optional<LabelMatch> match_compound(std::string_view line, std::size_t position, const Convention& convention) {
  if (convention.names != NameRule::chinese && convention.names != NameRule::japanese) return std::nullopt;
  std::size_t at = position;
  for (std::size_t count = 0; count < compound_limit && at < line.size(); ++count) {
    std::size_t next = at;
    const char32_t c = decode(line, next);
    const Script script = script_of(c);
    if (script != Script::han && script != Script::kana) return std::nullopt;
    if (not_in_compounds.find(c) != std::u32string_view::npos) return std::nullopt;
    if (at > position) {
      const std::string_view prefix = line.substr(position, at - position);
      for (const Label* label : labels_of(convention).at(line, at)) {
        if (label->form != LabelForm::glued || label->text.size() < 6 || !line.substr(at).starts_with(label->text)) {
          continue;
        }
        const LabelMatch match = with_surroundings(line, *label, at + label->text.size(), convention.names);
        if (convention.names == NameRule::chinese) {
          const bool known = starts_with_any(prefix, compound_starts) || ends_with_any(prefix, compound_ends);
          if (label->placement == Placement::before_names && known) return match;
        } else if (label->placement == Placement::either && !match.touches && match.names < line.size()) {
          return match;
        }
      }
    }
    at = next;
  }
  return std::nullopt;
}

}  // namespace

std::optional<LabelMatch> match_label(std::string_view line, std::size_t position, bool credit_start,
                                      const Convention& convention) {
  for (const Label* label : labels_of(convention).at(line, position)) {
    if (!may_match_folded(line[position], label->text.front())) continue;
    const std::size_t length = match_folded(line, position, label->text);
    if (length == 0) continue;
    LabelMatch match = with_surroundings(line, *label, position + length, convention.names);
    match.slashed = is_slashed(line, position, match);
    if (fits(line, position, credit_start, match)) return match;
  }
  return credit_start ? match_compound(line, position, convention) : std::nullopt;
}

std::size_t behind_word(std::string_view line, std::size_t position, const Convention& convention) {
  const auto is_letter_at = [&](std::size_t i) { return (line[i] | 0x20) >= 'a' && (line[i] | 0x20) <= 'z'; };
  if (position == 0 || !is_letter_at(position - 1) || labels_of(convention).holds_glued()) return position;
  while (position < line.size() && is_letter_at(position)) ++position;
  return position;
}

const Label* find_label(std::string_view label, const Convention& convention) {
  const Label* compound = nullptr;
  for (const Label& entry : convention.labels) {
    if (equal_folded(label, entry.text)) return &entry;
    if (entry.form == LabelForm::glued && label.ends_with(entry.text) &&
        (compound == nullptr || entry.text.size() > compound->text.size())) {
      compound = &entry;
    }
  }
  return compound;
}

}  // namespace galley::structure
