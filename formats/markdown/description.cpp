// SPDX-License-Identifier: Apache-2.0
#include "markdown/description.hpp"

#include "galley/version.hpp"

namespace galley::markdown {

PluginDescription describe() {
  PluginDescription description;
  description.id = "markdown";
  description.name = "Markdown";
  description.summary = "CommonMark with GitHub's tables, notes and task lists, and front matter in YAML or TOML";
  description.version = GALLEY_VERSION;
  description.reads = true;
  description.writes = true;
  description.extensions = {"md", "markdown", "mdown", "mkd"};
  description.media_types = {"text/markdown"};
  description.carries = FeatureSet::all_but({Feature::unused_media});
  description.reader_options = {
      {.name = "encoding", .help = "Character encoding of the text, by its WHATWG name; found out if not given"},
      {.name = "split-articles",
       .type = OptionType::choice,
       .default_value = "auto",
       .help = "auto: at headings of the first level if there are several; never: one article",
       .choices = {"auto", "never"}},
      {.name = "infer-roles",
       .type = OptionType::boolean,
       .default_value = "true",
       .help = "Find kicker, deck, byline and dateline that nothing marks"},
  };
  description.writer_options = {
      {.name = "images",
       .type = OptionType::choice,
       .default_value = "embed",
       .help = "embed: pictures stand in the text itself; omit: only what stands for them",
       .choices = {"embed", "omit"}},
  };
  return description;
}

}  // namespace galley::markdown
