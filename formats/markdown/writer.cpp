// SPDX-License-Identifier: Apache-2.0
#include "markdown/writer.hpp"

#include <string>

#include "markdown/article_writer.hpp"
#include "markdown/front_matter.hpp"
#include "markdown/html_of_markdown.hpp"
#include "xhtml/anchors.hpp"
#include "xhtml/data_address.hpp"

namespace galley::markdown {

void write(const Document& document, Sink& sink, Context& context) {
  const bool embed = context.options.text("images") == "embed";
  const xhtml::Anchors anchors(document);
  const FileSurroundings surroundings{anchors, [&](const Figure& figure) {
                                        std::string address;
                                        const auto media = document.media.find(figure.media);
                                        if (embed && media != document.media.end())
                                          xhtml::append_data_address(address, media->second);
                                        return address;
                                      }};
  const std::string front_matter = print_front_matter(document);
  sink.write(front_matter);
  if (document.articles.empty() && !front_matter.empty()) sink.write(std::string(empty_mark) + "\n");
  std::size_t note = 1;
  bool first = true;
  for (const Article& article : document.articles) {
    context.check_cancelled();
    if (!first) sink.write("\n");
    first = false;
    sink.write(ArticleWriter(article, note, surroundings).write());
    note += article.notes.size();
  }
  if (!embed && !document.media.empty()) {
    context.diagnostics.loss(
        code::not_carried, std::to_string(document.media.size()) + " pictures are left out, as the option images says");
  }
}

}  // namespace galley::markdown
