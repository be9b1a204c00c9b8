// SPDX-License-Identifier: Apache-2.0
#include "xml/description.hpp"

#include "galley/version.hpp"
#include "xml/vocabulary.hpp"

namespace galley::xml {

PluginDescription describe() {
  return {.id = "xml",
          .name = "Galley XML",
          .summary = "The article model written out; nothing is lost",
          .version = GALLEY_VERSION,
          .kind = PluginKind::format,
          .reads = true,
          .writes = true,
          .extensions = {"xml"},
          .media_types = {"application/xml"},
          .signatures = {{.xml_namespace = std::string(document_namespace)}},
          .carries = FeatureSet::all(),
          .reader_options = {},
          .writer_options = {{.name = "indent",
                              .type = OptionType::boolean,
                              .default_value = "true",
                              .help = "indent elements by their depth"}}};
}

}  // namespace galley::xml
