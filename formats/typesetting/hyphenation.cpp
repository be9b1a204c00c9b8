// SPDX-License-Identifier: Apache-2.0
#include "typesetting/hyphenation.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <unicode/uchar.h>
#include <unicode/ucnv.h>

#include "typesetting/language.hpp"

namespace galley::typesetting {
namespace {

constexpr std::size_t most_levels = 4;
constexpr std::uint64_t hash_start = 0xCBF29CE484222325;

constexpr std::uint64_t extend_hash(std::uint64_t hash, char16_t c) {
  hash = (hash ^ c) * 0x9E3779B97F4A7C15;
  return hash ^ (hash >> 29);
}

std::u16string decode(std::string_view bytes, const char* encoding) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(encoding, &error);
  if (U_FAILURE(error)) return {};
  std::u16string text(bytes.size() + 1, u'\0');
  const int32_t length = ucnv_toUChars(converter, text.data(), static_cast<int32_t>(text.size()), bytes.data(),
                                       static_cast<int32_t>(bytes.size()), &error);
  ucnv_close(converter);
  text.resize(U_FAILURE(error) ? 0 : static_cast<std::size_t>(length));
  return text;
}

/// The regions to try for a language that is named without one, or with one that has no file.
constexpr std::pair<std::string_view, std::string_view> usual_regions[] = {
    {"en", "US"}, {"de", "DE"}, {"fr", "FR"}, {"es", "ES"}, {"ru", "RU"}, {"it", "IT"}, {"pt", "PT"}, {"nl", "NL"},
    {"pl", "PL"}, {"cs", "CZ"}, {"sk", "SK"}, {"sl", "SI"}, {"hr", "HR"}, {"hu", "HU"}, {"ro", "RO"}, {"bg", "BG"},
    {"uk", "UA"}, {"be", "BY"}, {"el", "GR"}, {"da", "DK"}, {"sv", "SE"}, {"nb", "NO"}, {"nn", "NO"}, {"fi", "FI"},
    {"et", "EE"}, {"lv", "LV"}, {"lt", "LT"}, {"ca", "ES"}, {"gl", "ES"}, {"sr", "RS"}, {"hi", "IN"}, {"ta", "IN"},
    {"te", "IN"}, {"mr", "IN"}, {"id", "ID"}, {"is", "IS"}, {"af", "ZA"}, {"zu", "ZA"}, {"mn", "MN"}, {"bn", "IN"},
};

}  // namespace

std::unique_ptr<HyphenationPatterns> HyphenationPatterns::load(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return nullptr;
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (bytes.size() > (16U << 20)) return nullptr;
  return parse(bytes);
}

std::unique_ptr<HyphenationPatterns> HyphenationPatterns::parse(std::string_view dictionary) {
  const std::size_t first_line = dictionary.find('\n');
  if (first_line == std::string_view::npos) return nullptr;
  std::string encoding(dictionary.substr(0, first_line));
  while (!encoding.empty() && static_cast<unsigned char>(encoding.back()) <= ' ') encoding.pop_back();
  if (encoding == "microsoft-cp1251") encoding = "windows-1251";
  const std::u16string text = decode(dictionary.substr(first_line + 1), encoding.c_str());
  if (text.empty()) return nullptr;

  std::unique_ptr<HyphenationPatterns> patterns(new HyphenationPatterns);
  const auto number_after = [](std::u16string_view line, std::u16string_view keyword, std::size_t& number) {
    if (!line.starts_with(keyword)) return false;
    std::size_t value = 0;
    for (const char16_t c : line.substr(keyword.size())) {
      if (c >= u'0' && c <= u'9' && value < 100) value = value * 10 + (c - u'0');
    }
    number = value;
    return true;
  };
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(u'\n', begin), text.size());
    std::u16string_view line = std::u16string_view(text).substr(begin, end - begin);
    begin = end + 1;
    while (!line.empty() && line.back() <= u' ') line.remove_suffix(1);
    if (line.empty() || line.front() == u'#' || line.front() == u'%') continue;
    if (line.starts_with(u"NEXTLEVEL")) {
      if (patterns->levels_.size() < most_levels) patterns->levels_.emplace_back();
      continue;
    }
    if (number_after(line, u"LEFTHYPHENMIN", patterns->left_) ||
        number_after(line, u"RIGHTHYPHENMIN", patterns->right_) ||
        number_after(line, u"COMPOUNDLEFTHYPHENMIN", patterns->compound_left_) ||
        number_after(line, u"COMPOUNDRIGHTHYPHENMIN", patterns->compound_right_) || line.starts_with(u"NOHYPHEN")) {
      continue;
    }
    // A pattern with a slash changes letters at the break (old German ck to k-k): not done, so not divided there.
    if (line.find(u'/') == std::u16string_view::npos) patterns->levels_.back().add(line);
  }
  patterns->left_ = std::max<std::size_t>(patterns->left_, 2);
  patterns->right_ = std::max<std::size_t>(patterns->right_, 2);
  return patterns;
}

/// The place of a beginning, or the free one where it would be.
HyphenationPatterns::Level::Beginning* HyphenationPatterns::Level::find(std::uint64_t hash) {
  const std::size_t mask = beginnings_.size() - 1;
  std::size_t at = hash & mask;
  while (beginnings_[at].hash != 0 && beginnings_[at].hash != hash) at = (at + 1) & mask;
  return &beginnings_[at];
}

