@if filter@
#include "filter.hpp"

#include <vector>

namespace @NAMESPACE@ {

namespace {

class Removal {
 public:
  Removal(std::string text, galley::Context& context) : text_(std::move(text)), context_(context) {}

  void from(galley::Article& article) {
    from(article.blocks);
    from(article.sections);
  }

 private:
  void from(std::vector<galley::Section>& sections) {
    for (galley::Section& section : sections) {
      from(section.blocks);
      from(section.sections);
    }
  }

  void from(galley::Blocks& blocks) {
    context_.check_cancelled();
    std::erase_if(blocks, [&](const galley::Block& block) {
      const auto* paragraph = std::get_if<galley::Paragraph>(&block.value);
      return paragraph != nullptr && galley::text_of(paragraph->content) == text_;
    });
    for (galley::Block& block : blocks) {
      if (auto* quote = std::get_if<galley::Quote>(&block.value)) from(quote->blocks);
    }
  }

  std::string text_;
  galley::Context& context_;
};

}  // namespace

void apply(galley::Document& document, galley::Context& context) {
  Removal removal(context.options.text("text"), context);
  for (galley::Article& article : document.articles) removal.from(article);
}

}  // namespace @NAMESPACE@
@end@
