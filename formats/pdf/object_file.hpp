// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <podofo/podofo-base.h>

#include "galley/sink.hpp"
#include "pdf/encryption.hpp"

namespace galley::pdf {

using ObjectNumber = std::uint32_t;

/// A text string (ISO 32000-1, 7.9.2.2) of UTF-8.
PoDoFo::PdfString text_string(std::string_view utf8);

/// A name of ASCII text.
inline PoDoFo::PdfName name(const char* text) { return PoDoFo::PdfName(text); }

inline PoDoFo::PdfReference reference(ObjectNumber number) { return PoDoFo::PdfReference(number, 0); }

/// Deflates in the zlib format. Level 1 to 12.
std::string deflate(std::string_view bytes, int level = 6);

/// A PDF file in the making: objects go to the sink as soon as they are complete. PoDoFo makes the objects and their
/// encryption; the file is laid out here, since PoDoFo's writers hold every object until the end and pack none
/// into object streams (ISO 32000-1, 7.5.7), which makes a tagged document several times as large.
class ObjectFile {
 public:
  /// `encryption` may be null; it must outlive the file.
  ObjectFile(Sink& sink, const Encryption* encryption);

  /// A number for an object that is written later.
  ObjectNumber reserve();

  /// An object that is no stream. It is kept until an object stream is full.
  void write(ObjectNumber number, const PoDoFo::PdfVariant& value);
  void write(ObjectNumber number, const PoDoFo::PdfDictionary& value) { write(number, PoDoFo::PdfVariant(value)); }
  /// The same, of text that is an object already.
  void write_text(ObjectNumber number, std::string_view body);

  /// A stream. `dictionary` gets /Length, and /Filter /FlateDecode if it is compressed here.
  void write_stream(ObjectNumber number, PoDoFo::PdfDictionary dictionary, std::string_view bytes,
                    bool compress = true);

  /// What is left, the cross-reference stream and the trailer.
  void finish(ObjectNumber root, ObjectNumber information);

 private:
  struct Entry {
    std::uint64_t offset = 0;  // or the number of the object stream
    std::uint32_t index = 0;   // in it
    std::uint8_t type = 0;     // 0: free, 1: in the file, 2: in an object stream
  };

  void put(std::string_view bytes);
  void begin_object(ObjectNumber number);
  void flush_objects();
  std::string serialize(const PoDoFo::PdfVariant& value) const;

  Sink& sink_;
  const Encryption* encryption_;
  std::uint64_t offset_ = 0;
  std::uint64_t hash_[2] = {0xCBF29CE484222325, 0x84222325CBF29CE4};
  std::vector<Entry> entries_;
  std::vector<std::pair<ObjectNumber, std::size_t>> packed_;  // number and offset in packed_bytes_
  std::string packed_bytes_;
};

}  // namespace galley::pdf
