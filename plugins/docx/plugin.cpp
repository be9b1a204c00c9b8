// SPDX-License-Identifier: Apache-2.0
#include "galley/plugin.hpp"

#include "docx/description.hpp"
#include "docx/reader.hpp"
#include "docx/writer.hpp"

namespace {

class DocxReader : public galley::Reader {
  galley::Document read(const galley::Source& source, galley::Context& context) override {
    return galley::docx::read(source, context);
  }
};

class DocxWriter : public galley::Writer {
  void write(const galley::Document& document, galley::Sink& sink, galley::Context& context) override {
    galley::docx::write(document, sink, context);
  }
};

class DocxPlugin : public galley::Plugin {
  galley::PluginDescription describe() const override { return galley::docx::describe(); }
  std::unique_ptr<galley::Reader> reader() const override { return std::make_unique<DocxReader>(); }
  std::unique_ptr<galley::Writer> writer() const override { return std::make_unique<DocxWriter>(); }
};

}  // namespace

GALLEY_PLUGIN(DocxPlugin)
