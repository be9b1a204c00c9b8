// SPDX-License-Identifier: Apache-2.0
#include "galley/plugin.hpp"

#include "rtf/description.hpp"
#include "rtf/reader.hpp"
#include "rtf/writer.hpp"

namespace {

class RtfReader : public galley::Reader {
  galley::Document read(const galley::Source& source, galley::Context& context) override {
    return galley::rtf::read(source, context);
  }
};

class RtfWriter : public galley::Writer {
  void write(const galley::Document& document, galley::Sink& sink, galley::Context& context) override {
    galley::rtf::write(document, sink, context);
  }
};

class RtfPlugin : public galley::Plugin {
  galley::PluginDescription describe() const override { return galley::rtf::describe(); }
  std::unique_ptr<galley::Reader> reader() const override { return std::make_unique<RtfReader>(); }
  std::unique_ptr<galley::Writer> writer() const override { return std::make_unique<RtfWriter>(); }
};

}  // namespace

GALLEY_PLUGIN(RtfPlugin)
