// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace galley::testing {

/// A PDF of these objects, numbered from 1; the first is the catalog.
inline std::string made_pdf(const std::vector<std::string>& objects) {
  std::string bytes = "%PDF-1.7\n";
  std::vector<std::size_t> offsets;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    offsets.push_back(bytes.size());
    bytes += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::size_t table = bytes.size();
  bytes += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (const std::size_t offset : offsets) {
    const std::string digits = std::to_string(offset);
    bytes += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
  }
  return bytes + "trailer\n<</Size " + std::to_string(objects.size() + 1) + "/Root 1 0 R>>\nstartxref\n" +
         std::to_string(table) + "\n%%EOF\n";
}

/// A stream with these entries in its dictionary beside its length.
inline std::string made_stream(const std::string& entries, const std::string& data) {
  return "<</Length " + std::to_string(data.size()) + entries + ">>\nstream\n" + data + "\nendstream";
}

/// zlib data that unpack to `count` times 258 bytes of zero, 160 times as long as they are (RFC 1951, 3.2.6).
inline std::string deflated_zeros(std::size_t count) {
  std::string data = "\x78\x9C";
  unsigned pending = 0;
  int bits = 0;
  const auto put = [&](unsigned value, int length) {
    pending |= value << bits;
    for (bits += length; bits >= 8; bits -= 8, pending >>= 8) data += static_cast<char>(pending & 0xFF);
  };
  put(0b011, 3);                                                     // the last block, with fixed codes
  put(0b00001100, 8);                                                // the byte zero: 00110000, first bit first
  for (std::size_t i = 0; i < count; ++i) put(0b0000010100011, 13);  // 258 bytes (11000101) from one back (00000)
  put(0, 7);
  put(0, 7);
  return data;
}

/// A page that shows a line of text; `content` is the number of its stream.
inline std::string made_page(int content, const std::string& resources = {}) {
  return "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents " + std::to_string(content) +
         " 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>" + resources + ">>>>";
}

inline std::string shown_line(const std::string& text) { return "BT /F 12 Tf 50 300 Td (" + text + ") Tj ET"; }

}  // namespace galley::testing
