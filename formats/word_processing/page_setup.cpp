// SPDX-License-Identifier: Apache-2.0
#include "word_processing/page_setup.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>

#include "word_processing/style_translations.hpp"

namespace galley::word_processing {

namespace {

constexpr std::string_view language_of_document = "document";

struct PageSize {
  std::string_view name;
  std::uint32_t width;  ///< in twentieths of a point
  std::uint32_t height;
};
constexpr auto page_sizes = std::to_array<PageSize>({
    {"a3", 16838, 23811},
    {"a4", 11906, 16838},
    {"a5", 8391, 11906},
    {"b4", 14173, 20012},
    {"b5", 9978, 14173},
    {"letter", 12240, 15840},
    {"legal", 12240, 20160},
    {"tabloid", 15840, 24480},
});

constexpr double twentieths_per_millimetre = 1440 / 25.4;

}  // namespace

std::vector<OptionDescription> page_options() {
  std::vector<std::string> sizes;
  for (const PageSize& size : page_sizes) sizes.emplace_back(size.name);
  return {{.name = "columns",
           .type = OptionType::integer,
           .default_value = "1",
           .help = "columns that the text of an article is set in, under its header",
           .minimum = 1,
           .maximum = 12},
          {.name = "page-size",
           .type = OptionType::choice,
           .default_value = "a4",
           .help = "size of the page",
           .choices = std::move(sizes)},
          {.name = "margin",
           .type = OptionType::number,
           .default_value = "20",
           .help = "white space around the text, in millimetres",
           .minimum = 5,
           .maximum = 80}};
}

PageSetup page_setup(const Options& options) {
  PageSetup page;
  const std::string& size = options.text("page-size");
  const auto known =
      std::find_if(page_sizes.begin(), page_sizes.end(), [&](const PageSize& p) { return p.name == size; });
  if (known != page_sizes.end()) {
    page.width = known->width;
    page.height = known->height;
  }
  page.margin = static_cast<std::uint32_t>(std::lround(options.number("margin") * twentieths_per_millimetre));
  page.margin = std::min(page.margin, page.width / 3);
  page.columns = static_cast<std::uint32_t>(options.integer("columns"));
  return page;
}

OptionDescription style_language_option() {
  std::vector<std::string> languages{std::string(language_of_document)};
  for (const std::string_view language : style_translations().languages) languages.emplace_back(language);
  return {.name = "style-language",
          .type = OptionType::choice,
          .default_value = std::string(language_of_document),
          .help = "language of the names of the styles that Word does not have itself and translate",
          .choices = std::move(languages)};
}

std::size_t language_of_names(const Options& options, const std::string& document_language) {
  const std::string& language = options.text("style-language");
  return style_translations().nearest(language == language_of_document ? document_language : language);
}

}  // namespace galley::word_processing
