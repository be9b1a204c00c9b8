// SPDX-License-Identifier: Apache-2.0
#include "galley/plugin.hpp"

#include "filters/normalize_punctuation.hpp"

namespace {

class NormalizePunctuationFilter : public galley::Filter {
  void apply(galley::Document& document, galley::Context& context) override {
    galley::filters::normalize_punctuation(document, context);
  }
};

class NormalizePunctuationPlugin : public galley::Plugin {
  galley::PluginDescription describe() const override { return galley::filters::describe_normalize_punctuation(); }
  std::unique_ptr<galley::Filter> filter() const override { return std::make_unique<NormalizePunctuationFilter>(); }
};

}  // namespace

GALLEY_PLUGIN(NormalizePunctuationPlugin)
