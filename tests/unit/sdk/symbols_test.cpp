// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <sstream>

#include "record.hpp"
#include "testing/child_process.hpp"
#include "testing/samples.hpp"

namespace galley::testing {
namespace {

struct Symbol {
  char kind;  ///< as nm tells it
  std::string name;
};

std::vector<Symbol> exported() {
  const Outcome outcome = run({.words = {"/usr/bin/nm", "-DC", "--defined-only", GALLEY_LIBRARY}});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  std::vector<Symbol> symbols;
  std::istringstream lines(outcome.output);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t kind = line.find(' ') + 1;
    symbols.push_back({line[kind], line.substr(kind + 2)});
  }
  EXPECT_GT(symbols.size(), 100U);
  return symbols;
}

/// Every word of the public headers.
std::set<std::string> words_of_headers() {
  std::set<std::string> words;
  for (const auto& header : std::filesystem::directory_iterator(GALLEY_SDK_HEADERS)) {
    std::string word;
    for (const char c : read_bytes(header.path()) + " ") {
      if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '~') {
        word += c;
      } else if (!word.empty()) {
        words.insert(std::move(word));
        word.clear();
      }
    }
  }
  return words;
}

/// "galley::Source::from_file(...) const": are "galley", "Source" and "from_file" all in the headers?
bool is_in_headers(const std::string& symbol, const std::set<std::string>& words) {
  std::string_view name = std::string_view(symbol).substr(0, symbol.find('('));
  name = name.substr(0, name.find("[abi:"));
  while (!name.empty()) {
    const std::size_t end = std::min(name.find("::"), name.size());
    if (words.count(std::string(name.substr(0, end))) == 0) return false;
    name.remove_prefix(std::min(end + 2, name.size()));
  }
  return true;
}

bool is_strong(const Symbol& symbol) { return std::string_view("TDBR").find(symbol.kind) != std::string_view::npos; }

/// Strong symbols: weak ones are inline functions and templates, which their users have too.
TEST(SdkSymbols, AreGalleysOwn) {
  for (const Symbol& symbol : exported()) {
    if (!is_strong(symbol)) continue;
    const bool own = symbol.name.starts_with("galley::") || symbol.name.find(" for galley::") != std::string::npos ||
                     symbol.name.starts_with("galley_");
    EXPECT_TRUE(own) << symbol.kind << ' ' << symbol.name << " is exported, but hidden is the rule (export.hpp)";
  }
}

TEST(SdkSymbols, AreAsRecorded) {
  const std::set<std::string> words = words_of_headers();
  std::vector<std::string> lines;
  for (const Symbol& symbol : exported()) {
    const bool is_function = is_strong(symbol) && symbol.name.starts_with("galley::");
    // What the command shares with the library, and no header of the SDK shows, no plugin can use.
    if (is_function && is_in_headers(symbol.name, words)) lines.push_back(symbol.name);
  }
  // Constructors and destructors have several symbols of one name.
  std::sort(lines.begin(), lines.end());
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  expect_recorded("symbols.txt", std::move(lines));
}

}  // namespace
}  // namespace galley::testing
