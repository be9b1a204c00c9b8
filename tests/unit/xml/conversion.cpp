// SPDX-License-Identifier: Apache-2.0
#include "unit/xml/conversion.hpp"

#include "galley/plugin.hpp"
#include "xml/description.hpp"
#include "xml/reader.hpp"
#include "xml/writer.hpp"

namespace galley::xml {

ReadResult read_xml(std::string_view text, const Limits& limits) {
  ReadResult result;
  const Options options(describe().reader_options, {});
  const Cancellation cancellation{false};
  Context context{options, limits, result.diagnostics, cancellation};
  result.document = read(Source::from_memory(std::string(text), "test.xml"), context);
  return result;
}

std::string write_xml(const Document& document, const std::vector<std::pair<std::string, std::string>>& values) {
  std::string bytes;
  Diagnostics diagnostics;
  const Options options(describe().writer_options, values);
  const Limits limits;
  const Cancellation cancellation{false};
  Context context{options, limits, diagnostics, cancellation};
  const auto sink = memory_sink(bytes);
  write(document, *sink, context);
  sink->commit();
  return bytes;
}

}  // namespace galley::xml
