// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Bytes of a text file, in whatever encoding, as UTF-8.
///
///     const Decoded decoded = decode(source.bytes(), {}, diagnostics);
///     use(decoded.text());
///
/// Unicode's own encodings are handled here. For all others the module text-encoding.so (ICU, uchardet) is
/// loaded, on first need.

#include <string>
#include <string_view>

#include "galley/diagnostics.hpp"

namespace galley::text_encoding {

struct DecodeOptions {
  std::string_view encoding;  ///< a label of the WHATWG Encoding Standard; empty: to be found out
  std::string_view part;      ///< Place::part for diagnostics
};

/// Text and where it came from. The bytes given to decode() must outlive it: text that was UTF-8 already is
/// not copied.
class Decoded {
 public:
  Decoded(std::string_view text, std::string_view encoding) : view_(text), encoding_(encoding) {}
  Decoded(std::string text, std::string_view encoding)
      : owned_(std::move(text)), is_owned_(true), encoding_(encoding) {}

  /// Valid UTF-8, without a byte order mark.
  std::string_view text() const { return is_owned_ ? std::string_view(owned_) : view_; }

  /// As the standard names it: "UTF-8", "gb18030", "windows-1252".
  std::string_view encoding() const { return encoding_; }

  bool guessed = false;   ///< found by statistics, with...
  double confidence = 1;  ///< ... this confidence, 0 to 1

 private:
  std::string_view view_;
  std::string owned_;
  bool is_owned_ = false;
  std::string_view encoding_;
};

/// Bytes as UTF-8. What `options.encoding` names decides (and a byte order mark of it is left out); else a byte
/// order mark; else UTF-16 and UTF-32 are known by their zero bytes, UTF-8 by being valid, but for a few
/// sequences; else statistics over the whole input decide, which `diagnostics` is told (guessed-encoding). Each
/// sequence that cannot be decoded becomes U+FFFD; the first ones are reported with their offsets (undecodable-bytes),
/// all are counted. Throws Error(usage) for an unknown label and Error(plugin) when the module is needed and missing.
Decoded decode(std::string_view bytes, const DecodeOptions& options, Diagnostics& diagnostics);

}  // namespace galley::text_encoding
