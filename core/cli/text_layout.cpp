// SPDX-License-Identifier: Apache-2.0
#include "cli/text_layout.hpp"

#include <algorithm>
#include <cstdint>

#include "galley/measure.hpp"
#include "galley/unicode.hpp"

namespace galley::cli {
namespace {

bool opens(char32_t c) {
  return std::u32string_view(U"([{«‹“‘「『（《〈【〔［｛〖〘〚¿¡").find(c) != std::u32string_view::npos;
}

/// Punctuation that no line begins with.
bool closes(char32_t c) { return is_punctuation(c) && !opens(c); }

}  // namespace

std::string shown_file(std::string_view file) { return file == "-" ? "standard input" : shown(file); }

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t used = display_width(text);
  std::string out(text);
  if (used < width) out.append(width - used, ' ');
  return out;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t line_width = 0;
  std::string piece;  // what cannot be broken, with the spaces before it
  std::size_t piece_width = 0;
  const auto place_piece = [&] {
    if (line_width > 0 && line_width + piece_width > width) {
      lines.push_back(std::move(line));
      line.clear();
      line_width = 0;
      const std::size_t spaces = std::min(piece.find_first_not_of(' '), piece.size());
      piece.erase(0, spaces);
      piece_width -= spaces;
    }
    line += piece;
    line_width += piece_width;
    piece.clear();
    piece_width = 0;
  };
  char32_t before = ' ';
  for (std::size_t i = 0; i < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, i);
    const auto columns = static_cast<std::size_t>(column_width(point.value));
    const bool between_words = point.value == ' ' && before != ' ';
    const bool beside_wide =
        columns > 0 && (is_wide(point.value) || is_wide(before)) && !closes(point.value) && !opens(before);
    if (between_words || beside_wide) place_piece();
    piece += text.substr(i, point.length);
    piece_width += columns;
    if (columns > 0) before = point.value;
    i += point.length;
  }
  place_piece();
  lines.push_back(std::move(line));
  return lines;
}

std::string table(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max<std::size_t>(widths[i], display_width(row[i]));
  }
  std::string out;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      out += i + 1 < row.size() ? padded(row[i], widths[i] + 2) : row[i];
    }
    out += "\n";
  }
  return out;
}

}  // namespace galley::cli
