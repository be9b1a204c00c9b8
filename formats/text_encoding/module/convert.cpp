// SPDX-License-Identifier: Apache-2.0
#include "text_encoding/module/convert.hpp"

#include <unicode/ucnv.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

#include <cstring>
#include <memory>
#include <string_view>

namespace galley::text_encoding {
namespace {

struct Close {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, Close>;

constexpr std::size_t chunk_units = 16 * 1024;

/// The upper half of ISO-8859-16, which ICU has no converter for.
constexpr char16_t latin10[96] = {
    0x00A0, 0x0104, 0x0105, 0x0141, 0x20AC, 0x201E, 0x0160, 0x00A7, 0x0161, 0x00A9, 0x0218, 0x00AB, 0x0179, 0x00AD,
    0x017A, 0x017B, 0x00B0, 0x00B1, 0x010C, 0x0142, 0x017D, 0x201D, 0x00B6, 0x00B7, 0x017E, 0x010D, 0x0219, 0x00BB,
    0x0152, 0x0153, 0x0178, 0x017C, 0x00C0, 0x00C1, 0x00C2, 0x0102, 0x00C4, 0x0106, 0x00C6, 0x00C7, 0x00C8, 0x00C9,
    0x00CA, 0x00CB, 0x00CC, 0x00CD, 0x00CE, 0x00CF, 0x0110, 0x0143, 0x00D2, 0x00D3, 0x00D4, 0x0150, 0x00D6, 0x015A,
    0x0170, 0x00D9, 0x00DA, 0x00DB, 0x00DC, 0x0118, 0x021A, 0x00DF, 0x00E0, 0x00E1, 0x00E2, 0x0103, 0x00E4, 0x0107,
    0x00E6, 0x00E7, 0x00E8, 0x00E9, 0x00EA, 0x00EB, 0x00EC, 0x00ED, 0x00EE, 0x00EF, 0x0111, 0x0144, 0x00F2, 0x00F3,
    0x00F4, 0x0151, 0x00F6, 0x015B, 0x0171, 0x00F9, 0x00FA, 0x00FB, 0x00FC, 0x0119, 0x021B, 0x00FF};

bool is_latin10(const char* converter) { return std::string_view(converter) == "ISO-8859-16"; }

/// Hands out UTF-16 as UTF-8. A surrogate pair is never split between two calls: ICU writes both or none.
bool take_utf16(const UChar* units, std::size_t count, galley_bytes_taker take, void* user) {
  char utf8[3 * chunk_units];
  while (count > 0) {
    std::size_t part = count < chunk_units ? count : chunk_units;
    if (part < count && U16_IS_LEAD(units[part - 1])) --part;
    std::int32_t length = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strToUTF8WithSub(utf8, sizeof utf8, &length, units, static_cast<std::int32_t>(part), 0xFFFD, nullptr, &status);
    if (U_FAILURE(status) || take(user, utf8, static_cast<std::size_t>(length)) == 0) return false;
    units += part;
    count -= part;
  }
  return true;
}

int decode_latin10(const char* bytes, size_t size, galley_bytes_taker take, void* user) {
  UChar units[chunk_units];
  for (std::size_t at = 0; at < size;) {
    std::size_t count = 0;
    for (; at < size && count < chunk_units; ++at) {
      const auto byte = static_cast<unsigned char>(bytes[at]);
      units[count++] = byte < 0xA0 ? byte : latin10[byte - 0xA0];
    }
    if (!take_utf16(units, count, take, user)) return 0;
  }
  return 1;
}

int encode_latin10(const char* utf8, size_t size, galley_bytes_taker take, galley_bad_units_taker bad, void* user) {
  char bytes[chunk_units];
  std::size_t count = 0;
  for (std::size_t at = 0; at < size;) {
    const std::size_t begin = at;
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(utf8, at, size, c);
    char byte = '?';
    bool known = c < 0xA0;
    if (known) {
      byte = static_cast<char>(c);
    } else {
      for (std::size_t i = 0; i < 96 && !known; ++i) {
        known = latin10[i] == c;
        if (known) byte = static_cast<char>(0xA0 + i);
      }
    }
    if (!known && bad(user, begin, at - begin) == 0) return 0;
    bytes[count++] = byte;
    if (count == chunk_units || at == size) {
      if (take(user, bytes, count) == 0) return 0;
      count = 0;
    }
  }
  return 1;
}

/// ICU's name of a converter that lets errors out to us, rather than replace what it does not know.
Converter open(const char* name, bool for_decoding) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name, &status));
  if (U_FAILURE(status)) return nullptr;
  if (for_decoding) {
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  } else {
    ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    ucnv_setFallback(converter.get(), false);
  }
  return U_FAILURE(status) ? nullptr : std::move(converter);
}

}  // namespace

