@if writer@
#include "writer.hpp"

#include "description.hpp"
#include "galley/walk.hpp"

namespace @NAMESPACE@ {

namespace {

void write_paragraph(const galley::Inlines& content, galley::Sink& sink) {
  const std::string text = galley::text_of(content);
  const bool looks_like_markup = text.starts_with("# ") || text.starts_with('\\');
  sink.write((looks_like_markup ? "\\" : "") + text + "\n");
}

}  // namespace

void write(const galley::Document& document, galley::Sink& sink, galley::Context& context) {
  // Paragraphs wherever they are: in sections, lists, tables, quotes.
  const auto on_section = [&](const galley::Section& section) { write_paragraph(section.heading, sink); };
  const auto on_block = [&](const galley::Block& block) {
    context.check_cancelled();
    if (const auto* paragraph = std::get_if<galley::Paragraph>(&block.value)) write_paragraph(paragraph->content, sink);
  };
  sink.write(first_line);
  for (const galley::Article& article : document.articles) {
    if (!article.headline.empty()) sink.write("# " + galley::text_of(article.headline) + "\n");
    galley::walk_article(article, on_section, on_block, galley::Ignore());
  }
}

}  // namespace @NAMESPACE@
@end@
