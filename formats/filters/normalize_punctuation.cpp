// SPDX-License-Identifier: Apache-2.0
#include "filters/normalize_punctuation.hpp"

#include <string>

#include "filters/document_walk.hpp"
#include "filters/punctuation_rules.hpp"
#include "galley/version.hpp"
#include "structure/conventions.hpp"

namespace galley::filters {
namespace {

constexpr std::size_t language_sample = 3000;

std::string language_of(Article& article, const Document& document) {
  if (!article.language.empty()) return article.language;
  if (!document.language.empty()) return document.language;
  std::string sample;
  for_each_run(article, [&](const Inlines& run) {
    if (sample.size() < language_sample) sample += text_of(run);
  });
  return structure::infer_language(sample);
}

}  // namespace

PluginDescription describe_normalize_punctuation() {
  return {.id = "normalize-punctuation",
          .name = "Normalize punctuation",
          .summary = "Sets full-width marks, quotation marks and dashes as the language prints them",
          .version = GALLEY_VERSION,
          .kind = PluginKind::filter,
          .filter_options = {{.name = "full-width",
                              .type = OptionType::boolean,
                              .default_value = "true",
                              .help = "half-width marks beside Han and Kana become full-width"},
                             {.name = "quotes",
                              .type = OptionType::choice,
                              .default_value = "straight",
                              .help = "quotation marks to set by language: straight ones only, all, or none (keep)",
                              .choices = {"straight", "all", "keep"}},
                             {.name = "dashes",
                              .type = OptionType::boolean,
                              .default_value = "true",
                              .help = "hyphens that stand for dashes become dashes, three dots an ellipsis"}}};
}

void normalize_punctuation(Document& document, Context& context) {
  const bool full_width = context.options.boolean("full-width");
  const bool dashes = context.options.boolean("dashes");
  const std::string& quotes = context.options.text("quotes");
  for (Article& article : document.articles) {
    const std::string language = language_of(article, document);
    for_each_run(article, [&](Inlines& run) {
      context.check_cancelled();
      FlatText text(run);
      if (full_width) widen_marks(text, language);
      if (dashes) set_dashes(text, language);
      if (quotes != "keep") set_quotes(text, language, quotes == "all" ? QuoteChange::all : QuoteChange::straight);
      text.store();
    });
  }
}

}  // namespace galley::filters
