// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The article model: what every reader makes and every writer takes.
///
///     galley::Document document;
///     galley::Article& article = document.articles.emplace_back();
///     article.headline = galley::plain("Harbour reopens");
///     article.blocks.push_back(galley::paragraph("Ships returned on Monday."));
///
/// All types are plain values: they copy deeply, compare with ==, own what they hold, and may be
/// used from any thread that has them to itself. All text is UTF-8.
///
/// Terms are the newspaper's and the standards' (IPTC NITF 3.6, JATS 1.3, HTML). A document is in
/// *canonical form* when canonicalize() leaves it as it is; the host canonicalizes what readers and
/// filters return, so a writer may rely on it:
///   - adjacent Text of equal style and language is one Text, and no Text is empty;
///   - within a run of inlines, white space (space, tab, line and page ends) is one space, and there is none
///     at the start, at the end, or beside a LineBreak; no-break and ideographic spaces are text. A space
///     between two settings has the style and language that both have, and is in a Link only if both are, so
///     that no styled text and no link begins or ends with one. A run neither begins nor ends with a LineBreak;
///   - every other string but Preformatted::text is one such line too (addresses keep spaces inside);
///   - no control character (C0, DEL, C1) is left outside Preformatted (there: only tab and line feed), a
///     next-line control being a no-break space, and all text is valid UTF-8 without U+FFFE and U+FFFF, which
///     XML cannot hold (U+FFFD stands in their place);
///   - what holds nothing is gone: paragraphs, lists and their items, tables, figures, quotes, preformatted
///     text, links, names, credits, metadata, sections, articles, notes without a reference. A Link without
///     target is its content, and a Ruby that lacks base or reading is text. The anchor of a block that goes
///     passes to the next one;
///   - spans of cells are at least 1, at most 1000 columns, and within the rows of their table; header_rows too;
///   - a language is a well-formed BCP 47 tag in its usual case (zh-Hans-CN), and empty if it repeats the one
///     around it; Dateline::when is a date of the three forms or empty;
///   - note identifiers are n1, n2, ... in the order of the notes of an article, an article's notes are in
///     the order of their first reference (those never referenced last), and a reference to a note that is
///     not there is gone;
///   - an anchor (an `id`) that no link in the document points to is empty, and the others are unique; a link
///     to an anchor that is not there is its content; a Figure names media that is there, or its source.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "galley/export.hpp"

namespace galley {

/// How a run of text is set. A set of flags; combine with |.
enum class Style : std::uint8_t {
  none = 0,
  emphasis = 1,
  strong = 2,
  superscript = 4,
  subscript = 8,
  code = 16,
};

constexpr Style operator|(Style a, Style b) {
  return static_cast<Style>(static_cast<std::uint8_t>(a) | static_cast<std::uint8_t>(b));
}
constexpr Style operator&(Style a, Style b) {
  return static_cast<Style>(static_cast<std::uint8_t>(a) & static_cast<std::uint8_t>(b));
}
/// Are all the flags of `flag` in `set`?
constexpr bool has(Style set, Style flag) { return (set & flag) == flag; }

struct Inline;
/// Running text. Where it is a line or a paragraph, it has a canonical form; see above.
using Inlines = std::vector<Inline>;

/// A run of characters of one style and language.
struct Text {
  std::string text;
  Style style = Style::none;
  std::string language;  ///< BCP 47; empty: the language around it

  bool operator==(const Text&) const = default;
};

/// A hyperlink.
struct Link {
  std::string target;  ///< an IRI, or `#id` for an anchor (Article, Section or Block id) of this document
  std::string title;   ///< advisory title; may be empty
  Inlines content;     ///< never holds another Link

  bool operator==(const Link&) const = default;
};

/// A place in the text that refers to a note of the same article.
struct NoteReference {
  std::string note;  ///< Note::id

  bool operator==(const NoteReference&) const = default;
};

/// Base text with a reading beside it (furigana, pinyin): HTML ruby, ECMA-376 Part 1, 17.3.3.25.
struct Ruby {
  std::string base;
  std::string reading;

