// SPDX-License-Identifier: Apache-2.0
#include "pdf/object_file.hpp"

#include <algorithm>

#include <libdeflate.h>

#include "galley/error.hpp"

namespace galley::pdf {
namespace {

constexpr std::size_t objects_in_stream = 200;
constexpr std::size_t bytes_in_stream = 64 << 10;

struct CompressorDeleter {
  void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};

}  // namespace

PoDoFo::PdfString text_string(std::string_view utf8) {
  const bool ascii = std::all_of(utf8.begin(), utf8.end(), [](char c) { return c >= ' ' && c < 0x7F; });
  if (ascii) return {utf8.data(), static_cast<PoDoFo::pdf_long>(utf8.size())};
  const std::string text(utf8);
  return PoDoFo::PdfString(reinterpret_cast<const PoDoFo::pdf_utf8*>(text.c_str()),
                           static_cast<PoDoFo::pdf_long>(text.size()));
}

std::string deflate(std::string_view bytes, int level) {
  static thread_local std::unique_ptr<libdeflate_compressor, CompressorDeleter> compressors[13];
  auto& compressor = compressors[level];
  if (!compressor) compressor.reset(libdeflate_alloc_compressor(level));
  if (!compressor) throw Error(ErrorKind::limit, "out of memory");
  std::string out(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()), '\0');
  out.resize(libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size()));
  return out;
}

