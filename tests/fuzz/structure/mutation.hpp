// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Mutations that know a file's structure. Bytes changed at random in a zip package only break its checksums, and in a
/// PDF its compressed streams; here the package is unpacked, a part changed, and packed again.

#include <cstddef>
#include <string>
#include <string_view>

#include "galley/plugin.hpp"
#include "structure/random.hpp"

namespace galley::fuzz {

enum class Structure { bytes, zip, pdf };

/// What a format's files are, by its description: a package when a signature names an entry of one, a PDF when a
/// signature's magic does.
Structure structure_of(const PluginDescription& description);

/// A changed file of at most `most` bytes. Bytes that have not the structure, and now and then those that do, are
/// changed as plain bytes.
std::string mutate_file(Structure structure, std::string_view file, std::size_t most, Random& random,
                        const ByteMutator& mutate);

/// A file with parts of both, of at most `most` bytes; empty when that cannot be done.
std::string cross_files(Structure structure, std::string_view first, std::string_view second, std::size_t most,
                        Random& random);

}  // namespace galley::fuzz
