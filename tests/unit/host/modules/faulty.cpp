// SPDX-License-Identifier: Apache-2.0
// A format whose reader and writer do wrong in the way that an option chooses.
#include <new>
#include <stdexcept>

#include "galley/plugin.hpp"

namespace {

using namespace galley;

void go_wrong(const std::string& how) {
  if (how == "runtime-error") throw std::runtime_error("stack of type\nis empty.");
  if (how == "int") throw 42;
  if (how == "error") throw Error(ErrorKind::input, "is odd", Place{.line = 3});
  if (how == "memory") throw std::bad_alloc();
}

/// Nothing that a reader should ever return.
Document garbage() {
  Document document;
  Article& article = document.articles.emplace_back();
  article.headline = {Inline{Text{"\xff\xfe\x01 head\xc3"}}, Inline{NoteReference{"nowhere"}}, Inline{Text{}}};
  Table table;
  table.header_rows = 99;
  table.rows.emplace_back().cells.push_back({.column_span = 0, .row_span = 0});
  article.blocks.push_back({table, "x"});
  article.blocks.push_back({Paragraph{{Inline{Link{"#nowhere", "", {}}}}}, "x"});
  article.sections.emplace_back();
  article.notes.push_back({"unused", {}});
  document.articles.emplace_back();
  return document;
}

class FaultyReader : public Reader {
 public:
  Document read(const Source& /*source*/, Context& context) override {
    const std::string& how = context.options.text("how");
    go_wrong(how);
    // Bounded, so that a test that waits for the flag in vain fails instead of hanging.
    for (long i = 0; how == "forever" && i < 5'000'000'000; ++i) context.check_cancelled();
    return garbage();
  }
};

class FaultyWriter : public Writer {
 public:
  void write(const Document& /*document*/, Sink& sink, Context& context) override {
    sink.write("half of it");
    go_wrong(context.options.text("how"));
  }
};

class Faulty : public Plugin {
 public:
  PluginDescription describe() const override {
    PluginDescription description;
    description.id = "faulty";
    description.name = "Faulty format";
    description.summary = "A format that does wrong";
    description.version = "1.0";
    description.reads = true;
    description.writes = true;
    description.extensions = {"faulty"};
    description.reader_options = {{.name = "how", .default_value = "garbage", .help = "What to do"}};
    description.writer_options = description.reader_options;
    return description;
  }
  std::unique_ptr<Reader> reader() const override { return std::make_unique<FaultyReader>(); }
  std::unique_ptr<Writer> writer() const override { return std::make_unique<FaultyWriter>(); }
};

}  // namespace

GALLEY_PLUGIN(Faulty)
