// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Brings punctuation to what the language of the text prints: full-width marks in Han text, quotation marks
/// and dashes by language. Numbers, addresses (URLs, e-mail) and code stay as they are. Idempotent.

#include "galley/plugin.hpp"

namespace galley::filters {

PluginDescription describe_normalize_punctuation();

void normalize_punctuation(Document& document, Context& context);

}  // namespace galley::filters
