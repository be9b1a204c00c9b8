// SPDX-License-Identifier: Apache-2.0
#include "matrix/journey.hpp"

namespace galley::matrix {

void go_through(PluginHost& host, const std::string& format, Journey& journey) {
  if (!journey.failure.empty()) return;
  try {
    std::string bytes;
    Diagnostics diagnostics;
    const auto sink = memory_sink(bytes);
    for (const Loss& loss : write_document(host, journey.document, *sink, {.format = format}, diagnostics)) {
      journey.lost.insert(loss.feature);
    }
    const PluginDescription* description = host.find(format);
    const std::string name =
        "page" + (description == nullptr || description->extensions.empty() ? "" : "." + description->extensions[0]);
    const Source source = Source::from_memory(std::move(bytes), name);
    if (const std::string found = recognise_format(host, source); found != format) {
      journey.failure = "written as " + format + ", it is taken for " + found;
      return;
    }
    journey.document = read_document(host, source, {.format = format}, diagnostics);
  } catch (const Error& error) {
    journey.failure = format + ": " + error.what();
  }
}

std::string to_string(const Path& path) {
  std::string text;
  for (const std::string& format : path) text += (text.empty() ? "" : " > ") + format;
  return text;
}

}  // namespace galley::matrix
