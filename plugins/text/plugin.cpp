// SPDX-License-Identifier: Apache-2.0
#include "galley/plugin.hpp"

#include "text/description.hpp"
#include "text/reader.hpp"
#include "text/writer.hpp"

namespace {

class TextReader : public galley::Reader {
  galley::Document read(const galley::Source& source, galley::Context& context) override {
    return galley::text::read(source, context);
  }
};

class TextWriter : public galley::Writer {
  void write(const galley::Document& document, galley::Sink& sink, galley::Context& context) override {
    galley::text::write(document, sink, context);
  }
};

class TextPlugin : public galley::Plugin {
  galley::PluginDescription describe() const override { return galley::text::describe(); }
  std::unique_ptr<galley::Reader> reader() const override { return std::make_unique<TextReader>(); }
  std::unique_ptr<galley::Writer> writer() const override { return std::make_unique<TextWriter>(); }
};

}  // namespace

GALLEY_PLUGIN(TextPlugin)
