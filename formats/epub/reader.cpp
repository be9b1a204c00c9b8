// SPDX-License-Identifier: Apache-2.0
#include "epub/reader.hpp"

#include <algorithm>
#include <memory>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "epub/container.hpp"
#include "epub/media_reader.hpp"
#include "epub/navigation.hpp"
#include "epub/outline.hpp"
#include "epub/package_document.hpp"
#include "structure/build.hpp"
#include "xhtml/characters.hpp"
#include "xhtml/content.hpp"
#include "xhtml/mark.hpp"
#include "xhtml/references.hpp"
#include "xhtml/tree.hpp"

namespace galley::epub {
namespace {

// A spine may name one file any number of times; its text is repeated up to this many bytes.
constexpr std::size_t most_repeated = std::size_t{64} << 20;

// A file of the spine; a file that stands there several times is one Text.
struct Text {
  std::string bytes;                  // until it is parsed
  std::shared_ptr<xhtml::Tree> tree;  // null before, and after it was read for the last time
  std::size_t size = 0;
  std::size_t uses = 0;
};

struct ContentDocument {
  std::string path;
  std::shared_ptr<Text> text;  // null: the file is a picture
};

// May the document hold links? Only a document in UTF-16 hides them from this.
bool may_link(std::string_view bytes) {
  if (bytes.substr(0, 4).find('\0') != std::string_view::npos || bytes.substr(0, 2) == "\xFE\xFF" ||
      bytes.substr(0, 2) == "\xFF\xFE") {
    return true;
  }
  for (std::size_t at = bytes.find('<'); at != std::string_view::npos; at = bytes.find('<', at + 1)) {
    if (at + 1 < bytes.size() && (bytes[at + 1] | 32) == 'a') return true;
    // A prefixed name: <h:a
    const auto end = bytes.find_first_of(" \t\r\n>/", at);
    if (end != std::string_view::npos && (bytes[end - 1] | 32) == 'a' && bytes[end - 2] == ':') return true;
  }
  return false;
}

bool is_mark_of_galley(const pugi::xml_document& document, std::string_view mark) {
  const pugi::xml_node body = child_named(document.document_element(), "body");
  return std::string_view(body.attribute("data-galley").value()) == mark;
}

class PublicationReader {
 public:
  PublicationReader(const Source& source, Context& context) : context_(context), archive_(source, context) {}

  Document read() {
    const std::string path = find_package_document(archive_);
    refuse_encryption(archive_);
    package_ = read_package_document(archive_, path);
    document_.language = package_.language;
    document_.metadata = std::move(package_.metadata);
    entries_ = read_navigation(archive_, package_);
    articles_at_ = depth_of_articles(entries_);
    add_forgotten();
    load();
    index_entries();
    for (std::size_t i = 0; i < documents_.size(); ++i) {
      context_.check_cancelled();
      read_document(i);
    }
    finish_run();
    for (const std::string& unused : package_.unused_media) media_.media(unused);
    std::vector<Note> left = xhtml::place_notes(document_.articles, std::move(notes_));
    if (!left.empty() && !document_.articles.empty()) {
      std::vector<Note>& notes = document_.articles.back().notes;
      notes.insert(notes.end(), std::make_move_iterator(left.begin()), std::make_move_iterator(left.end()));
    }
    xhtml::replace_anchors(document_.articles, aliases_);
    return std::move(document_);
  }

 private:
  // What the table of contents leads to is meant to be read, even if the spine leaves it out.
  void add_forgotten() {
    std::unordered_set<std::string> listed{package_.navigation};
    for (const SpineItem& item : package_.spine) listed.insert(package_.items[item.item].path);
    for (const NavigationEntry& entry : entries_) {
      if (entry.path.empty() || !archive_.contains(entry.path) || !listed.insert(entry.path).second) continue;
      const ManifestItem* item = package_.item_at(entry.path);
      if (item == nullptr ? !has_name_of_text(entry.path) : item->media_type.find("html") == std::string::npos)
        continue;
      context_.diagnostics.warning(code::malformed,
                                   "the contents lead to a file that the spine leaves out; it is read at the end",
                                   {.part = entry.path});
      add_text(package_, entry.path);
    }
    for (const SpineItem& item : package_.spine) spine_paths_.insert(package_.items[item.item].path);
  }