int decode_with_converter(const char* name, const char* bytes, size_t size, galley_bytes_taker take,
                          galley_bad_units_taker bad, void* user) {
  if (is_latin10(name)) return decode_latin10(bytes, size, take, user);
  const Converter converter = open(name, true);
  if (!converter) return 0;
  constexpr UChar replacement = 0xFFFD;
  UChar units[chunk_units];
  const char* source = bytes;
  const char* const end = bytes + size;
  while (true) {
    UChar* target = units;
    UErrorCode status = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &target, units + chunk_units, &source, end, nullptr, true, &status);
    if (!take_utf16(units, static_cast<std::size_t>(target - units), take, user)) return 0;
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    if (U_SUCCESS(status)) return 1;
    char invalid[32];
    std::int8_t length = sizeof invalid;
    UErrorCode ignored = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter.get(), invalid, &length, &ignored);
    const std::size_t bad_size = length > 0 ? static_cast<std::size_t>(length) : 1;
    const auto offset = static_cast<std::uint64_t>(source - bytes);
    if (!take_utf16(&replacement, 1, take, user)) return 0;
    if (bad(user, offset >= bad_size ? offset - bad_size : 0, bad_size) == 0) return 0;
    if (source == end && (status == U_TRUNCATED_CHAR_FOUND || length == 0)) return 1;
  }
}

int encode_with_converter(const char* name, const char* utf8, size_t size, galley_bytes_taker take,
                          galley_bad_units_taker bad, void* user) {
  if (is_latin10(name)) return encode_latin10(utf8, size, take, bad, user);
  const Converter converter = open(name, false);
  if (!converter) return 0;
  char bytes[4 * chunk_units];
  UChar units[chunk_units];
  // Where in the UTF-8 each UTF-16 unit of the chunk came from.
  std::uint32_t origin[chunk_units + 1];
  std::size_t at = 0;
  do {
    std::size_t count = 0;
    const std::size_t base = at;
    while (at < size && count + 2 <= chunk_units) {
      origin[count] = static_cast<std::uint32_t>(at - base);
      UChar32 c = 0;
      U8_NEXT_OR_FFFD(utf8, at, size, c);
      if (c > 0xFFFF) origin[count + 1] = origin[count];
      U16_APPEND_UNSAFE(units, count, c);
    }
    origin[count] = static_cast<std::uint32_t>(at - base);
    const UChar* source = units;
    while (true) {
      char* target = bytes;
      UErrorCode status = U_ZERO_ERROR;
      ucnv_fromUnicode(converter.get(), &target, bytes + sizeof bytes, &source, units + count, nullptr, at == size,
                       &status);
      if (target != bytes && take(user, bytes, static_cast<std::size_t>(target - bytes)) == 0) return 0;
      if (status == U_BUFFER_OVERFLOW_ERROR) continue;
      if (U_SUCCESS(status)) break;
      UChar invalid[8];
      std::int8_t length = 8;
      UErrorCode ignored = U_ZERO_ERROR;
      ucnv_getInvalidUChars(converter.get(), invalid, &length, &ignored);
      const auto behind = static_cast<std::size_t>(source - units);
      const std::size_t begin = behind >= static_cast<std::size_t>(length) ? behind - length : 0;
      if (bad(user, base + origin[begin], origin[behind] - origin[begin]) == 0) return 0;
      // Through the converter, since a stateful encoding may have to shift back to ASCII for it.
      constexpr UChar substitute = u'?';
      const UChar* substitute_source = &substitute;
      target = bytes;
      status = U_ZERO_ERROR;
      ucnv_fromUnicode(converter.get(), &target, bytes + sizeof bytes, &substitute_source, &substitute + 1, nullptr,
                       false, &status);
      if (target != bytes && take(user, bytes, static_cast<std::size_t>(target - bytes)) == 0) return 0;
    }
  } while (at < size);
  return 1;
}

}  // namespace galley::text_encoding
