// SPDX-License-Identifier: Apache-2.0
#include "docx/reader.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "docx/properties_reader.hpp"
#include "docx/shared_names.hpp"
#include "docx/story_reader.hpp"
#include "structure/conventions.hpp"
#include "word_processing/article_walk.hpp"
#include "word_processing/heading_roles.hpp"

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
      if (state.marks.read(state.package.xml(relationship.target))) return;
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::limit) throw;  // else someone's own XML, of no matter to us
    }
  }
}

/// Gives each article the notes that it refers to, by the identifiers that the story readers gave them.
class NoteGiver {
 public:
  NoteGiver(ReadState& state, Article& article) : state_(state), article_(article) {}

  /// `lone`: footnotes that nothing in the text refers to, apart by spaces.
  void give(std::string_view lone) {
    walk_article(article_, *this);
    while (!lone.empty()) {
      const std::size_t end = std::min(lone.find(' '), lone.size());
      take_footnote(std::string(lone.substr(0, end)));
      lone.remove_prefix(std::min(end + 1, lone.size()));
    }
    // Notes are appended while they are gone through: a note may refer to one.
    for (std::size_t i = 0; i < article_.notes.size(); ++i) {
      Blocks blocks = std::move(article_.notes[i].blocks);
      walk_blocks(blocks, *this);
      article_.notes[i].blocks = std::move(blocks);
    }
  }

  void operator()(Inlines& inlines) {
    for (Inline& each : inlines) {
      if (auto* reference = std::get_if<NoteReference>(&each.value)) {
        take(reference->note);
      } else if (auto* link = std::get_if<Link>(&each.value)) {
        (*this)(link->content);
      }
    }
  }

  void take(std::string& name) {
    if (name.starts_with('@')) {
      const auto meant = state_.note_bookmarks.find(name.substr(1));
      if (meant != state_.note_bookmarks.end()) {
        name = meant->second;
      } else if (const auto mark = state_.marks.find("note", name.substr(1))) {
        name = take_footnote(std::string(attribute(mark, "id")));
        return;
      } else {
        return;  // canonical form drops the reference
      }
    }
    if (!given_.insert(name).second) return;
    const auto note = state_.notes.find(name);
    if (note != state_.notes.end()) article_.notes.push_back({name, note->second});
  }

 private:
  std::string take_footnote(const std::string& id) {
    if (!has_note(state_, 'f', id)) return {};
    read_note(state_, 'f', id);
    std::string name = "f" + id;
    take(name);
    return name;
  }

  ReadState& state_;
  Article& article_;
  std::set<std::string> given_;
};