  bool operator==(const Ruby&) const = default;
};

/// A forced line end within a paragraph.
struct LineBreak {
  bool operator==(const LineBreak&) const = default;
};

/// One piece of running text.
struct Inline {
  using Value = std::variant<Text, Link, NoteReference, Ruby, LineBreak>;
  Value value;

  bool operator==(const Inline&) const = default;
};

struct Block;
/// What follows one another down the page.
using Blocks = std::vector<Block>;

/// Running text on its own.
struct Paragraph {
  Inlines content;

  bool operator==(const Paragraph&) const = default;
};

/// What one mark or number stands before.
struct ListItem {
  Blocks blocks;

  bool operator==(const ListItem&) const = default;
};

/// Items with marks, or with numbers that count up by one.
struct List {
  bool ordered = false;
  std::int32_t start = 1;  ///< number of the first item; 1 when not ordered
  std::vector<ListItem> items;

  bool operator==(const List&) const = default;
};

/// A cell stands at the first grid position of its row that no cell before it, or spanning down from a
/// row above, takes up: the HTML table model.
struct TableCell {
  Blocks blocks;
  bool header = false;            ///< heads its row (a cell of a header row heads its column anyway)
  std::uint32_t column_span = 1;  ///< at least 1
  std::uint32_t row_span = 1;     ///< at least 1

  bool operator==(const TableCell&) const = default;
};

/// Cells from the beginning of the line on; see TableCell for where they stand.
struct TableRow {
  std::vector<TableCell> cells;

  bool operator==(const TableRow&) const = default;
};

/// Rows of cells under a caption; rows may have different numbers of cells.
struct Table {
  Inlines caption;
  std::uint32_t header_rows = 0;  ///< how many rows at the top head the columns
  std::vector<TableRow> rows;

  bool operator==(const Table&) const = default;
};

/// A picture with what is printed by it. What it shows is in the document (`media`) or elsewhere (`source`).
struct Figure {
  std::string media;             ///< key in Document::media; empty when the picture itself is not here
  std::string source;            ///< address of the picture when `media` is empty: an IRI or a relative path
  std::string alternative_text;  ///< what the picture shows, for who cannot see it
  Inlines caption;
  Inlines credit;  ///< who made it, as printed: "Foto: Ana Lima"

  bool operator==(const Figure&) const = default;
};

/// Words of somebody else that stand on their own (HTML blockquote), or a pull quote.
struct Quote {
  Blocks blocks;
  Inlines attribution;  ///< whom it is by, as printed, without a leading dash; may be empty

  bool operator==(const Quote&) const = default;
};

/// Text whose white space and line ends count.
struct Preformatted {
  std::string text;      ///< lines apart by '\n', no '\n' at the end
  std::string language;  ///< programming language, if known: "cpp"

  bool operator==(const Preformatted&) const = default;
};

/// A thematic break: a rule or an ornament between paragraphs.
struct Break {
  bool operator==(const Break&) const = default;
};

/// One of the things that follow one another down the page, and the anchor that links may point to.
struct Block {
  using Value = std::variant<Paragraph, List, Table, Figure, Quote, Preformatted, Break>;
  Value value;
  std::string id;  ///< anchor, for `#id` links; empty: none

  bool operator==(const Block&) const = default;
};

/// A part of an article under a heading of its own, with the parts within it.
struct Section {
  Inlines heading;
  Blocks blocks;
  std::vector<Section> sections;
  std::string id;

  bool operator==(const Section&) const = default;
};

/// A person or body that a credit names.
struct CreditName {
  std::string name;
  std::string affiliation;  ///< as printed; may be empty
  std::string contact;      ///< e-mail address or IRI; may be empty

  bool operator==(const CreditName&) const = default;
};

/// One part of a byline: people who did the same thing.
struct Credit {
  std::string role;   ///< `reporter`, `correspondent`, `photographer`, ... or a MARC relator term; may be empty
  std::string label;  ///< as printed before the names: 本报记者, By, Von; may be empty
  std::vector<CreditName> names;

