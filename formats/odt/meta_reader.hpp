// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pugixml.hpp>

#include <string>

#include "galley/document.hpp"

namespace galley::odt {

/// What office:meta tells of a document (ODF 1.3, part 3, 4.3).
struct MetaFacts {
  Metadata metadata;
  std::string language;  ///< dc:language; may be empty
};

MetaFacts read_meta(const pugi::xml_node& meta);

}  // namespace galley::odt
