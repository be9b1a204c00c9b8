// SPDX-License-Identifier: Apache-2.0
#include "filters/detect_structure.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "filters/document_walk.hpp"
#include "galley/version.hpp"
#include "structure/build.hpp"

namespace galley::filters {
namespace {

bool is_flat(const Article& article) {
  return article.kicker.empty() && article.headline.empty() && article.deck.empty() && article.byline.empty() &&
         article.dateline.empty() && article.sections.empty();
}

std::set<std::string> references_in(Article& article) {
  std::set<std::string> references;
  for_each_run(article, [&](const Inlines& run) {
    const auto collect = [&](const auto& self, const Inlines& inlines) -> void {
      for (const Inline& piece : inlines) {
        if (const auto* reference = std::get_if<NoteReference>(&piece.value)) references.insert(reference->note);
        if (const auto* link = std::get_if<Link>(&piece.value)) self(self, link->content);
      }
    };
    collect(collect, run);
  });
  return references;
}

// Gives each note to the article that refers to it first; what none refers to goes to the last one.
void hand_out_notes(std::vector<Note> notes, std::vector<Article>& articles) {
  if (articles.empty() || notes.empty()) return;
  std::map<std::string, std::size_t> owners;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    for (const std::string& id : references_in(articles[i])) owners.emplace(id, i);
  }
  for (Note& note : notes) {
    const auto owner = owners.find(note.id);
    articles[owner != owners.end() ? owner->second : articles.size() - 1].notes.push_back(std::move(note));
  }
}

std::vector<Article> structured(Article article, const structure::BuildOptions& options, const Document& document,
                                Context& context) {
  std::vector<structure::Piece> pieces;
  pieces.reserve(article.blocks.size());
  for (Block& block : article.blocks) {
    context.check_cancelled();
    structure::Piece piece;
    if (!std::holds_alternative<Paragraph>(block.value)) piece.role = structure::Role::body;
    piece.block = std::move(block);
    pieces.push_back(std::move(piece));
  }
  structure::BuildOptions with_language = options;
  if (with_language.language.empty())
    with_language.language = article.language.empty() ? document.language : article.language;
  std::vector<Article> articles = structure::build_articles(std::move(pieces), with_language, context.diagnostics);
  if (articles.empty()) articles.emplace_back();
  for (Article& each : articles) {
    if (each.language.empty()) each.language = article.language;
  }
  if (articles.front().id.empty()) articles.front().id = std::move(article.id);
  hand_out_notes(std::move(article.notes), articles);
  return articles;
}

}  // namespace

PluginDescription describe_detect_structure() {
  return {.id = "detect-structure",
          .name = "Detect structure",
          .summary = "Finds headlines, bylines and sections in text that has none of them marked",
          .version = GALLEY_VERSION,
          .kind = PluginKind::filter,
          .filter_options = {{.name = "split",
                              .type = OptionType::choice,
                              .default_value = "automatic",
                              .help = "where articles begin: automatic finds several in one text, never keeps one",
                              .choices = {"automatic", "never"}},
                             {.name = "language",
                              .type = OptionType::text,
                              .help = "language of the text (BCP 47), if the document does not tell it"}}};
}

void detect_structure(Document& document, Context& context) {
  context.check_cancelled();
  if (!std::all_of(document.articles.begin(), document.articles.end(), is_flat)) return;
  structure::BuildOptions options;
  if (context.options.text("split") == "never") options.split = structure::SplitArticles::never;
  options.language = context.options.text("language");
  std::vector<Article> articles;
  for (Article& article : document.articles) {
    std::vector<Article> found = structured(std::move(article), options, document, context);
    std::move(found.begin(), found.end(), std::back_inserter(articles));
  }
  document.articles = std::move(articles);
}

}  // namespace galley::filters
