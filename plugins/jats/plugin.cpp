// SPDX-License-Identifier: Apache-2.0
#include "galley/plugin.hpp"

#include "jats/description.hpp"
#include "jats/reader.hpp"
#include "jats/writer.hpp"

namespace {

class JatsReader : public galley::Reader {
  galley::Document read(const galley::Source& source, galley::Context& context) override {
    return galley::jats::read(source, context);
  }
};

class JatsWriter : public galley::Writer {
  void write(const galley::Document& document, galley::Sink& sink, galley::Context& context) override {
    galley::jats::write(document, sink, context);
  }
};

class Jats : public galley::Plugin {
  galley::PluginDescription describe() const override { return galley::jats::describe(); }
  std::unique_ptr<galley::Reader> reader() const override { return std::make_unique<JatsReader>(); }
  std::unique_ptr<galley::Writer> writer() const override { return std::make_unique<JatsWriter>(); }
};

}  // namespace

GALLEY_PLUGIN(Jats)
