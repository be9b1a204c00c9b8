// SPDX-License-Identifier: Apache-2.0

/// convert INPUT OUTPUT FORMAT: converts a document with Galley as a library.

#include <cstdio>

#include "galley/convert.hpp"

int main(int count, char** words) try {
  if (count != 4) return std::fputs("usage: convert INPUT OUTPUT FORMAT\n", stderr), 2;
  galley::PluginHost host(galley::default_plugin_path());
  galley::Diagnostics diagnostics;
  const galley::Source source = galley::Source::from_file(words[1]);
  const galley::Document document = galley::read_document(host, source, {}, diagnostics);
  const auto sink = galley::file_sink(words[2]);
  const auto losses = galley::write_document(host, document, *sink, {.format = words[3]}, diagnostics);
  if (!losses.empty()) std::fprintf(stderr, "%s: lost: %s\n", words[1], galley::to_string(losses).c_str());
} catch (const galley::Error& error) {
  return std::fprintf(stderr, "convert: %s\n", error.what()), 1;
}