/// Lets links to any bookmark of a block lead to the one identifier that the block has.
void aim_links(ReadState& state) {
  const auto aim = [&state](auto&& self, Inlines& inlines) -> void {
    for (Inline& each : inlines) {
      auto* link = std::get_if<Link>(&each.value);
      if (link == nullptr) continue;
      if (link->target.starts_with('#')) {
        const auto known = state.anchors.find(link->target.substr(1));
        if (known != state.anchors.end()) link->target = "#" + known->second;
      }
      self(self, link->content);
    }
  };
  const auto visit = [&aim](Inlines& inlines) { aim(aim, inlines); };
  for (Article& article : state.document.articles) {
    walk_article(article, visit);
    for (Note& note : article.notes) walk_blocks(note.blocks, visit);
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

/// What our own files say of articles beside the text.
void apply_article_marks(ReadState& state, const std::vector<std::string>& marks) {
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const pugi::xml_node mark = state.marks.find("article", marks[i]);
    if (!mark) continue;
    Article& article = state.document.articles[i];
    article.language = attribute(mark, "language");
    if (const std::string_view anchor = attribute(mark, "anchor"); !anchor.empty()) {
      article.id = anchor;
      state.anchors.emplace(marks[i], anchor);  // what links to an article without a headline lead to
    }
  }
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

void report(const Tally& tally, bool rejected, Diagnostics& diagnostics) {
  const auto lost = [&diagnostics](std::uint64_t count, std::string_view one, std::string_view several) {
    if (count == 0) return;
    diagnostics.loss(code::dropped_content, std::to_string(count) + " " + std::string(count == 1 ? one : several));
  };
  lost(tally.comments, "comment was left out", "comments were left out");
  lost(tally.equations, "equation was turned into plain text", "equations were turned into plain text");
  lost(tally.hidden, "piece of hidden text was left out", "pieces of hidden text were left out");
  lost(tally.struck, "piece of text that is struck through was kept as plain text",
       "pieces of text that are struck through were kept as plain text");
  lost(tally.objects, "object of another program was left out but for its picture",
       "objects of other programs were left out but for their pictures");
  lost(tally.charts, "chart was left out", "charts were left out");
  lost(tally.diagrams, "diagram was left out", "diagrams were left out");
  lost(tally.symbols, "character of a symbol font has no Unicode character",
       "characters of a symbol font have no Unicode character");
  lost(tally.chunks, "document that this one includes was left out", "documents that this one includes were left out");
  lost(tally.pictures, "picture is not in the package", "pictures are not in the package");
  lost(tally.page_heads, "header or footer of pages was left out", "headers and footers of pages were left out");
  if (tally.deletions > 0) {
    const bool one = tally.deletions == 1;
    const std::string_view what = rejected
                                      ? (one ? " tracked insertion was left out" : " tracked insertions were left out")
                                  : one ? " passage that a tracked change deletes was left out"
                                        : " passages that tracked changes delete were left out";
    diagnostics.note("tracked-changes", std::to_string(tally.deletions) + std::string(what));
  }
}

}  // namespace

std::vector<OptionDescription> reader_options() {
  return {{.name = "split-articles",
           .type = OptionType::choice,
           .default_value = "auto",
           .help = "where a new article begins: auto (headline styles, or headers found in plain text), headline "
                   "(headline styles only), never (one article)",
           .choices = {"auto", "headline", "never"}},
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
  std::vector<std::string> article_marks;
  for (const RawPiece& piece : raw) {
    if (piece.piece.role == structure::Role::article_break) article_marks.push_back(piece.piece.place.item);
  }

  Properties properties = read_properties(package, of_package, state.marks);
  state.document.metadata = std::move(properties.metadata);
  const bool ours = state.marks.present();
  if (ours) {
    state.document.language = attribute(state.marks.root(), "language");
  } else {
    const std::unique_ptr<XmlPart> settings = side_part(state, relationships, RelationshipType::settings);
    state.document.language = find_language(state.languages, properties.language,
                                            default_languages(state, settings.get()), context.diagnostics);
  }
  structure::BuildOptions options;
  const std::string& split = context.options.text("split-articles");
  options.split = split == "never"      ? structure::SplitArticles::never
                  : split == "headline" ? structure::SplitArticles::headline
                                        : structure::SplitArticles::automatic;
  options.infer_headlines = !ours;
  options.infer_roles = !ours;
  options.language = state.document.language;
  std::vector<structure::Piece> pieces = assign_roles(std::move(raw), ours);
  state.document.articles = structure::build_articles(std::move(pieces), options, context.diagnostics);

  const bool marked = ours && article_marks.size() == state.document.articles.size();
  for (std::size_t i = 0; i < state.document.articles.size(); ++i) {
    NoteGiver(state, state.document.articles[i])
        .give(marked ? attribute(state.marks.find("article", article_marks[i]), "notes") : std::string_view());
  }
  if (ours) {
    if (marked) apply_article_marks(state, article_marks);
    read_unused_media(state);
  } else if (!state.languages.told.empty()) {
    find_article_languages(state.document);
  }
  if (state.internal_links) aim_links(state);
  count_page_heads(state, relationships);
  report(state.tally, state.reject_changes, context.diagnostics);
  return std::move(state.document);
}

}  // namespace galley::docx
