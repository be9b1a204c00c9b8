// SPDX-License-Identifier: Apache-2.0
#include "text_encoding/decode.hpp"

#include <optional>

#include "galley/error.hpp"
#include "galley/unicode.hpp"
#include "text_encoding/known_encoding.hpp"
#include "text_encoding/module_loader.hpp"
#include "text_encoding/unicode_forms.hpp"

namespace galley::text_encoding {
namespace {

constexpr char replacement[] = "\xEF\xBF\xBD";

std::string_view name_of(Scheme scheme) {
  switch (scheme) {
    case Scheme::utf16le:
      return "UTF-16LE";
    case Scheme::utf16be:
      return "UTF-16BE";
    case Scheme::utf32le:
      return "UTF-32LE";
    case Scheme::utf32be:
      return "UTF-32BE";
    default:
      return "UTF-8";
  }
}

/// Tells of bad bytes: each of the first ones, then how many there were.
class BadBytesReport {
 public:
  BadBytesReport(std::string_view bytes, std::string_view encoding, const DecodeOptions& options,
                 Diagnostics& diagnostics)
      : bytes_(bytes), encoding_(encoding), part_(options.part), diagnostics_(diagnostics) {}

  void add(std::uint64_t offset, std::size_t size) {
    constexpr std::uint64_t told_apiece = 20;
    if (++count_ > told_apiece) {
      if (count_ == told_apiece + 1) next_ = offset;
      return;
    }
    std::string message;
    for (std::size_t i = 0; i < size && offset + i < bytes_.size(); ++i) {
      constexpr char digits[] = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(bytes_[offset + i]);
      if (i > 0) message += ' ';
      message += digits[byte >> 4];
      message += digits[byte & 0xF];
    }
    told_ = count_;
    message = (size == 1 ? "byte " : "bytes ") + message + (size == 1 ? " is" : " are") + " not " +
              std::string(encoding_) + ", replaced by U+FFFD";
    diagnostics_.warning(code::undecodable_bytes, std::move(message), place(offset));
  }

  ~BadBytesReport() {
    if (count_ <= told_) return;
    diagnostics_.warning(code::undecodable_bytes,
                         std::to_string(count_ - told_) + " more sequences of bytes are not " + std::string(encoding_) +
                             ", replaced by U+FFFD",
                         place(next_));
  }

 private:
  Place place(std::uint64_t offset) const {
    Place place;
    place.part = part_;
    place.offset = static_cast<std::int64_t>(offset);
    return place;
  }

