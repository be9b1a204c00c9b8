// SPDX-License-Identifier: Apache-2.0
#pragma once

/// A PDF taken apart into objects and put together again with cross-references that fit (ISO 32000-1, 7.3 and 7.5).
/// Only as much of the syntax is known as it takes to change objects.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley::fuzz {

struct PdfItem {
  std::uint32_t number = 0;
  std::uint32_t generation = 0;
  std::string value;                  ///< without the stream: "<</Type/Page ...>>"
  std::optional<std::string> stream;  ///< unpacked where /FlateDecode alone packed it; then the value says no filter
};

struct PdfParts {
  std::string header;  ///< "%PDF-1.7"
  std::vector<PdfItem> items;
  std::string trailer;  ///< what the dictionary of the trailer holds: /Root, /Info, /ID, /Encrypt
};

/// Nothing for what has no object or no /Root in a trailer. Of objects with one number the last one counts. Those in
/// object streams become objects of their own; object and cross-reference streams are left out.
std::optional<PdfParts> take_pdf_apart(std::string_view bytes);

/// How the file that is put together is wrong.
struct PdfFault {
  enum class Kind { none, offsets, size, start, length, missing_entry, previous };
  static constexpr std::size_t kind_count = 7;

  Kind kind = Kind::none;
  std::size_t item = 0;
  std::uint32_t value = 0;
};

std::string put_pdf_together(const PdfParts& parts, const PdfFault& fault = {});

/// A token of a value: a name, a number, a reference, a string, a bracket or a word. [begin, end)
struct PdfToken {
  enum class Kind { name, number, reference, string, open, close, word };
  Kind kind = Kind::word;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// At most 20,000 of them.
std::vector<PdfToken> pdf_tokens(std::string_view value);

}  // namespace galley::fuzz
