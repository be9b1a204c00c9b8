// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "xml/reading.hpp"

namespace galley::xml {

/// Adds what <metadata> says to the document's.
void read_metadata(Reading& reading, const Element& element);

/// Adds the files of <media> to the document, and their keys to reading.media_keys.
void read_media(Reading& reading, const Element& element);

}  // namespace galley::xml
