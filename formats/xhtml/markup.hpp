// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace galley::xhtml {

/// Appends character data with &, < and > escaped, and without what XML 1.0 (2.2) forbids.
void append_escaped(std::string& out, std::string_view text);

/// Appends ` name="value"`, escaped.
void append_attribute(std::string& out, std::string_view name, std::string_view value);

/// Appends ` lang="..." xml:lang="..."`, and `dir` for a language that is written from the right.
void append_language(std::string& out, std::string_view language);

/// Is the language (BCP 47) written from right to left?
bool is_right_to_left(std::string_view language);

/// Is this a name that any XML processor takes as an identifier (NCName), of ASCII for old readers' sake?
bool is_identifier(std::string_view name);

/// A web or mail address as `href` may hold it (RFC 3986), or an empty string if it cannot be made one: a relative
/// address, an unknown scheme, a broken host.
std::string href_of(std::string_view target);

}  // namespace galley::xhtml
