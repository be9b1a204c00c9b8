// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "epub/archive.hpp"

namespace galley::epub {

/// The path of the package document (EPUB 3.3, 4.2.6.3.1): the first rootfile of META-INF/container.xml that is
/// there, else any .opf file, with a warning. Empty, with a warning, if there is none.
std::string find_package_document(Archive& archive);

/// Refuses what META-INF/encryption.xml says is encrypted and would be read (content, pictures); obfuscated
/// fonts do not matter. Throws Error(unsupported).
void refuse_encryption(Archive& archive);

}  // namespace galley::epub
