@if writer@
#include "writer.hpp"

#include "description.hpp"

namespace @NAMESPACE@ {

namespace {

/// All paragraphs, whatever they are in.
void write_blocks(const galley::Blocks& blocks, galley::Sink& sink, galley::Context& context) {
  for (const galley::Block& block : blocks) {
    context.check_cancelled();
    if (const auto* paragraph = std::get_if<galley::Paragraph>(&block.value)) {
      const std::string text = galley::text_of(paragraph->content);
      const bool looks_like_markup = text.starts_with("# ") || text.starts_with('\\');
      sink.write((looks_like_markup ? "\\" : "") + text + "\n");
    } else if (const auto* quote = std::get_if<galley::Quote>(&block.value)) {
      write_blocks(quote->blocks, sink, context);
    } else if (const auto* list = std::get_if<galley::List>(&block.value)) {
      for (const galley::ListItem& item : list->items) write_blocks(item.blocks, sink, context);
    } else if (const auto* table = std::get_if<galley::Table>(&block.value)) {
      for (const galley::TableRow& row : table->rows) {
        for (const galley::TableCell& cell : row.cells) write_blocks(cell.blocks, sink, context);
      }
    }
  }
}

void write_section(const galley::Section& section, galley::Sink& sink, galley::Context& context) {
  write_blocks({galley::Block{galley::Paragraph{section.heading}, ""}}, sink, context);
  write_blocks(section.blocks, sink, context);
  for (const galley::Section& inner : section.sections) write_section(inner, sink, context);
}

}  // namespace

void write(const galley::Document& document, galley::Sink& sink, galley::Context& context) {
  sink.write(first_line);
  for (const galley::Article& article : document.articles) {
    if (!article.headline.empty()) sink.write("# " + galley::text_of(article.headline) + "\n");
    write_blocks(article.blocks, sink, context);
    for (const galley::Section& section : article.sections) write_section(section, sink, context);
  }
}

}  // namespace @NAMESPACE@
@end@
