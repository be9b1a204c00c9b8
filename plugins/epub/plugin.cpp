// SPDX-License-Identifier: Apache-2.0
#include "galley/plugin.hpp"

#include "epub/description.hpp"
#include "epub/reader.hpp"
#include "epub/writer.hpp"

namespace {

class EpubReader : public galley::Reader {
  galley::Document read(const galley::Source& source, galley::Context& context) override {
    return galley::epub::read(source, context);
  }
};

class EpubWriter : public galley::Writer {
  void write(const galley::Document& document, galley::Sink& sink, galley::Context& context) override {
    galley::epub::write(document, sink, context);
  }
};

class Epub : public galley::Plugin {
  galley::PluginDescription describe() const override { return galley::epub::describe(); }
  std::unique_ptr<galley::Reader> reader() const override { return std::make_unique<EpubReader>(); }
  std::unique_ptr<galley::Writer> writer() const override { return std::make_unique<EpubWriter>(); }
};

}  // namespace

GALLEY_PLUGIN(Epub)
