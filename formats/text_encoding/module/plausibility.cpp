// SPDX-License-Identifier: Apache-2.0
#include "text_encoding/module/plausibility.hpp"

#include <unicode/uchar.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <cmath>
#include <map>
#include <unordered_set>

#include "text_encoding/labels.hpp"
#include "text_encoding/module/convert.hpp"
#include "text_encoding/module/profiles.hpp"

namespace galley::text_encoding {
namespace {

using Characters = std::basic_string<char32_t>;

constexpr char32_t bad_sequence = 0xFFFFFFFF;

Characters characters_of(std::string_view utf8) {
  Characters characters;
  characters.reserve(utf8.size() / 2);
  for (std::size_t at = 0; at < utf8.size();) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(utf8.data(), at, utf8.size(), c);
    characters += static_cast<char32_t>(c);
  }
  return characters;
}

/// What the bytes are in one encoding; bad sequences stand as `bad_sequence`. Empty if there is no converter.
Characters read_as(std::string_view encoding_name, std::string_view bytes) {
  const Encoding* encoding = encoding_of_label(encoding_name);
  if (encoding == nullptr || encoding->scheme != Scheme::table) return {};
  std::string utf8;
  const auto take = [](void* user, const char* part, std::size_t size) {
    static_cast<std::string*>(user)->append(part, size);
    return 1;
  };
  const auto bad = [](void*, std::uint64_t, std::size_t) { return 1; };
  const std::string converter(encoding->decoder);
  if (decode_with_converter(converter.c_str(), bytes.data(), bytes.size(), take, bad, &utf8) == 0) return {};
  Characters characters = characters_of(utf8);
  std::replace(characters.begin(), characters.end(), char32_t{0xFFFD}, bad_sequence);
  return characters;
}

bool is_ascii_letter(char32_t c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
bool is_letter(char32_t c) {
  return c < 0x80 ? is_ascii_letter(c) : c <= 0x10FFFF && u_isalpha(static_cast<UChar32>(c));
}
bool is_upper(char32_t c) { return c <= 0x10FFFF && u_isupper(static_cast<UChar32>(c)); }
bool is_lower(char32_t c) { return c <= 0x10FFFF && u_islower(static_cast<UChar32>(c)); }

/// Punctuation that newspapers in any language set.
bool is_common_punctuation(char32_t c) {
  constexpr std::u32string_view common = U"“”‘’‚„«»‹›–—…·•§°€£№¿¡\u00A0";
  return common.find(c) != std::u32string_view::npos;
}

class CharacterScore {
 public:
  explicit CharacterScore(const CharacterProfile& profile) : script_(profile.script) {
    for (const char32_t c : characters_of(profile.common)) {
      if (c < common_.size()) common_.set(c);
    }
  }

  /// The mean worth of the characters beyond ASCII.
  double operator()(const Characters& text) const {
    double sum = 0;
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] < 0x80) continue;
      ++count;
      const bool among_letters =
          i > 0 && i + 1 < text.size() && is_ascii_letter(text[i - 1]) && is_ascii_letter(text[i + 1]);
      sum += among_letters ? -1 : worth(text[i]);
    }
    return count == 0 ? 0 : sum / static_cast<double>(count);
  }

 private:
  double worth(char32_t c) const {
    if (c == bad_sequence) return -3;
    if (c < 0xA0) return -2;
    if (c < common_.size() && common_.test(c)) return 1;
    if (c >= 0x3040 && c < 0x3100) return script_ == Script::kana ? 0.9 : -0.2;
    if (c >= 0xAC00 && c < 0xD7A4) return script_ == Script::hangul ? 0.2 : -0.5;
    if (c >= 0x4E00 && c < 0xA000) return script_ == Script::hangul ? -0.3 : 0;
    if ((c >= 0x3000 && c < 0x3020) || (c >= 0xFF01 && c < 0xFF5F)) return 0.6;
    if (is_common_punctuation(c)) return 0.5;
    if (c >= 0xFF61 && c < 0xFFA0) return -0.6;
    if ((c >= 0xE000 && c < 0xF900) || (c >= 0x3400 && c < 0x4E00) || c >= 0x20000) return -1;
    return -0.4;
  }

  Script script_;
  std::bitset<0x10000> common_;
};

