// SPDX-License-Identifier: Apache-2.0
#include "odt/description.hpp"

#include "odt/reader.hpp"
#include "odt/writer.hpp"

namespace galley::odt {

PluginDescription describe() {
  return {.id = "odt",
          .name = "OpenDocument text",
          .summary = "OpenDocument 1.0 to 1.3 text, in packages and flat, as LibreOffice, Calligra and Word write it",
          .version = "1",
          .reads = true,
          .writes = true,
          .extensions = {"odt", "fodt", "ott", "odm"},
          .media_types = {"application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text-flat-xml",
                          "application/vnd.oasis.opendocument.text-template",
                          "application/vnd.oasis.opendocument.text-master"},
          .signatures = {{.zip_entry = "mimetype", .zip_entry_holds = "opendocument.text"},
                         {.zip_entry = "mimetype", .zip_entry_holds = "vnd.sun.xml.writer"},
                         {.zip_entry = "content.xml"},
                         {.xml_namespace = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"}},
          .carries = FeatureSet::all(),
          .reader_options = reader_options(),
          .writer_options = writer_options()};
}

}  // namespace galley::odt
