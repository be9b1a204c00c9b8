// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "galley/plugin.hpp"

namespace galley::docx {

/// Reads Word documents: ECMA-376 WordprocessingML, transitional and strict, as a zip package or as flat OPC.
class DocxReader : public Reader {
 public:
  Document read(const Source& source, Context& context) override;
};

/// `split-articles` and `changes`.
std::vector<OptionDescription> reader_options();

}  // namespace galley::docx
