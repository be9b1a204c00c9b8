// SPDX-License-Identifier: Apache-2.0
#include "host/sniff_zip.hpp"

#include <zlib.h>

#include <algorithm>

namespace galley {

namespace {

constexpr std::uint32_t local_header = 0x04034b50;
constexpr std::uint32_t directory_header = 0x02014b50;
constexpr std::uint32_t end_of_directory = 0x06054b50;
constexpr std::uint32_t end_of_directory_64 = 0x06064b50;
constexpr std::uint32_t locator_64 = 0x07064b50;

constexpr std::uint64_t local_header_size = 30;
constexpr std::uint64_t directory_header_size = 46;
constexpr std::uint64_t end_size = 22;
constexpr std::uint64_t end_64_size = 56;
constexpr std::uint64_t locator_64_size = 20;
constexpr std::uint64_t longest_comment = 0xffff;

constexpr std::size_t entries_at_most = 65'536;
constexpr std::size_t content_at_most = 64 << 10;
constexpr std::uint16_t stored = 0;
constexpr std::uint16_t deflated = 8;

/// Little-endian number at `offset`, which the caller made sure of.
std::uint64_t number_at(std::string_view bytes, std::uint64_t offset, int size) {
  std::uint64_t value = 0;
  for (int i = size - 1; i >= 0; --i)
    value = value << 8 | static_cast<unsigned char>(bytes[offset + static_cast<std::uint64_t>(i)]);
  return value;
}

bool holds(std::string_view bytes, std::uint64_t offset, std::uint64_t size) {
  return offset <= bytes.size() && size <= bytes.size() - offset;
}

bool is_at(std::string_view bytes, std::uint64_t offset, std::uint32_t signature) {
  return holds(bytes, offset, 4) && number_at(bytes, offset, 4) == signature;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string inflate_beginning(std::string_view packed) {
  std::string content(content_at_most, '\0');
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return {};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(std::min<std::size_t>(packed.size(), 1 << 20));
  stream.next_out = reinterpret_cast<Bytef*>(content.data());
  stream.avail_out = static_cast<uInt>(content.size());
  inflate(&stream, Z_SYNC_FLUSH);
  content.resize(content.size() - stream.avail_out);
  inflateEnd(&stream);
  return content;
}

}  // namespace

ZipListing::ZipListing(std::string_view bytes) : bytes_(bytes) {
  if (!list_directory()) list_local_headers();
}

bool ZipListing::list_directory() {
  if (bytes_.size() < end_size) return false;
  const std::uint64_t last = bytes_.size() - end_size;
  const std::uint64_t first = last > longest_comment ? last - longest_comment : 0;
  for (std::uint64_t at = last + 1; at-- > first;) {
    if (is_at(bytes_, at, end_of_directory) && read_directory(at)) return true;
  }
  return false;
}

bool ZipListing::read_directory(std::uint64_t end_record) {
  std::uint64_t size = number_at(bytes_, end_record + 12, 4);
  std::uint64_t offset = number_at(bytes_, end_record + 16, 4);
  std::uint64_t end = end_record;
  if (end_record >= locator_64_size && is_at(bytes_, end_record - locator_64_size, locator_64)) {
    const std::uint64_t record = number_at(bytes_, end_record - locator_64_size + 8, 8);
    if (holds(bytes_, record, end_64_size) && is_at(bytes_, record, end_of_directory_64)) {
      size = number_at(bytes_, record + 40, 8);
      offset = number_at(bytes_, record + 48, 8);
      end = record;
    }
  }
  if (size > end) return false;
  // What stands before the package (a self-extracting program) shifts all its offsets.
  const std::uint64_t begin = end - size;
  const std::uint64_t shift = begin >= offset ? begin - offset : 0;
  std::vector<Entry> entries;
  for (std::uint64_t at = begin; entries.size() < entries_at_most;) {
    if (!holds(bytes_, at, directory_header_size) || !is_at(bytes_, at, directory_header)) break;
    const std::uint64_t name_size = number_at(bytes_, at + 28, 2);
    if (!holds(bytes_, at + directory_header_size, name_size)) break;
    Entry& entry = entries.emplace_back();
    entry.name = bytes_.substr(at + directory_header_size, name_size);
    entry.method = static_cast<std::uint16_t>(number_at(bytes_, at + 10, 2));
    entry.packed_size = number_at(bytes_, at + 20, 4);
    entry.header_offset = shift + number_at(bytes_, at + 42, 4);
    at += directory_header_size + name_size + number_at(bytes_, at + 30, 2) + number_at(bytes_, at + 32, 2);
  }
  if (entries.empty()) return false;
  entries_ = std::move(entries);
  return true;
}

void ZipListing::list_local_headers() {
  for (std::uint64_t at = 0; entries_.size() < entries_at_most;) {
    if (!holds(bytes_, at, local_header_size) || !is_at(bytes_, at, local_header)) return;
    const std::uint64_t name_size = number_at(bytes_, at + 26, 2);
    if (!holds(bytes_, at + local_header_size, name_size)) return;
    Entry& entry = entries_.emplace_back();
    entry.name = bytes_.substr(at + local_header_size, name_size);
    entry.method = static_cast<std::uint16_t>(number_at(bytes_, at + 8, 2));
    entry.packed_size = number_at(bytes_, at + 18, 4);
    entry.header_offset = at;
    const bool size_follows_data = (number_at(bytes_, at + 6, 2) & 8) != 0;
    at += local_header_size + name_size + number_at(bytes_, at + 28, 2);
    if (!size_follows_data) {
      at += entry.packed_size;
      continue;
    }
    entry.packed_size = bytes_.size() - std::min<std::uint64_t>(at, bytes_.size());
    const std::size_t next = bytes_.find(std::string_view("PK\3\4", 4), at);
    if (next == std::string_view::npos) return;
    at = next;
  }
}

const ZipListing::Entry* ZipListing::find(std::string_view name) const {
  const Entry* below = nullptr;
  for (const Entry& entry : entries_) {
    if (entry.name.size() < name.size()) continue;
    const std::size_t folder = entry.name.size() - name.size();
    if (!std::equal(name.begin(), name.end(), entry.name.begin() + static_cast<std::ptrdiff_t>(folder),
                    [](char a, char b) { return lower(a) == lower(b); })) {
      continue;
    }
    if (folder == 0) return &entry;
    if (below == nullptr && entry.name.find('/') == folder - 1) below = &entry;
  }
  return below;
}

std::string ZipListing::content(const Entry& entry) const {
  if (!holds(bytes_, entry.header_offset, local_header_size) || !is_at(bytes_, entry.header_offset, local_header)) {
    return {};
  }
  const std::uint64_t data = entry.header_offset + local_header_size + number_at(bytes_, entry.header_offset + 26, 2) +
                             number_at(bytes_, entry.header_offset + 28, 2);
  if (data >= bytes_.size()) return {};
  const std::string_view packed = bytes_.substr(data, entry.packed_size);
  if (entry.method == stored) return std::string(packed.substr(0, content_at_most));
  return entry.method == deflated ? inflate_beginning(packed) : std::string();
}

}  // namespace galley
