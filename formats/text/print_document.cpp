// SPDX-License-Identifier: Apache-2.0
#include "text/print_document.hpp"

#include <algorithm>
#include <utility>

#include "structure/conventions.hpp"
#include "text/credits.hpp"
#include "text/front_matter.hpp"
#include "text/print_blocks.hpp"

namespace galley::text {
namespace {

Attributes of_class(std::string_view name) {
  Attributes attributes;
  attributes.classes.emplace_back(name);
  return attributes;
}

/// What parts a dateline from the paragraph that it leads, so that it is found again; nothing if it is not.
std::optional<std::string> leading_dateline_text(const Dateline& dateline, const Paragraph& paragraph,
                                                 std::string_view language) {
  const std::string printed = structure::print_dateline(dateline, language);
  if (printed.empty()) return std::nullopt;
  const std::string text = text_of(paragraph.content);
  for (const std::string_view between : {" — ", " ", "　", " - "}) {
    const std::string lead = printed + std::string(between);
    const auto found = structure::leading_dateline(lead + text.substr(0, 400), language);
    if (found && found->length == lead.size() && found->dateline == dateline && found->byline.empty()) return lead;
  }
  return std::nullopt;
}

class DocumentPrinter {
 public:
  DocumentPrinter(const Document& document, const PrintPlan& plan, const Context& context)
      : document_(document),
        plan_(plan),
        definitions_(definitions_of(document)),
        blocks_(definitions_, plan.width, plan.wrap == "join", context) {}

  std::string print() {
    FrontMatter front_matter;
    front_matter.metadata = document_.metadata;
    if (plan_.language) front_matter.language = document_.language;
    front_matter.wrap = plan_.wrap;
    std::string out;
    for (std::size_t i = 0; i < document_.articles.size(); ++i) {
      std::string text = article(document_.articles[i], plan_.articles[i]);
      append_apart(out, text, 2);
    }
    if (!out.empty()) out += '\n';
    std::string front = print_front_matter(front_matter);
    if (front.empty()) return out;
    if (!out.empty()) front += '\n';
    return front + out;
  }

 private:
  static Definitions definitions_of(const Document& document) {
    Definitions definitions;
    for (const Article& article : document.articles) {
      for (const Note& note : article.notes) definitions.notes.insert(note.id);
    }
    return definitions;
  }

  std::string article(const Article& article, const ArticleMarks& marks) {
    std::string out;
    const std::string_view language = article.language.empty() ? document_.language : article.language;
    if (marks.all) {
      Attributes attributes = of_class("article");
      if (article.headline.empty()) attributes.id = article.id;
      if (!article.language.empty()) attributes.values.emplace_back("lang", article.language);
      append_apart(out, print_attributes(attributes));
    }
    const auto line = [&](const Inlines& content, std::string_view role, bool marked) {
      if (!content.empty()) append_apart(out, blocks_.paragraph(content, marked ? of_class(role) : Attributes()));
    };
    line(article.kicker, "kicker", marks.all || marks.kicker);
    if (!article.headline.empty()) {
      Attributes attributes;
      attributes.id = article.id;
      if (marks.language && !marks.all) attributes.values.emplace_back("lang", article.language);
      append_apart(out, blocks_.heading(article.headline, 1, attributes));
    }
    line(article.deck, "deck", marks.all || marks.deck);
    if (!article.byline.empty()) {
      const bool marked = marks.all || marks.byline;
      append_apart(out, marked ? print_marked_byline(article.byline) : plain_byline(article.byline, language));
    }
    const Blocks* body = &article.blocks;
    Blocks changed;
    if (!article.dateline.empty()) {
      if (marks.all || marks.dateline) {
        append_apart(out, print_marked_dateline(article.dateline));
      } else if (const auto lead = lead_of(article, language)) {
        changed = article.blocks;
        Inlines& first = std::get<Paragraph>(changed.front().value).content;
        first.insert(first.begin(), {Text{*lead, Style::none, {}}});
        canonicalize(first);
        body = &changed;
      } else {
        append_apart(out, blocks_.paragraph(plain(structure::print_dateline(article.dateline, language))));
      }
    }
    blocks_.print(*body, out);
    sections(article.sections, 2, out);
    for (std::size_t i = 0; i < article.notes.size(); ++i) {
      append_apart(out, blocks_.note(article.notes[i]), i == 0 ? 1 : 0);
    }
    return out;
  }

  std::string plain_byline(const Byline& byline, std::string_view language) {
    return blocks_.paragraph(plain(structure::print_byline(byline, language)));
  }

  static std::optional<std::string> lead_of(const Article& article, std::string_view language) {
    if (article.blocks.empty()) return std::nullopt;
    const auto* first = std::get_if<Paragraph>(&article.blocks.front().value);
    return first == nullptr ? std::nullopt : leading_dateline_text(article.dateline, *first, language);
  }

  void sections(const std::vector<Section>& sections_of_one, std::size_t level, std::string& out) {
    for (const Section& section : sections_of_one) {
      Attributes attributes;
      attributes.id = section.id;
      append_apart(out, blocks_.heading(section.heading, level, attributes));
      blocks_.print(section.blocks, out);
      sections(section.sections, level + 1, out);
    }
  }

  const Document& document_;
  const PrintPlan& plan_;
  Definitions definitions_;
  BlockPrinter blocks_;
};

}  // namespace

std::string print_document(const Document& document, const PrintPlan& plan, const Context& context) {
  return DocumentPrinter(document, plan, context).print();
}

}  // namespace galley::text
