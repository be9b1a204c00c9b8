// SPDX-License-Identifier: Apache-2.0
#include "galley/plugin.hpp"

#include "nitf/description.hpp"
#include "nitf/reader.hpp"
#include "nitf/writer.hpp"

namespace {

class NitfReader : public galley::Reader {
  galley::Document read(const galley::Source& source, galley::Context& context) override {
    return galley::nitf::read(source, context);
  }
};

class NitfWriter : public galley::Writer {
  void write(const galley::Document& document, galley::Sink& sink, galley::Context& context) override {
    galley::nitf::write(document, sink, context);
  }
};

class Nitf : public galley::Plugin {
  galley::PluginDescription describe() const override { return galley::nitf::describe(); }
  std::unique_ptr<galley::Reader> reader() const override { return std::make_unique<NitfReader>(); }
  std::unique_ptr<galley::Writer> writer() const override { return std::make_unique<NitfWriter>(); }
};

}  // namespace

GALLEY_PLUGIN(Nitf)
