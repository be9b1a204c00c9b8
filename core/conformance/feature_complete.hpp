// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/document.hpp"

namespace galley::conformance {

/// A canonical document that uses every Feature at least once, as newspapers would: articles in Chinese,
/// English, Japanese and Arabic.
Document feature_complete_document();

}  // namespace galley::conformance
