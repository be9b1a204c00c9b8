// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "odt/description.hpp"
#include "odt/reader.hpp"
#include "odt/writer.hpp"
#include "testing/conversion.hpp"

namespace galley::odt::testing {

using galley::testing::OptionValues;

inline const galley::testing::Format format{odt::describe, odt::read, odt::write};

/// Reads bytes as the host does: the reader, then canonical form.
inline Document read(const std::string& bytes, Diagnostics* diagnostics = nullptr, const Limits& limits = {}) {
  galley::testing::ReadOutcome outcome = galley::testing::read_with(format, bytes, limits);
  if (diagnostics != nullptr) *diagnostics = std::move(outcome.diagnostics);
  return std::move(outcome.document);
}

inline std::string write(const Document& document, const OptionValues& values = {}) {
  return galley::testing::write_with(format, document, values).bytes;
}

inline std::string refusal(const std::string& bytes, const Limits& limits = {}) {
  return galley::testing::refusal_of(format, bytes, limits);
}

inline std::string differences(const Document& a, const Document& b) {
  return galley::testing::differences_between(a, b);
}

inline std::string lines(const Document& document) { return galley::testing::paragraph_lines(document); }

}  // namespace galley::odt::testing
