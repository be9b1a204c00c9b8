// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Which part of a page is its article: where most running text stands together, few links in it.

#include <array>
#include <cstdint>
#include <pugixml.hpp>
#include <string_view>
#include <vector>

#include "galley/plugin.hpp"
#include "html/element_words.hpp"

namespace galley::html {

/// How many elements were left out, by reason.
using LeftOut = std::array<std::uint64_t, static_cast<std::size_t>(Apart::form) + 1>;

struct MainContent {
  std::vector<pugi::xml_node> nodes;  ///< in document order, none within another; empty: nothing stands out
  bool several_articles = false;      ///< each of `nodes` is an article of its own
  bool plain = false;                 ///< the page is a document with nothing of a site around it: all of it is content
  std::int64_t text = 0;              ///< characters in them, or in all that was not removed when there are none
  std::int64_t pictures = 0;          ///< likewise
  LeftOut left_out{};
};

/// How careless to be about what is taken for content: each step up keeps more.
enum class Care : unsigned char { words_and_density, density, none };

/// Finds the content below `body`, which it changes: what is apart is removed from it.
MainContent find_main_content(pugi::xml_node body, Care care, const Context& context);

}  // namespace galley::html
