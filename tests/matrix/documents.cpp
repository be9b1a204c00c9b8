// SPDX-License-Identifier: Apache-2.0
#include "matrix/documents.hpp"

#include <algorithm>
#include <cstdio>

#include "galley/convert.hpp"
#include "testing/feature_complete.hpp"

namespace galley::matrix {
namespace {

namespace fs = std::filesystem;

/// Above this a document takes seconds on each of hundreds of paths.
constexpr std::uintmax_t largest_file = 300'000;

/// Files, and unpacked packages (folders that say what they are, as EPUB and OpenDocument do).
void add_files(const fs::path& path, std::vector<fs::path>& files) {
  if (!fs::is_directory(path) || fs::exists(path / "mimetype")) {
    files.push_back(path);
    return;
  }
  std::vector<fs::path> inside;
  for (const auto& entry : fs::directory_iterator(path)) {
    if (entry.is_directory() || (entry.is_regular_file() && entry.file_size() <= largest_file)) {
      inside.push_back(entry.path());
    }
  }
  std::sort(inside.begin(), inside.end());
  for (const fs::path& each : inside) add_files(each, files);
}

std::vector<fs::path> files_of(const std::vector<fs::path>& paths) {
  std::vector<fs::path> files;
  for (const fs::path& path : paths) add_files(path, files);
  return files;
}

}  // namespace

std::vector<Start> starts(PluginHost& host, const std::vector<fs::path>& paths, std::size_t most) {
  std::vector<Start> result;
  result.push_back({"feature-complete", testing::feature_complete_document()});
  const std::vector<fs::path> files = files_of(paths);
  const std::size_t taken = std::min(most, files.size());
  for (std::size_t i = 0; i < taken; ++i) {
    const fs::path& file = files[i * files.size() / taken];
    Diagnostics diagnostics;
    try {
      Document document = read_document(host, Source::from_file(file), {}, diagnostics);
      if (document.articles.empty()) continue;
      result.push_back({file.filename().string(), std::move(document)});
    } catch (const Error& error) {
      std::fprintf(stderr, "%s: %s; passed over\n", file.c_str(), error.what());
    }
  }
  return result;
}

}  // namespace galley::matrix
