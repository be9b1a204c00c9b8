// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What text in a language looks like, to tell a right reading of its bytes from a wrong one. All of it is
/// data, in profiles.cpp.

#include <span>
#include <string_view>

namespace galley::text_encoding {

enum class Script : unsigned char { han, kana, hangul };

/// A language of thousands of characters.
struct CharacterProfile {
  std::string_view language;  ///< for people
  Script script;
  std::string_view encodings;  ///< apart by spaces, the likeliest first
  std::string_view common;     ///< its commonest characters, UTF-8
};

/// A language with an alphabet.
struct AlphabetProfile {
  std::string_view language;
  std::string_view encodings;
  std::string_view letters;  ///< beyond ASCII, lower case, the commonest first
  std::string_view words;    ///< the commonest, apart by spaces; for Latin script only
};

std::span<const CharacterProfile> characters_by_language();
std::span<const AlphabetProfile> alphabets_by_language();

}  // namespace galley::text_encoding
