// SPDX-License-Identifier: Apache-2.0
#include "unit/pandoc_json/conversion.hpp"

#include "pandoc_json/description.hpp"
#include "pandoc_json/reader.hpp"
#include "pandoc_json/writer.hpp"

namespace galley::pandoc_json {

Document read_json(std::string_view json, Diagnostics& diagnostics, const Limits& limits) {
  const Options options(describe().reader_options, {});
  const Cancellation cancellation{false};
  Context context{options, limits, diagnostics, cancellation};
  Document document = read(Source::from_memory(std::string(json), "page.pandoc.json"), context);
  canonicalize(document);
  return document;
}

Document read_json(std::string_view json) {
  Diagnostics diagnostics;
  return read_json(json, diagnostics);
}

Document read_blocks_json(std::string_view blocks, std::string_view meta) {
  return read_json(R"({"pandoc-api-version":[1,22,2,1],"meta":)" + std::string(meta) + R"(,"blocks":[)" +
                   std::string(blocks) + "]}");
}

std::string write_json(const Document& document, const std::vector<std::pair<std::string, std::string>>& values) {
  const Options options(describe().writer_options, values);
  const Limits limits;
  Diagnostics diagnostics;
  const Cancellation cancellation{false};
  Context context{options, limits, diagnostics, cancellation};
  std::string bytes;
  const std::unique_ptr<Sink> sink = memory_sink(bytes);
  write(document, *sink, context);
  sink->commit();
  return bytes;
}

}  // namespace galley::pandoc_json
