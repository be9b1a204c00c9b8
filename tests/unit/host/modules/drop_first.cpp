// SPDX-License-Identifier: Apache-2.0
// A filter: takes the first block of each article away.
#include "galley/plugin.hpp"

namespace {

using namespace galley;

class DropFirstFilter : public Filter {
 public:
  void apply(Document& document, Context& context) override {
    const std::int64_t count = context.options.integer("count");
    for (Article& article : document.articles) {
      for (std::int64_t i = 0; i < count && !article.blocks.empty(); ++i) article.blocks.erase(article.blocks.begin());
    }
  }
};

class DropFirst : public Plugin {
 public:
  PluginDescription describe() const override {
    PluginDescription description;
    description.id = "drop-first";
    description.name = "Drop the first block";
    description.summary = "A filter for tests";
    description.version = "1.0";
    description.kind = PluginKind::filter;
    description.filter_options = {{.name = "count",
                                   .type = OptionType::integer,
                                   .default_value = "1",
                                   .help = "How many",
                                   .minimum = 0,
                                   .maximum = 10}};
    return description;
  }
  std::unique_ptr<Filter> filter() const override { return std::make_unique<DropFirstFilter>(); }
};

}  // namespace

GALLEY_PLUGIN(DropFirst)
