// SPDX-License-Identifier: Apache-2.0
#include "pandoc_json/description.hpp"

#include "galley/version.hpp"

namespace galley::pandoc_json {

PluginDescription describe() {
  PluginDescription description;
  description.id = "pandoc-json";
  description.name = "Pandoc's JSON";
  description.summary = "Pandoc's documents, as 'pandoc -t json' writes and 'pandoc -f json' reads them";
  description.version = GALLEY_VERSION;
  description.reads = true;
  description.writes = true;
  description.extensions = {"pandoc.json", "pandoc"};
  description.media_types = {"application/x-pandoc+json"};
  // Pandoc writes its version first; other programs that make its JSON write the members in other orders.
  description.signatures = {{.magic = "{\"pandoc-api-version\""},
                            {.magic = "\"pandoc-api-version\"", .offset = 4096, .anywhere_before = true}};
  description.carries = FeatureSet::all();
  description.writer_options = {
      {.name = "api",
       .type = OptionType::choice,
       .default_value = "1.22",
       .help = "the version of pandoc's types to write: 1.22 for pandoc 2.11 to 2.19, 1.23 for pandoc 3",
       .choices = {"1.22", "1.23"}},
      {.name = "structure",
       .type = OptionType::choice,
       .default_value = "full",
       .help = "full: all that the article has, in Div and Span elements; flat: headings and paragraphs as a writer of "
               "pandoc's makes a plain file of",
       .choices = {"full", "flat"}},
  };
  return description;
}

}  // namespace galley::pandoc_json
