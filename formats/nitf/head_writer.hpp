// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/document.hpp"
#include "xml_text/markup_output.hpp"

namespace galley::nitf {

/// Writes `head` with the metadata of the document.
void write_head(xml_text::MarkupOutput& output, const Document& document);

void write_byline(xml_text::MarkupOutput& output, const Byline& byline);

/// Place, date and label; the agency is written elsewhere.
void write_dateline(xml_text::MarkupOutput& output, const Dateline& dateline);

}  // namespace galley::nitf
