// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What the table of conventions is made of: one row for each language, in convention_<language>.cpp. Parsing
/// and printing both walk this data; no convention is written down anywhere else. A new language is a new file
/// and its name in conventions().

#include <cstdint>
#include <span>
#include <string_view>

#include "structure/characters.hpp"

namespace galley::structure {

/// On which side of its label the names of a credit stand.
enum class Placement : std::uint8_t { before_names, after_names, either };

/// What must stand between a label and the names for it to be one.
enum class LabelForm : std::uint8_t {
  glued,   ///< nothing: 记者张三. Found anywhere in a line
  word,    ///< a word of its own, at the start of a credit: "By Jane Doe"
  marked,  ///< a colon, slash, equals sign or middle dot: "Foto: Ana Lima", 文/张三
};

struct Label {
  std::string_view text;
  std::string_view role;  ///< MARC relator term
  Placement placement = Placement::before_names;
  LabelForm form = LabelForm::word;
  bool doubtful = false;  ///< begins many other phrases: alone in a line, it needs a name that is well known
};

/// How names of persons are recognised.
enum class NameRule : std::uint8_t { chinese, japanese, korean, capitalised, arabic };

/// How a dateline is built up.
enum class DatelineForm : std::uint8_t {
  chinese,   ///< 新华社北京7月4日电
  japanese,  ///< 【ワシントン共同】
  korean,    ///< [서울=연합뉴스]
  western,   ///< BERLIN, July 4 (Reuters) —
};

using Words = std::span<const std::string_view>;

struct Convention {
  std::string_view language;  ///< BCP 47 primary subtag
  NameRule names;
  DatelineForm datelines;
  std::span<const Label> labels;  ///< for each role and placement the one to print comes first
  Words joiners;                  ///< between the last two names; the first one is printed
  std::string_view separator;     ///< printed between other names
  Words place_prepositions;       ///< "Jane Doe in London"
  Words affiliation_words;        ///< a phrase with one of these after a name and a comma says who that is
  Words not_names;                ///< words that make a phrase something else than a name
  Words months;                   ///< twelve; forms of one month apart by '|', the full one first
  Words weekdays;
  Words agencies;
  Words places;             ///< cities that papers file from without saying more: "BERLIN - "
  Words publication;        ///< what stands before a date: "Publié le"
  Words dateline_closings;  ///< 电, 讯
};

extern const Convention convention_zh;
extern const Convention convention_en;
extern const Convention convention_de;
extern const Convention convention_fr;
extern const Convention convention_es;
extern const Convention convention_ja;
extern const Convention convention_ko;
extern const Convention convention_ru;
extern const Convention convention_ar;
extern const Convention convention_pt;
extern const Convention convention_it;
extern const Convention convention_nl;

/// All languages, in the order in which they are tried.
std::span<const Convention> conventions();

/// Is `word` one of `words`, letter case ignored?
bool contains_folded(Words words, std::string_view word);

/// The convention of a BCP 47 tag, or nullptr.
const Convention* convention_of(std::string_view language);

/// May text with letters of these scripts be of the language?
constexpr bool is_written_in(const Convention& convention, ScriptSet scripts) {
  constexpr ScriptSet han = bit_of(Script::han);
  switch (convention.names) {
    case NameRule::chinese:
      return (scripts & han) != 0;
    case NameRule::japanese:
      return (scripts & (han | bit_of(Script::kana))) != 0;
    case NameRule::korean:
      return (scripts & bit_of(Script::hangul)) != 0;
    case NameRule::arabic:
      return (scripts & bit_of(Script::arabic)) != 0;
    case NameRule::capitalised:
      return (scripts & bit_of(convention.language == "ru" ? Script::cyrillic : Script::latin)) != 0;
  }
  return false;
}

/// The first result that is true of `function(convention)`, tried over the conventions that `text` may be
/// written by: that of the hint `language` first. Text without letters may be of any.
template <typename Function>
auto first_of_conventions(std::string_view text, std::string_view language, Function function) {
  const ScriptSet scripts = scripts_in(text);
  const Convention* hinted = convention_of(language);
  if (hinted != nullptr && (scripts == 0 || is_written_in(*hinted, scripts))) {
    if (auto result = function(*hinted)) return result;
  }
  for (const Convention& convention : conventions()) {
    if (&convention == hinted || (scripts != 0 && !is_written_in(convention, scripts))) continue;
    if (auto result = function(convention)) return result;
  }
  return decltype(function(conventions().front())){};
}

}  // namespace galley::structure
