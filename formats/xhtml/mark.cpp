// SPDX-License-Identifier: Apache-2.0
#include "xhtml/mark.hpp"

#include <algorithm>
#include <array>

namespace galley::xhtml {
namespace {

struct Row {
  std::string_view word;
  Mark mark;
};

// Class names of newspapers' and book makers' style sheets; in lower case, with '-' for '_'.
constexpr std::array class_names = {
    Row{"antetitulo", Mark::kicker},
    Row{"article-author", Mark::byline},
    Row{"article-byline", Mark::byline},
    Row{"article-date", Mark::dateline},
    Row{"article-deck", Mark::deck},
    Row{"article-headline", Mark::headline},
    Row{"article-kicker", Mark::kicker},
    Row{"article-subtitle", Mark::deck},
    Row{"article-title", Mark::headline},
    Row{"attribution", Mark::attribution},
    Row{"author", Mark::byline},
    Row{"author-name", Mark::byline},
    Row{"authors", Mark::byline},
    Row{"autor", Mark::byline},
    Row{"autorenzeile", Mark::byline},
    Row{"back-link", Mark::back_link},
    Row{"backlink", Mark::back_link},
    Row{"bajada", Mark::deck},
    Row{"bildlegende", Mark::caption},
    Row{"bildnachweis", Mark::credit},
    Row{"bildtext", Mark::caption},
    Row{"bildunterschrift", Mark::caption},
    Row{"by-line", Mark::byline},
    Row{"byline", Mark::byline},
    Row{"caption", Mark::caption},
    Row{"chapeau", Mark::deck},
    Row{"chapo", Mark::deck},
    Row{"cite", Mark::attribution},
    Row{"contributors", Mark::byline},
    Row{"copyright", Mark::credit},
    Row{"credit", Mark::credit},
    Row{"dachzeile", Mark::kicker},
    Row{"date", Mark::dateline},
    Row{"date-line", Mark::dateline},
    Row{"dateline", Mark::dateline},
    Row{"datetime", Mark::dateline},
    Row{"deck", Mark::deck},
    Row{"dek", Mark::deck},
    Row{"didascalia", Mark::caption},
    Row{"endnote", Mark::note},
    Row{"endnote-ref", Mark::note_reference},
    Row{"endnotes", Mark::notes},
    Row{"entradilla", Mark::deck},
    Row{"entry-author", Mark::byline},
    Row{"entry-date", Mark::dateline},
    Row{"entry-title", Mark::headline},
    Row{"eyebrow", Mark::kicker},
    Row{"figcaption", Mark::caption},
    Row{"figure-caption", Mark::caption},
    Row{"figure-credit", Mark::credit},
    Row{"fn-ref", Mark::note_reference},
    Row{"footnote", Mark::note},
    Row{"footnote-back", Mark::back_link},
    Row{"footnote-backref", Mark::back_link},
    Row{"footnote-ref", Mark::note_reference},
    Row{"footnote-reference", Mark::note_reference},
    Row{"footnoteref", Mark::note_reference},
    Row{"footnotes", Mark::notes},
    Row{"futi", Mark::deck},
    Row{"headline", Mark::headline},
    Row{"headline-kicker", Mark::kicker},
    Row{"image-caption", Mark::caption},
    Row{"image-credit", Mark::credit},
    Row{"kicker", Mark::kicker},
    Row{"legende", Mark::caption},
    Row{"media-credit", Mark::credit},
    Row{"note-ref", Mark::note_reference},
    Row{"noteback", Mark::back_link},
    Row{"noteref", Mark::note_reference},
    Row{"occhiello", Mark::kicker},
    Row{"overline", Mark::kicker},
    Row{"overtitle", Mark::kicker},
    Row{"page-num", Mark::page_break},
    Row{"page-number", Mark::page_break},
    Row{"pagebreak", Mark::page_break},
    Row{"pageno", Mark::page_break},
    Row{"pagenum", Mark::page_break},
    Row{"photo-caption", Mark::caption},
    Row{"photo-credit", Mark::credit},
    Row{"photocredit", Mark::credit},
    Row{"photographer", Mark::credit},
    Row{"picture-credit", Mark::credit},
    Row{"pie-de-foto", Mark::caption},
    Row{"post-author", Mark::byline},
    Row{"post-date", Mark::dateline},
    Row{"post-title", Mark::headline},
    Row{"pre-title", Mark::kicker},
    Row{"pretitle", Mark::kicker},
    Row{"pubdate", Mark::dateline},
    Row{"publication-date", Mark::dateline},
    Row{"published", Mark::dateline},
    Row{"quote-author", Mark::attribution},
    Row{"reversefootnote", Mark::back_link},
    Row{"roofline", Mark::kicker},
    Row{"rubric", Mark::kicker},
    Row{"sobretitulo", Mark::kicker},
    Row{"source", Mark::attribution},
    Row{"standfirst", Mark::deck},
    Row{"story-author", Mark::byline},
    Row{"story-headline", Mark::headline},
    Row{"story-title", Mark::headline},
    Row{"strapline", Mark::deck},
    Row{"sub-title", Mark::deck},
    Row{"subheadline", Mark::deck},
    Row{"subtitle", Mark::deck},
    Row{"sumario", Mark::deck},
    Row{"supertitle", Mark::kicker},
    Row{"surtitre", Mark::kicker},
    Row{"timestamp", Mark::dateline},
    Row{"topline", Mark::kicker},
    Row{"unterzeile", Mark::deck},
    Row{"vorspann", Mark::deck},
    Row{"wp-caption-text", Mark::caption},
    Row{"writer", Mark::byline},
    Row{"yinti", Mark::kicker},
};

// EPUB 3 Structural Semantics Vocabulary 1.1.
constexpr std::array epub_types = {
    Row{"cover", Mark::cover},
    Row{"endnote", Mark::note},
    Row{"endnotes", Mark::notes},
    Row{"footnote", Mark::note},
    Row{"footnotes", Mark::notes},
    Row{"halftitlepage", Mark::title_page},
    Row{"noteref", Mark::note_reference},
    Row{"pagebreak", Mark::page_break},
    Row{"rearnote", Mark::note},
    Row{"rearnotes", Mark::notes},
    Row{"referrer", Mark::back_link},
    Row{"subtitle", Mark::deck},
    Row{"titlepage", Mark::title_page},
    Row{"toc", Mark::contents},
};

// Digital Publishing WAI-ARIA Module 1.1, and WAI-ARIA itself.
constexpr std::array roles = {
    Row{"doc-backlink", Mark::back_link},   Row{"doc-cover", Mark::cover},   Row{"doc-endnote", Mark::note},
    Row{"doc-endnotes", Mark::notes},       Row{"doc-footnote", Mark::note}, Row{"doc-noteref", Mark::note_reference},
    Row{"doc-pagebreak", Mark::page_break}, Row{"doc-subtitle", Mark::deck}, Row{"doc-toc", Mark::contents},
    Row{"heading", Mark::heading},          Row{"none", Mark::presentation}, Row{"presentation", Mark::presentation},
};

constexpr std::array link_types = {Row{"author", Mark::byline}};

// Microdata of schema.org.
constexpr std::array item_properties = {
    Row{"alternativeheadline", Mark::deck},
    Row{"author", Mark::byline},
    Row{"datepublished", Mark::dateline},
    Row{"headline", Mark::headline},
};

template <std::size_t N>
constexpr bool sorted(const std::array<Row, N>& rows) {
  return std::is_sorted(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.word < b.word; });
}
static_assert(sorted(class_names) && sorted(epub_types) && sorted(roles) && sorted(item_properties));

template <std::size_t N>
void look_up(const std::array<Row, N>& rows, std::string_view word, Marks& marks) {
  const auto* row =
      std::lower_bound(rows.begin(), rows.end(), word, [](const Row& a, std::string_view b) { return a.word < b; });
  if (row != rows.end() && row->word == word) marks.insert(row->mark);
}

constexpr bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

template <class Function>
void for_each_word(std::string_view words, Function function) {
  std::size_t at = 0;
  while (at < words.size()) {
    while (at < words.size() && is_space(words[at])) ++at;
    const std::size_t begin = at;
    while (at < words.size() && !is_space(words[at])) ++at;
    if (at > begin) function(words.substr(begin, at - begin));
  }
}

}  // namespace

Marks marks_of(MarkSource source, std::string_view words) {
  Marks marks;
  for_each_word(words, [&](std::string_view word) {
    char normal[24];
    if (word.size() > sizeof normal) return;
    for (std::size_t i = 0; i < word.size(); ++i) {
      const char c = word[i];
      normal[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c == '_' ? '-' : c;
    }
    const std::string_view key(normal, word.size());
    switch (source) {
      case MarkSource::class_name:
        return look_up(class_names, key, marks);
      case MarkSource::epub_type:
        return look_up(epub_types, key, marks);
      case MarkSource::role:
        return look_up(roles, key, marks);
      case MarkSource::link_type:
        return look_up(link_types, key, marks);
      case MarkSource::item_property:
        return look_up(item_properties, key, marks);
    }
  });
  return marks;
}

bool has_word(std::string_view words, std::string_view word) {
  bool found = false;
  for_each_word(words, [&](std::string_view candidate) { found = found || candidate == word; });
  return found;
}

}  // namespace galley::xhtml
