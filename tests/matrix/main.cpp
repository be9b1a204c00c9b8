// SPDX-License-Identifier: Apache-2.0

/// galley_matrix --plugins=FOLDER [--formats=ID,...] [--paths=COUNT] [--seed=NUMBER] [--documents=MOST]
///               [--markdown=FILE] [FILE-OR-FOLDER...]
///
/// Sends the feature-complete document and those named through every ordered pair of formats and over random paths of
/// three to five, prints the matrix as Markdown, and names what differs on standard error. Exit status 1 when anything
/// differs that no loss account named.

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <string_view>

#include "matrix/documents.hpp"
#include "matrix/journey.hpp"
#include "matrix/table.hpp"
#include "matrix/verdict.hpp"

namespace galley::matrix {
namespace {

struct Settings {
  std::filesystem::path plugins;
  std::vector<std::string> formats;
  std::size_t paths = 0;
  std::uint32_t seed = 1;
  std::size_t documents = 50;
  std::filesystem::path markdown;
  std::vector<std::filesystem::path> inputs;
};

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    parts.emplace_back(text.substr(0, comma));
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return parts;
}

Settings settings_of(int count, char** words) {
  Settings settings;
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    const auto value = [&](std::string_view name) {
      return word.starts_with(name) ? std::string(word.substr(name.size())) : std::string();
    };
    if (word.starts_with("--plugins=")) {
      settings.plugins = value("--plugins=");
    } else if (word.starts_with("--formats=")) {
      settings.formats = split(value("--formats="));
    } else if (word.starts_with("--paths=")) {
      settings.paths = std::stoul(value("--paths="));
    } else if (word.starts_with("--seed=")) {
      settings.seed = static_cast<std::uint32_t>(std::stoul(value("--seed=")));
    } else if (word.starts_with("--documents=")) {
      settings.documents = std::stoul(value("--documents="));
    } else if (word.starts_with("--markdown=")) {
      settings.markdown = value("--markdown=");
    } else if (word.starts_with("-")) {
      std::fprintf(stderr, "galley_matrix: unknown option %s\n", words[i]);
      std::exit(2);
    } else {
      settings.inputs.emplace_back(word);
    }
  }
  return settings;
}

void tell(const Verdict& verdict, const Start& start, const Path& path) {
  if (verdict.outcome != Outcome::differs) return;
  std::fprintf(stderr, "%s over %s: %s\n", start.name.c_str(), to_string(path).c_str(), verdict.reason.c_str());
}

int run(Settings settings) {
  PluginHost host(settings.plugins.empty() ? default_plugin_path() : std::vector{settings.plugins});
  if (settings.formats.empty()) {
    for (const PluginDescription* format : host.ready(PluginKind::format)) {
      if (format->reads && format->writes) settings.formats.push_back(format->id);
    }
  }
  const std::vector<Start> documents = starts(host, settings.inputs, settings.documents);

  PairTallies pairs;
  for (const Start& start : documents) {
    for (const std::string& first : settings.formats) {
      Journey there{start.document, {}, {}};
      go_through(host, first, there);
      for (const std::string& second : settings.formats) {
        Journey on = there;
        go_through(host, second, on);
        const Verdict verdict = judge(start.document, on);
        tell(verdict, start, {first, second});
        pairs[{first, second}].add(verdict, on.lost);
      }
    }
  }

  Tally paths;
  std::mt19937 random(settings.seed);
  for (std::size_t i = 0; i < settings.paths; ++i) {
    const Start& start = documents[random() % documents.size()];
    Path path;
    for (std::size_t length = 3 + random() % 3; length > 0; --length) {
      path.push_back(settings.formats[random() % settings.formats.size()]);
    }
    Journey journey{start.document, {}, {}};
    for (const std::string& format : path) go_through(host, format, journey);
    const Verdict verdict = judge(start.document, journey);
    tell(verdict, start, path);
    paths.add(verdict, journey.lost);
  }

  std::vector<std::string> names;
  for (const Start& start : documents) names.push_back(start.name);
  const std::string text = markdown(settings.formats, pairs, paths, names);
  std::cout << text;
  if (!settings.markdown.empty()) std::ofstream(settings.markdown) << text;
  bool differs = paths.differs > 0;
  for (const auto& [pair, tally] : pairs) differs = differs || tally.differs > 0;
  return differs ? 1 : 0;
}

}  // namespace
}  // namespace galley::matrix

int main(int count, char** words) {
  try {
    return galley::matrix::run(galley::matrix::settings_of(count, words));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "galley_matrix: %s\n", error.what());
    return 2;
  }
}
