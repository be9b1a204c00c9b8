// SPDX-License-Identifier: Apache-2.0
#include "text_encoding/module_loader.hpp"

#include "galley/error.hpp"
#include "own_module/own_module.hpp"

namespace galley::text_encoding {

const galley_text_encoding_functions& text_encoding_module() {
  static const own_module::Opened opened =
      own_module::open({"text-encoding.so", GALLEY_TEXT_ENCODING_SYMBOL, GALLEY_TEXT_ENCODING_VERSION,
                        "knows encodings other than Unicode's"});
  if (opened.functions == nullptr) throw Error(ErrorKind::plugin, opened.problem);
  return *static_cast<const galley_text_encoding_functions*>(opened.functions);
}

}  // namespace galley::text_encoding
