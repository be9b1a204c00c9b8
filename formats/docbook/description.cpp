// SPDX-License-Identifier: Apache-2.0
#include "docbook/description.hpp"

#include "docbook/marks.hpp"
#include "element_flow/pictures.hpp"
#include "galley/version.hpp"

namespace galley::docbook {

namespace {

/// DocBook 5 by its namespace. DocBook 4 has none, and <article> is a root of JATS too: there the document type says
/// what it is; roots that only DocBook has say so themselves.
std::vector<Signature> signatures() {
  std::vector<Signature> result;
  result.push_back({.xml_namespace = std::string(docbook_namespace)});
  result.push_back({.magic = "-//OASIS//DTD DocBook", .offset = 4096, .anywhere_before = true});
  result.push_back({.magic = "-//OASIS//DTD Simplified DocBook", .offset = 4096, .anywhere_before = true});
  return result;
}

}  // namespace

PluginDescription describe() {
  return {.id = "docbook",
          .name = "DocBook",
          .summary = "DocBook 5.1; reads versions 4 and 5",
          .version = GALLEY_VERSION,
          .kind = PluginKind::format,
          .reads = true,
          .writes = true,
          .extensions = {"dbk", "docbook"},
          .media_types = {"application/docbook+xml"},
          .signatures = signatures(),
          .carries = FeatureSet::all_but({Feature::unused_media}),
          .reader_options = {},
          .writer_options = {element_flow::media_option()}};
}

}  // namespace galley::docbook
