#include "galley/plugin.hpp"

#include "description.hpp"
@if filter@
#include "filter.hpp"
@end@
@if reader@
#include "reader.hpp"
@end@
@if writer@
#include "writer.hpp"
@end@

namespace {

@if reader@
class @CLASS@Reader : public galley::Reader {
  galley::Document read(const galley::Source& source, galley::Context& context) override {
    return @NAMESPACE@::read(source, context);
  }
};

@end@
@if writer@
class @CLASS@Writer : public galley::Writer {
  void write(const galley::Document& document, galley::Sink& sink, galley::Context& context) override {
    @NAMESPACE@::write(document, sink, context);
  }
};

@end@
@if filter@
class @CLASS@Filter : public galley::Filter {
  void apply(galley::Document& document, galley::Context& context) override {
    @NAMESPACE@::apply(document, context);
  }
};

@end@
class @CLASS@Plugin : public galley::Plugin {
  galley::PluginDescription describe() const override { return @NAMESPACE@::describe(); }
@if reader@
  std::unique_ptr<galley::Reader> reader() const override { return std::make_unique<@CLASS@Reader>(); }
@end@
@if writer@
  std::unique_ptr<galley::Writer> writer() const override { return std::make_unique<@CLASS@Writer>(); }
@end@
@if filter@
  std::unique_ptr<galley::Filter> filter() const override { return std::make_unique<@CLASS@Filter>(); }
@end@
};

}  // namespace

GALLEY_PLUGIN(@CLASS@Plugin)
