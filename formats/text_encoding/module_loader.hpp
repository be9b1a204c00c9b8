// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text_encoding/module/interface.h"

namespace galley::text_encoding {

/// The functions of the module text-encoding.so, loaded on the first call and kept. It is looked for where
/// this code itself lies: `../modules` from a plugin, `../lib/galley/modules` from a program. May be called
/// from several threads. Throws Error(plugin) when it is not there, is of another version, or may be
/// written to by others.
const galley_text_encoding_functions& text_encoding_module();

}  // namespace galley::text_encoding
