// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The commonest names of persons, which tell a name from other words where nothing else does.

#include <string_view>

namespace galley::structure {

/// Begins with a surname that Chinese newspapers (simplified or traditional) print daily.
bool has_chinese_surname(std::string_view name);

/// Begins with one of the Korean surnames.
bool has_korean_surname(std::string_view name);

/// One of the commonest given names of the Latin, Cyrillic and Arabic scripts, letter case ignored; of a name
/// with a hyphen (Jean-Pierre) the first part counts.
bool is_given_name(std::string_view word);

/// A word that may stand small within a name: von, de, bin.
bool is_name_particle(std::string_view word);

}  // namespace galley::structure
