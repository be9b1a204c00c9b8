// SPDX-License-Identifier: Apache-2.0
#include "docx/template_package.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "docx/opc_package.hpp"
#include "docx/shared_names.hpp"
#include "docx/style_sheet.hpp"
#include "galley/source.hpp"
#include "word_processing/xml_output.hpp"

namespace galley::docx {

namespace {

constexpr auto kept_types = std::to_array<RelationshipType>(
    {RelationshipType::theme, RelationshipType::font_table, RelationshipType::header, RelationshipType::footer});

struct StringWriter : pugi::xml_writer {
  std::string text;
  void write(const void* data, std::size_t size) override { text.append(static_cast<const char*>(data), size); }
};

std::string serialised(const pugi::xml_node& node) {
  StringWriter writer;
  node.print(writer, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return std::move(writer.text);
}

/// Leaves in a node of a template what our parts can hold: the elements and attributes of WordprocessingML and
/// references to relationships, under the prefixes that all word processors give them. Of alternatives the one for
/// everybody stays.
void keep_word_alone(pugi::xml_node node, int depth = 0) {
  constexpr int deepest = 16;  // more than sections and definitions of lists have
  const auto is_kept = [](std::string_view name) { return name.starts_with("w:") || name.starts_with("r:"); };
  for (pugi::xml_attribute attribute = node.first_attribute(); attribute;) {
    const pugi::xml_attribute next = attribute.next_attribute();
    if (!is_kept(attribute.name())) node.remove_attribute(attribute);
    attribute = next;
  }
  for (pugi::xml_node child = node.first_child(); child;) {
    pugi::xml_node next = child.next_sibling();
    const std::string_view name = child.name();
    if (name == "mc:AlternateContent") {
      for (const pugi::xml_node alternative : child.child("mc:Fallback").children()) {
        const pugi::xml_node copy = node.insert_copy_before(alternative, child);
        keep_word_alone(copy, depth + 1);
      }
      node.remove_child(child);
    } else if (!name.starts_with("w:") || name == "w:lvlPicBulletId" || depth == deepest) {
      node.remove_child(child);  // the pictures of bullets are not taken
    } else {
      keep_word_alone(child, depth + 1);
    }
    child = next;
  }
}

/// Brings the namespaces and relationship types of a strict document to those of the transitional one that we write
/// (ECMA-376 Part 4): the same names, but for the year.
void make_transitional(std::string& text) {
  constexpr std::string_view strict = "http://purl.oclc.org/ooxml/";
  for (std::size_t at = text.find(strict); at != std::string::npos; at = text.find(strict, at)) {
    const std::size_t family = text.find_first_of("/\"'", at + strict.size());
    if (family == std::string::npos) return;
    if (text[family] == '/') text.insert(family + 1, "2006/");
    text.replace(at, strict.size(), "http://schemas.openxmlformats.org/");
  }
}

std::string relative_to_word(std::string_view part) {
  return part.starts_with("word/") ? std::string(part.substr(5)) : "/" + std::string(part);
}

class Copier {
 public:
  Copier(OpcPackage& package, TemplateParts& parts) : package_(package), parts_(parts) {}

  /// Takes a part and, step by step, all parts that it relates to.
  void take(const std::string& first) {
    std::vector<std::string> waiting{first};
    while (!waiting.empty()) {
      const std::string name = std::move(waiting.back());
      waiting.pop_back();
      if (name.empty() || !taken_.insert(name).second) continue;
      std::optional<std::string> bytes = package_.bytes(name);
      if (!bytes) continue;
      if (name.ends_with(".xml")) make_transitional(*bytes);
      parts_.files.emplace_back(name, std::move(*bytes));
      parts_.content_types += "<Override";
      append_attribute(parts_.content_types, "PartName", "/" + name);
      append_attribute(parts_.content_types, "ContentType", package_.content_type(name));
      parts_.content_types += "/>";
      const Relationships relationships = package_.relationships(name);
      if (relationships.all().empty()) continue;
      RelationshipWriter kept;
      for (const Relationship& each : relationships.all()) {
        std::string type = each.type_uri;
        make_transitional(type);
        kept.keep(each.id, type, each.external ? each.target : "/" + each.target, each.external);
        if (!each.external) waiting.push_back(each.target);
      }
      const std::size_t slash = name.rfind('/') + 1;
      parts_.files.emplace_back(name.substr(0, slash) + "_rels/" + name.substr(slash) + ".rels", kept.xml());
    }
  }

 private:
  OpcPackage& package_;
  TemplateParts& parts_;
  std::set<std::string> taken_;
};

/// The last section of the body: the page. Columns are left out and their place marked with a NUL.
void read_page(const XmlPart& document, WriteState& state) {
  static constexpr auto after_columns = std::to_array<std::string_view>(
      {"formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid"});
  const pugi::xml_node body = document.child(document.root(), Tag::body);
  pugi::xml_node section;
  for (const pugi::xml_node node : body.children()) {
    if (document.tag(node) == Tag::sect_pr) section = node;
  }
  if (!section || std::string_view(section.name()) != "w:sectPr") return;
  std::string before;
  std::string after;
  keep_word_alone(section);
  for (const pugi::xml_node node : section.children()) {
    const std::string_view name = local_name(node.name());
    const auto number = [&node](const char* attribute_name, std::uint32_t otherwise) {
      const std::int32_t value = number_attribute(node, attribute_name, 0);
      return value > 0 ? static_cast<std::uint32_t>(value) : otherwise;
    };
    if (name == "pgSz") {
      state.page.width = number("w", state.page.width);
      state.page.height = number("h", state.page.height);
    } else if (name == "pgMar") {
      state.page.margin = (number("left", state.page.margin) + number("right", state.page.margin)) / 2;
    }
    if (name == "cols" || name == "footnotePr" || name == "endnotePr" || name == "sectPrChange" || name == "type")
      continue;
    const bool late = std::find(after_columns.begin(), after_columns.end(), name) != after_columns.end();
    (late ? after : before) += serialised(node);
  }
  state.page.given = before + '\0' + after;
}

void read_numbering(const XmlPart& part, TemplateParts& parts, WriteState& state) {
  std::int32_t last_number = 0;
  std::int32_t last_definition = -1;
  for (const pugi::xml_node node : part.root().children()) {
    const std::string_view name = node.name();
    if (name == "w:abstractNum" || name == "w:num") keep_word_alone(node);
    if (name == "w:abstractNum") {
      last_definition = std::max(last_definition, number_attribute(node, "abstractNumId", 0));
      parts.numbering_definitions += serialised(node);
    } else if (name == "w:num") {
      last_number = std::max(last_number, number_attribute(node, "numId", 0));
      parts.numbering_instances += serialised(node);
    }
  }
  state.first_list = static_cast<std::uint32_t>(last_number) + 1;
  state.first_definition = static_cast<std::uint32_t>(last_definition + 1);
}

TemplateParts read(const std::string& path, std::size_t language_of_names, WriteState& state) {
  const Source source = Source::from_file(path, state.context.limits);
  Diagnostics ignored;  // what is wrong with it beside what is taken is of no matter
  OpcPackage package(source.bytes(), state.context.limits, ignored);
  const Relationships of_package = package.relationships("");
  const Relationship* main = of_package.first(RelationshipType::office_document);
  const std::string name = main != nullptr && !main->external ? main->target : "word/document.xml";
  const std::unique_ptr<XmlPart> document = package.xml(name);
  if (!document || document->tag(document->root()) != Tag::document) {
    throw Error(ErrorKind::input, "it is not a Word document", {.part = name});
  }
  TemplateParts parts;
  const Relationships relationships = package.relationships(name);
  const Relationship* styles = relationships.first(RelationshipType::styles);
  std::optional<std::string> sheet = styles == nullptr ? std::nullopt : package.bytes(styles->target);
  if (sheet) make_transitional(*sheet);
  parts.styles =
      sheet ? join_style_sheet(*sheet, language_of_names, state) : style_sheet(state.document, language_of_names);

  if (const Relationship* numbering = relationships.first(RelationshipType::numbering)) {
    if (const auto part = package.xml(numbering->target)) read_numbering(*part, parts, state);
  }
  if (const Relationship* settings = relationships.first(RelationshipType::settings)) {
    if (const auto part = package.xml(settings->target)) {
      for (const pugi::xml_node node : part->root().children()) {
        if (local_name(node.name()) == "evenAndOddHeaders") parts.even_and_odd_headers = is_on(node);
      }
    }
  }
  Copier copier(package, parts);
  for (const Relationship& each : relationships.all()) {
    const bool kept = std::find(kept_types.begin(), kept_types.end(), each.type) != kept_types.end();
    if (!kept || each.external || !package.has_part(each.target)) continue;
    copier.take(each.target);
    std::string type = each.type_uri;
    make_transitional(type);
    state.document_relationships.keep(each.id, type, relative_to_word(each.target), false);
  }
  read_page(*document, state);
  return parts;
}

}  // namespace

TemplateParts read_template(const std::string& path, std::size_t language_of_names, WriteState& state) {
  try {
    return read(path, language_of_names, state);
  } catch (const Error& error) {
    // The input's name will stand before the message, and the fault is not the input's.
    const std::string place = to_string(error.place());
    throw Error(error.kind(), "the template " + path + " cannot be used: " + error.what() +
                                  (place.empty() ? std::string() : " (" + place + ")"));
  }
}

}  // namespace galley::docx
