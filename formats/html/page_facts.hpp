// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What a page says of its article to machines: JSON-LD of schema.org, Open Graph, Dublin Core and other `meta`.

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace galley::html {

struct Author {
  std::string name;
  std::string affiliation;
  std::string contact;  ///< a mail address
};

struct PageFacts {
  std::string headline;
  std::string deck;
  std::string kicker;
  std::string description;
  std::vector<Author> authors;
  std::string published;  ///< as given; begins with an ISO date
  std::string modified;   ///< likewise
  std::string language;   ///< BCP 47
  std::string publisher;
  std::string address;  ///< canonical address of the page
  std::string section;
  std::string picture;  ///< address of the picture that stands for the page
  std::vector<std::string> keywords;
  std::string title;  ///< of the head, as it stands
};

/// Gathers the facts of a page. Where two places tell one, JSON-LD comes before Open Graph and that before the rest.
PageFacts read_page_facts(pugi::xml_node root);

/// Takes in one JSON-LD text: an article object, an array or an `@graph` that holds one. What is already known stays.
/// Malformed text is passed over; nesting is bounded.
void add_json_ld(PageFacts& facts, std::string_view text);

/// The first ISO date (YYYY-MM-DD) that `text` begins with, or an empty string.
std::string iso_date(std::string_view text);

}  // namespace galley::html
