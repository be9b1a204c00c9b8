// SPDX-License-Identifier: Apache-2.0
// Any bytes through one format's reader: a document or a galley::Error, nothing else. What was read must have
// a canonical form that is stable, equal itself, and be fit to be measured.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "galley/compare.hpp"
#include "galley/features.hpp"
#include "galley/measure.hpp"
#include "galley/plugin.hpp"
#include "structure/mutation.hpp"

#include GALLEY_DESCRIPTION_HEADER
#include GALLEY_READER_HEADER

namespace {

using galley::GALLEY_FORMAT::describe;

/// Two of three inputs are read with the defaults, the others with options by their size: a mutation that keeps
/// the size keeps them. Texts and paths stay out of it: they may name files and programs.
galley::Options options_for(const galley::PluginDescription& description, std::size_t size) {
  std::vector<std::pair<std::string, std::string>> values;
  std::size_t choice = size % 3 == 0 ? size / 3 : 0;
  for (const galley::OptionDescription& option : description.reader_options) {
    std::vector<std::string> choices = option.choices;
    if (option.type == galley::OptionType::boolean) choices = {"false", "true"};
    if (choice == 0 || choices.empty()) continue;
    values.emplace_back(option.name, choices[choice % choices.size()]);
    choice /= choices.size();
  }
  return {description.reader_options, values};
}

}  // namespace

// PoDoFo 0.9.8 forgets 16 bytes for each file whose encryption it makes a key for.
extern "C" const char* __lsan_default_suppressions() { return "leak:libpodofo"; }

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const galley::PluginDescription description = describe();
  const galley::Options options = options_for(description, size);
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

// libFuzzer's, and in the ordinary build what stands in for it.
extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
  static const galley::fuzz::Structure structure = galley::fuzz::structure_of(describe());
  galley::fuzz::Random random(seed);
  const std::string mutant = galley::fuzz::mutate_file(structure, {reinterpret_cast<const char*>(data), size}, most,
                                                       random, &LLVMFuzzerMutate);
  std::copy(mutant.begin(), mutant.end(), data);
  return mutant.size();
}

extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* first, std::size_t first_size,
                                                 const std::uint8_t* second, std::size_t second_size, std::uint8_t* out,
                                                 std::size_t most, unsigned seed) {
  static const galley::fuzz::Structure structure = galley::fuzz::structure_of(describe());
  galley::fuzz::Random random(seed);
  const std::string crossed =
      galley::fuzz::cross_files(structure, {reinterpret_cast<const char*>(first), first_size},
                                {reinterpret_cast<const char*>(second), second_size}, most, random);
  std::copy(crossed.begin(), crossed.end(), out);
  return crossed.size();
}
