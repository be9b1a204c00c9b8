// SPDX-License-Identifier: Apache-2.0
// Any bytes through what finds out a file's format: an order of formats that there are, each once, the same each time.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "galley/host.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const galley::PluginHost host(galley::default_plugin_path());
  // Without formats nothing would be tried.
  if (host.ready(galley::PluginKind::format).empty()) std::abort();
  const galley::Source source =
      galley::Source::from_memory(std::string(reinterpret_cast<const char*>(data), size), "fuzz");
  std::vector<std::string> found = host.recognise(source, "");
  if (found != host.recognise(source, "")) std::abort();
  for (const std::string& id : found) {
    if (host.find(id) == nullptr) std::abort();
  }
  std::sort(found.begin(), found.end());
  if (std::adjacent_find(found.begin(), found.end()) != found.end()) std::abort();
  return 0;
}
