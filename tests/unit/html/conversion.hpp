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
#include "html/description.hpp"
#include "html/reader.hpp"
#include "html/writer.hpp"

namespace galley::testing {

using OptionValues = std::vector<std::pair<std::string, std::string>>;

inline std::string write_html(const Document& document, const OptionValues& values = {}) {
  const Options options(html::describe().writer_options, values);
  const Limits limits;
  Diagnostics diagnostics;
  const Cancellation cancellation{false};
  Context context{options, limits, diagnostics, cancellation};
  std::string bytes;
  const auto sink = memory_sink(bytes);
  html::write(document, *sink, context);
  sink->commit();
  return bytes;
}

struct ReadResult {
  Document document;  ///< canonical
  Diagnostics diagnostics;
};

inline ReadResult read_html(std::string bytes, const Limits& limits = {}, const OptionValues& values = {}) {
  const Options options(html::describe().reader_options, values);
  const Cancellation cancellation{false};
  ReadResult result;
  Context context{options, limits, result.diagnostics, cancellation};
  result.document = html::read(Source::from_memory(std::move(bytes), "page.html"), context);
  canonicalize(result.document);
  return result;
}

}  // namespace galley::testing
