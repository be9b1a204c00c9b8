// SPDX-License-Identifier: Apache-2.0
// Any document, as native XML, through one format's writer and back: bytes or a galley::Error, and bytes that the
// format's own reader takes. Documents from strangers reach the writers too.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>

#include "galley/compare.hpp"
#include "galley/plugin.hpp"
#include "structure/mutation.hpp"
#include "xml/reader.hpp"

#include GALLEY_DESCRIPTION_HEADER
#include GALLEY_READER_HEADER
#include GALLEY_WRITER_HEADER

namespace {

namespace format = galley::GALLEY_FORMAT;

galley::Limits fuzz_limits() {
  galley::Limits limits;
  limits.nodes = 200'000;
  limits.expanded_bytes = 64 << 20;
  return limits;
}

std::optional<galley::Document> document_of(std::string xml) {
  const galley::Options options;
  const galley::Limits limits = fuzz_limits();
  galley::Diagnostics diagnostics;
  const galley::Cancellation cancellation{false};
  galley::Context context{options, limits, diagnostics, cancellation};
  try {
    galley::Document document = galley::xml::read(galley::Source::from_memory(std::move(xml), "fuzz"), context);
    galley::canonicalize(document);
    return document;
  } catch (const galley::Error&) {
    return std::nullopt;
  }
}

std::string written(const galley::Document& document) {
  const galley::Options options(format::describe().writer_options, {});
  const galley::Limits limits = fuzz_limits();
  galley::Diagnostics diagnostics;
  const galley::Cancellation cancellation{false};
  galley::Context context{options, limits, diagnostics, cancellation};
  std::string bytes;
  const std::unique_ptr<galley::Sink> sink = galley::memory_sink(bytes);
  try {
    format::write(document, *sink, context);
  } catch (const galley::Error&) {
    return {};
  }
  sink->commit();
  return bytes;
}

void read_back(std::string bytes) {
  const galley::Options options(format::describe().reader_options, {});
  const galley::Limits limits = fuzz_limits();
  galley::Diagnostics diagnostics;
  const galley::Cancellation cancellation{false};
  galley::Context context{options, limits, diagnostics, cancellation};
  try {
    (void)format::read(galley::Source::from_memory(std::move(bytes), "written"), context);
  } catch (const galley::Error& error) {
    if (error.kind() == galley::ErrorKind::limit) return;
    std::fprintf(stderr, "what was written is not read: %s\n", error.what());
    std::abort();
  }
}

}  // namespace

// PoDoFo 0.9.8 forgets 16 bytes for each file whose encryption it makes a key for.
extern "C" const char* __lsan_default_suppressions() { return "leak:libpodofo"; }

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::optional<galley::Document> document = document_of(std::string(reinterpret_cast<const char*>(data), size));
  if (!document) return 0;
  std::string bytes = written(*document);
  if (!bytes.empty()) read_back(std::move(bytes));
  return 0;
}

// libFuzzer's, and in the ordinary build what stands in for it.
extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
  galley::fuzz::Random random(seed);
  const std::string mutant = galley::fuzz::mutate_file(
      galley::fuzz::Structure::bytes, {reinterpret_cast<const char*>(data), size}, most, random, &LLVMFuzzerMutate);
  std::copy(mutant.begin(), mutant.end(), data);
  return mutant.size();
}
