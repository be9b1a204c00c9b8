// SPDX-License-Identifier: Apache-2.0
#include "text_encoding/known_encoding.hpp"

#include <string>

#include "galley/error.hpp"
#include "galley/options.hpp"

namespace galley::text_encoding {

const Encoding& known_encoding(std::string_view label) {
  if (const Encoding* encoding = encoding_of_label(label)) return *encoding;
  std::string message = "unknown encoding '" + std::string(label) + "'";
  const std::string nearest = nearest_name(label, all_labels());
  if (!nearest.empty()) message += ", did you mean '" + nearest + "'";
  throw Error(ErrorKind::usage, std::move(message));
}

}  // namespace galley::text_encoding
