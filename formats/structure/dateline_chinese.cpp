// SPDX-License-Identifier: Apache-2.0
#include "structure/dateline_forms.hpp"

#include <algorithm>
#include <string>

#include "structure/byline_names.hpp"
#include "structure/characters.hpp"
#include "structure/dates.hpp"
#include "structure/known_names.hpp"
#include "structure/person_names.hpp"
#include "structure/word_index.hpp"

namespace galley::structure {
namespace {

// Words that only begin like a closing word: 电力, 讯号.
bool begins_other_word(std::string_view closing, char32_t next) {
  constexpr std::u32string_view behind_electric = U"力视影话动商器子池站网脑缆梯台信讯压流源視話動電網腦纜";
  constexpr std::u32string_view behind_message = U"息号问号飞號問";
  if (closing.ends_with("电") || closing.ends_with("電"))
    return behind_electric.find(next) != std::u32string_view::npos;
  if (closing.ends_with("讯") || closing.ends_with("訊")) return behind_message.find(next) != std::u32string_view::npos;
  return false;
}

bool is_boundary(char32_t c) {
  return c == 0 || is_space(c) || c == '(' || c == U'（' || c == ':' || c == U'：' || c == '[' || c == U'】' ||
         c == U'）' || c == ')' || c == ',' || c == U'，';
}

// "(记者 张三 通讯员 李四)" or "记者张三报道" behind a dateline.
std::size_t take_reporters(std::string_view text, std::size_t position, std::string_view language, Byline& byline) {
  std::size_t at = skip_spaces(text, position);
  if (const auto inside = bracketed(text, at, U"(（[")) {
    if (auto parsed = parse_byline(*inside, language)) {
      byline = std::move(*parsed);
      return at;
    }
    return position;
  }
  // Unbracketed, up to the verb or a colon.
  std::size_t end = std::string_view::npos;
  std::size_t behind = 0;
  for (const std::string_view verb : {"报道", "報道", "报导", "報導"}) {
    const std::size_t found = text.substr(0, at + 100).find(verb, at);
    if (found != std::string_view::npos && found < end) {
      end = found;
      behind = found + verb.size();
    }
  }
  if (end == std::string_view::npos || !is_boundary(at_or_zero(text, behind))) return position;
  if (auto parsed = parse_byline(text.substr(at, behind - at), language)) {
    byline = std::move(*parsed);
    return behind;
  }
  return position;
}

std::size_t skip_closing_marks(std::string_view text, std::size_t position) {
  std::size_t at = skip_spaces(text, position);
  const char32_t c = at_or_zero(text, at);
  if (c == ':' || c == U'：') {
    decode(text, at);
    return skip_spaces(text, at);
  }
  return at;
}

// 新华社北京7月4日电, 本报讯, 中央社記者王小明台北4日電: without brackets around.
std::optional<LeadingDateline> chinese_core(std::string_view text, const Convention& convention, bool closed) {
  LeadingDateline result;
  Dateline& dateline = result.dateline;
  std::size_t at = 0;
  if (text.starts_with("据") || text.starts_with("據")) at = 3;
  const std::size_t agency = index_of(convention).agencies.longest_prefix(text.substr(at));
  if (agency == 0 && at > 0) return std::nullopt;
  dateline.agency = text.substr(0, at + agency);
  at += agency;
  if (agency > 0) {
    for (const std::string_view reporter : {"记者", "記者"}) {
      if (!text.substr(at).starts_with(reporter)) continue;
      // The name runs up to a known place.
      const std::size_t name = at + reporter.size();
      for (std::size_t length = 6; length <= 12 && name + length < text.size(); length += 3) {
        if (index_of(convention).places.longest_prefix(text.substr(name + length)) == 0) continue;
        if (!is_person_name(text.substr(name, length), convention, NameContext::glued)) continue;
        result.byline.credits.push_back(
            {"reporter", std::string(reporter), {{.name = std::string(text.substr(name, length))}}});
        at = name + length;
        break;
      }
      if (result.byline.empty()) return std::nullopt;
    }
  }
  const std::size_t place_start = at;
  for (int count = 0; count <= 10; ++count) {
    if (at >= text.size()) return std::nullopt;
    const auto date = dateline.date.empty() ? parse_date(text, at, convention) : std::nullopt;
    if (date) {
      dateline.place = trim(text.substr(place_start, at - place_start));
      dateline.date = text.substr(at, date->end - at);
      dateline.when = date->when;
      at = date->end;
    }
    const std::size_t closing = index_of(convention).dateline_closings.longest_prefix(text.substr(at));
    if (closing > 0) {
      const std::string_view word = text.substr(at, closing);
      const char32_t next = at_or_zero(text, at + closing);
      const bool boundary = is_boundary(next) || (closed && at + closing == text.size());
      // Without an agency or before running text, only what cannot be another word.
      if (!boundary && (agency == 0 || word.ends_with("消息") || begins_other_word(word, next))) return std::nullopt;
      if (dateline.date.empty()) dateline.place = trim(text.substr(place_start, at - place_start));
      if (agency == 0 && (dateline.date.empty() || word.ends_with("消息"))) return std::nullopt;
      dateline.label = word;
      result.length = at + closing;
      return result;
    }
    if (date) return std::nullopt;
    std::size_t next = at;
    const char32_t c = decode(text, next);
    if (script_of(c) != Script::han && c != U'·' && c != '/' && c != U'、') return std::nullopt;
    at = next;
  }
  return std::nullopt;
}

}  // namespace

std::optional<LeadingDateline> leading_chinese(std::string_view text, const Convention& convention) {
  std::size_t at = 0;
  if (const auto inside = bracketed(text, at, U"(（【[［〔")) {
    auto core = chinese_core(*inside, convention, true);
    if (core && core->length == inside->size()) {
      core->length = skip_closing_marks(text, at);
      return core;
    }
    // 【記者王小明／台北報導】
    {
      const bool reports =
          inside->find("报道") != std::string_view::npos || inside->find("報導") != std::string_view::npos ||
          inside->find("報道") != std::string_view::npos || inside->find("报导") != std::string_view::npos;
      if (reports && script_of(at_or_zero(*inside, 0)) == Script::han) {
        if (auto byline = parse_byline(*inside, "zh"))
          return LeadingDateline{{}, std::move(*byline), skip_closing_marks(text, at)};
      }
    }
    return std::nullopt;
  }
  auto core = chinese_core(text, convention, false);
  if (!core) return std::nullopt;
  std::size_t end = core->length;
  if (core->byline.empty()) end = take_reporters(text, end, "zh", core->byline);
  core->length = skip_closing_marks(text, end);
  return core;
}

}  // namespace galley::structure
