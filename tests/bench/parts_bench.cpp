// SPDX-License-Identifier: Apache-2.0
// What the parts of a text to XML conversion cost, over 1, 20 and 200 pages.

#include <benchmark/benchmark.h>

#include <atomic>
#include <memory>
#include <string>

#include "galley/compare.hpp"
#include "galley/features.hpp"
#include "galley/measure.hpp"
#include "galley/plugin.hpp"
#include "text/description.hpp"
#include "text/reader.hpp"
#include "text/writer.hpp"
#include "xml/description.hpp"
#include "xml/reader.hpp"
#include "xml/writer.hpp"

namespace {

std::string pages(std::int64_t count) {
  const galley::Source page = galley::Source::from_file(GALLEY_SAMPLE_PAGE);
  std::string text;
  for (std::int64_t i = 0; i < count; ++i) text.append(page.bytes()).append("\n\n");
  return text;
}

/// What a reader or writer needs beside its input, with every option at its default.
struct Conversion {
  explicit Conversion(const std::vector<galley::OptionDescription>& descriptions) : options(descriptions, {}) {}
  galley::Options options;
  galley::Limits limits;
  galley::Diagnostics diagnostics;
  galley::Cancellation cancellation{false};
  galley::Context context{options, limits, diagnostics, cancellation};
};

galley::Document text_document(std::int64_t count) {
  Conversion conversion(galley::text::describe().reader_options);
  galley::Document document = galley::text::read(galley::Source::from_memory(pages(count), "page"), conversion.context);
  galley::canonicalize(document);
  return document;
}

std::string xml_bytes(const galley::Document& document) {
  Conversion conversion(galley::xml::describe().writer_options);
  std::string bytes;
  const std::unique_ptr<galley::Sink> sink = galley::memory_sink(bytes);
  galley::xml::write(document, *sink, conversion.context);
  sink->commit();
  return bytes;
}

void set_bytes(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * static_cast<std::int64_t>(state.iterations()));
}

void text_read(benchmark::State& state) {
  const galley::Source source = galley::Source::from_memory(pages(state.range(0)), "page");
  const auto descriptions = galley::text::describe().reader_options;
  for (auto _ : state) {
    Conversion conversion(descriptions);
    benchmark::DoNotOptimize(galley::text::read(source, conversion.context));
  }
  set_bytes(state, source.bytes().size());
}

void text_write(benchmark::State& state) {
  const galley::Document document = text_document(state.range(0));
  const auto descriptions = galley::text::describe().writer_options;
  std::size_t size = 0;
  for (auto _ : state) {
    Conversion conversion(descriptions);
    std::string bytes;
    const std::unique_ptr<galley::Sink> sink = galley::memory_sink(bytes);
    galley::text::write(document, *sink, conversion.context);
    size = sink->size();
  }
  set_bytes(state, size);
}

void xml_read(benchmark::State& state) {
  const galley::Source source = galley::Source::from_memory(xml_bytes(text_document(state.range(0))), "page.xml");
  const auto descriptions = galley::xml::describe().reader_options;
  for (auto _ : state) {
    Conversion conversion(descriptions);
    benchmark::DoNotOptimize(galley::xml::read(source, conversion.context));
  }
  set_bytes(state, source.bytes().size());
}

void xml_write(benchmark::State& state) {
  const galley::Document document = text_document(state.range(0));
  std::size_t size = 0;
  for (auto _ : state) size = xml_bytes(document).size();
  set_bytes(state, size);
}

void canonicalize_canonical(benchmark::State& state) {
  galley::Document document = text_document(state.range(0));
  for (auto _ : state) galley::canonicalize(document);
  set_bytes(state, pages(state.range(0)).size());
}

void compare_equal(benchmark::State& state) {
  const galley::Document document = text_document(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(galley::compare(document, document));
  set_bytes(state, pages(state.range(0)).size());
}

void count_features(benchmark::State& state) {
  const galley::Document document = text_document(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(galley::features(document));
  set_bytes(state, pages(state.range(0)).size());
}

void measure_text(benchmark::State& state) {
  const galley::Document document = text_document(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(galley::measure(document));
  set_bytes(state, pages(state.range(0)).size());
}

}  // namespace

#define GALLEY_PAGES ->Arg(1)->Arg(20)->Arg(200)->Unit(benchmark::kMicrosecond)
BENCHMARK(text_read) GALLEY_PAGES;
BENCHMARK(text_write) GALLEY_PAGES;
BENCHMARK(xml_read) GALLEY_PAGES;
BENCHMARK(xml_write) GALLEY_PAGES;
BENCHMARK(canonicalize_canonical) GALLEY_PAGES;
BENCHMARK(compare_equal) GALLEY_PAGES;
BENCHMARK(count_features) GALLEY_PAGES;
BENCHMARK(measure_text) GALLEY_PAGES;
