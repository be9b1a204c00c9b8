// SPDX-License-Identifier: Apache-2.0
#include "outline.hpp"

#include "galley/plugin.hpp"
#include "text/description.hpp"
#include "text/reader.hpp"
#include "text/writer.hpp"

namespace galley::text {
namespace {

struct Surroundings {
  Surroundings(const std::vector<OptionDescription>& descriptions, const OptionValues& values, Diagnostics* to)
      : options(descriptions, values), context{options, limits, to != nullptr ? *to : own, cancellation} {}

  Options options;
  Limits limits;
  Diagnostics own;
  Cancellation cancellation{false};
  Context context;
};

std::string tagged(std::string_view name, std::string text) {
  return "<" + std::string(name) + ">" + text + "</" + std::string(name.substr(0, name.find(' '))) + ">";
}

std::string attributes(std::string_view name, const std::string& value) {
  return value.empty() ? std::string() : " " + std::string(name) + "=" + value;
}

void append_sections(std::string& out, const std::vector<Section>& sections, const std::string& indent) {
  for (const Section& section : sections) {
    out += indent + "section" + attributes("id", section.id) + ' ' + run(section.heading) + '\n';
    out += outline(section.blocks, indent + "  ");
    append_sections(out, section.sections, indent + "  ");
  }
}

}  // namespace

Document read_text(std::string_view text, const OptionValues& options, Diagnostics* diagnostics) {
  Surroundings around(describe().reader_options, options, diagnostics);
  Document document = read(Source::from_memory(std::string(text), "test.txt"), around.context);
  canonicalize(document);
  return document;
}

std::string write_text(Document document, const OptionValues& options, Diagnostics* diagnostics) {
  canonicalize(document);
  Surroundings around(describe().writer_options, options, diagnostics);
  std::string bytes;
  const std::unique_ptr<Sink> sink = memory_sink(bytes);
  write(document, *sink, around.context);
  sink->commit();
  return bytes;
}

std::string run(const Inlines& inlines) {
  std::string out;
  for (const Inline& each : inlines) {
    if (const auto* text = std::get_if<Text>(&each.value)) {
      std::string shown = text->text;
      if (has(text->style, Style::code)) shown = tagged("code", shown);
      if (has(text->style, Style::superscript)) shown = tagged("sup", shown);
      if (has(text->style, Style::subscript)) shown = tagged("sub", shown);
      if (has(text->style, Style::emphasis)) shown = tagged("em", shown);
      if (has(text->style, Style::strong)) shown = tagged("strong", shown);
      if (!text->language.empty()) shown = tagged("span " + text->language, shown);
      out += shown;
    } else if (const auto* link = std::get_if<Link>(&each.value)) {
      out += tagged("a " + link->target + (link->title.empty() ? "" : " '" + link->title + "'"), run(link->content));
    } else if (const auto* note = std::get_if<NoteReference>(&each.value)) {
      out += "[" + note->note + "]";
    } else if (const auto* ruby = std::get_if<Ruby>(&each.value)) {
      out += "{" + ruby->base + "|" + ruby->reading + "}";
    } else {
      out += " / ";
    }
  }
  return out;
}

std::string outline(const Blocks& blocks, std::string_view indent) {
  std::string out;
  const std::string deeper = std::string(indent) + "  ";
  for (const Block& block : blocks) {
    out += indent;
    const std::string id = attributes("id", block.id);
    if (const auto* paragraph = std::get_if<Paragraph>(&block.value)) {
      out += "p" + id + " " + run(paragraph->content) + "\n";
    } else if (const auto* list = std::get_if<List>(&block.value)) {
      out += (list->ordered ? "ol" + (list->start == 1 ? "" : " " + std::to_string(list->start)) : "ul") + id + "\n";
      for (const ListItem& item : list->items) {
        out += deeper + "li\n";
        out += outline(item.blocks, deeper + "  ");
      }
    } else if (const auto* quote = std::get_if<Quote>(&block.value)) {
      out += "quote" + id + (quote->attribution.empty() ? "" : " -- " + run(quote->attribution)) + "\n";
      out += outline(quote->blocks, deeper);
    } else if (const auto* table = std::get_if<Table>(&block.value)) {
      out += "table" + id + " " + std::to_string(table->header_rows) + " " + run(table->caption) + "\n";
      for (const TableRow& row : table->rows) {
        out += deeper;
        for (const TableCell& cell : row.cells) {
          std::string text = cell.blocks.empty() ? "" : outline(cell.blocks).substr(2);
          if (!text.empty()) text.pop_back();
          out += (cell.header ? "!" : "|") + text;
          if (cell.column_span > 1) out += " c" + std::to_string(cell.column_span);
          if (cell.row_span > 1) out += " r" + std::to_string(cell.row_span);
        }
        out += "\n";
      }
    } else if (const auto* figure = std::get_if<Figure>(&block.value)) {
      out += "figure" + id + " " + figure->source + " '" + figure->alternative_text + "' (" + run(figure->caption) +
             ") (" + run(figure->credit) + ")\n";
    } else if (const auto* code = std::get_if<Preformatted>(&block.value)) {
      std::string text = code->text;
      for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 3) text.replace(at, 1, "\\n ");
      out += "pre" + id + attributes("language", code->language) + " " + text + "\n";
    } else {
      out += "break" + id + "\n";
    }
  }
  return out;
}

std::string outline(const Document& document) {
  std::string out;
  if (!document.language.empty()) out += "language " + document.language + "\n";
  for (const MetadataEntry& entry : document.metadata) {
    out += "meta " + entry.term + ": " + entry.value + attributes("scheme", entry.scheme) +
           attributes("lang", entry.language) + "\n";
  }
  for (const Article& article : document.articles) {
    out += "article" + attributes("lang", article.language) + attributes("id", article.id) + "\n";
    if (!article.kicker.empty()) out += "  kicker " + run(article.kicker) + "\n";
    if (!article.headline.empty()) out += "  headline " + run(article.headline) + "\n";
    if (!article.deck.empty()) out += "  deck " + run(article.deck) + "\n";
    for (const Credit& credit : article.byline.credits) {
      out += "  credit " + credit.role + " '" + credit.label + "'";
      for (const CreditName& name : credit.names) {
        out += " <" + name.name + attributes("of", name.affiliation) + attributes("at", name.contact) + ">";
      }
      out += "\n";
    }
    const Dateline& dateline = article.dateline;
    if (!dateline.empty()) {
      out += "  dateline " + dateline.agency + "|" + dateline.place + "|" + dateline.date + "|" + dateline.when + "|" +
             dateline.label + "\n";
    }
    out += outline(article.blocks, "  ");
    append_sections(out, article.sections, "  ");
    for (const Note& note : article.notes) out += "  note " + note.id + "\n" + outline(note.blocks, "    ");
  }
  return out;
}

std::string blocks_of(std::string_view text, const OptionValues& options) {
  std::string marked = "{.article}\n\n";
  marked += text;
  const Document document = read_text(marked, options);
  std::string out;
  for (const Article& article : document.articles) {
    out += outline(article.blocks);
    append_sections(out, article.sections, "");
    for (const Note& note : article.notes) out += "note " + note.id + "\n" + outline(note.blocks, "  ");
  }
  return out;
}

}  // namespace galley::text