  void load() {
    std::unordered_map<std::string, std::shared_ptr<Text>> texts;
    std::size_t repeated = 0;
    for (const SpineItem& spine_item : package_.spine) {
      const ManifestItem& item = package_.items[spine_item.item];
      if (item.path.empty()) {
        context_.diagnostics.loss(code::external_resource, "a part of the text lies outside the publication",
                                  {.part = package_.path});
        continue;
      }
      if (const auto known = texts.find(item.path); known != texts.end()) {
        ++known->second->uses;
        repeated += known->second->size;
        if (repeated > most_repeated) throw Error(ErrorKind::limit, "the spine repeats too much", {.part = item.path});
        documents_.push_back({item.path, known->second});
        continue;
      }
      if (item.media_type.substr(0, 6) == "image/" && item.media_type != "image/svg+xml") {
        documents_.push_back({item.path, nullptr});
        continue;
      }
      if (item.media_type.find("html") == std::string::npos && item.media_type.find("xml") == std::string::npos &&
          item.media_type.find("oeb1") == std::string::npos) {
        context_.diagnostics.loss(code::dropped_content,
                                  "a part of the text is of type " + item.media_type + " and is left out",
                                  {.part = item.path});
        continue;
      }
      std::optional<std::string> bytes = archive_.read(item.path);
      if (!bytes) continue;
      auto text = std::make_shared<Text>();
      text->size = bytes->size();
      text->bytes = std::move(*bytes);
      text->uses = 1;
      texts.emplace(item.path, text);
      add_references(item.path, *text);
      documents_.push_back({item.path, std::move(text)});
    }
    for (const ContentDocument& each : documents_) {
      if (each.text == nullptr || each.text->tree != nullptr || !references_.leads_into(each.path)) continue;
      parse(each.path, *each.text);
      references_.provide(each.path, each.text->tree->document);
    }
    references_.settle();
  }

  // Most documents need not be held as trees while the others are read: those without links that none leads into.
  void add_references(const std::string& path, Text& text) {
    pugi::xml_node root;
    if (may_link(text.bytes)) {
      parse(path, text);
      root = text.tree->document;
    }
    references_.add(path, root, [&](std::string_view href) { return address_of(path, href); });
  }

  void parse(const std::string& path, Text& text) {
    text.tree = std::make_shared<xhtml::Tree>();
    xhtml::parse_xhtml(*text.tree, std::move(text.bytes), context_.limits, context_.diagnostics, {.part = path});
  }

  // "path#fragment" inside the publication; empty for an address elsewhere; a path that no document has for one
  // that leads nowhere.
  std::string address_of(const std::string& base, std::string_view href) {
    href = xhtml::trim(href);
    const auto reference = archive_.resolve(base, href);
    if (reference) {
      if (spine_paths_.count(reference->path) == 0 && reference->path != package_.navigation &&
          unread_.insert(reference->path).second) {
        const bool there = archive_.contains(reference->path);
        context_.diagnostics.add(there ? Severity::loss : Severity::warning,
                                 there ? code::dropped_content : code::missing_part,
                                 (there ? "a link leads to a file that is no part of the text: "
                                        : "a link leads to a file that is not there: ") +
                                     reference->path,
                                 {.part = base});
      }
      return reference->fragment.empty() ? reference->path : reference->path + "#" + reference->fragment;
    }
    const auto end = href.find_first_of(":/?#");
    const bool scheme = end != std::string_view::npos && end > 0 && href[end] == ':';
    return scheme ? std::string() : std::string("?");
  }

  void index_entries() {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const NavigationEntry& entry = entries_[i];
      if (entry.path.empty()) continue;
      by_address_.emplace(entry.fragment.empty() ? entry.path : entry.path + "#" + entry.fragment, static_cast<int>(i));
    }
  }

  int entry_at(const std::string& path, std::string_view id) const {
    if (by_address_.empty()) return -1;
    std::string address = path;
    if (!id.empty()) address.append("#").append(id);
    const auto found = by_address_.find(address);
    return found == by_address_.end() ? -1 : found->second;
  }

