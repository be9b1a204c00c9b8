// SPDX-License-Identifier: Apache-2.0
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>

#include "galley/plugin.hpp"

/// A format for tests of the command: each line of an input is an order to the reader.
///
///     PROBE                 the first line, by which it is recognised
///     article HEADLINE      begins an article
///     paragraph TEXT        adds a paragraph to it
///     table                 adds a table, which the writer cannot carry
///     link TARGET           adds a paragraph with a link, whose own anchor is `anchor-N`, N counting from 1
///     warn COUNT            complains so often, in the line's place
///     lose COUNT            says so often that something was lost
///     infer ITEM EVIDENCE   infers an item
///     fail MESSAGE          gives up
///     throw                 lets out an exception that is not galley's
///     wait TEXT             says the text on standard error, then waits for the cancellation, at most 30 s
namespace {

using galley::Block;
using galley::Context;
using galley::Document;
using galley::Place;

/// Tells the test how far things are: what a conversion may write to wherever it runs.
void say(const std::string& text) {
  const std::string line = text + "\n";
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.data(), line.size());
}

class ProbeReader final : public galley::Reader {
 public:
  Document read(const galley::Source& source, Context& context) override {
    Document document;
    std::string_view rest = source.bytes();
    std::uint32_t line_number = 0;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      obey(rest.substr(0, end), {.line = ++line_number, .column = 1}, document, context);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return document;
  }

 private:
  static std::uint64_t number(std::string_view text) {
    std::uint64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
  }

  galley::Blocks& blocks(Document& document) {
    if (document.articles.empty()) document.articles.emplace_back();
    return document.articles.back().blocks;
  }

  void obey(std::string_view line, const Place& place, Document& document, Context& context) {
    const std::size_t space = line.find(' ');
    const std::string_view order = line.substr(0, space);
    const std::string rest(space == std::string_view::npos ? "" : line.substr(space + 1));
    if (order == "article") {
      document.articles.emplace_back().headline = galley::plain(rest);
    } else if (order == "paragraph") {
      blocks(document).push_back(galley::paragraph(rest));
    } else if (order == "table") {
      galley::Table table;
      table.rows.emplace_back().cells.emplace_back().blocks.push_back(galley::paragraph("cell"));
      blocks(document).push_back({table, {}});
    } else if (order == "link") {
      galley::Paragraph paragraph;
      paragraph.content.push_back({galley::Link{rest, {}, galley::plain("link")}});
      blocks(document).push_back({paragraph, "anchor-" + std::to_string(++links_)});
    } else if (order == "warn") {
      for (std::uint64_t i = number(rest); i > 0; --i) context.diagnostics.warning("probe-warning", "it is odd", place);
    } else if (order == "lose") {
      for (std::uint64_t i = number(rest); i > 0; --i) context.diagnostics.loss("probe-loss", "a thing is gone", place);
    } else if (order == "infer") {
      context.diagnostics.inferred("inferred-role", rest.substr(rest.find(' ') + 1),
                                   {.item = rest.substr(0, rest.find(' '))});
    } else if (order == "fail") {
      throw galley::Error(galley::ErrorKind::input, rest, place);
    } else if (order == "throw") {
      throw 42;
    } else if (order == "wait") {
      say(rest);
      const timespec moment{0, 1'000'000};
      for (int i = 0; i < 30'000; ++i) {
        context.check_cancelled();
        ::nanosleep(&moment, nullptr);
      }
    }
  }

  int links_ = 0;
};

class ProbeWriter final : public galley::Writer {
 public:
  void write(const Document& document, galley::Sink& sink, Context& context) override {
    sink.write("PROBE\n");
    for (const galley::Article& article : document.articles) {
      sink.write("article " + galley::text_of(article.headline) + "\n");
      for (const Block& block : article.blocks) {
        if (const auto* paragraph = std::get_if<galley::Paragraph>(&block.value)) {
          sink.write("paragraph " + galley::text_of(paragraph->content) + "\n");
        }
      }
    }
    const std::string filling(1 << 20, 'x');
    for (std::int64_t i = context.options.integer("mebibytes"); i > 0; --i) {
      context.check_cancelled();
      sink.write("paragraph " + filling + "\n");
      if (context.options.given("started")) say(context.options.text("started"));
    }
    if (context.options.boolean("lose")) context.diagnostics.loss("probe-loss", "the writer lost a thing");
  }
};

class Probe final : public galley::Plugin {
 public:
  galley::PluginDescription describe() const override {
    galley::PluginDescription description;
    description.id = "probe";
    description.name = "Orders to a test";
    description.summary = "does what its input says";
    description.version = "1.0";
    description.reads = true;
    description.writes = true;
    description.extensions = {"probe"};
    description.media_types = {"application/x-probe"};
    description.signatures = {{.magic = "PROBE"}};
    description.carries = {galley::Feature::several_articles, galley::Feature::headline, galley::Feature::paragraphs};
    description.reader_options = {
        {.name = "encoding", .type = galley::OptionType::text, .default_value = "auto", .help = "of the text"}};
    description.writer_options = {
        {.name = "mebibytes",
         .type = galley::OptionType::integer,
         .default_value = "0",
         .help = "filling after the articles",
         .minimum = 0,
         .maximum = 4096},
        {.name = "started", .type = galley::OptionType::text, .help = "what to say while writing"},
        {.name = "lose", .type = galley::OptionType::boolean, .default_value = "no", .help = "lose something"}};
    return description;
  }
  std::unique_ptr<galley::Reader> reader() const override { return std::make_unique<ProbeReader>(); }
  std::unique_ptr<galley::Writer> writer() const override { return std::make_unique<ProbeWriter>(); }
};

}  // namespace

GALLEY_PLUGIN(Probe)
