// SPDX-License-Identifier: Apache-2.0
#include "text/description.hpp"

#include "galley/version.hpp"

namespace galley::text {

PluginDescription describe() {
  PluginDescription description;
  description.id = "text";
  description.name = "Plain text";
  description.summary = "Plain text in any encoding, with light Markdown marks or none at all";
  description.version = GALLEY_VERSION;
  description.reads = true;
  description.writes = true;
  description.extensions = {"txt", "text"};
  description.media_types = {"text/plain"};
  description.signatures = {{.plain_text = true}};
  description.carries = FeatureSet::all_but({Feature::figure_media, Feature::unused_media, Feature::cell_blocks});
  description.reader_options = {
      {.name = "encoding", .help = "character encoding of the text, by its WHATWG name; found out if not given"},
      {.name = "marks",
       .type = OptionType::choice,
       .default_value = "auto",
       .help = "auto: light marks where they are clear; markdown: light marks as in Markdown; none: all is text",
       .choices = {"auto", "markdown", "none"}},
      {.name = "wrap",
       .type = OptionType::choice,
       .default_value = "auto",
       .help = "auto: join lines that were broken to a width; join: join all; keep: each line is a paragraph",
       .choices = {"auto", "join", "keep"}},
      {.name = "split-articles",
       .type = OptionType::choice,
       .default_value = "auto",
       .help = "auto: at headlines, marked or found; headline: at marked headlines only; never: one article",
       .choices = {"auto", "headline", "never"}},
      {.name = "language", .help = "language of the text (BCP 47: zh-CN, en); found out if not given"},
  };
  description.writer_options = {
      {.name = "marks",
       .type = OptionType::choice,
       .default_value = "markdown",
       .help = "markdown: light marks, reads back as the same article; none: text for people, without marks",
       .choices = {"markdown", "none"}},
      {.name = "width",
       .type = OptionType::integer,
       .default_value = "0",
       .help = "break lines at this many columns, of which East Asian characters take two; 0: do not",
       .minimum = 0,
       .maximum = 10'000},
      {.name = "encoding", .default_value = "utf-8", .help = "character encoding to write, by its WHATWG name"},
      {.name = "newline",
       .type = OptionType::choice,
       .default_value = "lf",
       .help = "line ends to write",
       .choices = {"lf", "crlf"}},
      {.name = "bom", .type = OptionType::boolean, .default_value = "false", .help = "begin with a byte order mark"},
  };
  return description;
}

}  // namespace galley::text
