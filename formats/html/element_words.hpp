// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What the words in an element's class and id, its role and its kind say about its part in a page.

#include <pugixml.hpp>

namespace galley::html {

/// Why an element is no part of an article, whatever it holds.
enum class Apart : unsigned char { no, hidden, navigation, advertising, comments, sharing, related, prompt, form };

/// What the element itself says. `by_words`: also go by the words of class and id, which may mislead.
Apart apart_of(pugi::xml_node node, bool by_words);

/// How much class and id speak for content (positive) or against (negative): 0, or a multiple of 25.
int weight_of_words(pugi::xml_node node);

/// Is the element not shown, by its attributes?
bool is_hidden(pugi::xml_node node);

/// Does the class or id hold one of the words of bylines, in whatever form ("post-author", "c-byline")?
bool names_byline(pugi::xml_node node);

/// Likewise for decks: "standfirst", "article__dek".
bool names_deck(pugi::xml_node node);

/// Likewise for what stands above a headline: "kicker", "eyebrow".
bool names_kicker(pugi::xml_node node);

}  // namespace galley::html
