// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "galley/document.hpp"
#include "jats/body_writer.hpp"
#include "xml_text/markup_output.hpp"

namespace galley::jats {

/// Writes `front` with the metadata of the document, or `front-stub` where there is none (`document` is null).
/// `own_language`: the document's language is not that of this, its first, article.
void write_front(xml_text::MarkupOutput& output, BodyWriter& body, const Article& article, const Document* document,
                 bool own_language);

}  // namespace galley::jats
