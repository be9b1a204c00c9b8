// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace galley::zip_package {

/// How many entries a zip file says it has (APPNOTE.TXT 4.3.16 and, for zip64, 4.3.14); nothing if there is no
/// end-of-central-directory record where one must be.
std::optional<std::uint64_t> declared_entries(std::string_view bytes);

}  // namespace galley::zip_package
