// SPDX-License-Identifier: Apache-2.0
#pragma once

/// A format's reader and writer without a host, for its unit tests:
///
///     const Format format{nitf::describe, nitf::read, nitf::write};
///     const Document document = read_with(format, "<nitf>...</nitf>").document;

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "galley/plugin.hpp"

namespace galley::testing {

using OptionValues = std::vector<std::pair<std::string, std::string>>;

struct Format {
  PluginDescription (*describe)();
  Document (*read)(const Source& source, Context& context);
  void (*write)(const Document& document, Sink& sink, Context& context);
};

struct ReadOutcome {
  Document document;  ///< canonical
  Diagnostics diagnostics;
};

inline ReadOutcome read_with(const Format& format, std::string_view bytes, const Limits& limits = {}) {
  ReadOutcome outcome;
  const Options options(format.describe().reader_options, {});
  const Cancellation cancellation{false};
  Context context{options, limits, outcome.diagnostics, cancellation};
  outcome.document = format.read(Source::from_memory(std::string(bytes), "test"), context);
  canonicalize(outcome.document);
  return outcome;
}

struct WriteOutcome {
  std::string bytes;
  Diagnostics diagnostics;
};

inline WriteOutcome write_with(const Format& format, const Document& document, const OptionValues& values = {}) {
  WriteOutcome outcome;
  const Options options(format.describe().writer_options, values);
  const Limits limits;
  const Cancellation cancellation{false};
  Context context{options, limits, outcome.diagnostics, cancellation};
  const auto sink = memory_sink(outcome.bytes);
  format.write(document, *sink, context);
  sink->commit();
  return outcome;
}

}  // namespace galley::testing
