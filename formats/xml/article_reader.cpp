// SPDX-License-Identifier: Apache-2.0
#include "xml/article_reader.hpp"

#include <iterator>
#include <string>
#include <utility>

#include "xml/block_reader.hpp"
#include "xml/metadata_reader.hpp"
#include "xml/run_reader.hpp"

namespace galley::xml {

namespace {

/// A part that should be given once; what is given again goes on a new line.
void read_part(Reading& reading, const Element& element, Inlines& part) {
  element.expect_attributes({});
  if (!part.empty()) {
    reading.warn(code::malformed, "<" + shown(element.local_name()) + "> is given twice", element.node());
    part.push_back({LineBreak{}});
  }
  for (Inline& each : read_run(reading, element)) part.push_back(std::move(each));
}

/// Calls `take(element)` for each element within another that holds no text of its own. What is not taken is
/// told and its text lost.
template <class Take>
void read_fields(Reading& reading, const Element& parent, const Take& take) {
  each_child(
      parent.node(),
      [&](std::string_view text) {
        if (!is_blank(text))
          reading.drop(parent, "text beside the elements of <" + shown(parent.local_name()) + "> is left out");
      },
      [&](pugi::xml_node child) {
        const Element element(reading, child);
        if (take(element)) return;
        reading.drop(element, "<" + shown(child.name()) + "> has no place in <" + shown(parent.local_name()) +
                                  "> and is left out");
      });
}

void read_byline(Reading& reading, const Element& element, Byline& byline) {
  element.expect_attributes({});
  read_fields(reading, element, [&](const Element& part) {
    if (part.tag() != Tag::credit) return false;
    part.expect_attributes({"role"});
    Credit credit{std::string(part.attribute("role")), {}, {}};
    read_fields(reading, part, [&](const Element& field) {
      if (field.tag() == Tag::label) {
        field.expect_attributes({});
        credit.label += read_line(reading, field);
      } else if (field.tag() == Tag::name) {
        field.expect_attributes({"affiliation", "contact"});
        credit.names.push_back({read_line(reading, field), std::string(field.attribute("affiliation")),
                                std::string(field.attribute("contact"))});
      } else {
        return false;
      }
      return true;
    });
    byline.credits.push_back(std::move(credit));
    return true;
  });
}

void read_dateline(Reading& reading, const Element& element, Dateline& dateline) {
  element.expect_attributes({});
  read_fields(reading, element, [&](const Element& field) {
    std::string* to = nullptr;
    if (field.tag() == Tag::place) to = &dateline.place;
    if (field.tag() == Tag::date) to = &dateline.date;
    if (field.tag() == Tag::agency) to = &dateline.agency;
    if (field.tag() == Tag::label) to = &dateline.label;
    if (to == nullptr) return false;
    if (field.tag() == Tag::date) {
      field.expect_attributes({"when"});
      dateline.when = field.attribute("when");
    } else {
      field.expect_attributes({});
    }
    if (!to->empty()) *to += ' ';
    *to += read_line(reading, field);
    return true;
  });
}

void read_notes(Reading& reading, const Element& element) {
  element.expect_attributes({});
  each_child(
      element.node(),
      [&](std::string_view text) {
        if (!is_blank(text)) reading.drop(element, "text beside the notes is left out");
      },
      [&](pugi::xml_node child) {
        const Element part(reading, child);
        if (part.tag() == Tag::unknown) {
          reading.unknown(part);
        } else if (part.tag() != Tag::note) {
          reading.misplaced(part);
        }
        read_note(reading, part, std::string(part.attribute("id")));
      });
}

/// Blocks, then sections; blocks that follow a section are in one without a heading.
struct SectionedHolder {
  Reading& reading;
  Blocks& before;
  std::vector<Section>& sections;
  std::vector<Article>& nested_articles;
  bool continued = false;

  Blocks& blocks() {
    if (sections.empty()) return before;
    if (!continued) sections.emplace_back();
    continued = true;
    return sections.back().blocks;
  }

  bool take_common(const Element& element) {
    if (element.tag() == Tag::section) {
      read_section(element);
    } else if (element.tag() == Tag::article) {
      reading.misplaced(element);
      read_article(reading, element, nested_articles);
    } else {
      return false;
    }
    return true;
  }

  void read_section(const Element& element);
};

struct SectionHolder : SectionedHolder {
  Section& section;

  bool take(const Element& element) {
    if (element.tag() != Tag::heading) return take_common(element);
    read_part(reading, element, section.heading);
    return true;
  }
};

void SectionedHolder::read_section(const Element& element) {
  element.expect_attributes({"id"});
  const Nesting nesting(reading, reading.section_nesting, element.node());
  continued = false;
  Section section;
  section.id = element.anchor();
  SectionHolder holder{{reading, section.blocks, section.sections, nested_articles}, section};
  ContentReader(reading, holder).read(element.node());
  sections.push_back(std::move(section));
}

struct ArticleHolder : SectionedHolder {
  Article& article;

  bool take(const Element& element) {
    switch (element.tag()) {
      case Tag::kicker:
        read_part(reading, element, article.kicker);
        return true;
      case Tag::headline:
        read_part(reading, element, article.headline);
        return true;
      case Tag::deck:
        read_part(reading, element, article.deck);
        return true;
      case Tag::byline:
        read_byline(reading, element, article.byline);
        return true;
      case Tag::dateline:
        read_dateline(reading, element, article.dateline);
        return true;
      case Tag::notes:
        read_notes(reading, element);
        return true;
      case Tag::metadata:
        reading.misplaced(element);
        read_metadata(reading, element);
        return true;
      default:
        return take_common(element);
    }
  }
};

}  // namespace

void check_note_uses(Reading& reading) {
  for (const Use& use : reading.note_uses) {
    if (reading.note_ids.count(use.name) > 0) continue;
    report(reading.context.diagnostics, reading.positions, Severity::warning, code::malformed,
           "the article has no note '" + shown(use.name) + "'; the reference to it is left out", use.offset);
  }
}

void read_article(Reading& reading, const Element& element, std::vector<Article>& articles) {
  element.expect_attributes({"id"});
  Article article;
  std::vector<Article> nested;
  article.id = element.anchor();
  article.language = element.node().attribute("xml:lang").value();

  // What is in force outside of an article has no meaning within.
  reading.language = {};
  Article* const outer_article = std::exchange(reading.article, &article);
  auto outer_uses = std::exchange(reading.note_uses, {});
  auto outer_ids = std::exchange(reading.note_ids, {});
  ArticleHolder holder{{reading, article.blocks, article.sections, nested}, article};
  ContentReader(reading, holder).read(element.node());
  check_note_uses(reading);
  reading.article = outer_article;
  reading.note_uses = std::move(outer_uses);
  reading.note_ids = std::move(outer_ids);

  articles.push_back(std::move(article));
  std::move(nested.begin(), nested.end(), std::back_inserter(articles));
}

}  // namespace galley::xml
