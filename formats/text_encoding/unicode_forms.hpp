// SPDX-License-Identifier: Apache-2.0
#pragma once

/// UTF-16 and UTF-32 (Unicode 15, 3.10): found from a byte order mark or from where NUL bytes stand.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "text_encoding/labels.hpp"

namespace galley::text_encoding {

struct ByteOrderMark {
  Scheme scheme = Scheme::utf8;  ///< utf8, or one with a byte order
  std::size_t size = 0;          ///< bytes of the mark
};

/// The byte order mark that `bytes` begins with, if any.
std::optional<ByteOrderMark> byte_order_mark(std::string_view bytes);

/// UTF-16 or UTF-32 without a mark, told from the NUL bytes that text in them has; nothing for other bytes.
std::optional<Scheme> unicode_form_without_mark(std::string_view bytes);

/// Is told of `size` bad bytes at `offset`.
using BadBytes = std::function<void(std::uint64_t offset, std::size_t size)>;

/// Appends UTF-16 or UTF-32 with a known byte order as UTF-8; each bad unit becomes U+FFFD.
void append_from_unicode_form(std::string& utf8, std::string_view bytes, Scheme scheme, const BadBytes& bad);

/// Appends valid UTF-8 as UTF-16 or UTF-32 with a known byte order.
void append_as_unicode_form(std::string& bytes, std::string_view utf8, Scheme scheme);

}  // namespace galley::text_encoding
