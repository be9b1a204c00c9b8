// SPDX-License-Identifier: Apache-2.0
#include "pandoc_json/writer.hpp"

#include <set>
#include <string>
#include <string_view>

#include "pandoc_json/classes.hpp"
#include "pandoc_json/content_writer.hpp"
#include "pandoc_json/json_output.hpp"

namespace galley::pandoc_json {

namespace {

/// An article, from its Div to the end of it.
class ArticleWriter {
 public:
  ArticleWriter(JsonOutput& output, const Document& document, const Article& article, Context& context)
      : output_(output), article_(article), content_(output, document, article, context) {}

  void write() {
    begin_div(article_.id, classes::article, {{"lang", article_.language}});
    run_in_div(classes::kicker, article_.kicker);
    if (!article_.headline.empty()) header(1, classes::headline, article_.headline);
    run_in_div(classes::deck, article_.deck);
    byline();
    dateline();
    content_.blocks(article_.blocks);
    for (const Section& section : article_.sections) this->section(section, 2);
    content_.unused_notes();
    end_div();
  }

 private:
  void begin_div(std::string_view id, std::string_view name, JsonOutput::Pairs pairs = {}) {
    output_.begin_element("Div");
    output_.begin_array();
    output_.attributes(id, {name}, pairs);
    output_.begin_array();
  }
  void end_div() {
    output_.end_array();
    output_.end_array();
    output_.end_element();
  }
  void run_in_div(std::string_view name, const Inlines& run) {
    if (run.empty()) return;
    begin_div({}, name);
    content_.plain(run);
    end_div();
  }
  void header(int level, std::string_view name, const Inlines& run) {
    output_.begin_element("Header");
    output_.begin_array();
    output_.number(level);
    output_.attributes({}, {name});
    content_.inlines(run);
    output_.end_array();
    output_.end_element();
  }
  void span(std::string_view name, std::string_view text, JsonOutput::Pairs pairs = {}) {
    output_.begin_element("Span");
    output_.begin_array();
    output_.attributes({}, {name}, pairs);
    content_.inlines(text);
    output_.end_array();
    output_.end_element();
  }

  void byline() {
    if (article_.byline.empty()) return;
    begin_div({}, classes::byline);
    for (const Credit& credit : article_.byline.credits) {
      begin_div({}, classes::credit, {{"role", credit.role}});
      output_.begin_element("Plain");
      output_.begin_array();
      if (!credit.label.empty()) span(classes::label, credit.label);
      bool first = true;
      for (const CreditName& name : credit.names) {
        if (!first) output_.element("Str", ",");
        if (!first || !credit.label.empty()) output_.element("Space");
        first = false;
        span(classes::name, name.name, {{"affiliation", name.affiliation}, {"contact", name.contact}});
      }
      output_.end_array();
      output_.end_element();
      end_div();
    }
    end_div();
  }

  void dateline() {
    const Dateline& dateline = article_.dateline;
    if (dateline.empty()) return;
    begin_div({}, classes::dateline);
    output_.begin_element("Plain");
    output_.begin_array();
    bool first = true;
    const auto part = [&](std::string_view name, std::string_view text, std::string_view when = {}) {
      if (text.empty() && when.empty()) return;
      if (!first) output_.element("Space");
      first = false;
      span(name, text, {{"when", when}});
    };
    part(classes::agency, dateline.agency);
    part(classes::place, dateline.place);
    part(classes::date, dateline.date, dateline.when);
    part(classes::label, dateline.label);
    output_.end_array();
    output_.end_element();
    end_div();
  }

  void section(const Section& section, int level) {
    begin_div(section.id, classes::section);
    if (!section.heading.empty()) header(level, {}, section.heading);
    content_.blocks(section.blocks);
    for (const Section& part : section.sections) this->section(part, level + 1);
    end_div();
  }

  JsonOutput& output_;
  const Article& article_;
  ContentWriter content_;
};

/// An article as the headings and paragraphs of a plain file.
class FlatArticleWriter {
 public:
  FlatArticleWriter(JsonOutput& output, const Document& document, const Article& article, Context& context)
      : output_(output), article_(article), content_(output, document, article, context, true) {}

  void write() {
    paragraph(article_.kicker);
    if (!article_.headline.empty()) header(1, article_.id, article_.headline);
    paragraph(article_.deck);
    for (const Credit& credit : article_.byline.credits) {
      std::string line = credit.label;
      const char* separator = line.empty() ? "" : " ";
      for (const CreditName& name : credit.names) {
        line += separator + name.name;
        separator = ", ";
      }
      paragraph(plain(line));
    }
    std::string filed;
    for (const std::string* part :
         {&article_.dateline.agency, &article_.dateline.place, &article_.dateline.date, &article_.dateline.label}) {
      if (!part->empty()) filed += (filed.empty() ? "" : " ") + *part;
    }
    paragraph(plain(filed));
    content_.blocks(article_.blocks);
    for (const Section& section : article_.sections) this->section(section, 2);
    content_.unused_notes();
  }

