// SPDX-License-Identifier: Apache-2.0
#include "docx/numbering_writer.hpp"

#include "docx/numbering.hpp"

namespace galley::docx {

namespace {

std::string definition(std::uint32_t id, bool ordered) {
  static constexpr const char* bullets[] = {"•", "◦", "▪"};
  static constexpr const char* formats[] = {"decimal", "lowerLetter", "lowerRoman"};
  std::string xml =
      "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) + "\"><w:multiLevelType w:val=\"hybridMultilevel\"/>";
  for (std::size_t level = 0; level < numbering_levels; ++level) {
    xml += "<w:lvl w:ilvl=\"" + std::to_string(level) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"";
    xml += ordered ? formats[level % 3] : "bullet";
    xml += "\"/><w:lvlText w:val=\"";
    xml += ordered ? "%" + std::to_string(level + 1) + "." : std::string(bullets[level % 3]);
    xml += "\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"" + std::to_string(425 * (level + 1)) +
           "\" w:hanging=\"425\"/></w:pPr></w:lvl>";
  }
  xml += "</w:abstractNum>";
  return xml;
}

}  // namespace

std::string list_definitions(std::uint32_t first_definition) {
  return definition(first_definition, false) + definition(first_definition + 1, true);
}

std::string list_instances(const WriteState& state) {
  std::string xml;
  std::uint32_t number = state.first_list;
  for (const WrittenList& list : state.lists) {
    xml += "<w:num w:numId=\"" + std::to_string(number++) + "\"><w:abstractNumId w:val=\"" +
           std::to_string(state.first_definition + (list.ordered ? 1 : 0)) + "\"/><w:lvlOverride w:ilvl=\"" +
           std::to_string(list.level) + "\"><w:startOverride w:val=\"" + std::to_string(list.start) +
           "\"/></w:lvlOverride></w:num>";
  }
  return xml;
}

}  // namespace galley::docx
