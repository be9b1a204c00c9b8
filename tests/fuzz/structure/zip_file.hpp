// SPDX-License-Identifier: Apache-2.0
#pragma once

/// A zip file taken apart and put together again, also wrongly (APPNOTE.TXT 6.3.10, 4.3).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley::fuzz {

struct ZipPart {
  std::string name;
  std::string data;       ///< unpacked
  bool deflated = false;  ///< how it is packed; otherwise it is stored
};

/// Overwrites a field of the file that is written; what it says before is right.
struct ZipFault {
  enum class Field {
    local_signature,
    local_method,
    local_flags,
    local_name_length,
    local_extra_length,
    local_packed_size,
    directory_method,
    directory_flags,
    directory_checksum,
    directory_packed_size,
    directory_size,
    directory_name_length,
    directory_local_offset,
    end_entries,
    end_directory_size,
    end_directory_offset,
    end_comment_length,
  };
  static constexpr std::size_t field_count = 17;

  Field field = Field::local_signature;
  std::size_t part = 0;  ///< which part's header; no matter for those of the end
  std::uint32_t value = 0;
};

/// The parts of a package by its central directory; nothing for what has none or unpacks to over 4 MiB. A part that
/// cannot be unpacked is left out.
std::optional<std::vector<ZipPart>> unpack_zip(std::string_view bytes);

/// Names may repeat and be anything; they are cut at 65,535 bytes.
std::string pack_zip(const std::vector<ZipPart>& parts, const std::optional<ZipFault>& fault = {});

}  // namespace galley::fuzz
