// SPDX-License-Identifier: Apache-2.0
#include "lean_conversion.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <set>

#include "galley/convert.hpp"
#include "testing/child_process.hpp"
#include "testing/samples.hpp"
#include "testing/scratch_folder.hpp"

namespace galley::conformance {

namespace {

namespace fs = std::filesystem;

constexpr const char* text = "# Harbour reopens\n\nBy Jane Doe\n\nShips returned on Monday.\n";
constexpr const char* xml =
    "<document xmlns=\"urn:galley:document:1\"><article><headline>Harbour reopens</headline>"
    "<p>Ships returned on Monday.</p></article></document>";

/// Libraries that cost milliseconds to load, by the beginnings of their names.
constexpr const char* heavy[] = {"libicu",        "libpodofo", "libqpdf",  "libharfbuzz", "libfreetype",
                                 "libfontconfig", "libzip",    "libgumbo", "libsqlite",   "libcrypto"};

struct Loaded {
  std::set<std::string> modules;  ///< without ".so"
  std::set<std::string> libraries;
  std::set<std::string> own;  ///< whatever of Galley's own is mapped, libgalley aside, also by plugins themselves
};

Loaded load_for(const fs::path& plugins, const std::string& from, const std::string& to, const fs::path& input) {
  const galley::testing::Outcome outcome =
      galley::testing::run({.words = {"/proc/self/exe", "--convert", plugins.string(), from, to, input.string()}});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  Loaded loaded;
  std::size_t begin = 0;
  while (begin < outcome.output.size()) {
    const std::size_t end = std::min(outcome.output.find('\n', begin), outcome.output.size());
    const std::string line = outcome.output.substr(begin, end - begin);
    begin = end + 1;
    if (line.starts_with("module ")) loaded.modules.insert(fs::path(line.substr(7)).stem().string());
    if (!line.starts_with("library ")) continue;
    const fs::path library(line.substr(8));
    loaded.libraries.insert(library.filename().string());
    if (library.parent_path().parent_path() == plugins.parent_path()) loaded.own.insert(library.stem().string());
  }
  return loaded;
}

void expect_light(const Loaded& loaded) {
  for (const std::string& library : loaded.libraries) {
    for (const char* name : heavy) EXPECT_FALSE(library.starts_with(name)) << library << " was loaded";
  }
}

/// An article in a format. A real page has what a sentence made up for the purpose lacks.
std::string article_in(const fs::path& plugins, const std::string& format) {
  if (format == "xml") return xml;
  std::string page = text;
  if (const auto sample = galley::testing::sample("page.txt")) page = galley::testing::read_bytes(*sample);
  if (format == "text") return page;
  PluginHost host({plugins});
  Diagnostics diagnostics;
  const Document document =
      read_document(host, Source::from_memory(std::move(page), "page"), {.format = "text"}, diagnostics);
  std::string output;
  write_document(host, document, *memory_sink(output), {.format = format}, diagnostics);
  return output;
}

class LeanConversion : public ::testing::Test {
 public:
  LeanConversion(fs::path plugins, std::string from, std::string to)
      : plugins_(std::move(plugins)), from_(std::move(from)), to_(std::move(to)) {}

  void TestBody() override {
    const galley::testing::ScratchFolder folder;
    folder.write("page", article_in(plugins_, from_));
    const Loaded loaded = load_for(plugins_, from_, to_, folder.path() / "page");
    const std::set<std::string> expected = {from_, to_};
    EXPECT_EQ(loaded.modules, expected);
    // It mends what is damaged; nothing here is.
    for (const std::string& library : loaded.libraries) {
      EXPECT_FALSE(library.starts_with("libqpdf")) << library << " was loaded";
    }
    if (from_ != "text" || to_ != "xml") return;
    EXPECT_EQ(loaded.own, expected);
    expect_light(loaded);
  }

 private:
  fs::path plugins_;
  std::string from_;
  std::string to_;
};

}  // namespace

int convert_and_tell(const fs::path& plugins, const std::string& from, const std::string& to, const fs::path& input) {
  PluginHost host({plugins});
  Diagnostics diagnostics;
  const Document document = read_document(host, Source::from_memory(galley::testing::read_bytes(input), "page"),
                                          {.format = from}, diagnostics);
  std::string output;
  const std::unique_ptr<Sink> sink = memory_sink(output);
  write_document(host, document, *sink, {.format = to}, diagnostics);
  for (const fs::path& module : host.loaded_modules()) std::printf("module %s\n", module.c_str());
  std::ifstream maps("/proc/self/maps");
  std::string line;
  while (std::getline(maps, line)) {
    const std::size_t path = line.find('/');
    if (path != std::string::npos) std::printf("library %s\n", line.c_str() + path);
  }
  return output.empty() || document.articles.empty() ? 1 : 0;
}

void register_lean_conversion_tests(const fs::path& plugins) {
  const PluginHost host({plugins});
  const auto add = [&](const std::string& from, const std::string& to) {
    std::string name = from + "_to_" + to;
    std::replace(name.begin(), name.end(), '-', '_');
    ::testing::RegisterTest("LeanConversion", name.c_str(), nullptr, nullptr, __FILE__, __LINE__,
                            [=]() -> ::testing::Test* { return new LeanConversion(plugins, from, to); });
  };
  for (const PluginDescription* from : host.ready(PluginKind::format)) {
    if (!from->reads || !from->writes) continue;
    for (const PluginDescription* to : host.ready(PluginKind::format)) {
      if (to->writes) add(from->id, to->id);
    }
  }
}

}  // namespace galley::conformance
