// SPDX-License-Identifier: Apache-2.0
#include "docx/reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "docx/properties_reader.hpp"
#include "docx/shared_names.hpp"
#include "docx/story_reader.hpp"
#include "word_processing/finish_document.hpp"

namespace galley::docx {

namespace {

constexpr std::string_view usual_document_part = "word/document.xml";

/// The part with the text: by the package's relationship, else by content type, else by its usual name.
std::string find_document_part(const OpcPackage& package, const Relationships& of_package, Diagnostics& diagnostics) {
  const Relationship* relationship = of_package.first(RelationshipType::office_document);
  if (relationship != nullptr && !relationship->external && package.has_part(relationship->target)) {
    return relationship->target;
  }
  if (package.has_part(usual_document_part)) {
    diagnostics.warning(code::missing_part, "the package does not say which part holds the text; the usual one is read",
                        {.part = "_rels/.rels"});
    return std::string(usual_document_part);
  }
  for (const std::string& name : package.part_names()) {
    const std::string type = package.content_type(name);
    if (type.find("wordprocessingml.document.main") != std::string::npos ||
        type.find("wordprocessingml.template.main") != std::string::npos ||
        type.find("word.document.macroenabled.main") != std::string::npos ||
        type.find("word.template.macroenabledtemplate.main") != std::string::npos) {
      diagnostics.warning(code::missing_part, "the package does not say which part holds the text; this one is read",
                          {.part = name});
      return name;
    }
  }
  for (const std::string& name : package.part_names()) {
    const auto is = [&name](std::string_view usual) { return name == usual; };
    if (is("xl/workbook.xml")) throw Error(ErrorKind::input, "it is a spreadsheet (.xlsx), not a Word document");
    if (is("ppt/presentation.xml")) throw Error(ErrorKind::input, "it is a presentation (.pptx), not a Word document");
    if (is("META-INF/container.xml")) throw Error(ErrorKind::input, "it is an EPUB book, not a Word document");
    if (is("content.xml")) throw Error(ErrorKind::input, "it is an OpenDocument file, not a Word document");
  }
  if (relationship != nullptr && !relationship->target.empty()) {
    throw Error(ErrorKind::input, "the part that holds the text is missing from the package",
                {.part = relationship->target});
  }
  throw Error(ErrorKind::input, "it is a zip package, but not a Word document: it has no part that holds the text");
}

/// Reads a part beside the text; a faulty one gives a warning, for the text can be read without it.
std::unique_ptr<XmlPart> side_part(ReadState& state, const Relationships& relationships, RelationshipType type) {
  const Relationship* relationship = relationships.first(type);
  if (relationship == nullptr || relationship->external || relationship->target.empty()) return nullptr;
  try {
    std::unique_ptr<XmlPart> part = state.package.xml(relationship->target);
    if (!part) {
      state.context.diagnostics.warning(code::missing_part, "the package names this part but does not hold it",
                                        {.part = relationship->target});
    }
    return part;
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::limit || error.kind() == ErrorKind::cancelled) throw;
    state.context.diagnostics.warning(code::malformed, error.what(), error.place());
    return nullptr;
  }
}

void read_notes_part(ReadState& state, const Relationships& relationships, RelationshipType type, Tag entry,
                     ReadState::NotesPart& notes) {
  notes.part = side_part(state, relationships, type);
  if (!notes.part) return;
  notes.relationships = state.package.relationships(notes.part->name());
  for (const pugi::xml_node node : notes.part->root().children()) {
    if (notes.part->tag(node) != entry) continue;
    const std::string_view kind = attribute(node, "type");
    if (!kind.empty() && kind != "normal") continue;  // separators
    notes.by_id.emplace(attribute(node, "id"), node);
  }
}

void read_marks(ReadState& state, const Relationships& relationships) {
  for (const Relationship& relationship : relationships.all()) {
    if (relationship.type != RelationshipType::custom_xml || relationship.external) continue;
    try {
      std::unique_ptr<XmlPart> part = state.package.xml(relationship.target);
      if (!part || part->tag(part->root()) != Tag::galley_root) continue;
      state.marks_part = std::move(part);
      state.marks.index(state.marks_part->root());
      return;
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::limit) throw;  // else someone's own XML, of no matter to us
    }
  }
}

/// Reads the footnotes that the marks name: those that a further reference of ours means although the first one is not
/// there, and those that nothing in the text refers to.
void read_marked_notes(ReadState& state) {
  for (const pugi::xml_node node : state.marks.root().children()) {
    if (local_name(node.name()) != "article") continue;
    std::string_view lone = attribute(node, "notes");
    while (!lone.empty()) {
      const std::size_t end = std::min(lone.find(' '), lone.size());
      const std::string id(lone.substr(0, end));
      lone.remove_prefix(std::min(end + 1, lone.size()));
      if (!has_note(state, 'f', id)) continue;
      read_note(state, 'f', id);
      state.lone_notes[std::string(attribute(node, "key"))].push_back("f" + id);
    }
  }
  // A note that is read may refer to others.
  for (std::size_t i = 0; i < state.noted_bookmarks.size(); ++i) {
    const std::string bookmark = state.noted_bookmarks[i];
    const std::string id(attribute(state.marks.find("note", bookmark), "id"));
    if (!has_note(state, 'f', id) || !state.note_names.emplace("@" + bookmark, "f" + id).second) continue;
    read_note(state, 'f', id);
  }
}