ObjectFile::ObjectFile(Sink& sink, const Encryption* encryption) : sink_(sink), encryption_(encryption), entries_(1) {
  // The second line's bytes tell programs that the file is not text (7.5.2).
  put("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
}

void ObjectFile::put(std::string_view bytes) {
  sink_.write(bytes);
  offset_ += bytes.size();
  for (std::size_t i = 0; i < bytes.size(); i += 8) {
    std::uint64_t word = 0;
    for (std::size_t k = i; k < std::min(bytes.size(), i + 8); ++k)
      word = word << 8 | static_cast<unsigned char>(bytes[k]);
    hash_[0] = (hash_[0] ^ word) * 0x9E3779B97F4A7C15;
    hash_[0] ^= hash_[0] >> 31;
    hash_[1] = (hash_[1] + word) * 0xD6E8FEB86659FD93;
    hash_[1] ^= hash_[1] >> 29;
  }
}

ObjectNumber ObjectFile::reserve() {
  entries_.emplace_back();
  return static_cast<ObjectNumber>(entries_.size() - 1);
}

std::string ObjectFile::serialize(const PoDoFo::PdfVariant& value) const {
  PoDoFo::PdfRefCountedBuffer buffer;
  PoDoFo::PdfOutputDevice device(&buffer);
  value.Write(&device, PoDoFo::ePdfWriteMode_Compact, nullptr);
  return {buffer.GetBuffer(), device.GetLength()};
}

void ObjectFile::write(ObjectNumber number, const PoDoFo::PdfVariant& value) { write_text(number, serialize(value)); }

void ObjectFile::write_text(ObjectNumber number, std::string_view body) {
  packed_.emplace_back(number, packed_bytes_.size());
  packed_bytes_ += body;
  packed_bytes_ += '\n';
  if (packed_.size() >= objects_in_stream || packed_bytes_.size() >= bytes_in_stream) flush_objects();
}

void ObjectFile::flush_objects() {
  if (packed_.empty()) return;
  const ObjectNumber stream = reserve();
  std::string bytes;
  for (std::size_t i = 0; i < packed_.size(); ++i) {
    entries_[packed_[i].first] = {stream, static_cast<std::uint32_t>(i), 2};
    bytes += std::to_string(packed_[i].first);
    bytes += ' ';
    bytes += std::to_string(packed_[i].second);
    bytes += ' ';
  }
  PoDoFo::PdfDictionary dictionary;
  dictionary.AddKey(name("Type"), name("ObjStm"));
  dictionary.AddKey(name("N"), PoDoFo::PdfVariant(static_cast<PoDoFo::pdf_int64>(packed_.size())));
  dictionary.AddKey(name("First"), PoDoFo::PdfVariant(static_cast<PoDoFo::pdf_int64>(bytes.size())));
  bytes += packed_bytes_;
  packed_.clear();
  packed_bytes_.clear();
  write_stream(stream, dictionary, bytes);
}

void ObjectFile::begin_object(ObjectNumber number) {
  entries_[number] = {offset_, 0, 1};
  put(std::to_string(number) + " 0 obj\n");
}

void ObjectFile::write_stream(ObjectNumber number, PoDoFo::PdfDictionary dictionary, std::string_view bytes,
                              bool compress) {
  std::string changed;
  if (compress) {
    changed = deflate(bytes);
    bytes = changed;
    dictionary.AddKey(name("Filter"), name("FlateDecode"));
  }
  std::string encrypted;
  if (encryption_ != nullptr) {
    encrypted = encryption_->encrypt(bytes);
    bytes = encrypted;
  }
  dictionary.AddKey(name("Length"), PoDoFo::PdfVariant(static_cast<PoDoFo::pdf_int64>(bytes.size())));
  begin_object(number);
  put(serialize(PoDoFo::PdfVariant(dictionary)));
  put("\nstream\n");
  put(bytes);
  put("\nendstream\nendobj\n");
}

void ObjectFile::finish(ObjectNumber root, ObjectNumber information) {
  flush_objects();
  PoDoFo::PdfDictionary dictionary;
  dictionary.AddKey(name("Type"), name("XRef"));
  dictionary.AddKey(name("Root"), reference(root));
  if (information != 0) dictionary.AddKey(name("Info"), reference(information));
  if (encryption_ != nullptr) {
    // Neither encrypted nor in an object stream (7.5.7, 7.6.1).
    const ObjectNumber number = reserve();
    begin_object(number);
    put(serialize(PoDoFo::PdfVariant(encryption_->dictionary())));
    put("\nendobj\n");
    dictionary.AddKey(name("Encrypt"), reference(number));
  }
  const ObjectNumber table = reserve();
  entries_[table] = {offset_, 0, 1};

  char id[16];
  for (int i = 0; i < 16; ++i) id[i] = static_cast<char>(hash_[i / 8] >> (8 * (i % 8)));
  PoDoFo::PdfArray ids;
  const PoDoFo::PdfString part(id, 16, true);
  ids.push_back(part);
  ids.push_back(part);
  dictionary.AddKey(name("ID"), ids);
  dictionary.AddKey(name("Size"), PoDoFo::PdfVariant(static_cast<PoDoFo::pdf_int64>(entries_.size())));
  PoDoFo::PdfArray widths;
  // Some readers take no field wider than four bytes; five are for files past 4 GiB only.
  const bool wide = std::any_of(entries_.begin(), entries_.end(), [](const Entry& e) { return (e.offset >> 32) != 0; });
  const int offset_bytes = wide ? 5 : 4;
  for (const int width : {1, offset_bytes, 2})
    widths.push_back(PoDoFo::PdfVariant(static_cast<PoDoFo::pdf_int64>(width)));
  dictionary.AddKey(name("W"), widths);
  // Rows differ little from one another: the PNG predictor "Up" (7.4.4.4) lets them deflate to almost nothing.
  const std::size_t row = 1 + static_cast<std::size_t>(offset_bytes) + 2;
  std::string rows;
  rows.reserve(entries_.size() * (row + 1));
  std::string above(row, '\0');
  for (const Entry& entry : entries_) {
    std::string fields;
    fields += static_cast<char>(entry.type);
    for (int i = offset_bytes - 1; i >= 0; --i) fields += static_cast<char>(entry.offset >> (8 * i));
    const std::uint32_t last = &entry == &entries_.front() ? 65'535 : entry.index;
    fields += static_cast<char>(last >> 8);
    fields += static_cast<char>(last);
    rows += '\2';
    for (std::size_t i = 0; i < row; ++i) rows += static_cast<char>(fields[i] - above[i]);
    above = fields;
  }
  PoDoFo::PdfDictionary parameters;
  parameters.AddKey(name("Predictor"), PoDoFo::PdfVariant(PoDoFo::pdf_int64{12}));
  parameters.AddKey(name("Columns"), PoDoFo::PdfVariant(static_cast<PoDoFo::pdf_int64>(row)));
  dictionary.AddKey(name("DecodeParms"), parameters);
  const std::uint64_t start = offset_;
  const Encryption* const saved = encryption_;
  encryption_ = nullptr;  // a cross-reference stream is never encrypted (7.5.8.2)
  write_stream(table, dictionary, rows);
  encryption_ = saved;
  put("startxref\n" + std::to_string(start) + "\n%%EOF\n");
}

}  // namespace galley::pdf
