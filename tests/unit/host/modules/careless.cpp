// SPDX-License-Identifier: Apache-2.0
// A format that works, and is bad company: it keeps memory and descriptors, talks, claims what is not its own and what
// it does not keep, writes other bytes each time, and passes over limits and full disks.
#include <fcntl.h>
#include <locale.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "galley/plugin.hpp"

namespace {

using namespace galley;

int uses = 0;

class CarelessReader : public Reader {
 public:
  Document read(const Source& source, Context& /*context*/) override {
    ++uses;
    std::printf("reading\n");
    ::open("/dev/null", O_RDONLY);
    ::setlocale(LC_ALL, "C.UTF-8");
    // Through a volatile pointer, or the compiler leaves out what nobody uses.
    void* volatile kept = std::malloc(1'000);
    (void)kept;
    Document document;
    document.articles.emplace_back().blocks.push_back(paragraph(source.bytes()));
    return document;
  }
};

class CarelessWriter : public Writer {
 public:
  void write(const Document& document, Sink& sink, Context& context) override {
    context.diagnostics.warning("Odd Code", "Something is odd.");
    try {
      sink.write("written " + std::to_string(++uses) + " ");
      for (const Article& article : document.articles) sink.write(text_of(article.headline));
    } catch (const Error&) {
    }
  }
};

class Careless : public Plugin {
 public:
  PluginDescription describe() const override {
    PluginDescription description;
    description.id = "careless";
    description.name = "Careless format.";
    description.version = "1.0";
    description.reads = true;
    description.writes = true;
    description.extensions = {".Careless"};
    description.media_types = {"careless"};
    description.signatures = {{.magic = " ", .offset = 100'000, .anywhere_before = true}};
    description.carries = {Feature::paragraphs, Feature::headline};
    description.reader_options = {{.name = "how", .type = OptionType::integer, .default_value = "many", .help = "How"}};
    return description;
  }
  std::unique_ptr<Reader> reader() const override { return std::make_unique<CarelessReader>(); }
  std::unique_ptr<Writer> writer() const override { return std::make_unique<CarelessWriter>(); }
};

}  // namespace

GALLEY_PLUGIN(Careless)
