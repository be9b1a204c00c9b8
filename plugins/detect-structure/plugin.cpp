// SPDX-License-Identifier: Apache-2.0
#include "galley/plugin.hpp"

#include "filters/detect_structure.hpp"

namespace {

class DetectStructureFilter : public galley::Filter {
  void apply(galley::Document& document, galley::Context& context) override {
    galley::filters::detect_structure(document, context);
  }
};

class DetectStructurePlugin : public galley::Plugin {
  galley::PluginDescription describe() const override { return galley::filters::describe_detect_structure(); }
  std::unique_ptr<galley::Filter> filter() const override { return std::make_unique<DetectStructureFilter>(); }
};

}  // namespace

GALLEY_PLUGIN(DetectStructurePlugin)
