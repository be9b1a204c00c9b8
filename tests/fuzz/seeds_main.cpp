// SPDX-License-Identifier: Apache-2.0
// Runs a fuzz target without libFuzzer: on each file that is named or in a folder that is named, on what the format's
// own writer makes, and on some changed copies of each, the same ones each time. What is tried is said before, so that
// a crash tells its input. Fails when there is nothing to try.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "structure/random.hpp"
#include "written_seed.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" __attribute__((weak)) std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                                                     std::size_t most, unsigned seed);

namespace {

namespace fs = std::filesystem;

constexpr unsigned mutants_of_each = 100;
constexpr std::size_t largest_mutant = 1 << 19;

galley::fuzz::Random& byte_changes() {
  static galley::fuzz::Random random(0);
  return random;
}

struct Seed {
  std::string name;
  std::string bytes;
};

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<Seed> seeds_in(const std::vector<std::string>& places) {
  std::vector<fs::path> files;
  for (const std::string& place : places) {
    if (fs::is_directory(place)) {
      for (const auto& entry : fs::recursive_directory_iterator(place)) {
        if (entry.is_regular_file()) files.push_back(entry.path());
      }
    } else if (fs::exists(place)) {
      files.emplace_back(place);
    }
  }
  std::sort(files.begin(), files.end());
  std::vector<Seed> seeds;
  for (const fs::path& file : files) seeds.push_back({file.string(), bytes_of(file)});
  if (galley::fuzz::written_seed != nullptr) seeds.push_back({"(written)", galley::fuzz::written_seed()});
  return seeds;
}

/// In a block of its own, as libFuzzer does it, so that a sanitizer sees what reads behind the end.
void try_bytes(const std::string& bytes) {
  const std::vector<std::uint8_t> copy(bytes.begin(), bytes.end());
  LLVMFuzzerTestOneInput(copy.data(), copy.size());
}

}  // namespace

/// Stands in for libFuzzer's: some bytes changed, put in or taken out.
extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most) {
  galley::fuzz::Random& random = byte_changes();
  for (std::size_t left = 1 + random.below(4); left > 0; --left) {
    const std::size_t at = random.below(size + 1);
    const std::size_t kind = random.below(3);
    if (kind == 0 && size < most) {
      std::copy_backward(data + at, data + size, data + size + 1);
      data[at] = static_cast<std::uint8_t>(random.below(256));
      ++size;
    } else if (kind == 1 && at < size && size > 1) {
      std::copy(data + at + 1, data + size, data + at);
      --size;
    } else if (at < size) {
      data[at] = static_cast<std::uint8_t>(random.one_in(2) ? data[at] ^ (1U << random.below(8)) : random.below(256));
    }
  }
  return size;
}

namespace {

std::string mutant_of(const std::string& bytes, unsigned number) {
  byte_changes() = galley::fuzz::Random(number);
  std::string mutant = bytes;
  mutant.resize(std::max(largest_mutant, bytes.size()));
  auto* const data = reinterpret_cast<std::uint8_t*>(mutant.data());
  mutant.resize(LLVMFuzzerCustomMutator != nullptr ? LLVMFuzzerCustomMutator(data, bytes.size(), mutant.size(), number)
                                                   : LLVMFuzzerMutate(data, bytes.size(), mutant.size()));
  return mutant;
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<Seed> seeds = seeds_in({arguments + 1, arguments + count});
  if (seeds.empty()) {
    std::fprintf(stderr, "there is no seed\n");
    return 1;
  }
  for (const Seed& seed : seeds) {
    std::fprintf(stderr, "%s\n", seed.name.c_str());
    try_bytes(seed.bytes);
    for (unsigned number = 1; number <= mutants_of_each; ++number) {
      std::fprintf(stderr, "%s, mutant %u\n", seed.name.c_str(), number);
      try_bytes(mutant_of(seed.bytes, number));
    }
  }
  return 0;
}
