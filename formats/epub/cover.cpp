// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>
#include <vector>

#include "epub/publication.hpp"
#include "galley/measure.hpp"
#include "galley/unicode.hpp"
#include "xhtml/markup.hpp"

namespace galley::epub {
namespace {

// Breaks text into lines of at most `columns` columns (an ideograph takes two), and no more than `most` lines.
std::vector<std::string> break_lines(std::string_view text, std::uint64_t columns, std::size_t most) {
  std::vector<std::string> lines;
  std::string line;
  std::uint64_t width = 0;
  std::size_t space = std::string::npos;  // the last one in `line`
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint c = decode_utf8(text, at);
    const auto own = static_cast<std::uint64_t>(std::max(0, column_width(c.value)));
    if (width + own > columns && !line.empty()) {
      if (c.value == ' ' || space == std::string::npos) {
        lines.push_back(line);
        line.clear();
      } else {
        lines.push_back(line.substr(0, space));
        line.erase(0, space + 1);
      }
      width = display_width(line);
      space = std::string::npos;
      if (lines.size() == most) {
        lines.back() += "…";
        return lines;
      }
      if (c.value == ' ') {
        at += c.length;
        continue;
      }
    }
    if (c.value == ' ') space = line.size();
    line.append(text.substr(at, c.length));
    width += own;
    // Between ideographs a line may end anywhere.
    if (is_wide(c.value) && space != std::string::npos && width > columns / 2) space = std::string::npos;
    at += c.length;
  }
  if (!line.empty()) lines.push_back(line);
  return lines;
}

// The same number of lines as break_lines() makes, each about as long as the others.
std::vector<std::string> balance_lines(std::string_view text, std::uint64_t columns, std::size_t most) {
  std::vector<std::string> lines = break_lines(text, columns, most);
  while (lines.size() > 1 && columns > 8) {
    std::vector<std::string> shorter = break_lines(text, --columns, most + 1);
    if (shorter.size() > lines.size() || shorter.size() > most) break;
    lines = std::move(shorter);
  }
  return lines;
}

void append_lines(std::string& out, const std::vector<std::string>& lines, int y, int size, std::string_view attributes,
                  bool from_right) {
  int at = y;
  for (const std::string& line : lines) {
    out += "<text x=\"" + std::string(from_right ? "530" : "70") + "\" y=\"" + std::to_string(at) + "\" font-size=\"" +
           std::to_string(size) + "\"" + std::string(attributes) +
           (from_right ? " text-anchor=\"start\" direction=\"rtl\"" : "") + ">";
    xhtml::append_escaped(out, line);
    out += "</text>\n";
    at += size * 13 / 10;
  }
}

}  // namespace

std::string draw_cover(const Publication& publication) {
  const Article* article = publication.articles.empty() ? nullptr : publication.articles.front().article;
  const std::string kicker = article == nullptr ? std::string() : text_of(article->kicker);
  std::string headline = article == nullptr ? publication.title : publication.articles.front().title;
  const std::string_view title = find_metadata(publication.document->metadata, "title");
  const bool from_right = xhtml::is_right_to_left(publication.language);
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"";
  out += " width=\"600\" height=\"800\" viewBox=\"0 0 600 800\"";
  xhtml::append_attribute(out, "xml:lang", publication.language);
  out += ">\n<title>";
  xhtml::append_escaped(out, publication.title);
  out +=
      "</title>\n<rect width=\"600\" height=\"800\" fill=\"#fbf9f4\" />\n"
      "<rect x=\"70\" y=\"90\" width=\"460\" height=\"6\" fill=\"#1c1c1c\" />\n"
      "<g font-family=\"Georgia, 'Noto Serif CJK SC', 'Songti SC', SimSun, serif\" fill=\"#1c1c1c\">\n";
  append_lines(out, break_lines(kicker, 36, 2), 145, 24, " fill=\"#8a1c1c\"", from_right);
  const int size = display_width(headline) > 60 ? 38 : 46;
  append_lines(out, balance_lines(headline, static_cast<std::uint64_t>(460 * 2 / size), 8), kicker.empty() ? 170 : 240,
               size, " font-weight=\"bold\"", from_right);
  if (!title.empty() && title != headline) append_lines(out, break_lines(title, 44, 2), 690, 20, "", from_right);
  out += "</g>\n<rect x=\"70\" y=\"740\" width=\"460\" height=\"2\" fill=\"#1c1c1c\" />\n</svg>\n";
  return out;
}

std::string write_cover_page(const Publication& publication) {
  std::string out = page_start(publication.language, words_in(publication.language).cover,
                               " epub:type=\"cover\" class=\"cover\" data-galley=\"cover\"", false);
  if (publication.cover_path.empty()) {
    out += "<p>";
    xhtml::append_escaped(out, publication.title);
    out += "</p>\n";
  } else {
    out += "<p><img";
    xhtml::append_attribute(out, "src", publication.cover_path);
    xhtml::append_attribute(out, "alt", publication.title);
    out += " role=\"doc-cover\" /></p>\n";
  }
  out += page_end;
  return out;
}

}  // namespace galley::epub
