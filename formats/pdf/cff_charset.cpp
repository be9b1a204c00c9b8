// SPDX-License-Identifier: Apache-2.0
#include "pdf/cff_charset.hpp"

namespace galley::pdf {
namespace {

/// Reads big-endian numbers; beyond the end there are zeros.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}
  std::uint32_t number(std::size_t at, int size) const {
    std::uint32_t value = 0;
    for (int i = 0; i < size; ++i) {
      const std::size_t place = at + static_cast<std::size_t>(i);
      value = value << 8 | (place < bytes_.size() ? static_cast<unsigned char>(bytes_[place]) : 0U);
    }
    return value;
  }
  std::string_view part(std::size_t at, std::size_t size) const {
    return at < bytes_.size() ? bytes_.substr(at, size) : std::string_view();
  }
  std::size_t size() const { return bytes_.size(); }

 private:
  std::string_view bytes_;
};

/// An INDEX: where it ends and its first element.
struct Index {
  std::size_t end = 0;
  std::string_view first;
};

Index read_index(const Bytes& cff, std::size_t at) {
  Index index;
  const std::uint32_t count = cff.number(at, 2);
  if (count == 0) {
    index.end = at + 2;
    return index;
  }
  const int size = static_cast<int>(cff.number(at + 2, 1));
  if (size < 1 || size > 4) return {cff.size(), {}};
  const std::size_t offsets = at + 3;
  const std::size_t base = offsets + (std::size_t{count} + 1) * static_cast<std::size_t>(size) - 1;
  const std::uint32_t first = cff.number(offsets, size);
  const std::uint32_t second = cff.number(offsets + static_cast<std::size_t>(size), size);
  if (second >= first) index.first = cff.part(base + first, second - first);
  index.end = base + cff.number(offsets + std::size_t{count} * static_cast<std::size_t>(size), size);
  return index;
}

struct TopDict {
  bool cid_keyed = false;
  std::uint32_t charset = 0;
};

TopDict read_top_dict(std::string_view dict) {
  TopDict top;
  const Bytes bytes(dict);
  std::int64_t operand = 0;
  for (std::size_t i = 0; i < dict.size();) {
    const std::uint32_t b = bytes.number(i, 1);
    if (b >= 32 && b <= 246) {
      operand = static_cast<std::int64_t>(b) - 139;
      i += 1;
    } else if (b >= 247 && b <= 254) {
      const std::uint32_t next = bytes.number(i + 1, 1);
      operand = b <= 250 ? (b - 247) * 256 + next + 108 : -static_cast<std::int64_t>((b - 251) * 256 + next + 108);
      i += 2;
    } else if (b == 28) {
      operand = static_cast<std::int16_t>(bytes.number(i + 1, 2));
      i += 3;
    } else if (b == 29) {
      operand = static_cast<std::int32_t>(bytes.number(i + 1, 4));
      i += 5;
    } else if (b == 30) {
      ++i;
      while (i < dict.size() && (bytes.number(i, 1) & 0xF) != 0xF && (bytes.number(i, 1) >> 4) != 0xF) ++i;
      ++i;
    } else {
      if (b == 12) {
        if (bytes.number(i + 1, 1) == 30) top.cid_keyed = true;
        i += 2;
      } else {
        if (b == 15 && operand > 0) top.charset = static_cast<std::uint32_t>(operand);
        i += 1;
      }
      operand = 0;
    }
  }
  return top;
}

}  // namespace

CffCharset read_cff_charset(std::string_view table, std::uint32_t glyph_count) {
  CffCharset charset;
  const Bytes cff(table);
  const Index names = read_index(cff, cff.number(2, 1));
  const TopDict top = read_top_dict(read_index(cff, names.end).first);
  charset.cid_keyed = top.cid_keyed;
  if (!top.cid_keyed || top.charset < 3) return charset;
  std::vector<std::uint16_t> cids{0};
  cids.reserve(glyph_count);
  std::size_t at = top.charset;
  const std::uint32_t format = cff.number(at++, 1);
  bool identity = true;
  const auto add = [&](std::uint32_t cid) {
    identity = identity && cid == cids.size();
    cids.push_back(static_cast<std::uint16_t>(cid));
  };
  while (cids.size() < glyph_count && at < cff.size()) {
    const std::uint32_t first = cff.number(at, 2);
    at += 2;
    std::uint32_t left = 0;
    if (format == 1) left = cff.number(at, 1);
    if (format == 2) left = cff.number(at, 2);
    at += format == 1 ? 1 : format == 2 ? 2 : 0;
    for (std::uint32_t i = 0; i <= left && cids.size() < glyph_count; ++i) add(first + i);
  }
  if (!identity) charset.cids = std::move(cids);
  return charset;
}

}  // namespace galley::pdf