  void read_document(std::size_t number) {
    ContentDocument& each = documents_[number];
    if (each.text == nullptr) return read_picture(each.path);
    if (each.text->tree == nullptr) parse(each.path, *each.text);
    const std::shared_ptr<xhtml::Tree> tree = each.text->tree;
    if (--each.text->uses == 0) each.text->tree.reset();
    if (package_.written_by_galley && is_mark_of_galley(tree->document, "cover")) return;
    xhtml::Surroundings surroundings;
    surroundings.path = each.path;
    surroundings.picture = [&](std::string_view address) { return media_.picture(each.path, address); };
    surroundings.add_picture = [&](Media media) { return add_media(document_, std::move(media)); };
    surroundings.styles = styles_of(tree->document, each.path);
    const bool again = !read_.insert(each.path).second;
    surroundings.outline_entry = [&](std::string_view id) { return again ? -1 : entry_at(each.path, id); };
    xhtml::Content content = xhtml::read_content(tree->document, surroundings, references_, document_.language,
                                                 std::exchange(anchors_, {}), context_);
    anchors_ = std::move(content.trailing_anchors);
    notes_.insert(notes_.end(), std::make_move_iterator(content.notes.begin()),
                  std::make_move_iterator(content.notes.end()));
    aliases_.insert(aliases_.end(), std::make_move_iterator(content.aliases.begin()),
                    std::make_move_iterator(content.aliases.end()));
    if (is_front_matter(content, each.path, number)) return;
    for (structure::Piece& piece : content.pieces) {
      if (piece.role == structure::Role::heading || piece.role == structure::Role::headline)
        piece.language = content.language;
    }
    if (content.articles.empty()) return append(std::move(content));
    // Marked articles are whole; what someone put between them stands in an article of its own.
    std::vector<std::pair<std::size_t, Article>> articles = std::move(content.articles);
    if (!content.pieces.empty()) append(std::move(content));
    finish_run();
    for (auto& [position, article] : articles) document_.articles.push_back(std::move(article));
  }

  // The style sheets that the document links to, each read once.
  std::vector<const xhtml::StyleRules*> styles_of(const pugi::xml_document& document, const std::string& path) {
    std::vector<const xhtml::StyleRules*> styles;
    if (package_.written_by_galley) return styles;
    for_each_child(child_named(document.document_element(), "head"), "link", [&](pugi::xml_node link) {
      if (!xhtml::has_word(link.attribute("rel").value(), "stylesheet") || styles.size() >= 16) return;
      const auto reference = archive_.resolve(path, xhtml::trim(link.attribute("href").value()));
      if (!reference) return;
      const auto [known, is_new] = styles_.try_emplace(reference->path);
      if (is_new && archive_.contains(reference->path)) {
        if (const std::optional<std::string> css = archive_.read(reference->path)) known->second.add(*css);
      }
      if (!known->second.empty()) styles.push_back(&known->second);
    });
    return styles;
  }

  void read_picture(const std::string& path) {
    structure::Piece piece;
    Figure figure;
    figure.media = media_.media(path);
    if (figure.media.empty()) return;
    piece.block.value = std::move(figure);
    piece.role = structure::Role::body;
    piece.place.part = path;
    xhtml::Content content;
    content.pieces.push_back(std::move(piece));
    if (const int entry = entry_at(path, {}); entry >= 0) content.outline_marks.push_back({0, entry});
    append(std::move(content));
  }

  // Adds to the run of documents whose articles are built together.
  void append(xhtml::Content content) {
    if (document_.language.empty()) document_.language = content.language;
    if (document_.language.empty()) infer_language(content.pieces);
    if (!document_.language.empty() && is_apart(run_, content, entries_, articles_at_)) finish_run();
    const std::size_t shift = run_.pieces.size();
    for (xhtml::Heading heading : content.headings) {
      heading.piece += shift;
      if (heading.article != 0) heading.article += articles_in_run_;
      run_.headings.push_back(heading);
    }
    for (xhtml::OutlineMark mark : content.outline_marks) {
      mark.piece += shift;
      run_.outline_marks.push_back(mark);
    }
    articles_in_run_ += static_cast<std::uint32_t>(content.pieces.size()) + 1;
    run_.pieces.insert(run_.pieces.end(), std::make_move_iterator(content.pieces.begin()),
                       std::make_move_iterator(content.pieces.end()));
  }

