// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "galley/document.hpp"
#include "pdf/object_file.hpp"

namespace galley::pdf {

/// What a PDF says of itself as a whole.
struct DocumentFacts {
  std::string title;           ///< never empty
  std::string language;        ///< BCP 47; may be empty
  std::string created;         ///< ISO 8601 with Z; empty: not told, so that the same input gives the same bytes
  bool right_to_left = false;  ///< pages follow each other from right to left
  bool encrypted = false;
  bool pdf_a = false;  ///< claims PDF/A-2a (ISO 19005-2)
};

/// The title that a document is known by: its own, or its first headline.
std::string title_of(const Document& document);

/// An XMP packet (ISO 16684-1) with the Dublin Core terms of the document; claims PDF/UA-1 (ISO 14289-1, 5).
std::string xmp_packet(const Document& document, const DocumentFacts& facts);

/// The document information dictionary (ISO 32000-1, 14.3.3), which says the same as the packet.
PoDoFo::PdfDictionary information(const Document& document, const DocumentFacts& facts);

/// SOURCE_DATE_EPOCH as a date, or an empty string.
std::string creation_date();

}  // namespace galley::pdf
