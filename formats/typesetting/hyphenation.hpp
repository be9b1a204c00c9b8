// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace galley::typesetting {

/// Where the words of one language may be divided: Liang's patterns as libhyphen's dictionaries hold them
/// (/usr/share/hyphen/hyph_de_DE.dic). They are read here, not by libhyphen, because its loader takes 1.5 s for
/// the German file where this takes some milliseconds.
class HyphenationPatterns {
 public:
  /// Nothing if the file is missing, in an encoding that is not known, or larger than 16 MiB.
  static std::unique_ptr<HyphenationPatterns> load(const std::string& path);

  /// From the text of a dictionary, its first line naming the encoding.
  static std::unique_ptr<HyphenationPatterns> parse(std::string_view dictionary);

  /// For each place in `word` (before the character of that index) whether it may be divided there. The word
  /// consists of letters only; longer ones than 64 are not divided.
  std::vector<bool> divide(std::u16string_view word) const;

 private:
  void add_pattern(std::u16string_view pattern);

  std::unordered_map<std::uint64_t, std::uint32_t> patterns_;  // hash of the letters to the start in values_
  std::string values_;                                         // for each pattern its length + 1 digits
  std::size_t longest_ = 0;
  std::size_t left_ = 2;
  std::size_t right_ = 2;
};

/// The patterns of all languages that are asked for, each loaded when first used. Not thread-safe.
class Hyphenation {
 public:
  /// Folders are looked through in their order.
  explicit Hyphenation(std::vector<std::string> folders = {"/usr/share/hyphen", "/usr/local/share/hyphen"})
      : folders_(std::move(folders)) {}

  /// nullptr if none are installed for the language (BCP 47).
  const HyphenationPatterns* patterns(const std::string& language);

 private:
  std::vector<std::string> folders_;
  std::map<std::string, std::unique_ptr<HyphenationPatterns>> loaded_;
};

}  // namespace galley::typesetting
