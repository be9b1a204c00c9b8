// SPDX-License-Identifier: Apache-2.0
#include "galley/plugin.hpp"

#include "docbook/description.hpp"
#include "docbook/reader.hpp"
#include "docbook/writer.hpp"

namespace {

class DocBookReader : public galley::Reader {
  galley::Document read(const galley::Source& source, galley::Context& context) override {
    return galley::docbook::read(source, context);
  }
};

class DocBookWriter : public galley::Writer {
  void write(const galley::Document& document, galley::Sink& sink, galley::Context& context) override {
    galley::docbook::write(document, sink, context);
  }
};

class DocBook : public galley::Plugin {
  galley::PluginDescription describe() const override { return galley::docbook::describe(); }
  std::unique_ptr<galley::Reader> reader() const override { return std::make_unique<DocBookReader>(); }
  std::unique_ptr<galley::Writer> writer() const override { return std::make_unique<DocBookWriter>(); }
};

}  // namespace

GALLEY_PLUGIN(DocBook)
