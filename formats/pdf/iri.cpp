// SPDX-License-Identifier: Apache-2.0
#include "pdf/iri.hpp"

namespace galley::pdf {

std::string uri_of(std::string_view iri) {
  static constexpr char hex[] = "0123456789ABCDEF";
  std::string uri;
  for (const char c : iri) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= ' ' || byte >= 0x7F || c == '"' || c == '<' || c == '>' || c == '\\' || c == '^' || c == '`' ||
        c == '{' || c == '|' || c == '}') {
      uri += '%';
      uri += hex[byte >> 4];
      uri += hex[byte & 15];
    } else {
      uri += c;
    }
  }
  return uri;
}

}  // namespace galley::pdf
