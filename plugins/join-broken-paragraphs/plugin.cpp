// SPDX-License-Identifier: Apache-2.0
#include "galley/plugin.hpp"

#include "filters/join_broken_paragraphs.hpp"

namespace {

class JoinBrokenParagraphsFilter : public galley::Filter {
  void apply(galley::Document& document, galley::Context& context) override {
    galley::filters::join_broken_paragraphs(document, context);
  }
};

class JoinBrokenParagraphsPlugin : public galley::Plugin {
  galley::PluginDescription describe() const override { return galley::filters::describe_join_broken_paragraphs(); }
  std::unique_ptr<galley::Filter> filter() const override { return std::make_unique<JoinBrokenParagraphsFilter>(); }
};

}  // namespace

GALLEY_PLUGIN(JoinBrokenParagraphsPlugin)
