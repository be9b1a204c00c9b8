// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/document.hpp"

namespace galley::model {

/// Takes away anchors that no link points to and links to anchors that are not there, and keeps the first of
/// anchors that share a name.
void canonicalize_anchors(Document& document);

}  // namespace galley::model
