// SPDX-License-Identifier: Apache-2.0
#include "word_processing/fonts.hpp"

#include <algorithm>
#include <array>

namespace galley::word_processing {

namespace {

constexpr auto monospaced_fonts = std::to_array<std::string_view>({
    "Courier",        "Courier New",     "Consolas",         "Menlo",           "Monaco",
    "Lucida Console", "Liberation Mono", "DejaVu Sans Mono", "Source Code Pro", "Cascadia Mono",
    "Cascadia Code",  "Fira Code",       "Fira Mono",        "Roboto Mono",     "SF Mono",
    "Andale Mono",    "Noto Sans Mono",  "Ubuntu Mono",      "Noto Mono",
});

}  // namespace

bool is_monospaced(std::string_view font_name) {
  return std::find(monospaced_fonts.begin(), monospaced_fonts.end(), font_name) != monospaced_fonts.end();
}

}  // namespace galley::word_processing
