// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "galley/compare.hpp"
#include "odt/reader.hpp"
#include "odt/writer.hpp"

namespace galley::odt::testing {

using OptionValues = std::vector<std::pair<std::string, std::string>>;

/// Reads bytes as the host does: the reader, then canonical form.
inline Document read(std::string bytes, Diagnostics* diagnostics = nullptr, const Limits& limits = {}) {
  const Options options(reader_options(), {});
  const Cancellation never = false;
  Diagnostics own;
  Context context{options, limits, diagnostics != nullptr ? *diagnostics : own, never};
  Document document = odt::read(Source::from_memory(std::move(bytes), "test.odt"), context);
  canonicalize(document);
  return document;
}

inline std::string write(const Document& document, const OptionValues& values = {}) {
  const Options options(writer_options(), values);
  const Cancellation never = false;
  const Limits limits;
  Diagnostics diagnostics;
  Context context{options, limits, diagnostics, never};
  std::string bytes;
  const std::unique_ptr<Sink> sink = memory_sink(bytes);
  odt::write(document, *sink, context);
  sink->commit();
  return bytes;
}

/// What the reader says when it refuses; "not refused" when it does not.
inline std::string refusal(std::string bytes, const Limits& limits = {}) {
  try {
    read(std::move(bytes), nullptr, limits);
  } catch (const Error& error) {
    return error.what();
  }
  return "not refused";
}

inline std::string differences(const Document& a, const Document& b) {
  std::string text;
  for (const Difference& difference : compare(a, b, 10)) text += difference.place + ": " + difference.message + "\n";
  return text;
}

/// The text of all paragraphs of the first article, a line for each.
inline std::string lines(const Document& document) {
  std::string text;
  for (const Block& block : document.articles.at(0).blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block.value)) text += text_of(paragraph->content) + "\n";
  }
  return text;
}

}  // namespace galley::odt::testing
