// SPDX-License-Identifier: Apache-2.0
#include "xml/reader.hpp"

#include <pugixml.hpp>
#include <string>
#include <utility>

#include "xml/article_reader.hpp"
#include "xml/block_reader.hpp"
#include "xml/metadata_reader.hpp"
#include "xml/reading.hpp"
#include "xml_text/input_text.hpp"
#include "xml_text/markup_scan.hpp"
#include "xml_text/parse.hpp"

namespace galley::xml {

namespace {

/// Articles and what goes with them; blocks outside of an article make one of their own.
struct DocumentHolder {
  Reading& reading;
  Article loose{};

  explicit DocumentHolder(Reading& state) : reading(state) { reading.article = &loose; }

  Blocks& blocks() { return loose.blocks; }

  bool take(const Element& element) {
    switch (element.tag()) {
      case Tag::article:
        end_loose();
        read_article(reading, element, reading.document.articles);
        return true;
      case Tag::metadata:
        read_metadata(reading, element);
        return true;
      case Tag::media:
        return true;  // read before, since figures name what is in it
      default:
        return false;
    }
  }

  void end_loose() {
    check_note_uses(reading);
    if (!loose.blocks.empty() || !loose.notes.empty()) reading.document.articles.push_back(std::move(loose));
    loose = {};
    reading.note_uses.clear();
    reading.note_ids.clear();
  }
};

bool declares_a_namespace(pugi::xml_node node) {
  if (std::string_view(node.name()).find(':') != std::string_view::npos) return true;
  for (const pugi::xml_attribute attribute : node.attributes()) {
    if (std::string_view(attribute.name()) == "xmlns") return true;
  }
  return false;
}

void read_root(Reading& reading, pugi::xml_node node) {
  const bool bare = !declares_a_namespace(node);
  if (bare) reading.bindings.push_back({{}, true});
  const Element root(reading, node);
  if (root.tag() != Tag::document && root.tag() != Tag::article) {
    throw Error(ErrorKind::input,
                "the root element is <" + shown(node.name()) + ">, not <document> in the namespace " +
                    std::string(document_namespace),
                reading.positions.at(node.offset_debug() - 1));
  }
  if (bare) {
    reading.warn(code::malformed, "the namespace " + std::string(document_namespace) + " is not declared", node);
  }
  if (root.tag() == Tag::article) return read_article(reading, root, reading.document.articles);

  root.expect_attributes({});
  reading.document.language = reading.language;
  reading.language = {};
  for (const pugi::xml_node child : node.children()) {
    if (child.type() != pugi::node_element) continue;
    const Element element(reading, child);
    if (element.tag() == Tag::media) read_media(reading, element);
  }
  DocumentHolder holder(reading);
  ContentReader(reading, holder).read(node);
  holder.end_loose();
}

}  // namespace

Document read(const Source& source, Context& context) {
  const text_encoding::Decoded decoded = xml_text::decode_entity(source.bytes(), context.diagnostics);
  const std::string_view text = decoded.text();
  Positions positions(text);
  xml_text::scan_markup(text, deepest_element(context.limits), context.limits, positions, context.diagnostics);
  context.check_cancelled();
  pugi::xml_document tree;
  xml_text::parse_markup(tree, text, pugi::parse_embed_pcdata, positions);

  Document document;
  Reading reading{context, positions, document};
  read_root(reading, tree.document_element());
  for (const Use& use : reading.anchor_uses) {
    if (reading.anchors.count(use.name) > 0) continue;
    report(context.diagnostics, positions, Severity::warning, code::malformed,
           "nothing has the id '" + shown(use.name) + "'; the text of the link to it is kept", use.offset);
  }
  return document;
}

}  // namespace galley::xml
