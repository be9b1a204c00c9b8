// SPDX-License-Identifier: Apache-2.0
#include "structure/zip_file.hpp"

#include <zlib.h>

#include <algorithm>

namespace galley::fuzz {

namespace {

constexpr std::size_t most_unpacked = 4 << 20;
constexpr std::size_t local_header_size = 30;
constexpr std::size_t directory_header_size = 46;
constexpr std::size_t end_size = 22;

/// A little-endian number; the caller knows that it is within the bytes.
std::uint32_t number_at(std::string_view bytes, std::size_t offset, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = size; i-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes[offset + i]);
  return value;
}

void put(std::string& bytes, std::uint64_t value, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) bytes.push_back(static_cast<char>(value >> (8 * i) & 0xFFU));
}

void overwrite(std::string& bytes, std::size_t offset, std::size_t size, std::uint32_t value) {
  for (std::size_t i = 0; i < size; ++i) bytes[offset + i] = static_cast<char>(value >> (8 * i) & 0xFFU);
}

std::optional<std::string> inflate_raw(std::string_view packed, std::size_t size) {
  if (size > most_unpacked) return std::nullopt;
  z_stream stream{};
  if (::inflateInit2(&stream, -MAX_WBITS) != Z_OK) return std::nullopt;
  std::string data(size, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(data.data());
  stream.avail_out = static_cast<uInt>(size);
  const int status = ::inflate(&stream, Z_FINISH);
  data.resize(stream.total_out);
  ::inflateEnd(&stream);
  if (status != Z_STREAM_END && status != Z_BUF_ERROR && status != Z_OK) return std::nullopt;
  return data;
}

std::string deflate_raw(const std::string& data) {
  z_stream stream{};
  ::deflateInit2(&stream, 1, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string packed(::deflateBound(&stream, data.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
  stream.avail_in = static_cast<uInt>(data.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  ::deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  ::deflateEnd(&stream);
  return packed;
}

/// What the local header and the entry of the directory both say: from the version needed to the extra length.
void put_common(std::string& bytes, const ZipPart& part, std::uint32_t checksum, std::size_t packed_size) {
  constexpr std::uint32_t utf8_names = 0x800;
  constexpr std::uint32_t first_of_1980 = 0x21;
  put(bytes, 20, 2);
  put(bytes, utf8_names, 2);
  put(bytes, part.deflated ? 8 : 0, 2);
  put(bytes, 0, 2);
  put(bytes, first_of_1980, 2);
  put(bytes, checksum, 4);
  put(bytes, packed_size, 4);
  put(bytes, part.data.size(), 4);
  put(bytes, std::min<std::size_t>(part.name.size(), 0xFFFF), 2);
  put(bytes, 0, 2);
}

struct Offsets {
  std::vector<std::size_t> local;
  std::vector<std::size_t> directory;
  std::size_t end = 0;
};

void apply(std::string& bytes, const Offsets& offsets, const ZipFault& fault) {
  using Field = ZipFault::Field;
  if (fault.field < Field::end_entries && fault.part >= offsets.local.size()) return;
  const auto local = [&](std::size_t at, std::size_t size) {
    overwrite(bytes, offsets.local[fault.part] + at, size, fault.value);
  };
  const auto directory = [&](std::size_t at, std::size_t size) {
    overwrite(bytes, offsets.directory[fault.part] + at, size, fault.value);
  };
  switch (fault.field) {
    case Field::local_signature:
      return local(0, 4);
    case Field::local_flags:
      return local(6, 2);
    case Field::local_method:
      return local(8, 2);
    case Field::local_packed_size:
      return local(18, 4);
    case Field::local_name_length:
      return local(26, 2);
    case Field::local_extra_length:
      return local(28, 2);
    case Field::directory_flags:
      return directory(8, 2);
    case Field::directory_method:
      return directory(10, 2);
    case Field::directory_checksum:
      return directory(16, 4);
    case Field::directory_packed_size:
      return directory(20, 4);
    case Field::directory_size:
      return directory(24, 4);
    case Field::directory_name_length:
      return directory(28, 2);
    case Field::directory_local_offset:
      return directory(42, 4);
    case Field::end_entries:
      return overwrite(bytes, offsets.end + 10, 2, fault.value);
    case Field::end_directory_size:
      return overwrite(bytes, offsets.end + 12, 4, fault.value);
    case Field::end_directory_offset:
      return overwrite(bytes, offsets.end + 16, 4, fault.value);
    case Field::end_comment_length:
      return overwrite(bytes, offsets.end + 20, 2, fault.value);
  }
}

/// The part whose entry in the directory begins at `at`; moves `at` behind it. False past the directory's end.
bool take_part(std::string_view bytes, std::size_t& at, std::vector<ZipPart>& parts, std::size_t& unpacked) {
  if (at + directory_header_size > bytes.size() || bytes.substr(at, 4) != "PK\1\2") return false;
  const std::uint32_t method = number_at(bytes, at + 10, 2);
  const std::size_t packed_size = number_at(bytes, at + 20, 4);
  const std::size_t size = number_at(bytes, at + 24, 4);
  const std::size_t name_length = number_at(bytes, at + 28, 2);
  const std::size_t local = number_at(bytes, at + 42, 4);
  const std::size_t name_at = at + directory_header_size;
  at = name_at + name_length + number_at(bytes, at + 30, 2) + number_at(bytes, at + 32, 2);
  if (at > bytes.size()) return false;
  if (local + local_header_size > bytes.size()) return true;
  const std::size_t data_at =
      local + local_header_size + number_at(bytes, local + 26, 2) + number_at(bytes, local + 28, 2);
  if (data_at + packed_size > bytes.size()) return true;
  const std::string_view packed = bytes.substr(data_at, packed_size);
  std::optional<std::string> data;
  if (method == 8) {
    data = inflate_raw(packed, size);
  } else if (method == 0) {
    data = std::string(packed);
  }
  if (!data) return true;
  unpacked += data->size();
  parts.push_back({std::string(bytes.substr(name_at, name_length)), std::move(*data), false});
  return unpacked <= most_unpacked;
}

}  // namespace

std::optional<std::vector<ZipPart>> unpack_zip(std::string_view bytes) {
  const std::size_t end = bytes.rfind("PK\5\6");
  if (end == std::string_view::npos || end + end_size > bytes.size()) return std::nullopt;
  std::size_t at = number_at(bytes, end + 16, 4);
  std::size_t unpacked = 0;
  std::vector<ZipPart> parts;
  while (take_part(bytes, at, parts, unpacked)) {
  }
  if (parts.empty() || unpacked > most_unpacked) return std::nullopt;
  return parts;
}

std::string pack_zip(const std::vector<ZipPart>& parts, const std::optional<ZipFault>& fault) {
  std::string bytes;
  std::string directory;
  Offsets offsets;
  for (const ZipPart& part : parts) {
    const std::string packed = part.deflated ? deflate_raw(part.data) : std::string();
    const std::string& data = part.deflated ? packed : part.data;
    const auto checksum = static_cast<std::uint32_t>(
        ::crc32(0, reinterpret_cast<const Bytef*>(part.data.data()), static_cast<uInt>(part.data.size())));
    const std::string_view name = std::string_view(part.name).substr(0, 0xFFFF);
    offsets.local.push_back(bytes.size());
    offsets.directory.push_back(directory.size());
    directory += "PK\1\2";
    put(directory, 20, 2);
    put_common(directory, part, checksum, data.size());
    put(directory, 0, 2 + 2 + 2);  // comment, disk, internal attributes
    put(directory, 0, 4);          // external attributes
    put(directory, bytes.size(), 4);
    directory += name;
    bytes += "PK\3\4";
    put_common(bytes, part, checksum, data.size());
    bytes += name;
    bytes += data;
  }
  for (std::size_t& offset : offsets.directory) offset += bytes.size();
  const std::size_t directory_at = bytes.size();
  bytes += directory;
  offsets.end = bytes.size();
  bytes += "PK\5\6";
  put(bytes, 0, 4);
  put(bytes, parts.size(), 2);
  put(bytes, parts.size(), 2);
  put(bytes, directory.size(), 4);
  put(bytes, directory_at, 4);
  put(bytes, 0, 2);
  if (fault) apply(bytes, offsets, *fault);
  return bytes;
}

}  // namespace galley::fuzz
