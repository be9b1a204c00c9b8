@if reader@
#include "reader.hpp"

#include <algorithm>

#include "description.hpp"
#include "galley/unicode.hpp"

namespace @NAMESPACE@ {

galley::Document read(const galley::Source& source, galley::Context& context) {
  std::string_view rest = source.bytes();
  if (!rest.starts_with(first_line)) {
    throw galley::Error(galley::ErrorKind::input, "does not begin with the line of its format", {.line = 1});
  }
  rest.remove_prefix(first_line.size());

  galley::Document document;
  galley::Article& article = document.articles.emplace_back();
  for (std::uint32_t number = 2; !rest.empty(); ++number) {
    context.check_cancelled();
    if (article.blocks.size() >= context.limits.nodes) {
      throw galley::Error(galley::ErrorKind::limit, "has more paragraphs than the limit allows (nodes)");
    }
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (!galley::is_valid_utf8(line)) {
      // Galley puts U+FFFD in place of such bytes; the user should know.
      context.diagnostics.warning(galley::code::undecodable_bytes, "the line is not UTF-8", {.line = number});
    }
    if (line.starts_with("# ")) {
      if (!article.headline.empty()) {
        context.diagnostics.warning(galley::code::malformed, "there is more than one headline; the last one counts",
                                    {.line = number});
      }
      article.headline = galley::plain(line.substr(2));
    } else {
      // A paragraph that begins as something else does has a backslash before it.
      if (line.starts_with('\\')) line.remove_prefix(1);
      if (!line.empty()) article.blocks.push_back(galley::paragraph(line));
    }
  }
  if (article.headline.empty()) article.headline = galley::plain(context.options.text("headline"));
  return document;
}

}  // namespace @NAMESPACE@
@end@
