// SPDX-License-Identifier: Apache-2.0
#include "odt/reader.hpp"

#include <algorithm>
#include <utility>

#include "odt/meta_reader.hpp"
#include "odt/odt_file.hpp"
#include "odt/story_reader.hpp"
#include "word_processing/finish_document.hpp"
#include "word_processing/picture_type.hpp"

namespace galley::odt {

using namespace word_processing;  // NOLINT(google-build-using-namespace)

namespace {

/// Does any character of a story show?
bool holds_text(const pugi::xml_node& root) {
  return static_cast<bool>(root.find_node([](const pugi::xml_node& node) {
    return node.type() == pugi::node_pcdata &&
           std::string_view(node.value()).find_first_not_of(" \t\r\n") != std::string_view::npos;
  }));
}

/// Headers and footers belong to the pages and not to the article: they are not read, which is said.
void count_page_heads(OdtReading& reading) {
  for (const pugi::xml_node page : reading.file.styles().child("office:master-styles").children("style:master-page")) {
    for (const pugi::xml_node node : page.children()) {
      const std::string_view name = node.name();
      if ((name.starts_with("style:header") || name.starts_with("style:footer")) && holds_text(node)) {
        ++reading.tally.page_heads;
      }
    }
  }
}

/// Files that a document of ours holds beside those that it shows, and types that a manifest cannot say.
void read_unused_media(OdtReading& reading) {
  for (const pugi::xml_node node : reading.marks.root().children("media")) {
    const std::string_view name = attribute(node, "key");
    std::optional<std::string> bytes = reading.file.bytes(name);
    if (!bytes) continue;  // word processors drop what the text does not show
    std::string key = add_media(reading.document, {std::string(attribute(node, "type")), std::move(*bytes)});
    reading.media_keys[std::string(name)] = std::move(key);
  }
}

}  // namespace

std::vector<OptionDescription> reader_options() { return {split_articles_option()}; }

Document read(const Source& source, Context& context) {
  OdtFile file(source, context);
  OdtReading reading(file, context);
  if (file.marks()) reading.marks.index(file.marks());
  reading.styles.read(file.styles());
  if (file.content() != file.styles()) reading.styles.read(file.content());
  read_unused_media(reading);
  pugi::xml_node body = file.content().child("office:body");
  if (const pugi::xml_node text = body.child("office:text")) body = text;  // OpenOffice.org 1 has none
  RawPieces pieces;
  try {
    pieces = StoryReader(reading).read(body);
  } catch (const Error& error) {
    if (!error.place().part.empty()) throw;
    throw Error(error.kind(), error.what(), {.part = file.content_name()});
  }
  MetaFacts meta = read_meta(file.meta());
  DocumentFacts facts;
  facts.metadata = std::move(meta.metadata);
  facts.language = std::move(meta.language);
  const RunLanguages& defaults = reading.styles.defaults().languages;
  for (std::size_t i = 0; i < defaults.size(); ++i) facts.default_languages[i] = defaults[i];
  count_page_heads(reading);
  finish_document(reading, std::move(pieces), std::move(facts));
  return std::move(reading.document);
}

}  // namespace galley::odt
