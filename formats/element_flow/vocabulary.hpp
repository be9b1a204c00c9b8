// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What the elements of an XML vocabulary mean for reading. A format lists its elements; FlowReader does the rest.

#include <cstdint>
#include <functional>
#include <pugixml.hpp>
#include <span>
#include <string>
#include <string_view>

#include "galley/document.hpp"

namespace galley::element_flow {

class FlowReader;

enum class Meaning : std::uint8_t {
  unknown,        ///< not of the vocabulary: read for its text, and told
  phrase,         ///< running text, perhaps with a style
  box,            ///< what it holds stands in lines of its own: a paragraph, or something around paragraphs
  aside,          ///< set apart from the text: its headings make no sections
  lines,          ///< a paragraph of lines: its elements are one line each
  section,        ///< has a heading and may hold sections
  heading,        ///< of the section, table or figure that it stands in; else a paragraph in strong type
  label,          ///< number or mark before a heading or caption
  bullet_list,    ///< unordered
  numbered_list,  ///< ordered
  list_item,
  definitions,       ///< list of terms and what they mean
  definition_entry,  ///< a term and what it means, together
  term,
  definition,
  quote,
  attribution,  ///< whom a quote is by; who made a figure
  preformatted,
  rule,  ///< thematic break
  line_break,
  table_frame,  ///< around a table: its caption, notes, and the table itself
  table,        ///< of the HTML model, or the rows of the CALS model
  figure,       ///< around pictures: caption, credit, alternative text
  picture,      ///< the format's `picture` says which one
  caption,
  alternative_text,  ///< what a picture shows
  credit,
  ruby,
  note,          ///< stands where it is referred to
  formula,       ///< kept as text
  alternatives,  ///< the same thing in several forms: the first one that is text is read
  special,       ///< the format's `special` reads it
  metadata,      ///< nothing of it is meant to be read
  dropped,       ///< cannot be kept: told as a loss
};

struct Word {
  std::string_view name;  ///< local name
  Meaning meaning = Meaning::unknown;
  Style style = Style::none;
  bool spaced = false;  ///< a part of a name or an address: no space in the file parts it from the next one
};

struct Vocabulary {
  std::span<const Word> words;                                 ///< by name
  std::span<const std::string_view> reference_names;           ///< local names of attributes that name anchors
  std::function<bool(FlowReader&, pugi::xml_node)> special;    ///< false: read it as a phrase
  std::function<Figure(FlowReader&, pugi::xml_node)> picture;  ///< with media or source, and alternative text
  std::function<Meaning(pugi::xml_node, Meaning)>
      refine;                                    ///< where attributes or the place change the meaning; may be empty
  std::function<bool(pugi::xml_node)> numbered;  ///< is a list said to be ordered by its attributes? may be empty
};

/// The name after a prefix.
std::string_view local_name(std::string_view name);
std::string_view local_name(pugi::xml_node node);

/// The attribute of this local name, whatever its prefix; an empty one if there is none.
std::string_view attribute(pugi::xml_node node, std::string_view name);

/// The first child element, or element at any depth, of this local name; none: an empty node.
pugi::xml_node child(pugi::xml_node node, std::string_view name);
pugi::xml_node descendant(pugi::xml_node node, std::string_view name);

/// The word for an element.
Word word_of(const Vocabulary& vocabulary, pugi::xml_node node);

/// All text of an element, white space as it stands.
std::string raw_text(pugi::xml_node node);

/// The same in one line.
std::string line_text(pugi::xml_node node);

/// The number that an attribute holds, if it is one and at least `least`; else `otherwise`.
std::int64_t number(std::string_view text, std::int64_t least, std::int64_t otherwise);

}  // namespace galley::element_flow
