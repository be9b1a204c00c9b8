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
  patterns->patterns_.reserve(text.size() / 10);
  patterns->values_.reserve(text.size());
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
    std::size_t ignored = 0;
    if (number_after(line, u"LEFTHYPHENMIN", patterns->left_) ||
        number_after(line, u"RIGHTHYPHENMIN", patterns->right_) || number_after(line, u"COMPOUND", ignored) ||
        line.starts_with(u"NOHYPHEN") || line.starts_with(u"NEXTLEVEL")) {
      continue;
    }
    // A pattern with a slash changes letters at the break (old German ck to k-k): not done, so not divided there.
    if (line.find(u'/') == std::u16string_view::npos) patterns->add_pattern(line);
  }
  patterns->left_ = std::max<std::size_t>(patterns->left_, 2);
  patterns->right_ = std::max<std::size_t>(patterns->right_, 2);
  return patterns;
}

void HyphenationPatterns::add_pattern(std::u16string_view pattern) {
  if (pattern.size() > 128) return;
  const auto start = static_cast<std::uint32_t>(values_.size());
  std::uint64_t hash = hash_start;
  std::size_t length = 0;
  char value = 0;
  for (const char16_t c : pattern) {
    if (c >= u'0' && c <= u'9') {
      value = static_cast<char>(c - u'0');
    } else {
      values_ += value;
      value = 0;
      hash = extend_hash(hash, c);
      ++length;
    }
  }
  values_ += value;
  longest_ = std::max(longest_, length);
  patterns_.insert_or_assign(hash, start);
}

std::vector<bool> HyphenationPatterns::divide(std::u16string_view word) const {
  std::vector<bool> places(word.size(), false);
  if (word.size() < left_ + right_ || word.size() > 64) return places;
  std::u16string padded = u".";
  for (const char16_t c : word) padded += static_cast<char16_t>(u_tolower(c));
  padded += u'.';
  std::vector<char> values(padded.size() + 1, 0);
  for (std::size_t begin = 0; begin < padded.size(); ++begin) {
    std::uint64_t hash = hash_start;
    const std::size_t most = std::min(padded.size(), begin + longest_);
    for (std::size_t end = begin; end < most; ++end) {
      hash = extend_hash(hash, padded[end]);
      const auto found = patterns_.find(hash);
      if (found == patterns_.end()) continue;
      for (std::size_t i = 0; i <= end + 1 - begin; ++i) {
        values[begin + i] = std::max(values[begin + i], values_[found->second + i]);
      }
    }
  }
  for (std::size_t i = left_; i + right_ <= word.size(); ++i) places[i] = (values[i + 1] & 1) != 0;
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