/// The languages of the document's defaults, and of its settings where those tell none.
std::array<std::string_view, 3> default_languages(const ReadState& state, const XmlPart* settings) {
  std::array<std::string_view, 3> defaults{state.styles.defaults().language,
                                           state.styles.defaults().east_asian_language,
                                           state.styles.defaults().complex_language};
  if (settings == nullptr) return defaults;
  if (const auto node = settings->child(settings->root(), Tag::theme_font_lang)) {
    if (defaults[0].empty()) defaults[0] = attribute(node, "val");
    if (defaults[1].empty()) defaults[1] = attribute(node, "eastAsia");
    if (defaults[2].empty()) defaults[2] = attribute(node, "bidi");
  }
  return defaults;
}

/// Files that a document of ours holds beside those that it shows.
void read_unused_media(ReadState& state) {
  for (const pugi::xml_node node : state.marks.root().children()) {
    if (local_name(node.name()) != "media") continue;
    if (attribute(node, "unused").empty()) continue;
    const std::string_view part = attribute(node, "key");
    std::optional<std::string> bytes = state.package.bytes(part);
    if (!bytes) continue;  // Word drops what the text does not show
    const std::string_view type = attribute(node, "type");
    add_media(state.document, {type.empty() ? state.package.content_type(part) : std::string(type), std::move(*bytes)});
  }
}

/// Does any character of a story show?
bool holds_text(const XmlPart& part) {
  const pugi::xml_node root = part.root();
  for (pugi::xml_node node = root.first_child(); node;) {
    if (part.tag(node) == Tag::t && !std::string_view(node.child_value()).empty()) return true;
    if (node.first_child()) {
      node = node.first_child();
      continue;
    }
    while (node && node != root && !node.next_sibling()) node = node.parent();
    if (!node || node == root) break;
    node = node.next_sibling();
  }
  return false;
}

/// Headers and footers belong to the pages and not to the article: they are not read, which is said.
void count_page_heads(ReadState& state, const Relationships& relationships) {
  for (const Relationship& relationship : relationships.all()) {
    if (relationship.type != RelationshipType::header && relationship.type != RelationshipType::footer) continue;
    if (relationship.external || relationship.target.empty()) continue;
    try {
      const std::unique_ptr<XmlPart> part = state.package.xml(relationship.target);
      if (part && holds_text(*part)) ++state.tally.page_heads;
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::limit || error.kind() == ErrorKind::cancelled) throw;
      state.context.diagnostics.warning(code::malformed, error.what(), error.place());
    }
  }
}

}  // namespace

std::vector<OptionDescription> reader_options() {
  return {split_articles_option(),
          {.name = "changes",
           .type = OptionType::choice,
           .default_value = "accept",
           .help = "tracked changes: accept (insertions are kept, deletions not) or reject (the text as it was)",
           .choices = {"accept", "reject"}}};
}

Document read(const Source& source, Context& context) {
  OpcPackage package(source.bytes(), context.limits, context.diagnostics);
  ReadState state(package, context);
  state.reject_changes = context.options.text("changes") == "reject";
  state.tally.rejected = state.reject_changes;
  const Relationships of_package = package.relationships("");
  const std::string name = find_document_part(package, of_package, context.diagnostics);
  const Relationships relationships = package.relationships(name);
  std::unique_ptr<XmlPart> part = package.xml(name);
  if (!part) throw Error(ErrorKind::input, "the part that holds the text is empty", {.part = name});
  if (part->tag(part->root()) != Tag::document) {
    throw Error(ErrorKind::input, "it is not a Word document: its main part does not begin with w:document",
                {.part = name});
  }

  read_marks(state, relationships);
  if (auto styles = side_part(state, relationships, RelationshipType::styles)) state.styles.read(std::move(styles));
  if (auto numbering = side_part(state, relationships, RelationshipType::numbering)) {
    state.numbering.read(std::move(numbering), state.styles);
  }
  read_notes_part(state, relationships, RelationshipType::footnotes, Tag::footnote, state.footnotes);
  read_notes_part(state, relationships, RelationshipType::endnotes, Tag::endnote, state.endnotes);

  RawPieces raw;
  try {
    raw = StoryReader(state, *part, relationships).read(part->child(part->root(), Tag::body));
  } catch (const Error& error) {
    if (!error.place().part.empty()) throw;
    throw Error(error.kind(), error.what(), {.part = name});
  }
  // The tree is as large as all that was read from it.
  part.reset();
  Properties properties = read_properties(package, of_package, state.marks);
  state.document.metadata = std::move(properties.metadata);
  if (state.marks.present()) {
    state.document.language = attribute(state.marks.root(), "language");
    read_marked_notes(state);
    read_unused_media(state);
  } else {
    const std::unique_ptr<XmlPart> settings = side_part(state, relationships, RelationshipType::settings);
    state.document.language = find_language(state.languages, properties.language,
                                            default_languages(state, settings.get()), context.diagnostics);
  }
  count_page_heads(state, relationships);
  finish_articles(state, std::move(raw));
  return std::move(state.document);
}

}  // namespace galley::docx
