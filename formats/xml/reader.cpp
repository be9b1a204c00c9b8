// SPDX-License-Identifier: Apache-2.0
#include "xml/reader.hpp"

#include <pugixml.hpp>
#include <string>
#include <utility>

#include "xml/article_reader.hpp"
#include "xml/block_reader.hpp"
#include "xml/input_text.hpp"
#include "xml/markup_scan.hpp"
#include "xml/metadata_reader.hpp"
#include "xml/reading.hpp"

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

const char* fault_of(pugi::xml_parse_status status) {
  switch (status) {
    case pugi::status_no_document_element:
      return "there is no element in it";
    case pugi::status_unrecognized_tag:
      return "a tag has no name";
    case pugi::status_bad_pi:
      return "a processing instruction is broken or has no end";
    case pugi::status_bad_comment:
      return "a comment is broken or has no end";
    case pugi::status_bad_cdata:
      return "a CDATA section is broken or has no end";
    case pugi::status_bad_doctype:
      return "the document type is broken or has no end";
    case pugi::status_bad_pcdata:
      return "text is broken";
    case pugi::status_bad_start_element:
      return "a start tag is broken or has no end";
    case pugi::status_bad_attribute:
      return "an attribute is broken";
    case pugi::status_bad_end_element:
      return "an end tag is broken";
    case pugi::status_end_element_mismatch:
      return "an element is not closed, or a tag closes none";
    default:
      return "it cannot be parsed";
  }
}

void parse(pugi::xml_document& tree, std::string_view text, Positions& positions) {
  constexpr unsigned flags = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_wconv_attribute | pugi::parse_eol |
                             pugi::parse_ws_pcdata | pugi::parse_embed_pcdata;
  const pugi::xml_parse_result result = tree.load_buffer(text.data(), text.size(), flags, pugi::encoding_utf8);
  if (result.status == pugi::status_out_of_memory) throw Error(ErrorKind::limit, "there is not memory enough for it");
  if (!result) {
    throw Error(ErrorKind::input, std::string("not well-formed XML: ") + fault_of(result.status),
                positions.at(result.offset));
  }
  const pugi::xml_node root = tree.document_element();
  for (pugi::xml_node after = root.next_sibling(); after; after = after.next_sibling()) {
    if (after.type() != pugi::node_element) continue;
    throw Error(ErrorKind::input, "not well-formed XML: there is an element after the root element",
                positions.at(after.offset_debug() - 1));
  }
}

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
  const text_encoding::Decoded decoded = decode_entity(source.bytes(), context.diagnostics);
  const std::string_view text = decoded.text();
  Positions positions(text);
  scan_markup(text, deepest_element(context.limits), context.limits, positions, context.diagnostics);
  context.check_cancelled();
  pugi::xml_document tree;
  parse(tree, text, positions);

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
