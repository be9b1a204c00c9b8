// SPDX-License-Identifier: Apache-2.0
#include "xml_text/input_text.hpp"

#include <string>

#include "galley/error.hpp"
#include "text_encoding/labels.hpp"
#include "xml_text/report.hpp"

namespace galley::xml_text {

namespace {

using text_encoding::Encoding;
using text_encoding::Scheme;

/// The value of the pseudo-attribute `encoding` of an XML declaration; empty if there is none.
std::string_view declared_encoding(std::string_view bytes) {
  if (!bytes.starts_with("<?xml")) return {};
  std::string_view declaration = bytes.substr(0, 1024);
  declaration = declaration.substr(0, declaration.find("?>"));
  const std::size_t name = declaration.find("encoding");
  if (name == std::string_view::npos) return {};
  const std::size_t quote = declaration.find_first_of("\"'", name);
  if (quote == std::string_view::npos) return {};
  const std::size_t end = declaration.find(declaration[quote], quote + 1);
  return end == std::string_view::npos ? std::string_view() : declaration.substr(quote + 1, end - quote - 1);
}

/// The encoding of '<' and what follows it when there is no byte order mark; empty for one that contains ASCII.
std::string_view encoding_of_first_bytes(std::string_view bytes) {
  const auto begins = [&](std::string_view start) { return bytes.starts_with(start); };
  if (begins(std::string_view("\0\0\0<", 4))) return "UTF-32BE";
  if (begins(std::string_view("<\0\0\0", 4))) return "UTF-32LE";
  if (begins(std::string_view("\0<", 2))) return "UTF-16BE";
  if (begins(std::string_view("<\0", 2))) return "UTF-16LE";
  return {};
}

bool has_byte_order_mark(std::string_view bytes) {
  return bytes.starts_with("\xEF\xBB\xBF") || bytes.starts_with("\xFE\xFF") || bytes.starts_with("\xFF\xFE") ||
         bytes.starts_with(std::string_view("\0\0\xFE\xFF", 4));
}

}  // namespace

text_encoding::Decoded decode_entity(std::string_view bytes, Diagnostics& diagnostics) {
  if (has_byte_order_mark(bytes)) return text_encoding::decode(bytes, {}, diagnostics);
  if (const std::string_view found = encoding_of_first_bytes(bytes); !found.empty()) {
    return text_encoding::decode(bytes, {found, {}}, diagnostics);
  }
  const std::string_view declared = declared_encoding(bytes);
  if (declared.empty()) return text_encoding::decode(bytes, {"UTF-8", {}}, diagnostics);
  const Encoding* encoding = text_encoding::encoding_of_label(declared);
  if (encoding == nullptr) {
    throw Error(ErrorKind::unsupported, "the encoding '" + shown(declared) + "' is not known");
  }
  if (encoding->scheme != Scheme::utf8 && encoding->scheme != Scheme::table) {
    // Who could read the declaration byte by byte knows that it is not true.
    diagnostics.warning(code::malformed, "the encoding is declared as " + std::string(declared) +
                                             ", which it is not; it is read as UTF-8");
    return text_encoding::decode(bytes, {"UTF-8", {}}, diagnostics);
  }
  return text_encoding::decode(bytes, {declared, {}}, diagnostics);
}

}  // namespace galley::xml_text
