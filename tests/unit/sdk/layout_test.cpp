// SPDX-License-Identifier: Apache-2.0

/// The sizes, offsets and virtual functions of the SDK's types, which plugins have compiled in.

#include <gtest/gtest.h>

#include <cstddef>
#include <cstring>

#include "galley/compare.hpp"
#include "galley/convert.hpp"
#include "galley/host.hpp"
#include "galley/measure.hpp"
#include "galley/page_view.hpp"
#include "galley/plugin.hpp"
#include "galley/unicode.hpp"
#include "record.hpp"

#pragma GCC diagnostic ignored "-Winvalid-offsetof"

namespace galley::testing {
namespace {

class Layout {
 public:
  void line(std::string text) { lines_.push_back(std::move(text)); }

  template <class Type>
  void type(const std::string& name) {
    line(name + " size " + std::to_string(sizeof(Type)) + " alignment " + std::to_string(alignof(Type)));
  }
  void member(const std::string& name, std::size_t offset, std::size_t size) {
    line(name + " at " + std::to_string(offset) + " size " + std::to_string(size));
  }
  /// Where a virtual function stands in the table: the Itanium ABI has the offset plus one in the pointer.
  template <class Function>
  void function(const std::string& name, Function pointer) {
    std::ptrdiff_t value = 0;
    std::memcpy(&value, &pointer, sizeof value);
    line(name + " virtual at " + std::to_string(value - 1));
  }
  template <class Enumeration>
  void value(const std::string& name, Enumeration value) {
    line(name + " = " + std::to_string(static_cast<long>(value)));
  }

  std::vector<std::string> take() { return std::move(lines_); }

