// SPDX-License-Identifier: Apache-2.0
#include "xml_text/report.hpp"

#include <utility>

#include "galley/unicode.hpp"

namespace galley::xml_text {

void report(Diagnostics& diagnostics, Positions& positions, Severity severity, std::string_view code,
            std::string message, std::ptrdiff_t offset) {
  const bool kept = diagnostics.count(severity, code) < Diagnostics::kept_of_each_code;
  diagnostics.add(severity, code, std::move(message), kept ? positions.at(offset) : Place());
}

std::string shown(std::string_view text) {
  constexpr std::size_t longest = 60;
  std::string result;
  std::size_t count = 0;
  for (const char32_t c : CodePoints(text)) {
    if (count++ == longest) return result + "…";
    append_utf8(result, c < 0x20 || (c >= 0x7F && c < 0xA0) ? U' ' : c);
  }
  return result;
}

}  // namespace galley::xml_text
