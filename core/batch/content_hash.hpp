// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace galley::batch {

/// XXH3 of 128 bits, as 32 hexadecimal digits.
std::string content_hash(std::string_view bytes);

/// Of a file, which is not held in memory; empty where it cannot be read.
std::string content_hash_of_file(const std::filesystem::path& path);

}  // namespace galley::batch
