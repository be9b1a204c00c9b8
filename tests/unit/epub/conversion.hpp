// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "epub/description.hpp"
#include "epub/reader.hpp"
#include "epub/writer.hpp"
#include "galley/diagnostics.hpp"
#include "galley/document.hpp"
#include "galley/limits.hpp"
#include "galley/sink.hpp"
#include "galley/source.hpp"
#include "zip_package/package_writer.hpp"

namespace galley::testing {

using OptionValues = std::vector<std::pair<std::string, std::string>>;

inline std::string write_epub(const Document& document, const OptionValues& values = {}) {
  const Options options(epub::describe().writer_options, values);
  const Limits limits;
  Diagnostics diagnostics;
  const Cancellation cancellation{false};
  Context context{options, limits, diagnostics, cancellation};
  std::string bytes;
  const auto sink = memory_sink(bytes);
  epub::write(document, *sink, context);
  sink->commit();
  return bytes;
}

struct ReadResult {
  Document document;  ///< canonical
  Diagnostics diagnostics;
};

inline ReadResult read_epub(std::string bytes, const Limits& limits = {}, const OptionValues& values = {}) {
  const Options options(epub::describe().reader_options, values);
  const Cancellation cancellation{false};
  ReadResult result;
  Context context{options, limits, result.diagnostics, cancellation};
  result.document = epub::read(Source::from_memory(std::move(bytes), "test.epub"), context);
  canonicalize(result.document);
  return result;
}

/// A package of files, by name and content, in their order.
inline std::string zip(const std::vector<std::pair<std::string, std::string>>& files) {
  zip_package::PackageWriter writer;
  for (const auto& [name, content] : files) writer.add(name, content);
  std::string bytes;
  const auto sink = memory_sink(bytes);
  writer.write_to(*sink);
  sink->commit();
  return bytes;
}

/// The least of a publication around content documents: their names are c1.xhtml, c2.xhtml, ...
inline std::vector<std::pair<std::string, std::string>> publication(const std::vector<std::string>& bodies,
                                                                    const std::string& navigation = {}) {
  std::string manifest;
  std::string spine;
  std::vector<std::pair<std::string, std::string>> files = {
      {"mimetype", "application/epub+zip"},
      {"META-INF/container.xml",
       R"(<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
       <rootfile full-path="OPS/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>)"},
      {"OPS/package.opf", ""}};
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    const std::string name = "c" + std::to_string(i + 1);
    manifest += "<item id=\"" + name + "\" href=\"" + name + ".xhtml\" media-type=\"application/xhtml+xml\"/>";
    spine += "<itemref idref=\"" + name + "\"/>";
    files.emplace_back("OPS/" + name + ".xhtml",
                       "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\">"
                       "<head><title>t</title></head><body>" +
                           bodies[i] + "</body></html>");
  }
  if (!navigation.empty()) {
    manifest += R"(<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>)";
    files.emplace_back("OPS/nav.xhtml",
                       "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\">"
                       "<body><nav epub:type=\"toc\">" +
                           navigation + "</nav></body></html>");
  }
  files[2].second =
      R"(<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i">
      <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">urn:x</dc:identifier>
      <dc:title>The Book</dc:title><dc:language>en</dc:language></metadata><manifest>)" +
      manifest + "</manifest><spine>" + spine + "</spine></package>";
  return files;
}

}  // namespace galley::testing
