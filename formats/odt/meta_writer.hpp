// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "galley/document.hpp"

namespace galley::odt {

/// meta.xml (ODF 1.3, part 3, 4.3). Terms that OpenDocument does not have are user-defined.
std::string meta_xml(const Document& document);

}  // namespace galley::odt
