// SPDX-License-Identifier: Apache-2.0
#include "element_flow/input.hpp"

#include <utility>

#include "xhtml/entities.hpp"
#include "xml_text/input_text.hpp"
#include "xml_text/markup_scan.hpp"
#include "xml_text/parse.hpp"
#include "xml_text/report.hpp"

namespace galley::element_flow {

namespace {

std::string text_of_source(const Source& source, Diagnostics& diagnostics) {
  constexpr std::size_t most_entity_growth = std::size_t{1} << 20;
  const text_encoding::Decoded decoded = xml_text::decode_entity(source.bytes(), diagnostics);
  return xhtml::resolve_entities(std::string(decoded.text()), most_entity_growth);
}

}  // namespace

Input::Input(const Source& source, Context& of_call)
    : context(of_call), text_(text_of_source(source, of_call.diagnostics)), positions_(text_) {
  // A list in a list costs three elements, a table in a table five.
  const std::size_t deepest = std::size_t{context.limits.depth} * 5 + 16;
  xml_text::scan_markup(text_, deepest, context.limits, positions_, context.diagnostics, true);
  context.check_cancelled();
  xml_text::parse_markup(tree_, text_, pugi::parse_pi, positions_);
}

void Input::tell(Severity severity, std::string_view code, std::string message, pugi::xml_node node) {
  xml_text::report(context.diagnostics, positions_, severity, code, std::move(message), node.offset_debug() - 1);
}

}  // namespace galley::element_flow
