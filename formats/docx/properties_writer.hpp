// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "galley/document.hpp"

namespace galley::docx {

/// docProps/core.xml: what the core properties can hold of the metadata.
std::string core_properties(const Document& document);

/// docProps/custom.xml: the other terms, one property for each; empty when there are none.
std::string custom_properties(const Document& document);

}  // namespace galley::docx
