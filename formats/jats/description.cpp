// SPDX-License-Identifier: Apache-2.0
#include "jats/description.hpp"

#include "element_flow/pictures.hpp"
#include "galley/version.hpp"

namespace galley::jats {

namespace {

/// JATS has no namespace, and <article> is a root of DocBook too: the document type tells, or what only JATS has.
std::vector<Signature> signatures() {
  std::vector<Signature> result;
  for (const char* root : {"article", "book", "book-part-wrapper", "sub-article", "response"}) {
    for (const char* magic : {"-//NLM//DTD", "<front>", "dtd-version=", "<journal-meta", "<article-meta"}) {
      result.push_back({.magic = magic, .offset = 4096, .anywhere_before = true, .xml_root = root});
    }
  }
  return result;
}

}  // namespace

PluginDescription describe() {
  return {.id = "jats",
          .name = "JATS",
          .summary = "Journal articles (NISO JATS 1.3); reads JATS 1.0 to 1.3, NLM 2 and 3, and BITS",
          .version = GALLEY_VERSION,
          .kind = PluginKind::format,
          .reads = true,
          .writes = true,
          .extensions = {"jats", "nxml"},
          .media_types = {"application/jats+xml"},
          .signatures = signatures(),
          .carries = FeatureSet::all_but({Feature::unused_media}),
          .reader_options = {},
          .writer_options = {element_flow::media_option()}};
}

}  // namespace galley::jats
