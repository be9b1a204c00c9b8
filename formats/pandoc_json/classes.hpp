// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What pandoc's model has no word for stands in Div and Span elements of these classes, so that pandoc's filters,
/// style sheets and writers see it:
///
///     Div article (identifier, lang)
///       Div kicker, Header headline, Div deck
///       Div byline: Div credit (role): Span label, Span name (affiliation, contact) ...
///       Div dateline: Span agency, Span place, Span date (when), Span label
///       blocks, Div section (identifier): Header, blocks, Div section ...
///       Div notes: Div note ...                            notes that nothing refers to
///
///     Div figure: Para [Image], Div credit                 a caption makes it pandoc's implicit figure
///     BlockQuote: blocks, Div attribution
///     Span ruby: base, Span rt "(reading)"
///     Span note (note=ID): Note                            a note that is referred to again, and there:
///     Span note-reference (note=ID)
///     Cell header                                          beside the columns of row heads
///     metadata `galley`: metadata (term, value, scheme, language), media (data: addresses)

namespace galley::pandoc_json::classes {

inline constexpr char article[] = "article";
inline constexpr char kicker[] = "kicker";
inline constexpr char headline[] = "headline";
inline constexpr char deck[] = "deck";
inline constexpr char byline[] = "byline";
inline constexpr char credit[] = "credit";
inline constexpr char label[] = "label";
inline constexpr char name[] = "name";
inline constexpr char dateline[] = "dateline";
inline constexpr char agency[] = "agency";
inline constexpr char place[] = "place";
inline constexpr char date[] = "date";
inline constexpr char section[] = "section";
inline constexpr char notes[] = "notes";
inline constexpr char note[] = "note";
inline constexpr char note_reference[] = "note-reference";
inline constexpr char figure[] = "figure";
inline constexpr char attribution[] = "attribution";
inline constexpr char ruby[] = "ruby";
inline constexpr char reading[] = "rt";
inline constexpr char header[] = "header";

}  // namespace galley::pandoc_json::classes
