// SPDX-License-Identifier: Apache-2.0
#include "pdf/writer_options.hpp"

#include <array>
#include <cstdlib>
#include <string>
#include <string_view>

#include "galley/error.hpp"

namespace galley::pdf {
namespace {

struct Paper {
  std::string_view name;
  float width;  // points, upright
  float height;
};

constexpr float mm = 72 / 25.4F;

constexpr std::array papers = {
    Paper{"a3", 297 * mm, 420 * mm},
    Paper{"a4", 210 * mm, 297 * mm},
    Paper{"a5", 148 * mm, 210 * mm},
    Paper{"b4", 257 * mm, 364 * mm},
    Paper{"b5", 182 * mm, 257 * mm},
    Paper{"letter", 612, 792},
    Paper{"legal", 612, 1008},
    Paper{"tabloid", 792, 1224},
    Paper{"berliner", 315 * mm, 470 * mm},
    Paper{"broadsheet", 375 * mm, 578 * mm},
};

[[noreturn]] void refuse(std::string_view option, const std::string& value, std::string_view wanted) {
  throw Error(ErrorKind::usage,
              "option " + std::string(option) + " is " + value + ", but should be " + std::string(wanted));
}

/// "20mm", "2cm", "0.8in", "56pt" or "56" in points.
float length(std::string_view option, const std::string& text) {
  const char* begin = text.c_str();
  char* end = nullptr;
  const float value = std::strtof(begin, &end);
  std::string_view unit = end;
  while (!unit.empty() && unit.front() == ' ') unit.remove_prefix(1);
  float scale = 0;
  if (unit.empty() || unit == "pt") scale = 1;
  if (unit == "mm") scale = mm;
  if (unit == "cm") scale = 10 * mm;
  if (unit == "in") scale = 72;
  if (end == begin || scale == 0 || !(value >= 0) || value * scale > 14400) {
    refuse(option, text, "a length such as 20mm, 2cm, 0.8in or 56pt");
  }
  return value * scale;
}

}  // namespace

std::vector<OptionDescription> writer_options() {
  std::vector<std::string> paper_names;
  for (const Paper& paper : papers) paper_names.emplace_back(paper.name);
  std::vector<OptionDescription> options;
  options.push_back({.name = "paper",
                     .type = OptionType::text,
                     .default_value = "a4",
                     .help = "Size of a page: a3, a4, a5, b4, b5, letter, legal, tabloid, berliner, broadsheet, or "
                             "WIDTHxHEIGHT such as 280x400mm"});
  options.push_back({.name = "landscape",
                     .type = OptionType::boolean,
                     .default_value = "false",
                     .help = "Turn the page on its side"});
  options.push_back({.name = "margin",
                     .type = OptionType::text,
                     .default_value = "20mm",
                     .help = "White on all four sides, such as 20mm"});
  options.push_back({.name = "columns",
                     .type = OptionType::integer,
                     .default_value = "1",
                     .help = "Columns on a page; tiers in vertical writing",
                     .minimum = 1,
                     .maximum = 6});
  options.push_back(
      {.name = "column-gap", .type = OptionType::text, .help = "White between columns; two letters wide if not given"});
  options.push_back({.name = "font-size",
                     .type = OptionType::number,
                     .default_value = "10",
                     .help = "Size of the running text in points",
                     .minimum = 4,
                     .maximum = 72});
  options.push_back({.name = "line-height",
                     .type = OptionType::number,
                     .default_value = "0",
                     .help = "Distance of lines in font sizes; 0: what the language wants",
                     .minimum = 0,
                     .maximum = 5});
  options.push_back(
      {.name = "font-family",
       .type = OptionType::text,
       .help = "Family of the running text: serif, sans-serif, or a name; if not given, what the language wants"});
  options.push_back(
      {.name = "heading-family", .type = OptionType::text, .help = "Family of headlines and headings, if another"});
  options.push_back({.name = "writing-mode",
                     .type = OptionType::choice,
                     .default_value = "horizontal",
                     .help = "Direction of lines; vertical for Chinese and Japanese newspapers",
                     .choices = {"horizontal", "vertical"}});
  options.push_back(
      {.name = "justify", .type = OptionType::boolean, .default_value = "true", .help = "Make lines equally long"});
  options.push_back({.name = "hyphenate",
                     .type = OptionType::boolean,
                     .default_value = "true",
                     .help = "Divide words at line ends where patterns for the language are installed"});
  options.push_back({.name = "page-numbers",
                     .type = OptionType::boolean,
                     .default_value = "true",
                     .help = "Number the pages at their foot"});
  options.push_back({.name = "running-header",
                     .type = OptionType::text,
                     .help = "Line at the head of every page but the first; the title if not given, none if a hyphen"});
  options.push_back({.name = "pdfa",
                     .type = OptionType::choice,
                     .default_value = "none",
                     .help = "Keep the rules of PDF/A, for archives",
                     .choices = {"none", "2a"}});
  options.push_back({.name = "encrypt",
                     .type = OptionType::path,  // so that it may be read in the sandbox
                     .help = "Encrypt with the passwords in the environment (env: GALLEY_PDF_USER_PASSWORD, "
                             "GALLEY_PDF_OWNER_PASSWORD) or in a file (its path; lines user=... and owner=...)"});
  return options;
}

typesetting::PageStyle page_style(const Options& options) {
  typesetting::PageStyle style;
  std::string paper = options.text("paper");
  // Papers are called A3 as often as a3.
  for (char& c : paper) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  bool found = false;
  for (const Paper& known : papers) {
    if (known.name != paper) continue;
    style.width = known.width;
    style.height = known.height;
    found = true;
  }
  if (!found) {
    const std::size_t cross = paper.find('x');
    if (cross == std::string::npos) refuse("paper", paper, "a paper's name or WIDTHxHEIGHT such as 280x400mm");
    const std::string height = paper.substr(cross + 1);
    std::string width = paper.substr(0, cross);
    // One unit after the height counts for both.
    if (width.find_first_not_of("0123456789.") == std::string::npos) {
      const std::size_t unit = height.find_first_not_of("0123456789.");
      if (unit != std::string::npos) width += height.substr(unit);
    }
    style.width = length("paper", width);
    style.height = length("paper", height);
    if (style.width < 36 || style.height < 36) refuse("paper", paper, "at least half an inch on each side");
  }
  if (options.boolean("landscape")) std::swap(style.width, style.height);
  style.margin = length("margin", options.text("margin"));
  style.columns = static_cast<std::uint32_t>(options.integer("columns"));
  if (options.given("column-gap")) style.column_gap = length("column-gap", options.text("column-gap"));
  style.font_size = static_cast<float>(options.number("font-size"));
  style.line_height = static_cast<float>(options.number("line-height"));
  if (style.line_height > 0 && style.line_height < 0.8F)
    refuse("line-height", options.text("line-height"), "0 or at least 0.8");
  style.family = options.text("font-family");
  style.heading_family = options.text("heading-family");
  style.writing_mode = options.text("writing-mode") == "vertical" ? typesetting::WritingMode::vertical
                                                                  : typesetting::WritingMode::horizontal;
  style.justify = options.boolean("justify");
  style.hyphenate = options.boolean("hyphenate");
  style.page_numbers = options.boolean("page-numbers");
  style.running_header = options.text("running-header");
  return style;
}

}  // namespace galley::pdf
