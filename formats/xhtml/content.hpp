// SPDX-License-Identifier: Apache-2.0
#pragma once

/// From a tree of (X)HTML to what structure::build_articles takes. One place for every format made of XHTML.
///
///     References references;
///     references.add(path, tree.document, resolve);
///     references.settle();
///     Content content = read_content(tree.document, surroundings, references, context);

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "galley/diagnostics.hpp"
#include "galley/document.hpp"
#include "galley/plugin.hpp"
#include "structure/build.hpp"
#include "xhtml/references.hpp"
#include "xhtml/style_rules.hpp"

namespace galley::xhtml {

/// What a document of XHTML has to ask of the package or folder it lies in.
struct Surroundings {
  std::string path;  ///< of this document; names it in References and in messages

  /// The picture that `address` (of an `img`) names: a Figure with `media` or `source` set, nothing else.
  std::function<Figure(std::string_view address)> picture;

  /// Takes in a picture that stands in the document itself; the key in Document::media.
  std::function<std::string(Media media)> add_picture;

  /// The style sheets that apply, in order; those of the document itself are read without this.
  std::vector<const StyleRules*> styles;

  /// Which entry of the table of contents leads to the element `id` (the document itself, if empty); -1: none.
  std::function<int(std::string_view id)> outline_entry;
};

/// A heading among the pieces; its piece has Role::heading or, if `marked`, Role::headline.
struct Heading {
  std::size_t piece = 0;
  std::uint32_t level = 1;    ///< 1 is the highest; that of the element, or deeper if sections nest
  std::uint32_t article = 0;  ///< the number of the `article` element it is in, from 1; 0: none
  bool first_of_article = false;
  bool marked = false;  ///< said to be a headline by class or microdata
};

/// Where an entry of the table of contents leads.
struct OutlineMark {
  std::size_t piece = 0;  ///< the first piece at or after the place
  int entry = 0;
};

struct Content {
  std::vector<structure::Piece> pieces;
  std::vector<Heading> headings;           ///< by piece
  std::vector<OutlineMark> outline_marks;  ///< by piece
  std::vector<Note> notes;                 ///< named as References names them
  /// Articles that Galley itself marked, whole; each with the number of pieces before it.
  std::vector<std::pair<std::size_t, Article>> articles;
  /// Anchors that found no block and so stand at another's: first the one that is to be replaced.
  std::vector<std::pair<std::string, std::string>> aliases;
  std::vector<std::string> trailing_anchors;  ///< anchors after the last block
  std::string language;                       ///< of the root; may be empty
  std::string title;                          ///< of the head
  bool cover = false;                         ///< the body is marked as a cover
  bool title_page = false;                    ///< or as a title page
  bool contents = false;                      ///< or as a table of contents
};

/// Reads one document. `language` is the one around it. `anchors` are left from the document before it. Throws
/// Error(limit) past `limits.depth` or `limits.nodes`.
Content read_content(pugi::xml_node document, const Surroundings& surroundings, const References& references,
                     std::string_view language, std::vector<std::string> anchors, Context& context);

/// Headings are bold anyway: takes strong off what is strong throughout.
void drop_overall_strong(Inlines& heading);

/// Gives headings their final roles when there is no table of contents to go by: the highest level that occurs,
/// or the first heading of each `article` element, is the headline.
void assign_headings(Content& content);

/// Puts each note into the articles that refer to it, renames what aliases replaced, and returns the notes
/// that nothing refers to.
std::vector<Note> place_notes(std::vector<Article>& articles, std::vector<Note> notes);

/// Replaces links to anchors by the aliases' ones.
void replace_anchors(std::vector<Article>& articles, const std::vector<std::pair<std::string, std::string>>& aliases);

}  // namespace galley::xhtml
