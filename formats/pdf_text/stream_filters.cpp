// SPDX-License-Identifier: Apache-2.0
#include "pdf_text/stream_filters.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <vector>

#include <zlib.h>

namespace galley::pdf_text {
namespace {

bool is_white(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0'; }

/// One run of zlib's inflate; `window_bits` says whether a header and a checksum are expected.
Unpacked inflated(std::string_view packed, int window_bits, std::uint64_t limit) {
  Unpacked result;
  result.complete = false;
  z_stream stream{};
  if (inflateInit2(&stream, window_bits) != Z_OK) return result;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  std::size_t left = packed.size();
  std::size_t size = 0;
  for (;;) {
    if (stream.avail_in == 0) {
      stream.avail_in = static_cast<uInt>(std::min<std::size_t>(left, 1U << 30));
      left -= stream.avail_in;
    }
    if (size == result.data.size()) {
      const std::uint64_t wanted = std::max<std::uint64_t>({4096, packed.size() * 4, size * 2});
      const auto next = static_cast<std::size_t>(std::min(wanted, limit));
      if (next <= size) break;
      result.data.resize(next);
    }
    const std::size_t room = std::min<std::size_t>(result.data.size() - size, 1U << 30);
    stream.next_out = reinterpret_cast<Bytef*>(result.data.data() + size);
    stream.avail_out = static_cast<uInt>(room);
    const int status = inflate(&stream, Z_NO_FLUSH);
    size += room - stream.avail_out;
    if (status == Z_STREAM_END) {
      result.complete = true;
      break;
    }
    if (status != Z_OK && !(status == Z_BUF_ERROR && stream.avail_out == 0)) {
      // All was unpacked when only the checksum at the end is wrong: many producers get it wrong.
      result.complete =
          status == Z_DATA_ERROR && stream.msg != nullptr && std::string_view(stream.msg) == "incorrect data check";
      break;
    }
  }
  inflateEnd(&stream);
  result.data.resize(size);
  return result;
}

Unpacked undo_flate(std::string_view packed, std::uint64_t limit) {
  while (!packed.empty() && is_white(packed.front())) packed.remove_prefix(1);
  Unpacked result = inflated(packed, MAX_WBITS, limit);
  if (!result.data.empty() || result.complete || packed.size() <= 2) return result;
  // The header is damaged; what follows it may be sound.
  result = inflated(packed.substr(2), -MAX_WBITS, limit);
  if (result.data.empty()) result = inflated(packed, -MAX_WBITS, limit);
  result.complete = false;
  return result;
}

Unpacked undo_lzw(std::string_view packed, bool early_change, std::uint64_t limit) {
  struct Entry {
    std::uint16_t previous;
    std::uint16_t length;
    unsigned char last;
  };
  constexpr unsigned clear = 256;
  constexpr unsigned end = 257;
  std::vector<Entry> table(4096);
  for (unsigned i = 0; i < 256; ++i) table[i] = {0, 1, static_cast<unsigned char>(i)};
  Unpacked result;
  unsigned next = 258;
  unsigned width = 9;
  unsigned previous = clear;
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (const char c : packed) {
    bits = bits << 8 | static_cast<unsigned char>(c);
    count += 8;
    if (count < width) continue;
    count -= width;
    const unsigned code = bits >> count & ((1U << width) - 1);
    if (code == end) return result;
    if (code == clear) {
      next = 258;
      width = 9;
      previous = clear;
      continue;
    }
    const bool known = code < 256 || (code > end && code < next);
    if (!known && (code != next || previous == clear)) break;
    const unsigned source = known ? code : previous;
    const std::size_t length = table[source].length + (known ? 0U : 1U);
    if (result.data.size() + length > limit) break;
    const std::size_t begin = result.data.size();
    result.data.resize(begin + length);
    std::size_t at = begin + table[source].length;
    for (unsigned step = source; at > begin; step = table[step].previous) {
      result.data[--at] = static_cast<char>(table[step].last);
    }
    if (!known) result.data.back() = result.data[begin];
    if (previous != clear && next < 4096) {
      table[next] = {static_cast<std::uint16_t>(previous), static_cast<std::uint16_t>(table[previous].length + 1),
                     static_cast<unsigned char>(result.data[begin])};
      ++next;
    }
    previous = code;
    const unsigned full = next + (early_change ? 1U : 0U);
    width = full >= 2048 ? 12 : full >= 1024 ? 11 : full >= 512 ? 10 : 9;
  }
  result.complete = false;
  return result;
}

Unpacked undo_hexadecimal(std::string_view packed, std::uint64_t limit) {
  Unpacked result;
  int high = -1;
  for (const char c : packed) {
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (c == '>') break;
    if (digit < 0) {
      if (!is_white(c)) result.complete = false;
      continue;
    }
    if (high < 0) {
      high = digit;
      continue;
    }
    if (result.data.size() >= limit) return {std::move(result.data), false};
    result.data += static_cast<char>(high * 16 + digit);
    high = -1;
  }
  if (high >= 0 && result.data.size() < limit) result.data += static_cast<char>(high * 16);
  return result;
}

Unpacked undo_ascii85(std::string_view packed, std::uint64_t limit) {
  Unpacked result;
  std::uint64_t group = 0;
  int count = 0;
  const auto give = [&](int bytes) {
    for (int i = 0; i < bytes; ++i) result.data += static_cast<char>(group >> (24 - 8 * i) & 0xFF);
    group = 0;
    count = 0;
  };
  for (const char c : packed) {
    if (c == '~') break;
    if (is_white(c)) continue;
    if (result.data.size() + 4 > limit) return {std::move(result.data), false};
    if (c == 'z' && count == 0) {
      give(4);
    } else if (c >= '!' && c <= 'u') {
      group = group * 85 + static_cast<std::uint64_t>(c - '!');
      if (++count == 5) give(4);
    } else {
      result.complete = false;
    }
  }
  if (count > 1) {
    const int bytes = count - 1;
    for (; count < 5; ++count) group = group * 85 + 84;
    if (result.data.size() + 4 <= limit) give(bytes);
  }
  return result;
}

Unpacked undo_run_length(std::string_view packed, std::uint64_t limit) {
  Unpacked result;
  for (std::size_t i = 0; i < packed.size();) {
    const auto length = static_cast<unsigned char>(packed[i++]);
    if (length == 128) return result;
    const std::size_t wanted = length < 128 ? length + 1U : 257U - length;
    if (result.data.size() + wanted > limit) break;
    if (length < 128) {
      const std::size_t there = std::min(wanted, packed.size() - i);
      result.data.append(packed, i, there);
      i += there;
      if (there < wanted) break;
    } else {
      if (i >= packed.size()) break;
      result.data.append(wanted, packed[i++]);
    }
  }
  result.complete = false;
  return result;
}

std::size_t as_size(double value, std::size_t least, std::size_t most) {
  return std::isfinite(value) && value >= static_cast<double>(least)
             ? static_cast<std::size_t>(std::min(value, static_cast<double>(most)))
             : least;
}

/// Undoes the prediction of rows, in place. A row that is cut short is undone as far as it goes.
void undo_prediction(const FilterParameters& parameters, std::string& data) {
  const std::size_t colours = as_size(parameters.colours, 1, 32);
  const std::size_t bits = as_size(parameters.bits, 1, 16);
  const std::size_t columns = as_size(parameters.columns, 1, 1U << 24);
  const std::size_t row = (colours * bits * columns + 7) / 8;
  const std::size_t pixel = std::max<std::size_t>(1, colours * bits / 8);
  if (parameters.predictor < 10) {  // TIFF: differences of samples; text is never of samples that are not bytes
    if (bits != 8) return;
    for (std::size_t begin = 0; begin < data.size(); begin += row) {
      const std::size_t end = std::min(begin + row, data.size());
      for (std::size_t i = begin + pixel; i < end; ++i) data[i] = static_cast<char>(data[i] + data[i - pixel]);
    }
    return;
  }
  std::size_t written = 0;
  std::string above(row, '\0');
  for (std::size_t begin = 0; begin + 1 < data.size(); begin += row + 1) {
    const int kind = static_cast<unsigned char>(data[begin]);
    const std::size_t length = std::min(row, data.size() - begin - 1);
    char* current = data.data() + begin + 1;
    for (std::size_t i = 0; i < length; ++i) {
      const int left = i >= pixel ? static_cast<unsigned char>(current[i - pixel]) : 0;
      const int up = static_cast<unsigned char>(above[i]);
      const int corner = i >= pixel ? static_cast<unsigned char>(above[i - pixel]) : 0;
      int add = 0;
      if (kind == 1) {
        add = left;
      } else if (kind == 2) {
        add = up;
      } else if (kind == 3) {
        add = (left + up) / 2;
      } else if (kind == 4) {
        const int guess = left + up - corner;
        const int by_left = std::abs(guess - left), by_up = std::abs(guess - up), by_corner = std::abs(guess - corner);
        add = by_left <= by_up && by_left <= by_corner ? left : by_up <= by_corner ? up : corner;
      }
      current[i] = static_cast<char>(static_cast<unsigned char>(current[i]) + add);
    }
    std::copy(current, current + length, above.begin());
    std::copy(current, current + length, data.begin() + static_cast<std::ptrdiff_t>(written));
    written += length;
  }
  data.resize(written);
}

}  // namespace

Unpacked undo_filter(std::string_view name, const FilterParameters& parameters, std::string_view packed,
                     std::uint64_t limit) {
  Unpacked result;
  if (name == "FlateDecode" || name == "Fl") {
    result = undo_flate(packed, limit);
  } else if (name == "LZWDecode" || name == "LZW") {
    result = undo_lzw(packed, parameters.early_change, limit);
  } else if (name == "ASCIIHexDecode" || name == "AHx") {
    return undo_hexadecimal(packed, limit);
  } else if (name == "ASCII85Decode" || name == "A85") {
    return undo_ascii85(packed, limit);
  } else if (name == "RunLengthDecode" || name == "RL") {
    return undo_run_length(packed, limit);
  } else if (name == "Crypt") {  // decryption, if any, has happened (7.4.10)
    return {std::string(packed.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(limit, packed.size())))),
            packed.size() <= limit};
  } else {
    result.complete = false;
    return result;
  }
  if (parameters.predictor >= 2) undo_prediction(parameters, result.data);
  return result;
}

}  // namespace galley::pdf_text