class AlphabetScore {
 public:
  explicit AlphabetScore(const AlphabetProfile& profile) : latin_(!profile.words.empty()) {
    const Characters letters = characters_of(profile.letters);
    const double steepness = latin_ ? 0.6 : 0.9;
    for (std::size_t i = 0; i < letters.size(); ++i) {
      if (letters[i] < worth_.size()) {
        worth_[letters[i]] =
            static_cast<float>(1 - steepness * static_cast<double>(i) / static_cast<double>(letters.size()));
      }
    }
    for (const char32_t c : characters_of(profile.words)) {
      if (c != ' ') {
        word_ += c;
      } else {
        words_.insert(std::move(word_));
        word_.clear();
      }
    }
    words_.insert(std::move(word_));
  }

  double operator()(const Characters& text) const {
    double sum = 0;
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] < 0x80) continue;
      ++count;
      sum += worth(text[i], i > 0 ? text[i - 1] : U' ', i + 1 < text.size() ? text[i + 1] : U' ');
    }
    if (count == 0) return 0;
    const double mean = sum / static_cast<double>(count);
    return latin_ && mean > -0.5 ? mean + words_known(text) : mean;
  }

 private:
  double worth(char32_t c, char32_t before, char32_t after) const {
    if (c == bad_sequence || c < 0xA0) return -2;
    const bool letter_before = is_letter(before);
    const bool letter_after = is_letter(after);
    if (is_letter(c)) {
      const auto lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
      double value = lower < worth_.size() && worth_[lower] > 0 ? worth_[lower] : -1;
      if (is_upper(c) && is_lower(before)) value -= 1.2;
      if (is_upper(c) && letter_before) value -= 0.15;
      if (latin_ && !letter_before && !letter_after) value -= 0.3;
      if (!latin_ && (is_ascii_letter(before) || is_ascii_letter(after))) value -= 0.7;
      return value;
    }
    if (c < worth_.size() && worth_[c] > 0) return worth_[c];  // a mark of the script, a vowel sign
    const bool apostrophe = c == U'’';
    if (letter_before && letter_after && !apostrophe && c != 0xAD) return -1;
    return apostrophe || is_common_punctuation(c) ? 0.3 : -0.6;
  }

  /// 0.4 when a fifth of the words are among the commonest of the language, less for fewer.
  double words_known(const Characters& text) const {
    std::size_t total = 0;
    std::size_t known = 0;
    Characters word;
    for (std::size_t i = 0; i <= text.size(); ++i) {
      if (i < text.size() && is_letter(text[i])) {
        if (word.size() < 16) word += static_cast<char32_t>(u_tolower(static_cast<UChar32>(text[i])));
        continue;
      }
      if (word.empty()) continue;
      ++total;
      known += words_.count(word);
      word.clear();
    }
    if (total == 0) return 0;
    return 0.4 * std::min(1.0, static_cast<double>(known) / static_cast<double>(total) / 0.2);
  }

  struct Hash {
    std::size_t operator()(const Characters& word) const {
      std::size_t hash = 0;
      for (const char32_t c : word) hash = hash * 31 + c;
      return hash;
    }
  };

  bool latin_;
  std::array<float, 0x3000> worth_{};
  std::unordered_set<Characters, Hash> words_;
  Characters word_;
};

}  // namespace

Reading most_plausible_reading(std::string_view sample, std::string_view favourite) {
  std::map<std::string_view, Characters> readings;
  Reading best;
  const Characters* best_text = nullptr;
  const auto consider = [&](const auto& score, std::string_view language, std::string_view encodings) {
    while (!encodings.empty()) {
      const std::string_view name = encodings.substr(0, encodings.find(' '));
      encodings.remove_prefix(std::min(name.size() + 1, encodings.size()));
      auto found = readings.find(name);
      if (found == readings.end()) found = readings.emplace(name, read_as(name, sample)).first;
      const Characters& text = found->second;
      if (text.empty()) continue;
      const double value = score(text) + (name == favourite ? 0.1 : 0);
      if (value > best.score) {
        if (best_text != nullptr && text != *best_text) best.runner_up = std::max(best.runner_up, best.score);
        best.score = value;
        best.encoding = name;
        best.language = language;
        best_text = &text;
      } else if (best_text == nullptr || text != *best_text) {
        best.runner_up = std::max(best.runner_up, value);
      }
    }
  };
  for (const CharacterProfile& profile : characters_by_language()) {
    consider(CharacterScore(profile), profile.language, profile.encodings);
  }
  // Text of an alphabet never looks this much like thousands of characters.
  constexpr double certainly_characters = 0.5;
  if (best.score > certainly_characters) return best;
  for (const AlphabetProfile& profile : alphabets_by_language()) {
    consider(AlphabetScore(profile), profile.language, profile.encodings);
  }
  return best;
}

}  // namespace galley::text_encoding
