// SPDX-License-Identifier: Apache-2.0
#include "word_processing/finish_document.hpp"

#include <set>
#include <utility>

#include "word_processing/article_walk.hpp"
#include "word_processing/heading_roles.hpp"

namespace galley::word_processing {

namespace {

/// Gives an article the notes that it refers to, by the names that the story readers gave them.
class NoteGiver {
 public:
  NoteGiver(Reading& reading, Article& article) : reading_(reading), article_(article) {}

  void give(const std::vector<std::string>& lone) {
    walk_article(article_, *this);
    for (const std::string& name : lone) take(name);
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
        if (const auto meant = reading_.note_names.find(reference->note); meant != reading_.note_names.end()) {
          reference->note = meant->second;
        }
        take(reference->note);
      } else if (auto* link = std::get_if<Link>(&each.value)) {
        (*this)(link->content);
      }
    }
  }

 private:
  void take(const std::string& name) {
    if (!given_.insert(name).second) return;
    const auto note = reading_.notes.find(name);
    if (note != reading_.notes.end()) article_.notes.push_back({name, note->second});
  }

  Reading& reading_;
  Article& article_;
  std::set<std::string> given_;
};

/// The bookmark that Word has no need to write: where the document begins.
constexpr std::string_view top = "_top";

/// Lets links to any bookmark of a block lead to the one identifier that the block has.
void aim_links(Reading& reading) {
  Article* first = reading.document.articles.empty() ? nullptr : &reading.document.articles.front();
  const auto aim = [&reading, first](auto&& self, Inlines& inlines) -> void {
    for (Inline& each : inlines) {
      auto* link = std::get_if<Link>(&each.value);
      if (link == nullptr) continue;
      if (link->target.starts_with('#')) {
        const auto known = reading.anchors.find(link->target.substr(1));
        if (known != reading.anchors.end()) {
          link->target = "#" + known->second;
        } else if (first != nullptr && std::string_view(link->target).substr(1) == top) {
          if (first->id.empty()) first->id = top;
          link->target = "#" + first->id;
        }
      }
      self(self, link->content);
    }
  };
  const auto visit = [&aim](Inlines& inlines) { aim(aim, inlines); };
  for (Article& article : reading.document.articles) {
    walk_article(article, visit);
    for (Note& note : article.notes) walk_blocks(note.blocks, visit);
  }
}

/// What our own files say of an article beside the text.
void apply_article_mark(Reading& reading, const std::string& name, Article& article) {
  const pugi::xml_node mark = reading.marks.find("article", name);
  if (!mark) return;
  article.language = mark.attribute("language").value();
  if (const std::string_view anchor = mark.attribute("anchor").value(); !anchor.empty()) {
    article.id = anchor;
    reading.anchors.emplace(name, anchor);  // what links to an article without a headline lead to
  }
}

void report(const Tally& tally, Diagnostics& diagnostics) {
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
  lost(tally.includes, "document that this one includes was left out",
       "documents that this one includes were left out");
  lost(tally.pictures, "picture is not in the file", "pictures are not in the file");
  lost(tally.page_heads, "header or footer of pages was left out", "headers and footers of pages were left out");
  if (tally.deletions > 0) {
    const bool one = tally.deletions == 1;
    const std::string_view what = tally.rejected
                                      ? (one ? " tracked insertion was left out" : " tracked insertions were left out")
                                  : one ? " passage that a tracked change deletes was left out"
                                        : " passages that tracked changes delete were left out";
    diagnostics.note("tracked-changes", std::to_string(tally.deletions) + std::string(what));
  }
}

Metadata marked_metadata(const MarkIndex& marks) {
  Metadata metadata;
  for (const pugi::xml_node node : marks.root().children("metadata")) {
    metadata.push_back({node.attribute("term").value(), node.attribute("value").value(),
                        node.attribute("scheme").value(), node.attribute("language").value()});
  }
  return metadata;
}

std::string joined_values(const Metadata& metadata, std::string_view term) {
  std::string joined;
  for (const MetadataEntry& entry : metadata) {
    if (entry.term != term) continue;
    if (!joined.empty()) joined += "; ";
    joined += entry.value;
  }
  return joined;
}

/// Metadata as we wrote it, but for a title that was changed since.
Metadata merged(Metadata ours, const Metadata& found) {
  const std::string title = joined_values(found, "title");
  if (title.empty() || title == joined_values(ours, "title")) return ours;
  std::erase_if(ours, [](const MetadataEntry& entry) { return entry.term == "title"; });
  ours.insert(ours.begin(), {"title", title, {}, {}});
  return ours;
}

}  // namespace

OptionDescription split_articles_option() {
  return {.name = "split-articles",
          .type = OptionType::choice,
          .default_value = "auto",
          .help =
              "where a new article begins: auto (headline styles, or headers found in plain text), headline "
              "(headline styles only), never (one article)",
          .choices = {"auto", "headline", "never"}};
}

void finish_document(Reading& reading, RawPieces pieces, DocumentFacts facts) {
  Document& document = reading.document;
  if (reading.marks.present()) {
    document.language = reading.marks.root().attribute("language").value();
    document.metadata = merged(marked_metadata(reading.marks), facts.metadata);
  } else {
    document.language =
        find_language(reading.languages, facts.language, facts.default_languages, reading.context.diagnostics);
    document.metadata = std::move(facts.metadata);
  }
  finish_articles(reading, std::move(pieces));
}

void finish_articles(Reading& reading, RawPieces pieces) {
  Document& document = reading.document;
  Diagnostics& diagnostics = reading.context.diagnostics;
  const bool ours = reading.marks.present();
  std::vector<std::string> article_marks;
  for (const RawPiece& piece : pieces) {
    if (piece.piece.role == structure::Role::article_break) article_marks.push_back(piece.piece.place.item);
  }
  structure::BuildOptions options;
  const std::string& split = reading.context.options.text("split-articles");
  options.split = split == "never"      ? structure::SplitArticles::never
                  : split == "headline" ? structure::SplitArticles::headline
                                        : structure::SplitArticles::automatic;
  options.infer_headlines = !ours;
  options.infer_roles = !ours;
  options.language = document.language;
  document.articles = structure::build_articles(assign_roles(std::move(pieces), ours), options, diagnostics);

  const bool marked = ours && article_marks.size() == document.articles.size();
  static const std::vector<std::string> none;
  for (std::size_t i = 0; i < document.articles.size(); ++i) {
    const auto lone = marked ? reading.lone_notes.find(article_marks[i]) : reading.lone_notes.end();
    NoteGiver(reading, document.articles[i]).give(lone == reading.lone_notes.end() ? none : lone->second);
    if (marked) apply_article_mark(reading, article_marks[i], document.articles[i]);
  }
  if (!ours && !reading.languages.told.empty()) find_article_languages(document);
  if (reading.internal_links) aim_links(reading);
  report(reading.tally, diagnostics);
}

}  // namespace galley::word_processing
