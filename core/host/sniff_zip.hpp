// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

/// The files that a zip package says it holds: just enough to recognise a format (APPNOTE.TXT 6.3.10, 4.3).
/// Of a package that was cut off, those at its beginning. Views into the package's bytes.
class ZipListing {
 public:
  struct Entry {
    std::string_view name;
    std::uint64_t header_offset = 0;  ///< of the local file header
    std::uint64_t packed_size = 0;
    std::uint16_t method = 0;
  };

  /// Lists at most `limits::entries`' default number; empty for what is no package.
  explicit ZipListing(std::string_view bytes);

  /// The entry of this name, ASCII case ignored, at the root or else in a folder there (people zip the folder of a
  /// package rather than what it holds), or nullptr.
  const Entry* find(std::string_view name) const;

  /// The first 64 KiB of an entry's content; empty when it is damaged or packed by a method other than
  /// store and deflate.
  std::string content(const Entry& entry) const;

 private:
  bool list_directory();
  bool read_directory(std::uint64_t end_record);
  void list_local_headers();

  std::string_view bytes_;
  std::vector<Entry> entries_;
};

}  // namespace galley
