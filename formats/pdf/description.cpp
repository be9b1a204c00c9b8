// SPDX-License-Identifier: Apache-2.0
#include "pdf/description.hpp"

#include "galley/version.hpp"
#include "pdf/reader.hpp"
#include "pdf/writer_options.hpp"

namespace galley::pdf {

PluginDescription describe() {
  PluginDescription description;
  description.id = "pdf";
  description.name = "PDF";
  description.summary = "Pages: read by their tags or their layout, written typeset, tagged and searchable";
  description.version = GALLEY_VERSION;
  description.kind = PluginKind::format;
  description.reads = true;
  description.writes = true;
  description.views_layout = true;
  description.extensions = {"pdf"};
  description.media_types = {"application/pdf"};
  description.signatures = {{.magic = "%PDF-", .offset = 1024, .anywhere_before = true}};
  // Media that no figure shows are not written.
  description.carries = FeatureSet::all_but({Feature::unused_media});
  description.reader_options = reader_options();
  description.writer_options = writer_options();
  return description;
}

}  // namespace galley::pdf
