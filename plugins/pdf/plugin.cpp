// SPDX-License-Identifier: Apache-2.0
#include "galley/plugin.hpp"
#include "pdf/description.hpp"
#include "pdf/reader.hpp"
#include "pdf/writer.hpp"

namespace {

class PdfReader : public galley::Reader {
 public:
  galley::Document read(const galley::Source& source, galley::Context& context) override {
    return galley::pdf::read(source, context);
  }
};

class PdfLayoutViewer : public galley::LayoutViewer {
 public:
  std::vector<galley::PageView> view(const galley::Source& source, galley::Context& context) override {
    return galley::pdf::view_layout(source, context);
  }
};

class PdfWriter : public galley::Writer {
 public:
  void write(const galley::Document& document, galley::Sink& sink, galley::Context& context) override {
    galley::pdf::write(document, sink, context);
  }
};

class PdfPlugin : public galley::Plugin {
 public:
  galley::PluginDescription describe() const override { return galley::pdf::describe(); }
  std::unique_ptr<galley::Reader> reader() const override { return std::make_unique<PdfReader>(); }
  std::unique_ptr<galley::LayoutViewer> layout_viewer() const override { return std::make_unique<PdfLayoutViewer>(); }
  std::unique_ptr<galley::Writer> writer() const override { return std::make_unique<PdfWriter>(); }
};

}  // namespace

GALLEY_PLUGIN(PdfPlugin)
