// SPDX-License-Identifier: Apache-2.0
#include "rtf/description.hpp"

#include "rtf/reader.hpp"
#include "rtf/writer.hpp"

namespace galley::rtf {

PluginDescription describe() {
  return {.id = "rtf",
          .name = "Rich Text Format",
          .summary = "RTF up to 1.9.1, as Word, WordPad, LibreOffice and TextEdit write it, in any code page",
          .version = "1",
          .reads = true,
          .writes = true,
          .extensions = {"rtf"},
          .media_types = {"application/rtf", "text/rtf"},
          .signatures = {{.magic = "{\\rtf"}, {.magic = "{\\urtf"}},
          .carries = FeatureSet::all(),
          .reader_options = reader_options(),
          .writer_options = writer_options()};
}

}  // namespace galley::rtf
