// SPDX-License-Identifier: Apache-2.0
#include "galley/plugin.hpp"

#include "html/description.hpp"
#include "html/reader.hpp"
#include "html/writer.hpp"

namespace {

class HtmlReader : public galley::Reader {
  galley::Document read(const galley::Source& source, galley::Context& context) override {
    return galley::html::read(source, context);
  }
};

class HtmlWriter : public galley::Writer {
  void write(const galley::Document& document, galley::Sink& sink, galley::Context& context) override {
    galley::html::write(document, sink, context);
  }
};

class Html : public galley::Plugin {
  galley::PluginDescription describe() const override { return galley::html::describe(); }
  std::unique_ptr<galley::Reader> reader() const override { return std::make_unique<HtmlReader>(); }
  std::unique_ptr<galley::Writer> writer() const override { return std::make_unique<HtmlWriter>(); }
};

}  // namespace

GALLEY_PLUGIN(Html)
