// SPDX-License-Identifier: Apache-2.0
// A small format that does all that it says: a line of its own, then a paragraph for each line.
#include "galley/plugin.hpp"

namespace {

using namespace galley;

constexpr std::string_view magic = "GOOD\n";

class GoodReader : public Reader {
 public:
  Document read(const Source& source, Context& context) override {
    std::string_view rest = source.bytes();
    if (!rest.starts_with(magic)) throw Error(ErrorKind::input, "is not in the good format");
    rest.remove_prefix(magic.size());
    Document document;
    document.language = context.options.text("language");
    Article& article = document.articles.emplace_back();
    while (!rest.empty()) {
      context.check_cancelled();
      if (article.blocks.size() >= context.limits.nodes) throw Error(ErrorKind::limit, "has too many lines");
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      article.blocks.push_back(paragraph(rest.substr(0, end)));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return document;
  }
};

class GoodWriter : public Writer {
 public:
  void write(const Document& document, Sink& sink, Context& context) override {
    sink.write(magic);
    for (const Article& article : document.articles) {
      for (const Block& block : article.blocks) {
        context.check_cancelled();
        if (const auto* each = std::get_if<Paragraph>(&block.value)) sink.write(text_of(each->content) + "\n");
      }
    }
  }
};

class Good : public Plugin {
 public:
  PluginDescription describe() const override {
    PluginDescription description;
    description.id = "good";
    description.name = "Good format";
    description.summary = "A format for tests";
    description.version = "1.0";
    description.reads = true;
    description.writes = true;
    description.extensions = {"good"};
    description.media_types = {"text/x-good"};
    description.signatures = {{.magic = std::string(magic)}};
    description.carries = {Feature::paragraphs};
    description.reader_options = {{.name = "language", .type = OptionType::text, .help = "Language of the text"}};
    return description;
  }
  std::unique_ptr<Reader> reader() const override { return std::make_unique<GoodReader>(); }
  std::unique_ptr<Writer> writer() const override { return std::make_unique<GoodWriter>(); }
};

}  // namespace

GALLEY_PLUGIN(Good)
