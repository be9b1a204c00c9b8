// SPDX-License-Identifier: Apache-2.0
#include "galley/plugin.hpp"

#include "markdown/description.hpp"
#include "markdown/reader.hpp"
#include "markdown/writer.hpp"

namespace {

class MarkdownReader : public galley::Reader {
  galley::Document read(const galley::Source& source, galley::Context& context) override {
    return galley::markdown::read(source, context);
  }
};

class MarkdownWriter : public galley::Writer {
  void write(const galley::Document& document, galley::Sink& sink, galley::Context& context) override {
    galley::markdown::write(document, sink, context);
  }
};

class Markdown : public galley::Plugin {
  galley::PluginDescription describe() const override { return galley::markdown::describe(); }
  std::unique_ptr<galley::Reader> reader() const override { return std::make_unique<MarkdownReader>(); }
  std::unique_ptr<galley::Writer> writer() const override { return std::make_unique<MarkdownWriter>(); }
};

}  // namespace

GALLEY_PLUGIN(Markdown)
