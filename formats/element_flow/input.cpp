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
  std::string text(decoded.text());
  // Entities stand for text with entities in it, but not for ever.
  constexpr int deepest = 4;
  for (int depth = 0; depth < deepest; ++depth) {
    std::string resolved = xhtml::resolve_entities(text, most_entity_growth);
    const bool same = resolved == text;
    text = std::move(resolved);
    if (same) break;
  }
  return text;
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
