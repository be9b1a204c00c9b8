// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The lines over an article, wherever a page shows them.

#include <pugixml.hpp>
#include <string>

#include "galley/diagnostics.hpp"
#include "galley/document.hpp"
#include "html/page_facts.hpp"

namespace galley::html {

struct PageHeader {
  pugi::xml_node headline;  ///< the element that shows it; null: none does
  pugi::xml_node kicker;
  pugi::xml_node deck;
  pugi::xml_node byline;
  bool byline_names_nobody = false;  ///< what is marked as a byline is none
  std::string title;                 ///< the headline's text, from the page or from what it says to machines
  Byline credits;
  std::string published;     ///< ISO date
  std::string printed_date;  ///< that stands in the byline's line
};

/// Finds the lines in the page; nothing is changed. `language` is a hint for bylines.
PageHeader find_page_header(pugi::xml_node body, const PageFacts& facts, std::string_view language);

/// The title of a page without the name of the site that most of them end or begin with.
std::string title_without_site(std::string_view title, std::string_view site);

}  // namespace galley::html
