// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Names of character encodings as the WHATWG Encoding Standard has them ("4.2. Names and labels"), and
/// UTF-32, which it leaves out but files exist in.

#include <string>
#include <string_view>
#include <vector>

namespace galley::text_encoding {

/// How the bytes of an encoding are turned into characters.
enum class Scheme : unsigned char { utf8, utf16, utf16le, utf16be, utf32, utf32le, utf32be, table };

struct Encoding {
  std::string_view name;     ///< as the standard writes it: "gb18030", "Shift_JIS", "windows-1252"
  Scheme scheme;             ///< `table`: the converters named below, in the module text-encoding
  std::string_view decoder;  ///< ICU's converter for reading
  std::string_view encoder;  ///< ICU's converter for writing
  std::string_view labels;   ///< lower case, apart by spaces
};

/// The encoding that a label stands for, or nullptr. Case and surrounding white space do not matter.
/// GB2312 and GBK name gb18030, ISO-8859-1 names windows-1252, and so on, as in browsers.
const Encoding* encoding_of_label(std::string_view label);

/// Every label there is.
std::vector<std::string> all_labels();

}  // namespace galley::text_encoding
