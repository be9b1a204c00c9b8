// SPDX-License-Identifier: Apache-2.0
#include "html/description.hpp"

#include "galley/version.hpp"

namespace galley::html {

PluginDescription describe() {
  PluginDescription description;
  description.id = "html";
  description.name = "HTML page";
  description.summary = "Articles of web pages without what stands around them; one self-contained page, written";
  description.version = GALLEY_VERSION;
  description.reads = true;
  description.writes = true;
  description.extensions = {"html", "htm", "xhtml"};
  description.media_types = {"text/html", "application/xhtml+xml"};
  for (const char* magic : {"<!DOCTYPE html", "<!doctype html", "<!DOCTYPE HTML", "<!Doctype html", "<html", "<HTML",
                            "\xEF\xBB\xBF<!DOCTYPE html", "\xEF\xBB\xBF<!doctype html", "\xEF\xBB\xBF<html"}) {
    description.signatures.push_back({.magic = magic});
  }
  // With a comment, a declaration or white space before it.
  description.signatures.push_back({.xml_root = "html"});
  description.signatures.push_back({.xml_root = "HTML"});
  description.carries = FeatureSet::all_but({Feature::unused_media});
  description.reader_options = {
      {.name = "content",
       .type = OptionType::choice,
       .default_value = "auto",
       .help = "auto: the articles, without navigation, advertisements and comments; all: the whole page",
       .choices = {"auto", "all"}},
      {.name = "encoding", .help = "Character encoding, by its WHATWG name; from the file itself if not given"},
      {.name = "infer-roles",
       .type = OptionType::boolean,
       .default_value = "true",
       .help = "Find kicker, deck, byline and dateline that nothing marks"},
  };
  description.writer_options = {
      {.name = "style",
       .type = OptionType::path,
       .default_value = "default",
       .help = "A style sheet to use in place of Galley's own (default), or none"},
      {.name = "images",
       .type = OptionType::choice,
       .default_value = "embed",
       .help = "embed: pictures stand in the page itself; omit: only what stands for them",
       .choices = {"embed", "omit"}},
  };
  return description;
}

}  // namespace galley::html