  bool operator==(const Credit&) const = default;
};

/// Who made the article, in the order and with the labels in which it is printed.
struct Byline {
  std::vector<Credit> credits;

  bool empty() const { return credits.empty(); }
  bool operator==(const Byline&) const = default;
};

/// Where and when an article was filed.
struct Dateline {
  std::string place;   ///< as printed
  std::string date;    ///< as printed: 7月4日, July 4
  std::string when;    ///< the same date in ISO 8601 (YYYY, YYYY-MM or YYYY-MM-DD) if it is known
  std::string agency;  ///< as printed: 新华社, Reuters
  std::string label;   ///< the word that closes it, as printed: 电, 讯

  bool empty() const { return place.empty() && date.empty() && when.empty() && agency.empty() && label.empty(); }
  bool operator==(const Dateline&) const = default;
};

/// A footnote or endnote: its text stands outside the running text, where a NoteReference points to it.
struct Note {
  std::string id;
  Blocks blocks;

  bool operator==(const Note&) const = default;
};

/// One article: what stands above the text, the text, and its notes. Any part may be empty.
struct Article {
  std::string language;  ///< BCP 47; empty: the document's
  Inlines kicker;        ///< the line above the headline
  Inlines headline;
  Inlines deck;  ///< the line or lines below the headline, lines apart by LineBreak
  Byline byline;
  Dateline dateline;
  Blocks blocks;  ///< before the first section
  std::vector<Section> sections;
  std::vector<Note> notes;
  std::string id;

  bool operator==(const Article&) const = default;
};

/// One statement about the document, in the terms of DCMI Metadata Terms (`title`, `creator`,
/// `publisher`, `issued`, `identifier`, `subject`, ...) or a name of the producer's own.
struct MetadataEntry {
  std::string term;
  std::string value;
  std::string scheme;    ///< how the value is to be read: `ISBN`, `W3CDTF`, `marc:aut`; may be empty
  std::string language;  ///< BCP 47; may be empty

  bool operator==(const MetadataEntry&) const = default;
};

/// Statements in the order in which they were made; a term may come several times.
using Metadata = std::vector<MetadataEntry>;

/// The value of the first entry with this term, or an empty view. The view lasts as long as `metadata`.
GALLEY_API std::string_view find_metadata(const Metadata& metadata, std::string_view term);

/// A picture or other file that the document holds.
struct Media {
  std::string media_type;  ///< IANA media type: image/jpeg
  std::string data;        ///< bytes

  bool operator==(const Media&) const = default;
};

/// What one file holds: articles, and what they have in common.
struct Document {
  std::string language;  ///< BCP 47; empty: not known
  Metadata metadata;
  std::vector<Article> articles;       ///< in reading order
  std::map<std::string, Media> media;  ///< by content hash, see add_media

  bool operator==(const Document&) const = default;
};

/// Puts `media` into the document under the hash of its bytes and returns the key. The same bytes added
/// twice are held once; different bytes never share a key, whatever their hash.
GALLEY_API std::string add_media(Document& document, Media media);

/// Brings a document to the canonical form described above. Idempotent.
GALLEY_API void canonicalize(Document& document);

/// The same for one run of inlines, without what needs the document (notes, anchors, languages).
GALLEY_API void canonicalize(Inlines& inlines);

/// Is it a well-formed language tag (RFC 5646, 2.1), or one but for underscores ("zh_CN"), which canonicalize()
/// mends? Empty, "C" and "no tag" are not.
GALLEY_API bool is_language_tag(std::string_view tag);

/// A run of plain text; empty for empty text.
GALLEY_API Inlines plain(std::string_view text);

/// A paragraph of plain text.
GALLEY_API Block paragraph(std::string_view text);

/// The text of inlines alone: a line break counts as a space, ruby as its base, a note reference as nothing.
GALLEY_API std::string text_of(const Inlines& inlines);

/// Appends to `inlines` one Text, or lengthens the last one if style and language are the same.
GALLEY_API void append_text(Inlines& inlines, std::string_view text, Style style = Style::none,
                            std::string_view language = {});

}  // namespace galley
