// SPDX-License-Identifier: Apache-2.0
#include "galley/plugin.hpp"

#include "odt/description.hpp"
#include "odt/reader.hpp"
#include "odt/writer.hpp"

namespace {

class OdtReader : public galley::Reader {
  galley::Document read(const galley::Source& source, galley::Context& context) override {
    return galley::odt::read(source, context);
  }
};

class OdtWriter : public galley::Writer {
  void write(const galley::Document& document, galley::Sink& sink, galley::Context& context) override {
    galley::odt::write(document, sink, context);
  }
};

class OdtPlugin : public galley::Plugin {
  galley::PluginDescription describe() const override { return galley::odt::describe(); }
  std::unique_ptr<galley::Reader> reader() const override { return std::make_unique<OdtReader>(); }
  std::unique_ptr<galley::Writer> writer() const override { return std::make_unique<OdtWriter>(); }
};

}  // namespace

GALLEY_PLUGIN(OdtPlugin)
