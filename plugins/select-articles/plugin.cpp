// SPDX-License-Identifier: Apache-2.0
#include "galley/plugin.hpp"

#include "filters/select_articles.hpp"

namespace {

class SelectArticlesFilter : public galley::Filter {
  void apply(galley::Document& document, galley::Context& context) override {
    galley::filters::select_articles(document, context);
  }
};

class SelectArticlesPlugin : public galley::Plugin {
  galley::PluginDescription describe() const override { return galley::filters::describe_select_articles(); }
  std::unique_ptr<galley::Filter> filter() const override { return std::make_unique<SelectArticlesFilter>(); }
};

}  // namespace

GALLEY_PLUGIN(SelectArticlesPlugin)
