// SPDX-License-Identifier: Apache-2.0
// Any bytes through one format's reader: a document or a galley::Error, nothing else. What was read must have
// a canonical form that is stable, equal itself, and be fit to be measured.

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "galley/compare.hpp"
#include "galley/features.hpp"
#include "galley/measure.hpp"
#include "galley/plugin.hpp"

#include GALLEY_DESCRIPTION_HEADER
#include GALLEY_READER_HEADER

// PoDoFo 0.9.8 forgets 16 bytes for each file whose encryption it makes a key for.
extern "C" const char* __lsan_default_suppressions() { return "leak:libpodofo"; }

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const galley::Options options(galley::GALLEY_FORMAT::describe().reader_options, {});
  galley::Limits limits;
  limits.input_bytes = 1 << 20;
  limits.expanded_bytes = 32 << 20;
  limits.nodes = 200'000;
  galley::Diagnostics diagnostics;
  const galley::Cancellation cancellation{false};
  galley::Context context{options, limits, diagnostics, cancellation};
  try {
    galley::Document document = galley::GALLEY_FORMAT::read(
        galley::Source::from_memory(std::string(reinterpret_cast<const char*>(data), size), "fuzz"), context);
    galley::canonicalize(document);
    galley::Document again = document;
    galley::canonicalize(again);
    if (!(again == document)) std::abort();
    if (!galley::compare(document, again).empty()) std::abort();
    (void)galley::features(document);
    (void)galley::measure(document);
  } catch (const galley::Error&) {
    // A refusal is a right answer.
  }
  return 0;
}
