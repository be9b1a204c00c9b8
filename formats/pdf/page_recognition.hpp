// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "galley/document.hpp"
#include "galley/plugin.hpp"
#include "page_layout/page_content.hpp"

namespace galley::pdf {

/// Has the picture of a scanned page read by the program that the options `ocr` and `ocr-timeout` name, and puts the
/// words onto the page where they are seen. False, and `problem`, when nothing came of it. Throws Error(cancelled).
bool recognise_text(const Media& media, const layout::Picture& picture, const Context& context,
                    layout::PageContent& page, std::string& problem);

}  // namespace galley::pdf
