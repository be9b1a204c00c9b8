// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Does a phrase look like the name of a person? By the rules and the commonest names of each script.

#include <cstdint>
#include <string_view>

#include "structure/convention_table.hpp"

namespace galley::structure {

/// How sure the surroundings make it already that a name follows.
enum class NameContext : std::uint8_t {
  bare,     ///< nothing but the place on the page says so: a known given name or surname is asked for
  glued,    ///< a label touches the name: a known surname is asked for
  labelled  ///< a label stands apart from it
};

/// `name` is one name, without separators, affiliation or white space at its ends.
bool is_person_name(std::string_view name, const Convention& convention, NameContext context);

/// A body that a byline may name instead of persons: an agency of this convention or of any other.
bool is_agency(std::string_view name, const Convention& convention);

}  // namespace galley::structure
