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
  std::uint32_t charset = 0;        // offset of the charset
  std::size_t charset_operand = 0;  // where in the dictionary that offset stands, if as a number of five bytes
};

TopDict read_top_dict(std::string_view dict) {
  TopDict top;
  const Bytes bytes(dict);
  std::uint32_t operand = 0;
  std::size_t operand_place = 0;
  for (std::size_t i = 0; i < dict.size();) {
    const std::uint32_t b = bytes.number(i, 1);
    if (b == 29) {
      operand = bytes.number(i + 1, 4);
      operand_place = i + 1;
      i += 5;
      continue;
    }
    if (b >= 32 || b == 28) {
      i += b >= 32 && b <= 246 ? 1 : b == 28 ? 3 : 2;
    } else if (b == 30) {
      ++i;
      while (i < dict.size() && (bytes.number(i, 1) & 0xF) != 0xF && (bytes.number(i, 1) >> 4) != 0xF) ++i;
      ++i;
    } else if (b == 12) {
      if (bytes.number(i + 1, 1) == 30) top.cid_keyed = true;
      i += 2;
    } else {
      if (b == 15) {
        top.charset = operand;
        top.charset_operand = operand_place;
      }
      i += 1;
    }
    operand = 0;
    operand_place = 0;
  }
  return top;
}

}  // namespace

bool is_cid_keyed(std::string_view table) {
  const Bytes cff(table);
  const Index names = read_index(cff, cff.number(2, 1));
  return read_top_dict(read_index(cff, names.end).first).cid_keyed;
}

bool set_cids(std::string& table, const std::vector<std::uint16_t>& cids) {
  const Bytes cff(table);
  const Index names = read_index(cff, cff.number(2, 1));
  const Index dicts = read_index(cff, names.end);
  const TopDict top = read_top_dict(dicts.first);
  if (!top.cid_keyed || top.charset < 3 || top.charset >= table.size() || top.charset_operand == 0) return false;
  // Format 0: one CID after the other.
  std::string charset(1, '\0');
  for (const std::uint16_t cid : cids) {
    charset += static_cast<char>(cid >> 8);
    charset += static_cast<char>(cid);
  }
  if (table[top.charset] == 0 && top.charset + charset.size() <= table.size()) {
    table.replace(top.charset, charset.size(), charset);
    return true;
  }
  const auto place = static_cast<std::uint32_t>(table.size());
  const auto operand = static_cast<std::size_t>(dicts.first.data() - table.data()) + top.charset_operand;
  for (std::size_t i = 0; i < 4; ++i) table[operand + i] = static_cast<char>(place >> (24 - 8 * i));
  table += charset;
  return true;
}

}  // namespace galley::pdf