  void infer_language(const std::vector<structure::Piece>& pieces) {
    document_.language = structure::infer_language(pieces);
    if (document_.language.empty()) return;
    context_.diagnostics.inferred(code::inferred_language, document_.language + ", from script and commonest words",
                                  {.part = package_.path});
  }

  void finish_run() {
    if (run_.pieces.empty()) return;
    xhtml::Content run = std::exchange(run_, {});
    assign_headings(run, entries_, articles_at_, context_.diagnostics);
    structure::BuildOptions options;
    options.language = document_.language;
    options.infer_headlines = run.headings.empty() && run.outline_marks.empty();
    options.infer_roles = context_.options.boolean("infer-roles");
    options.articles_before = document_.articles.size();
    std::vector<Article> articles = structure::build_articles(std::move(run.pieces), options, context_.diagnostics);
    document_.articles.insert(document_.articles.end(), std::make_move_iterator(articles.begin()),
                              std::make_move_iterator(articles.end()));
  }

  static std::string text_of_piece(const structure::Piece& piece) {
    const auto* paragraph = std::get_if<Paragraph>(&piece.block.value);
    return paragraph == nullptr ? std::string() : xhtml::collapse(text_of(paragraph->content));
  }

  // Covers and title pages say again what the metadata say.
  bool is_front_matter(xhtml::Content& content, const std::string& path, std::size_t number) {
    if (!content.articles.empty() || content.pieces.empty()) return false;
    const bool in_guide = std::find(package_.cover_documents.begin(), package_.cover_documents.end(), path) !=
                          package_.cover_documents.end();
    const auto is_figure = [](const structure::Piece& piece) {
      const auto* figure = std::get_if<Figure>(&piece.block.value);
      return figure != nullptr && figure->caption.empty();
    };
    if ((content.cover || in_guide) && std::all_of(content.pieces.begin(), content.pieces.end(), is_figure)) {
      context_.diagnostics.note(code::dropped_content,
                                "the cover's picture is kept as media, not as part of an article", {.part = path});
      return true;
    }
    const auto known = [&](const structure::Piece& piece) {
      const std::string text = text_of_piece(piece);
      return !text.empty() && std::any_of(document_.metadata.begin(), document_.metadata.end(),
                                          [&](const MetadataEntry& entry) { return entry.value == text; });
    };
    const std::string_view title = find_metadata(document_.metadata, "title");
    const bool only_title =
        content.pieces.size() == 1 && text_of_piece(content.pieces.front()) == title && number + 1 < documents_.size();
    if ((content.title_page || only_title) && std::all_of(content.pieces.begin(), content.pieces.end(), known)) {
      context_.diagnostics.note(code::dropped_content, "the title page repeats the metadata", {.part = path});
      return true;
    }
    // Some makers wrap what stands before the first heading in a chapter that they name after the publication.
    if (content.headings.size() == 1 && content.headings.front().piece == 0 && content.pieces.size() == 2 &&
        number + 1 < documents_.size() && text_of_piece(content.pieces.front()) == title) {
      const std::string line = text_of_piece(content.pieces.back());
      if (!line.empty() && line.size() < 120) {
        context_.diagnostics.note(code::dropped_content, "a heading repeats the publication's title", {.part = path});
        content.pieces.erase(content.pieces.begin());
        content.headings.clear();
        content.outline_marks.clear();
      }
    }
    return false;
  }

  Context& context_;
  Archive archive_;
  PackageDocument package_;
  Document document_;
  MediaReader media_{archive_, package_, document_};
  std::vector<NavigationEntry> entries_;
  std::uint32_t articles_at_ = 1;  // depth of articles among the entries
  std::unordered_map<std::string, int> by_address_;
  std::vector<ContentDocument> documents_;
  std::unordered_set<std::string> spine_paths_;
  std::unordered_set<std::string> unread_;  // paths of files that links lead to and nothing shows
  std::unordered_set<std::string> read_;
  std::unordered_map<std::string, xhtml::StyleRules> styles_;  // by path; its elements stay where they are
  xhtml::References references_;
  xhtml::Content run_;
  std::uint32_t articles_in_run_ = 0;
  std::vector<Note> notes_;
  std::vector<std::string> anchors_;
  std::vector<std::pair<std::string, std::string>> aliases_;
};

}  // namespace

Document read(const Source& source, Context& context) { return PublicationReader(source, context).read(); }

}  // namespace galley::epub
