// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The names of the native XML form, as share/schema/galley-document.rng defines it.

#include <cstdint>
#include <string_view>

namespace galley::xml {

inline constexpr std::string_view document_namespace = "urn:galley:document:1";

enum class Tag : std::uint8_t {
  agency,
  alternative_text,
  article,
  attribution,
  br,
  break_,
  byline,
  caption,
  cell,
  code,
  credit,
  date,
  dateline,
  deck,
  document,
  emphasis,
  entry,
  figure,
  file,
  heading,
  headline,
  item,
  kicker,
  label,
  link,
  list,
  media,
  metadata,
  name,
  note,
  note_ref,
  notes,
  p,
  place,
  preformatted,
  quote,
  row,
  rt,
  ruby,
  section,
  span,
  strong,
  sub,
  sup,
  table,
  unknown,
};

/// The element of this local name in the document namespace; Tag::unknown for any other.
Tag tag_named(std::string_view local_name);

/// Is it a property of DCMI Metadata Terms (the namespace http://purl.org/dc/terms/)? Those are elements of
/// their own in <metadata>; other terms are <entry term="...">.
bool is_dublin_core_term(std::string_view term);

}  // namespace galley::xml
