#include "description.hpp"

namespace @NAMESPACE@ {

@if format@
galley::PluginDescription describe() {
  using galley::Feature;
  galley::PluginDescription description;
  description.id = "@ID@";
  description.name = "@NAME@";
  description.summary = "A headline and paragraphs, one a line";
  description.version = "0.1.0";
@if reader@
  description.reads = true;
@end@
@if writer@
  description.writes = true;
@end@
  description.extensions = {"@ID@"};
  description.media_types = {"text/x-@ID@"};
  description.signatures = {{.magic = std::string(first_line)}};
  // What comes back from writing and reading; of all else, Galley tells the user that it is lost.
  description.carries = {Feature::headline, Feature::paragraphs};
@if reader@
  description.reader_options = {{.name = "headline", .help = "Headline of a file that has none"}};
@end@
  return description;
}
@end@
@if filter@
galley::PluginDescription describe() {
  galley::PluginDescription description;
  description.id = "@ID@";
  description.name = "@NAME@";
  description.summary = "Takes out paragraphs that say nothing but one thing";
  description.version = "0.1.0";
  description.kind = galley::PluginKind::filter;
  description.filter_options = {
      {.name = "text", .default_value = "Advertisement", .help = "What the paragraphs say that are taken out"}};
  return description;
}
@end@

}  // namespace @NAMESPACE@
