// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace galley::word_processing {

/// A field's instruction, taken apart (ECMA-376 Part 1, 17.16): `HYPERLINK "http://a" \l "b" \o "title"`.
struct FieldInstruction {
  std::string type;      ///< upper case: HYPERLINK, SEQ, NOTEREF
  std::string argument;  ///< the first one that belongs to no switch
  std::string location;  ///< of \l
  std::string tip;       ///< of \o
};

FieldInstruction parse_field(std::string_view instruction);

/// Where a HYPERLINK field leads: the address with the location as its fragment; empty when it leads nowhere.
std::string hyperlink_target(const FieldInstruction& field);

}  // namespace galley::word_processing
