// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace galley::word_processing {

inline constexpr std::string_view xml_declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Appends character data. What XML 1.0 cannot hold becomes U+FFFD.
void append_text_escaped(std::string& xml, std::string_view text);

/// Appends an attribute's value, for use between double quotes.
void append_attribute_escaped(std::string& xml, std::string_view value);

/// Appends ` name="value"`.
void append_attribute(std::string& xml, std::string_view name, std::string_view value);

}  // namespace galley::word_processing
