// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text_encoding/module/interface.h"

namespace galley::text_encoding {

int decode_with_converter(const char* converter, const char* bytes, size_t size, galley_bytes_taker take,
                          galley_bad_units_taker bad, void* user);
int encode_with_converter(const char* converter, const char* utf8, size_t size, galley_bytes_taker take,
                          galley_bad_units_taker bad, void* user);

}  // namespace galley::text_encoding
