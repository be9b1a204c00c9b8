// SPDX-License-Identifier: Apache-2.0
#include "galley/plugin.hpp"

#include "xml/description.hpp"
#include "xml/reader.hpp"
#include "xml/writer.hpp"

namespace {

class XmlReader : public galley::Reader {
  galley::Document read(const galley::Source& source, galley::Context& context) override {
    return galley::xml::read(source, context);
  }
};

class XmlWriter : public galley::Writer {
  void write(const galley::Document& document, galley::Sink& sink, galley::Context& context) override {
    galley::xml::write(document, sink, context);
  }
};

class XmlPlugin : public galley::Plugin {
  galley::PluginDescription describe() const override { return galley::xml::describe(); }
  std::unique_ptr<galley::Reader> reader() const override { return std::make_unique<XmlReader>(); }
  std::unique_ptr<galley::Writer> writer() const override { return std::make_unique<XmlWriter>(); }
};

}  // namespace

GALLEY_PLUGIN(XmlPlugin)
