// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "galley/diagnostics.hpp"
#include "galley/document.hpp"
#include "galley/limits.hpp"
#include "galley/sink.hpp"
#include "galley/source.hpp"
#include "markdown/description.hpp"
#include "markdown/reader.hpp"
#include "markdown/writer.hpp"

namespace galley::testing {

using OptionValues = std::vector<std::pair<std::string, std::string>>;

inline std::string write_markdown(const Document& document, const OptionValues& values = {}) {
  const Options options(markdown::describe().writer_options, values);
  const Limits limits;
  Diagnostics diagnostics;
  const Cancellation cancellation{false};
  Context context{options, limits, diagnostics, cancellation};
  std::string bytes;
  const auto sink = memory_sink(bytes);
  markdown::write(document, *sink, context);
  sink->commit();
  return bytes;
}

struct ReadResult {
  Document document;  ///< canonical
  Diagnostics diagnostics;
};

inline ReadResult read_markdown(std::string bytes, const Limits& limits = {}, const OptionValues& values = {}) {
  const Options options(markdown::describe().reader_options, values);
  const Cancellation cancellation{false};
  ReadResult result;
  Context context{options, limits, result.diagnostics, cancellation};
  result.document = markdown::read(Source::from_memory(std::move(bytes), "page.md"), context);
  canonicalize(result.document);
  return result;
}

}  // namespace galley::testing
