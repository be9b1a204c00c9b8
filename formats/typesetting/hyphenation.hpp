// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace galley::typesetting {

/// Where the words of one language may be divided: Liang's patterns as libhyphen's dictionaries hold them
/// (/usr/share/hyphen/hyph_de_DE.dic). They are read here, not by libhyphen, because its loader takes more than a
/// second (1.5 to 7 s) for the German file where this takes some milliseconds. The words are divided at the same
/// places: a test compares.
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
  /// Patterns that are tried together.
  class Level {
   public:
    void add(std::u16string_view pattern);
    /// For each place in `word` whether its patterns divide it, however near to its ends.
    std::vector<bool> divide(std::u16string_view word) const;

   private:
    /// A beginning of patterns, known by the hash of its letters.
    struct Beginning {
      std::uint64_t hash = 0;
      std::uint32_t values = no_values;  ///< where those of a whole pattern start
    };
    static constexpr std::uint32_t no_values = 0xFFFFFFFF;

    Beginning* find(std::uint64_t hash);
    const Beginning* find(std::uint64_t hash) const { return const_cast<Level*>(this)->find(hash); }
    void grow();

    std::vector<Beginning> beginnings_ = std::vector<Beginning>(64);  // open addressing; hash 0: free
    std::size_t count_ = 0;
    std::string values_;  // for each pattern its length + 1 digits
  };

  /// Finds the places between two of `word`, from the patterns of `level` on.
  void divide_part(std::size_t level, std::u16string_view word, std::size_t begin, std::size_t end,
                   std::vector<bool>& places) const;

  // The first level finds the parts of compounds, the next what each part is divided into; most languages have one.
  std::vector<Level> levels_{1};
  std::size_t left_ = 2;  // least letters before the first place of a word
  std::size_t right_ = 2;
  std::size_t compound_left_ = 0;  // the same within a compound
  std::size_t compound_right_ = 0;
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