 private:
  std::vector<std::string> lines_;
};

#define TYPE(Type) layout.type<Type>(#Type)
#define MEMBER(Type, name) layout.member(#Type "." #name, offsetof(Type, name), sizeof(Type::name))
#define VIRTUAL(Type, name) layout.function(#Type "::" #name, &Type::name)
#define VALUE(Type, name) layout.value(#Type "::" #name, Type::name)

void add_model(Layout& layout) {
  TYPE(Text), MEMBER(Text, text), MEMBER(Text, style), MEMBER(Text, language);
  TYPE(Link), MEMBER(Link, target), MEMBER(Link, title), MEMBER(Link, content);
  TYPE(NoteReference), MEMBER(NoteReference, note);
  TYPE(Ruby), MEMBER(Ruby, base), MEMBER(Ruby, reading);
  TYPE(LineBreak);
  TYPE(Inline), MEMBER(Inline, value);
  TYPE(Paragraph), MEMBER(Paragraph, content);
  TYPE(ListItem), MEMBER(ListItem, blocks);
  TYPE(List), MEMBER(List, ordered), MEMBER(List, start), MEMBER(List, items);
  TYPE(TableCell), MEMBER(TableCell, blocks), MEMBER(TableCell, header), MEMBER(TableCell, column_span),
      MEMBER(TableCell, row_span);
  TYPE(TableRow), MEMBER(TableRow, cells);
  TYPE(Table), MEMBER(Table, caption), MEMBER(Table, header_rows), MEMBER(Table, rows);
  TYPE(Figure), MEMBER(Figure, media), MEMBER(Figure, source), MEMBER(Figure, alternative_text),
      MEMBER(Figure, caption), MEMBER(Figure, credit);
  TYPE(Quote), MEMBER(Quote, blocks), MEMBER(Quote, attribution);
  TYPE(Preformatted), MEMBER(Preformatted, text), MEMBER(Preformatted, language);
  TYPE(Break);
  TYPE(Block), MEMBER(Block, value), MEMBER(Block, id);
  TYPE(Section), MEMBER(Section, heading), MEMBER(Section, blocks), MEMBER(Section, sections), MEMBER(Section, id);
  TYPE(CreditName), MEMBER(CreditName, name), MEMBER(CreditName, affiliation), MEMBER(CreditName, contact);
  TYPE(Credit), MEMBER(Credit, role), MEMBER(Credit, label), MEMBER(Credit, names);
  TYPE(Byline), MEMBER(Byline, credits);
  TYPE(Dateline), MEMBER(Dateline, place), MEMBER(Dateline, date), MEMBER(Dateline, when), MEMBER(Dateline, agency),
      MEMBER(Dateline, label);
  TYPE(Note), MEMBER(Note, id), MEMBER(Note, blocks);
  TYPE(Article), MEMBER(Article, language), MEMBER(Article, kicker), MEMBER(Article, headline), MEMBER(Article, deck),
      MEMBER(Article, byline), MEMBER(Article, dateline), MEMBER(Article, blocks), MEMBER(Article, sections),
      MEMBER(Article, notes), MEMBER(Article, id);
  TYPE(MetadataEntry), MEMBER(MetadataEntry, term), MEMBER(MetadataEntry, value), MEMBER(MetadataEntry, scheme),
      MEMBER(MetadataEntry, language);
  TYPE(Media), MEMBER(Media, media_type), MEMBER(Media, data);
  TYPE(Document), MEMBER(Document, language), MEMBER(Document, metadata), MEMBER(Document, articles),
      MEMBER(Document, media);
  // The order of alternatives is part of the layout.
  layout.value("Inline holds Text", Inline{Text{}}.value.index());
  layout.value("Inline holds Link", Inline{Link{}}.value.index());
  layout.value("Inline holds NoteReference", Inline{NoteReference{}}.value.index());
  layout.value("Inline holds Ruby", Inline{Ruby{}}.value.index());
  layout.value("Inline holds LineBreak", Inline{LineBreak{}}.value.index());
  layout.value("Block holds Paragraph", Block{Paragraph{}, {}}.value.index());
  layout.value("Block holds List", Block{List{}, {}}.value.index());
  layout.value("Block holds Table", Block{Table{}, {}}.value.index());
  layout.value("Block holds Figure", Block{Figure{}, {}}.value.index());
  layout.value("Block holds Quote", Block{Quote{}, {}}.value.index());
  layout.value("Block holds Preformatted", Block{Preformatted{}, {}}.value.index());
  layout.value("Block holds Break", Block{Break{}, {}}.value.index());
  VALUE(Style, emphasis), VALUE(Style, strong), VALUE(Style, superscript), VALUE(Style, subscript), VALUE(Style, code);
}

void add_plugin(Layout& layout) {
  TYPE(Stamp), MEMBER(Stamp, magic), MEMBER(Stamp, size), MEMBER(Stamp, sdk_version), MEMBER(Stamp, compiler),
      MEMBER(Stamp, standard_library);
  TYPE(Limits), MEMBER(Limits, input_bytes), MEMBER(Limits, expanded_bytes), MEMBER(Limits, output_bytes),
      MEMBER(Limits, expansion_ratio), MEMBER(Limits, entries), MEMBER(Limits, depth), MEMBER(Limits, nodes);
  TYPE(Cancellation);
  TYPE(Context);
  TYPE(Source);
  TYPE(Options);
  TYPE(Diagnostics);
  TYPE(Diagnostic), MEMBER(Diagnostic, severity), MEMBER(Diagnostic, code), MEMBER(Diagnostic, message),
      MEMBER(Diagnostic, place);
  TYPE(Place), MEMBER(Place, part), MEMBER(Place, page), MEMBER(Place, line), MEMBER(Place, column),
      MEMBER(Place, offset), MEMBER(Place, item);
  TYPE(Error);
  TYPE(Signature), MEMBER(Signature, magic), MEMBER(Signature, offset), MEMBER(Signature, anywhere_before),
      MEMBER(Signature, zip_entry), MEMBER(Signature, zip_entry_holds), MEMBER(Signature, xml_namespace),
      MEMBER(Signature, xml_root), MEMBER(Signature, plain_text);
  TYPE(OptionDescription), MEMBER(OptionDescription, name), MEMBER(OptionDescription, type),
      MEMBER(OptionDescription, default_value), MEMBER(OptionDescription, help), MEMBER(OptionDescription, choices),
      MEMBER(OptionDescription, minimum), MEMBER(OptionDescription, maximum);
  TYPE(FeatureSet);
  TYPE(PluginDescription), MEMBER(PluginDescription, id), MEMBER(PluginDescription, name),
      MEMBER(PluginDescription, summary), MEMBER(PluginDescription, version), MEMBER(PluginDescription, kind),
      MEMBER(PluginDescription, reads), MEMBER(PluginDescription, writes), MEMBER(PluginDescription, views_layout),
      MEMBER(PluginDescription, extensions), MEMBER(PluginDescription, media_types),
      MEMBER(PluginDescription, signatures), MEMBER(PluginDescription, carries),
      MEMBER(PluginDescription, reader_options), MEMBER(PluginDescription, writer_options),
      MEMBER(PluginDescription, filter_options);
  TYPE(PageBox);
  TYPE(PageText);
  TYPE(PageRegion), MEMBER(PageRegion, kind), MEMBER(PageRegion, box), MEMBER(PageRegion, lines);
  TYPE(PageStep), MEMBER(PageStep, order), MEMBER(PageStep, kind), MEMBER(PageStep, box), MEMBER(PageStep, text);
  TYPE(PageView), MEMBER(PageView, number), MEMBER(PageView, width), MEMBER(PageView, height), MEMBER(PageView, text),
      MEMBER(PageView, rules), MEMBER(PageView, grounds), MEMBER(PageView, pictures), MEMBER(PageView, regions),
      MEMBER(PageView, steps);
  VIRTUAL(Plugin, describe), VIRTUAL(Plugin, reader), VIRTUAL(Plugin, writer), VIRTUAL(Plugin, filter),
      VIRTUAL(Plugin, layout_viewer);
  VIRTUAL(Reader, read), VIRTUAL(Writer, write), VIRTUAL(Filter, apply), VIRTUAL(LayoutViewer, view);
  VIRTUAL(Sink, write), VIRTUAL(Sink, commit), VIRTUAL(Sink, size);
  VALUE(Severity, inference), VALUE(Severity, note), VALUE(Severity, warning), VALUE(Severity, loss);
  for (std::size_t i = 0; i <= static_cast<std::size_t>(ErrorKind::internal); ++i) {
    layout.value("ErrorKind " + std::string(to_string(static_cast<ErrorKind>(i))), i);
  }
  for (std::size_t i = 0; i <= static_cast<std::size_t>(OptionType::path); ++i) {
    layout.value("OptionType " + std::string(to_string(static_cast<OptionType>(i))), i);
  }
  for (std::size_t i = 0; i < feature_count; ++i) {
    layout.value("Feature " + std::string(to_string(static_cast<Feature>(i))), i);
  }
  VALUE(PluginKind, format), VALUE(PluginKind, filter);
}

/// What embedding programs have compiled in beside that.
void add_embedding(Layout& layout) {
  TYPE(PluginHost);
  TYPE(PluginRecord), MEMBER(PluginRecord, description), MEMBER(PluginRecord, module), MEMBER(PluginRecord, manifest),
      MEMBER(PluginRecord, state), MEMBER(PluginRecord, reason);
  TYPE(ReadRequest), MEMBER(ReadRequest, format), MEMBER(ReadRequest, options), MEMBER(ReadRequest, limits),
      MEMBER(ReadRequest, cancellation);
  TYPE(WriteRequest), MEMBER(WriteRequest, format), MEMBER(WriteRequest, options), MEMBER(WriteRequest, limits),
      MEMBER(WriteRequest, cancellation);
  TYPE(FilterRequest), MEMBER(FilterRequest, filter), MEMBER(FilterRequest, options), MEMBER(FilterRequest, limits),
      MEMBER(FilterRequest, cancellation);
  TYPE(Loss), MEMBER(Loss, feature), MEMBER(Loss, use);
  TYPE(FeatureUse), MEMBER(FeatureUse, count), MEMBER(FeatureUse, first);
  TYPE(Difference), MEMBER(Difference, place), MEMBER(Difference, message);
  TYPE(TextMeasure), MEMBER(TextMeasure, words), MEMBER(TextMeasure, characters);
  VALUE(PluginState, ready), VALUE(PluginState, shadowed), VALUE(PluginState, refused);
}

TEST(SdkLayout, IsAsRecorded) {
  constexpr Stamp stamp = current_stamp();
  if (std::string(stamp.compiler) != "itanium-8" || std::string(stamp.standard_library) != "libstdc++-cxx11") {
    GTEST_SKIP() << "the record is of 64-bit libstdc++";
  }
  Layout layout;
  add_model(layout);
  add_plugin(layout);
  add_embedding(layout);
  expect_recorded("layout.txt", layout.take());
}

}  // namespace
}  // namespace galley::testing
