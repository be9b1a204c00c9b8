// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Reading PoDoFo's objects without trusting them: every look-up follows references, tells a missing or ill-typed
/// value by a default, and is bounded. PoDoFo 0.9.8 is not thread-safe, so neither is this.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <podofo/base/PdfObject.h>

namespace galley::pdf_text {

using PoDoFo::PdfObject;

/// The object that a reference leads to (through at most a few references), or null.
const PdfObject* resolved(const PdfObject* object);

/// The value of a dictionary's key, references followed; null when `object` is null, no dictionary, or lacks it.
const PdfObject* entry(const PdfObject* object, const char* key);

/// The elements of an array, references followed, nulls left out; empty when `object` is no array. At most `limit`.
std::vector<const PdfObject*> elements(const PdfObject* object, std::size_t limit = 1'000'000);

bool is_name(const PdfObject* object, std::string_view name);

/// A name's text, or empty.
std::string name_of(const PdfObject* object);

/// A number, or nothing.
std::optional<double> number_of(const PdfObject* object);
double number_of(const PdfObject* object, double otherwise);

/// A string's bytes as they stand, decrypted; empty when it is none.
std::string bytes_of(const PdfObject* object);

/// A text string (ISO 32000-1, 7.9.2.2) as UTF-8: PDFDocEncoding, UTF-16 or UTF-8.
std::string text_of(const PdfObject* object);

/// The same for the bytes of a string.
std::string text_of_bytes(std::string_view bytes);

/// The unpacked data of a stream, at most `limit` bytes of it; empty when there is none, or when it is packed by a
/// filter for pictures. A filter that fails gives what it unpacked until then. `complete`, if given, tells whether
/// all was read.
std::string stream_data(const PdfObject* object, std::uint64_t limit, bool* complete = nullptr);

/// The same, at most `left` of it, from which it is taken.
std::string stream_data_within(const PdfObject* object, std::uint64_t limit, std::uint64_t& left,
                               bool* complete = nullptr);

/// What unpacking `packed` by the filters of the stream `object` gives; as stream_data. `produced`, if given, is the
/// sum of what all the filters gave, each at most `limit`.
std::string unpacked_data(const PdfObject* object, std::string_view packed, std::uint64_t limit,
                          bool* complete = nullptr, std::uint64_t* produced = nullptr);

/// A stream's bytes as they stand, decrypted, before any filter is undone; valid while the document is open.
std::string_view packed_bytes(const PdfObject* object);

/// The object's own number, 0 for a direct one.
std::int64_t object_number(const PdfObject* object);

/// Four numbers as a normalised rectangle, or nothing.
struct Box {
  double left = 0;
  double bottom = 0;
  double right = 0;
  double top = 0;
};
std::optional<Box> box_of(const PdfObject* object);

}  // namespace galley::pdf_text
