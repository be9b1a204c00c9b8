// SPDX-License-Identifier: Apache-2.0
#include "odt/language_attributes.hpp"
#include "odt/style_sheet.hpp"
#include "odt/write_state.hpp"
#include "word_processing/xml_output.hpp"

namespace galley::odt {

using word_processing::append_attribute;

std::string AutomaticStyles::named(char letter, std::string key, const std::string& xml) {
  const auto [known, is_new] = names_.try_emplace(std::move(key));
  if (!is_new) return known->second;
  known->second = letter + std::to_string(letter == 'P' ? ++paragraphs_ : ++texts_);
  xml_ += "<style:style style:name=\"" + known->second + "\"" + xml + "</style:style>";
  return known->second;
}

std::string AutomaticStyles::paragraph(std::string_view parent, std::string_view language,
                                       std::string_view writing_mode) {
  if (parent == "Preformatted_20_Text") writing_mode = {};  // program text, from the left
  if (language.empty() && writing_mode.empty()) return std::string(parent);
  std::string xml = " style:family=\"paragraph\"";
  append_attribute(xml, "style:parent-style-name", parent);
  xml += '>';
  if (!writing_mode.empty()) {
    xml += "<style:paragraph-properties";
    append_attribute(xml, "style:writing-mode", writing_mode);
    // LibreOffice takes "start" for the left side whatever the direction.
    const bool centred = parent == "Picture" || parent == "Figure_20_Caption" || parent == "Figure_20_Credit";
    if (writing_mode == "rl-tb" && !centred) {
      append_attribute(xml, "fo:text-align", parent == "Quote_20_Attribution" ? "left" : "right");
    }
    xml += "/>";
  }
  if (!language.empty()) {
    xml += "<style:text-properties";
    if (const std::string_view font = body_font(language); !font.empty()) {
      const bool display = parent.starts_with("Head") || parent == "Deck" || parent == "Kicker";
      append_attribute(xml, "style:font-name-asian", display ? display_font(language) : font);
    }
    append_languages(xml, language);
    xml += "/>";
  }
  return named('P', "P " + xml, xml);
}

std::string AutomaticStyles::text(std::string_view parent, std::string_view language, Style position) {
  const bool raised = has(position, Style::superscript);
  const bool lowered = has(position, Style::subscript);
  if (language.empty() && !raised && !lowered) return std::string(parent);
  std::string xml = " style:family=\"text\"";
  if (!parent.empty()) append_attribute(xml, "style:parent-style-name", parent);
  xml += "><style:text-properties";
  // Raised and lowered at once: as good as on the line, and known again by its height.
  if (raised || lowered) {
    append_attribute(xml, "style:text-position", raised && lowered ? "1% 58%" : raised ? "super 58%" : "sub 58%");
  }
  if (!language.empty()) append_languages(xml, language);
  xml += "/>";
  return named('T', "T " + xml, xml);
}

std::string AutomaticStyles::xml() const { return xml_; }

}  // namespace galley::odt
