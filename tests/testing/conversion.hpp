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

#include "galley/compare.hpp"
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

/// What the reader says when it refuses; "not refused" when it does not.
inline std::string refusal_of(const Format& format, std::string_view bytes, const Limits& limits = {}) {
  try {
    read_with(format, bytes, limits);
  } catch (const Error& error) {
    return error.what();
  }
  return "not refused";
}

/// A line for each difference; empty when there is none.
inline std::string differences_between(const Document& a, const Document& b) {
  std::string text;
  for (const Difference& difference : compare(a, b, 10)) text += difference.place + ": " + difference.message + "\n";
  return text;
}

/// The text of all paragraphs of the first article, a line for each.
inline std::string paragraph_lines(const Document& document) {
  std::string text;
  for (const Block& block : document.articles.at(0).blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block.value)) text += text_of(paragraph->content) + "\n";
  }
  return text;
}

}  // namespace galley::testing