void HyphenationPatterns::Level::grow() {
  std::vector<Beginning> old(beginnings_.size() * 4);
  old.swap(beginnings_);
  for (const Beginning& known : old) {
    if (known.hash != 0) *find(known.hash) = known;
  }
}

void HyphenationPatterns::Level::add(std::u16string_view pattern) {
  if (pattern.size() > 128) return;
  const auto start = static_cast<std::uint32_t>(values_.size());
  std::uint64_t hash = hash_start;
  char value = 0;
  Beginning* last = nullptr;
  for (const char16_t c : pattern) {
    if (c >= u'0' && c <= u'9') {
      value = static_cast<char>(c - u'0');
      continue;
    }
    values_ += value;
    value = 0;
    hash = extend_hash(hash, c);
    if (count_ * 2 >= beginnings_.size()) grow();
    last = find(hash);
    if (last->hash == 0) ++count_;
    last->hash = hash;
  }
  values_ += value;
  if (last != nullptr) last->values = start;
}

/// As libhyphen does, for which the files are made: of the patterns that end at a letter only the longest counts, and
/// none if some longer beginning of a pattern fits there.
std::vector<bool> HyphenationPatterns::Level::divide(std::u16string_view word) const {
  std::vector<bool> places(word.size(), false);
  std::u16string padded = u".";
  for (const char16_t c : word) padded += static_cast<char16_t>(u_tolower(c));
  padded += u'.';
  std::vector<char> found(padded.size() + 1, 0);
  std::size_t begin = 0;  // the longest beginning that fits reaches from here
  std::uint64_t hash = hash_start;
  for (std::size_t end = 0; end < padded.size(); ++end) {
    const Beginning* fits = nullptr;
    for (hash = extend_hash(hash, padded[end]);;) {
      fits = find(hash);
      if (fits->hash != 0 || begin > end) break;
      ++begin;
      hash = hash_start;
      for (std::size_t i = begin; i <= end; ++i) hash = extend_hash(hash, padded[i]);
    }
    if (begin > end) {
      hash = hash_start;
      continue;
    }
    if (fits->values == no_values) continue;
    for (std::size_t i = 0; i <= end + 1 - begin; ++i) {
      found[begin + i] = std::max(found[begin + i], values_[fits->values + i]);
    }
  }
  for (std::size_t i = 1; i < word.size(); ++i) places[i] = (found[i + 1] & 1) != 0;
  return places;
}

void HyphenationPatterns::divide_part(std::size_t level, std::u16string_view word, std::size_t begin, std::size_t end,
                                      std::vector<bool>& places) const {
  const std::vector<bool> found = levels_[level].divide(word.substr(begin, end - begin));
  const bool last_level = level + 1 == levels_.size();
  if (!last_level && std::find(found.begin(), found.end(), true) == found.end()) {
    divide_part(level + 1, word, begin, end, places);
    return;
  }
  const std::size_t left = last_level && begin > 0 ? compound_left_ : 0;
  const std::size_t right = last_level && end < word.size() ? compound_right_ : 0;
  std::size_t part = begin;
  for (std::size_t i = begin + 1; i <= end; ++i) {
    const bool here = i < end && found[i - begin];
    if (here && i - begin >= left && end - i >= right) places[i] = true;
    // Each part of a compound may be a compound, and is a word of its own to the next level.
    if (!last_level && (here || i == end)) {
      divide_part(level, word, part, i, places);
      part = i;
    }
  }
}

std::vector<bool> HyphenationPatterns::divide(std::u16string_view word) const {
  std::vector<bool> places(word.size(), false);
  if (word.size() < left_ + right_ || word.size() > 64) return places;
  divide_part(0, word, 0, word.size(), places);
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i < left_ || i + right_ > word.size()) places[i] = false;
  }
  return places;
}

const HyphenationPatterns* Hyphenation::patterns(const std::string& language) {
  const auto [entry, is_new] = loaded_.try_emplace(language);
  if (!is_new) return entry->second.get();
  const std::string primary = primary_language(language);
  // The language becomes part of a path, and documents come from strangers.
  if (primary.size() < 2 || primary.size() > 8 ||
      !std::all_of(primary.begin(), primary.end(), [](char c) { return c >= 'a' && c <= 'z'; })) {
    return nullptr;
  }
  std::vector<std::string> names;
  const std::size_t dash = language.find_last_of("-_");
  if (dash != std::string::npos && language.size() - dash == 3) {
    std::string region = language.substr(dash + 1);
    for (char& c : region) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    if (region[0] >= 'A' && region[0] <= 'Z' && region[1] >= 'A' && region[1] <= 'Z')
      names.push_back(primary + "_" + region);
  }
  for (const auto& [name, region] : usual_regions) {
    if (name == primary) names.push_back(primary + "_" + std::string(region));
  }
  names.push_back(primary);
  for (const std::string& folder : folders_) {
    for (const std::string& name : names) {
      entry->second = HyphenationPatterns::load(folder + "/hyph_" + name + ".dic");
      if (entry->second) return entry->second.get();
    }
  }
  return nullptr;
}

}  // namespace galley::typesetting
