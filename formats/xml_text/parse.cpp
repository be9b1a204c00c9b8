// SPDX-License-Identifier: Apache-2.0
#include "xml_text/parse.hpp"

#include <string>

#include "galley/error.hpp"

namespace galley::xml_text {

namespace {

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

}  // namespace

void parse_markup(pugi::xml_document& tree, std::string_view text, unsigned more, Positions& positions) {
  const unsigned flags = more | pugi::parse_cdata | pugi::parse_escapes | pugi::parse_wconv_attribute |
                         pugi::parse_eol | pugi::parse_ws_pcdata;
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

}  // namespace galley::xml_text
