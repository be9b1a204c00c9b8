// SPDX-License-Identifier: Apache-2.0
#include "structure/mutation.hpp"

#include <algorithm>

#include "structure/markup_mutation.hpp"
#include "structure/pdf_mutation.hpp"
#include "structure/zip_mutation.hpp"

namespace galley::fuzz {

namespace {

std::string mutate_bytes(std::string_view file, std::size_t most, const ByteMutator& mutate) {
  std::string bytes(file.substr(0, most));
  const std::size_t size = bytes.size();
  bytes.resize(most);
  bytes.resize(mutate(reinterpret_cast<std::uint8_t*>(bytes.data()), size, most));
  return bytes;
}

std::string mutate_structure(Structure structure, std::string_view file, std::size_t most, Random& random,
                             const ByteMutator& mutate) {
  switch (structure) {
    case Structure::zip:
      return mutate_zip(file, most, random, mutate);
    case Structure::pdf:
      return mutate_pdf(file, most, random, mutate);
    case Structure::bytes:
      break;
  }
  // XML and HTML are markup themselves; text seldom is.
  if (!looks_like_markup(file) || random.one_in(2)) return {};
  std::string text(file);
  mutate_markup(text, random, mutate);
  return text.size() <= most ? text : std::string();
}

}  // namespace

Structure structure_of(const PluginDescription& description) {
  const auto any = [&](auto fits) {
    return std::any_of(description.signatures.begin(), description.signatures.end(), fits);
  };
  if (any([](const Signature& signature) { return !signature.zip_entry.empty(); })) return Structure::zip;
  if (any([](const Signature& signature) { return signature.magic.rfind("%PDF", 0) == 0; })) return Structure::pdf;
  return Structure::bytes;
}

std::string mutate_file(Structure structure, std::string_view file, std::size_t most, Random& random,
                        const ByteMutator& mutate) {
  if (structure == Structure::bytes || !random.one_in(20)) {
    std::string mutant = mutate_structure(structure, file, most, random, mutate);
    // Two changes at once, at times: some faults need a pair.
    if (!mutant.empty() && random.one_in(4)) {
      std::string second = mutate_structure(structure, mutant, most, random, mutate);
      if (!second.empty()) mutant = std::move(second);
    }
    if (!mutant.empty()) return mutant;
  }
  return mutate_bytes(file, most, mutate);
}

std::string cross_files(Structure structure, std::string_view first, std::string_view second, std::size_t most,
                        Random& random) {
  switch (structure) {
    case Structure::zip:
      return cross_zips(first, second, most, random);
    case Structure::pdf:
      return cross_pdfs(first, second, most, random);
    case Structure::bytes:
      break;
  }
  return {};
}

}  // namespace galley::fuzz