 private:
  void paragraph(const Inlines& run) {
    if (!run.empty()) content_.blocks({{Paragraph{run}, {}}});
  }
  void header(int level, std::string_view id, const Inlines& run) {
    output_.begin_element("Header");
    output_.begin_array();
    output_.number(level);
    output_.attributes(id);
    content_.inlines(run);
    output_.end_array();
    output_.end_element();
  }
  void section(const Section& section, int level) {
    // What has no heading is told apart by nothing.
    if (!section.heading.empty()) header(level, section.id, section.heading);
    content_.blocks(section.blocks);
    for (const Section& part : section.sections) this->section(part, level + 1);
  }

  JsonOutput& output_;
  const Article& article_;
  ContentWriter content_;
};

class MetadataWriter {
 public:
  MetadataWriter(JsonOutput& output, const Document& document, bool flat)
      : output_(output), document_(document), flat_(flat) {}

  void write() {
    output_.begin_object();
    if (!flat_) galley();
    if (!document_.language.empty()) entry("lang", document_.language);
    // Pandoc's templates put it into the head of a page, but not above the headline, as they do a title.
    std::string title(find_metadata(document_.metadata, "title"));
    if (title.empty() && !document_.articles.empty()) title = text_of(document_.articles.front().headline);
    if (!title.empty()) entry("pagetitle", title);
    output_.end_object();
  }

 private:
  void entry(std::string_view name, std::string_view text) {
    output_.key(name);
    output_.element("MetaString", text);
  }

  /// What pandoc's metadata, a map of names, cannot hold: an order, a term twice, schemes and languages. It is there
  /// even if it holds nothing, and says whose JSON it is.
  void galley() {
    output_.key("galley");
    output_.begin_element("MetaMap");
    output_.begin_object();
    std::set<std::string> unused;
    for (const auto& [key, media] : document_.media) unused.insert(key);
    for (const Article& article : document_.articles) {
      blocks(article.blocks, unused);
      sections(article.sections, unused);
      for (const Note& note : article.notes) blocks(note.blocks, unused);
    }
    if (!unused.empty()) {
      output_.key("media");
      output_.begin_element("MetaList");
      output_.begin_array();
      for (const std::string& key : unused) output_.element("MetaString", data_address(document_.media.at(key)));
      output_.end_array();
      output_.end_element();
    }
    if (!document_.metadata.empty()) {
      output_.key("metadata");
      output_.begin_element("MetaList");
      output_.begin_array();
      for (const MetadataEntry& statement : document_.metadata) this->statement(statement);
      output_.end_array();
      output_.end_element();
    }
    output_.end_object();
    output_.end_element();
  }

  void statement(const MetadataEntry& statement) {
    output_.begin_element("MetaMap");
    output_.begin_object();
    if (!statement.language.empty()) entry("language", statement.language);
    if (!statement.scheme.empty()) entry("scheme", statement.scheme);
    entry("term", statement.term);
    entry("value", statement.value);
    output_.end_object();
    output_.end_element();
  }

  static void blocks(const Blocks& all, std::set<std::string>& unused) {
    for (const Block& block : all) {
      if (const auto* figure = std::get_if<Figure>(&block.value)) unused.erase(figure->media);
      if (const auto* quote = std::get_if<Quote>(&block.value)) blocks(quote->blocks, unused);
      if (const auto* list = std::get_if<List>(&block.value)) {
        for (const ListItem& item : list->items) blocks(item.blocks, unused);
      }
      if (const auto* table = std::get_if<Table>(&block.value)) {
        for (const TableRow& row : table->rows) {
          for (const TableCell& cell : row.cells) blocks(cell.blocks, unused);
        }
      }
    }
  }
  static void sections(const std::vector<Section>& all, std::set<std::string>& unused) {
    for (const Section& section : all) {
      blocks(section.blocks, unused);
      sections(section.sections, unused);
    }
  }

  JsonOutput& output_;
  const Document& document_;
  bool flat_;
};

}  // namespace

void write(const Document& document, Sink& sink, Context& context) {
  JsonOutput output(sink);
  output.begin_object();
  output.key("pandoc-api-version");
  output.begin_array();
  output.number(1);
  output.number(context.options.text("api") == "1.23" ? 23 : 22);
  output.end_array();
  output.key("meta");
  const bool flat = context.options.text("structure") == "flat";
  MetadataWriter(output, document, flat).write();
  output.key("blocks");
  output.begin_array();
  for (const Article& article : document.articles) {
    if (flat) {
      FlatArticleWriter(output, document, article, context).write();
    } else {
      ArticleWriter(output, document, article, context).write();
    }
  }
  output.end_array();
  output.end_object();
  output.flush();
  sink.write("\n");
}

}  // namespace galley::pandoc_json
