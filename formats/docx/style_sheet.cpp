// SPDX-License-Identifier: Apache-2.0
#include "docx/style_sheet.hpp"

#include <pugixml.hpp>

#include <array>
#include <map>
#include <set>

#include "docx/run_writer.hpp"
#include "docx/shared_names.hpp"
#include "galley/error.hpp"
#include "word_processing/style_names.hpp"
#include "word_processing/style_translations.hpp"
#include "word_processing/text_direction.hpp"
#include "word_processing/xml_output.hpp"

namespace galley::docx {

namespace {

/// The East Asian fonts that Word has everywhere, and how its paragraphs begin.
struct EastAsianSetting {
  std::string_view language;  ///< as a BCP 47 tag begins
  std::string_view body;
  std::string_view display;
  std::string_view indent;  ///< of the first line, in hundredths of a character
};

constexpr auto east_asian_settings = std::to_array<EastAsianSetting>({
    {"zh-TW", "PMingLiU", "Microsoft JhengHei", "200"},
    {"zh-HK", "PMingLiU", "Microsoft JhengHei", "200"},
    {"zh-Hant", "PMingLiU", "Microsoft JhengHei", "200"},
    {"zh", "SimSun", "SimHei", "200"},
    {"ja", "Yu Mincho", "Yu Gothic", "100"},
    {"ko", "Batang", "Malgun Gothic", "100"},
});

const EastAsianSetting* east_asian_setting(std::string_view language) {
  for (const EastAsianSetting& setting : east_asian_settings) {
    if (!language.starts_with(setting.language)) continue;
    if (language.size() == setting.language.size() || language[setting.language.size()] == '-') return &setting;
  }
  return nullptr;
}

/// The document's language, then those of its articles.
template <class Wanted>
std::string_view first_language(const Document& document, const Wanted& wanted) {
  if (wanted(document.language)) return document.language;
  for (const Article& article : document.articles) {
    if (wanted(article.language)) return article.language;
  }
  return {};
}

std::string_view east_asian_language(const Document& document) {
  return first_language(document, [](std::string_view language) { return east_asian_setting(language) != nullptr; });
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

std::string folded(std::string_view name) {
  std::string result;
  for (const char c : name) {
    if (c == ' ') continue;
    result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return result;
}

/// The roles for which any style of that role in a template will do, whatever it is called.
bool is_named_freely(ParagraphRole role) {
  switch (role) {
    case ParagraphRole::kicker:
    case ParagraphRole::headline:
    case ParagraphRole::deck:
    case ParagraphRole::byline:
    case ParagraphRole::dateline:
    case ParagraphRole::heading:
    case ParagraphRole::caption:
    case ParagraphRole::table_caption:
    case ParagraphRole::figure_caption:
    case ParagraphRole::figure:
    case ParagraphRole::figure_credit:
    case ParagraphRole::quote:
    case ParagraphRole::quote_attribution:
    case ParagraphRole::preformatted:
    case ParagraphRole::horizontal_line:
    case ParagraphRole::table_heading:
    case ParagraphRole::table_row_heading:
      return true;
    default:
      return false;
  }
}

/// What a style is for, as readers will take it; empty where only its name can tell.
std::string purpose(const pugi::xml_node& style) {
  const std::string_view type = style.attribute("w:type").value();
  const std::string_view name = style.child("w:name").attribute("w:val").value();
  if (type == "character") {
    const CharacterRole role = character_role(name);
    return role == CharacterRole::none ? std::string() : "character " + std::to_string(static_cast<int>(role));
  }
  if (type != "paragraph") return {};
  const NamedRole named = paragraph_role(name);
  if (!is_named_freely(named.role)) return {};
  return "paragraph " + std::to_string(static_cast<int>(named.role)) + " " + std::to_string(named.level);
}

std::string kind_and_name(const pugi::xml_node& style) {
  return std::string(style.attribute("w:type").value()) + " " +
         folded(style.child("w:name").attribute("w:val").value());
}

/// Serialises compactly into a string.
struct StringWriter : pugi::xml_writer {
  std::string text;
  void write(const void* data, std::size_t size) override { text.append(static_cast<const char*>(data), size); }
};

/// The child of this name, as the first one if there is none yet.
pugi::xml_node child_to_have(pugi::xml_node parent, const char* name) {
  const pugi::xml_node known = parent.child(name);
  return known ? known : parent.prepend_child(name);
}

/// Makes the language of the text that of the document: a template gives the look.
void set_language(pugi::xml_node styles, const std::string& language) {
  for (const pugi::xml_node style : styles.children("w:style")) {
    style.child("w:rPr").remove_child("w:lang");
    for (const pugi::xml_node part : style.children("w:tblStylePr")) part.child("w:rPr").remove_child("w:lang");
  }
  pugi::xml_node run = child_to_have(child_to_have(child_to_have(styles, "w:docDefaults"), "w:rPrDefault"), "w:rPr");
  pugi::xml_document element;
  element.load_buffer(language.data(), language.size());
  // After it come elements that no default has (ECMA-376 Part 1, A.1, EG_RPrBase).
  const pugi::xml_node known = run.child("w:lang");
  if (known) {
    run.insert_copy_before(element.document_element(), known);
    run.remove_child(known);
  } else {
    run.append_copy(element.document_element());
  }
}

}  // namespace

std::string language_element(std::string_view name, const Document& document) {
  if (document.language.empty()) return {};
  const std::string_view east_asian = east_asian_language(document);
  const std::string_view complex =
      first_language(document, [](std::string_view language) { return is_right_to_left(language); });
  const std::string_view simple = first_language(document, [](std::string_view language) {
    return !language.empty() && east_asian_setting(language) == nullptr && !is_right_to_left(language);
  });
  std::string xml = "<" + std::string(name);
  append_attribute(xml, "w:val", simple.empty() ? std::string_view("en-US") : simple);
  append_attribute(xml, "w:eastAsia", east_asian.empty() ? std::string_view("zh-CN") : east_asian);
  append_attribute(xml, "w:bidi", complex.empty() ? std::string_view("ar-SA") : complex);
  xml += "/>";
  return xml;
}

std::string style_sheet(const Document& document, std::size_t language_of_names) {
  const EastAsianSetting* east_asian = east_asian_setting(east_asian_language(document));
  const EastAsianSetting* of_document = east_asian_setting(document.language);
  if (east_asian == nullptr) east_asian = east_asian_setting("zh");
  std::string text(style_sheet_text);
  replace_all(text, "@body-latin@", "Times New Roman");
  replace_all(text, "@display-latin@", "Arial");
  replace_all(text, "@body-complex@", "Times New Roman");
  replace_all(text, "@display-complex@", "Arial");
  replace_all(text, "@body-east-asian@", east_asian->body);
  replace_all(text, "@display-east-asian@", east_asian->display);
  replace_all(text, "@body-after@", of_document != nullptr ? "40" : "120");
  replace_all(text, "@body-indent@",
              of_document != nullptr ? "<w:ind w:firstLineChars=\"" + std::string(of_document->indent) +
                                           "\" w:firstLine=\"" + (of_document->indent == "200" ? "420" : "210") + "\"/>"
                                     : std::string());
  replace_all(text, "@body-alignment@", of_document != nullptr ? "<w:jc w:val=\"both\"/>" : "");
  replace_all(text, "@language@", language_element("w:lang", document));
  if (language_of_names > 0) {
    for (const std::vector<std::string_view>& names : style_translations().names) {
      const auto element = [](std::string_view name) { return "<w:name w:val=\"" + std::string(name) + "\"/>"; };
      replace_all(text, element(names.front()), element(names[language_of_names]));
    }
  }
  return text;
}

std::string join_style_sheet(const std::string& template_styles, std::size_t language_of_names, WriteState& state) {
  pugi::xml_document theirs;
  pugi::xml_document ours;
  const pugi::xml_parse_result result = theirs.load_buffer(template_styles.data(), template_styles.size());
  pugi::xml_node root = theirs.document_element();
  if (!result || std::string_view(root.name()) != "w:styles") {
    throw Error(ErrorKind::input, "its styles cannot be read", {.part = "word/styles.xml"});
  }
  const std::string sheet = style_sheet(state.document, language_of_names);
  ours.load_buffer(sheet.data(), sheet.size());

  const std::string language = language_element("w:lang", state.document);
  if (!language.empty()) set_language(root, language);
  std::map<std::string, std::string> id_by_name;
  std::map<std::string, std::string> id_by_purpose;
  std::set<std::string> ids;
  for (const pugi::xml_node style : root.children("w:style")) {
    const std::string id = style.attribute("w:styleId").value();
    id_by_name.emplace(kind_and_name(style), id);
    if (const std::string what = purpose(style); !what.empty()) id_by_purpose.emplace(what, id);
    ids.insert(id);
  }
  std::vector<pugi::xml_node> missing;
  for (const pugi::xml_node style : ours.document_element().children("w:style")) {
    const std::string id = style.attribute("w:styleId").value();
    if (const auto known = id_by_name.find(kind_and_name(style)); known != id_by_name.end()) {
      state.style_ids[id] = known->second;
      continue;
    }
    if (const auto known = id_by_purpose.find(purpose(style)); known != id_by_purpose.end()) {
      state.style_ids[id] = known->second;
      continue;
    }
    state.style_ids[id] = ids.contains(id) ? "Galley" + id : id;
    state.added_styles.insert(id);
    missing.push_back(style);
  }
  for (const pugi::xml_node style : missing) {
    pugi::xml_node added = root.append_copy(style);
    // The look is the template's; what is added differs from it as little as its purpose allows.
    pugi::xml_node run = added.child("w:rPr");
    if (std::string_view(run.child("w:rFonts").attribute("w:ascii").value()) != "Courier New") {
      run.remove_child("w:rFonts");
    }
    added.remove_attribute("w:default");
    added.attribute("w:styleId").set_value(std::string(state.style(style.attribute("w:styleId").value())).c_str());
    for (const char* reference : {"w:basedOn", "w:next", "w:link"}) {
      pugi::xml_attribute value = added.child(reference).attribute("w:val");
      if (value) value.set_value(std::string(state.style(value.value())).c_str());
    }
  }
  StringWriter writer;
  theirs.save(writer, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return std::string(xml_declaration) + writer.text;
}

}  // namespace galley::docx
