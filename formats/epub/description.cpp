// SPDX-License-Identifier: Apache-2.0
#include "epub/description.hpp"

#include "galley/version.hpp"

namespace galley::epub {

PluginDescription describe() {
  PluginDescription description;
  description.id = "epub";
  description.name = "EPUB publication";
  description.summary = "EPUB 2 and 3 to articles by their table of contents; articles to EPUB 3.3";
  description.version = GALLEY_VERSION;
  description.reads = true;
  description.writes = true;
  description.extensions = {"epub"};
  description.media_types = {"application/epub+zip"};
  Signature stored_type;
  stored_type.magic = "mimetypeapplication/epub+zip";
  stored_type.offset = 30;
  Signature container;
  container.zip_entry = "META-INF/container.xml";
  container.zip_entry_holds = "application/oebps-package+xml";
  description.signatures = {stored_type, container};
  description.carries = FeatureSet::all();
  description.reader_options = {{"infer-roles",
                                 OptionType::boolean,
                                 "true",
                                 "Find kicker, deck, byline and dateline that nothing marks",
                                 {},
                                 0,
                                 0}};
  description.writer_options = {
      {"cover",
       OptionType::path,
       "auto",
       "A picture for the cover, auto to draw one from the headline, or none",
       {},
       0,
       0},
      {"css", OptionType::path, "", "A style sheet to use in place of Galley's own", {}, 0, 0},
      {"writing-mode",
       OptionType::choice,
       "horizontal",
       "The direction of lines; vertical is for Chinese and Japanese",
       {"horizontal", "vertical"},
       0,
       0}};
  return description;
}

}  // namespace galley::epub
