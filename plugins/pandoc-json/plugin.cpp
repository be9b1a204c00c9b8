// SPDX-License-Identifier: Apache-2.0
#include "galley/plugin.hpp"

#include "pandoc_json/description.hpp"
#include "pandoc_json/reader.hpp"
#include "pandoc_json/writer.hpp"

namespace {

class PandocJsonReader : public galley::Reader {
  galley::Document read(const galley::Source& source, galley::Context& context) override {
    return galley::pandoc_json::read(source, context);
  }
};

class PandocJsonWriter : public galley::Writer {
  void write(const galley::Document& document, galley::Sink& sink, galley::Context& context) override {
    galley::pandoc_json::write(document, sink, context);
  }
};

class PandocJsonPlugin : public galley::Plugin {
  galley::PluginDescription describe() const override { return galley::pandoc_json::describe(); }
  std::unique_ptr<galley::Reader> reader() const override { return std::make_unique<PandocJsonReader>(); }
  std::unique_ptr<galley::Writer> writer() const override { return std::make_unique<PandocJsonWriter>(); }
};

}  // namespace

GALLEY_PLUGIN(PandocJsonPlugin)
