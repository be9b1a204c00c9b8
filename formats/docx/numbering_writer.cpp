// SPDX-License-Identifier: Apache-2.0
#include "docx/numbering_writer.hpp"

namespace galley::docx {

namespace {

constexpr std::uint32_t indent_per_level = 425;  // in twentieths of a point

}  // namespace

std::string list_definitions(const WriteState& state) {
  static constexpr const char* bullets[] = {"•", "◦", "▪"};
  static constexpr const char* formats[] = {"decimal", "lowerLetter", "lowerRoman"};
  std::string xml;
  std::uint32_t definition = state.first_definition;
  for (const WrittenList& list : state.lists) {
    const std::string level = std::to_string(list.level);
    xml += "<w:abstractNum w:abstractNumId=\"" + std::to_string(definition++) +
           "\"><w:multiLevelType w:val=\"hybridMultilevel\"/><w:lvl w:ilvl=\"" + level + "\"><w:start w:val=\"" +
           std::to_string(list.start) + "\"/><w:numFmt w:val=\"";
    xml += list.ordered ? formats[list.level % 3] : "bullet";
    xml += "\"/><w:lvlText w:val=\"";
    xml += list.ordered ? "%" + std::to_string(list.level + 1) + "." : std::string(bullets[list.level % 3]);
    xml += "\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"" +
           std::to_string(indent_per_level * (list.level + 1)) + "\" w:hanging=\"" + std::to_string(indent_per_level) +
           "\"/></w:pPr></w:lvl></w:abstractNum>";
  }
  return xml;
}

std::string list_instances(const WriteState& state) {
  std::string xml;
  for (std::uint32_t i = 0; i < state.lists.size(); ++i) {
    xml += "<w:num w:numId=\"" + std::to_string(state.first_list + i) + "\"><w:abstractNumId w:val=\"" +
           std::to_string(state.first_definition + i) + "\"/></w:num>";
  }
  return xml;
}

}  // namespace galley::docx
