// SPDX-License-Identifier: Apache-2.0
#include "nitf/description.hpp"

#include "element_flow/pictures.hpp"
#include "galley/version.hpp"

namespace galley::nitf {

PluginDescription describe() {
  return {.id = "nitf",
          .name = "NITF",
          .summary = "News Industry Text Format 3.6 of the IPTC; reads 2.5 to 3.6",
          .version = GALLEY_VERSION,
          .kind = PluginKind::format,
          .reads = true,
          .writes = true,
          .extensions = {"nitf"},
          .media_types = {"application/nitf+xml"},
          .signatures = {{.xml_root = "nitf"}},
          .carries = FeatureSet::all_but({Feature::unused_media}),
          .reader_options = {},
          .writer_options = {element_flow::media_option()}};
}

}  // namespace galley::nitf
