// SPDX-License-Identifier: Apache-2.0
#include "text_encoding/encode.hpp"

#include "galley/error.hpp"
#include "galley/unicode.hpp"
#include "text_encoding/known_encoding.hpp"
#include "text_encoding/module_loader.hpp"
#include "text_encoding/unicode_forms.hpp"

namespace galley::text_encoding {
namespace {

constexpr std::string_view unencodable = "unencodable-characters";

struct Conversion {
  std::string bytes;
  std::string_view utf8;
  std::string_view encoding;
  Diagnostics& diagnostics;
  std::uint64_t count = 0;
};

constexpr std::uint64_t told_apiece = 20;

std::string code_point_name(char32_t c) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string name;
  for (; c != 0 || name.size() < 4; c >>= 4) name.insert(name.begin(), digits[c & 0xF]);
  return "U+" + name;
}

int tell_unencodable(void* user, std::uint64_t offset, std::size_t size) {
  auto& conversion = *static_cast<Conversion*>(user);
  if (++conversion.count > told_apiece) return 1;
  const std::string_view character = conversion.utf8.substr(offset, size);
  const char32_t c = decode_utf8(character, 0).value;
  conversion.diagnostics.loss(unencodable, std::string(character) + " (" + code_point_name(c) + ") is not in " +
                                               std::string(conversion.encoding) + ", replaced by a question mark");
  return 1;
}

std::string with_converter(std::string_view utf8, const Encoding& encoding, Diagnostics& diagnostics) {
  Conversion conversion{{}, utf8, encoding.name, diagnostics};
  conversion.bytes.reserve(utf8.size());
  const auto take = [](void* user, const char* part, std::size_t size) {
    static_cast<Conversion*>(user)->bytes.append(part, size);
    return 1;
  };
  const std::string converter(encoding.encoder);
  if (text_encoding_module().encode(converter.c_str(), utf8.data(), utf8.size(), take, tell_unencodable, &conversion) ==
      0) {
    throw Error(ErrorKind::plugin, "the installed ICU has no converter for " + std::string(encoding.name));
  }
  if (conversion.count > told_apiece) {
    diagnostics.loss(unencodable, std::to_string(conversion.count - told_apiece) + " more characters are not in " +
                                      std::string(encoding.name) + ", replaced by question marks");
  }
  return std::move(conversion.bytes);
}

}  // namespace

std::string encode(std::string_view utf8, std::string_view label, bool mark, Diagnostics& diagnostics) {
  const Encoding& encoding = known_encoding(label);
  if (encoding.scheme == Scheme::table) return with_converter(utf8, encoding, diagnostics);
  std::string bytes;
  if (encoding.scheme == Scheme::utf8) {
    if (mark) bytes = "\xEF\xBB\xBF";
    bytes += utf8;
    return bytes;
  }
  const bool without_order = encoding.scheme == Scheme::utf16 || encoding.scheme == Scheme::utf32;
  const Scheme scheme = encoding.scheme == Scheme::utf16   ? Scheme::utf16le
                        : encoding.scheme == Scheme::utf32 ? Scheme::utf32le
                                                           : encoding.scheme;
  if (mark || without_order) append_as_unicode_form(bytes, "\xEF\xBB\xBF", scheme);
  append_as_unicode_form(bytes, utf8, scheme);
  return bytes;
}

bool names_utf8(std::string_view label) { return known_encoding(label).scheme == Scheme::utf8; }

}  // namespace galley::text_encoding