  std::string_view bytes_;
  std::string_view encoding_;
  std::string_view part_;
  Diagnostics& diagnostics_;
  std::uint64_t count_ = 0;
  std::uint64_t told_ = 0;
  std::uint64_t next_ = 0;
};

/// UTF-8 that has bad bytes, repaired.
std::string repaired_utf8(std::string_view bytes, std::size_t skipped, BadBytesReport& report) {
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t valid = valid_utf8_prefix(bytes.substr(at));
    text.append(bytes, at, valid);
    at += valid;
    if (at == bytes.size()) break;
    const std::size_t bad = decode_utf8(bytes, at).length;
    report.add(skipped + at, bad);
    text += replacement;
    at += bad;
  }
  return text;
}

Decoded as_utf8(std::string_view all, std::size_t mark, const DecodeOptions& options, Diagnostics& diagnostics) {
  const std::string_view bytes = all.substr(mark);
  if (is_valid_utf8(bytes)) return Decoded(bytes, "UTF-8");
  BadBytesReport report(all, "UTF-8", options, diagnostics);
  return Decoded(repaired_utf8(bytes, mark, report), "UTF-8");
}

Decoded as_unicode_form(std::string_view all, std::size_t mark, Scheme scheme, const DecodeOptions& options,
                        Diagnostics& diagnostics) {
  BadBytesReport report(all, name_of(scheme), options, diagnostics);
  std::string text;
  append_from_unicode_form(text, all.substr(mark), scheme,
                           [&](std::uint64_t offset, std::size_t size) { report.add(mark + offset, size); });
  return Decoded(std::move(text), name_of(scheme));
}

struct Conversion {
  std::string text;
  BadBytesReport* report;
};

Decoded with_converter(std::string_view bytes, const Encoding& encoding, const DecodeOptions& options,
                       Diagnostics& diagnostics) {
  BadBytesReport report(bytes, encoding.name, options, diagnostics);
  Conversion conversion{{}, &report};
  conversion.text.reserve(bytes.size() + bytes.size() / 2);
  const auto take = [](void* user, const char* part, std::size_t size) {
    static_cast<Conversion*>(user)->text.append(part, size);
    return 1;
  };
  const auto bad = [](void* user, std::uint64_t offset, std::size_t size) {
    static_cast<Conversion*>(user)->report->add(offset, size);
    return 1;
  };
  const std::string converter(encoding.decoder);
  if (text_encoding_module().decode(converter.c_str(), bytes.data(), bytes.size(), take, bad, &conversion) == 0) {
    throw Error(ErrorKind::plugin, "the installed ICU has no converter for " + std::string(encoding.name));
  }
  constexpr std::string_view mark = "\xEF\xBB\xBF";  // gb18030 may have one too
  if (conversion.text.starts_with(mark)) conversion.text.erase(0, mark.size());
  return Decoded(std::move(conversion.text), encoding.name);
}

Decoded as_told(std::string_view bytes, const DecodeOptions& options, Diagnostics& diagnostics) {
  const Encoding& encoding = known_encoding(options.encoding);
  const std::optional<ByteOrderMark> mark = byte_order_mark(bytes);
  const auto marked_as = [&](Scheme scheme) { return mark && mark->scheme == scheme; };
  switch (encoding.scheme) {
    case Scheme::utf8:
      return as_utf8(bytes, marked_as(Scheme::utf8) ? mark->size : 0, options, diagnostics);
    case Scheme::utf16: {
      const bool big = marked_as(Scheme::utf16be);
      const std::size_t size = big || marked_as(Scheme::utf16le) ? mark->size : 0;
      return as_unicode_form(bytes, size, big ? Scheme::utf16be : Scheme::utf16le, options, diagnostics);
    }
    case Scheme::utf32: {
      const bool big = marked_as(Scheme::utf32be);
      const std::size_t size = big || marked_as(Scheme::utf32le) ? mark->size : 0;
      return as_unicode_form(bytes, size, big ? Scheme::utf32be : Scheme::utf32le, options, diagnostics);
    }
    case Scheme::table:
      return with_converter(bytes, encoding, options, diagnostics);
    default:
      return as_unicode_form(bytes, marked_as(encoding.scheme) ? mark->size : 0, encoding.scheme, options, diagnostics);
  }
}

/// Bytes that are UTF-8 but for a few: damaged, cut off, or joined from two files. Other encodings do not
/// make valid sequences of several bytes by chance, not often.
bool is_nearly_utf8(std::string_view bytes) {
  std::size_t good = 0;
  std::size_t bad = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = at + valid_utf8_prefix(bytes.substr(at));
    for (; at < end; ++at) good += static_cast<unsigned char>(bytes[at]) >= 0xC2 ? 1 : 0;
    if (at == bytes.size()) break;
    ++bad;
    at += decode_utf8(bytes, at).length;
  }
  return good > 0 && bad <= good / 4 + (good >= 3 ? 1 : 0);
}

Decoded as_guessed(std::string_view bytes, const DecodeOptions& options, Diagnostics& diagnostics) {
  galley_encoding_guess guess;
  text_encoding_module().guess(bytes.data(), bytes.size(), &guess);
  const Encoding* encoding = encoding_of_label(guess.name);
  if (encoding == nullptr) return as_utf8(bytes, 0, options, diagnostics);
  Place place;
  place.part = options.part;
  place.item = "encoding";
  diagnostics.inferred(code::guessed_encoding, std::string(encoding->name) + ": " + guess.evidence, place);
  Decoded decoded = with_converter(bytes, *encoding, options, diagnostics);
  decoded.guessed = true;
  decoded.confidence = guess.confidence;
  return decoded;
}

}  // namespace

Decoded decode(std::string_view bytes, const DecodeOptions& options, Diagnostics& diagnostics) {
  if (!options.encoding.empty()) return as_told(bytes, options, diagnostics);
  if (const std::optional<ByteOrderMark> mark = byte_order_mark(bytes)) {
    if (mark->scheme == Scheme::utf8) return as_utf8(bytes, mark->size, options, diagnostics);
    return as_unicode_form(bytes, mark->size, mark->scheme, options, diagnostics);
  }
  if (const std::optional<Scheme> scheme = unicode_form_without_mark(bytes)) {
    Decoded decoded = as_unicode_form(bytes, 0, *scheme, options, diagnostics);
    decoded.guessed = true;
    decoded.confidence = 0.95;
    Place place;
    place.part = options.part;
    place.item = "encoding";
    diagnostics.inferred(code::guessed_encoding, std::string(decoded.encoding()) + ", from where its zero bytes stand",
                         place);
    return decoded;
  }
  const bool escapes = bytes.find("\x1B$") != std::string_view::npos;  // ISO-2022-JP is all ASCII bytes
  if (!escapes && is_valid_utf8(bytes)) return Decoded(bytes, "UTF-8");
  if (!escapes && is_nearly_utf8(bytes)) return as_utf8(bytes, 0, options, diagnostics);
  return as_guessed(bytes, options, diagnostics);
}

}  // namespace galley::text_encoding
