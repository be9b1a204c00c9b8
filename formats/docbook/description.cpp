// SPDX-License-Identifier: Apache-2.0
#include "docbook/description.hpp"

#include "docbook/marks.hpp"
#include "element_flow/pictures.hpp"
#include "galley/version.hpp"

namespace galley::docbook {

namespace {

/// DocBook 5 by its namespace. DocBook 4 has none, and <article> is a root of JATS too: there the document type says
/// what it is, or an element that only DocBook has.
std::vector<Signature> signatures() {
  std::vector<Signature> result;
  result.push_back({.xml_namespace = std::string(docbook_namespace)});
  for (const char* root : {"article", "book", "set", "part", "chapter", "appendix", "preface", "section", "sect1",
                           "sect2", "refentry", "reference", "glossary", "bibliography", "para", "qandaset"}) {
    for (const char* magic : {"-//OASIS//DTD DocBook", "-//OASIS//DTD Simplified DocBook", "-//Norman Walsh//DTD"}) {
      result.push_back({.magic = magic, .offset = 4096, .anywhere_before = true, .xml_root = root});
    }
  }
  for (const char* magic : {"<articleinfo", "<artheader"}) {
    result.push_back({.magic = magic, .offset = 4096, .anywhere_before = true, .xml_root = "article"});
  }
  result.push_back({.magic = "<bookinfo", .offset = 4096, .anywhere_before = true, .xml_root = "book"});
  result.push_back({.magic = "<refmeta", .offset = 4096, .anywhere_before = true, .xml_root = "refentry"});
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
