// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace galley::xhtml {

/// "name=code points;..." sorted by name; see entity_named.
extern const std::string_view entity_names;

/// The UTF-8 text of the HTML entity `name` (without & and ;), or an empty string.
std::string entity_named(std::string_view name);

/// Replaces what XML alone does not know: HTML's named entities, the entities that the document type
/// declaration itself defines (by literal text; parameter and external ones are left alone), and numeric
/// references to C1 controls, which stand for Windows-1252 characters. The five entities of XML, numeric
/// references and CDATA sections stay as they are. What is put in is never searched again, so nothing can
/// grow without bound; declared entities may add at most `growth` bytes, further ones are left alone.
std::string resolve_entities(std::string text, std::size_t growth);

}  // namespace galley::xhtml
