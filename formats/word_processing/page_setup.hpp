// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "galley/options.hpp"

namespace galley::word_processing {

/// The page as word processors describe it, in twentieths of a point.
struct PageSetup {
  std::uint32_t width = 11906;  ///< A4
  std::uint32_t height = 16838;
  std::uint32_t margin = 1134;  ///< 2 cm
  std::uint32_t columns = 1;
  std::uint32_t column_gap = 425;

  std::uint32_t column_width() const {
    const std::uint32_t text = width > 2 * margin ? width - 2 * margin : width;
    return (text - (columns - 1) * column_gap) / columns;
  }
};

/// The options `columns`, `page-size` and `margin`, as all writers of word processors' files have them.
std::vector<OptionDescription> page_options();

/// What they ask for.
PageSetup page_setup(const Options& options);

/// The option `style-language`, and where the language it asks for stands in style_translations().
OptionDescription style_language_option();
std::size_t language_of_names(const Options& options, const std::string& document_language);

}  // namespace galley::word_processing
