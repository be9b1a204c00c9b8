// SPDX-License-Identifier: Apache-2.0
// Any bytes as a plugin's manifest: a description or a galley::Error; a description survives being written.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "galley/host.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    const galley::PluginDescription description =
        galley::parse_manifest(std::string_view(reinterpret_cast<const char*>(data), size));
    if (!(galley::parse_manifest(galley::write_manifest(description)) == description)) std::abort();
  } catch (const galley::Error&) {
    // A refusal is a right answer.
  }
  return 0;
}
