// SPDX-License-Identifier: Apache-2.0
#include "batch/markup.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "batch/readable.hpp"

namespace galley::batch {

namespace {

/// "12.34": coordinates of drawings.
std::string coordinate(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.2f", value);
  return text.data();
}

std::string rectangle(double x, double y, double width, double height, std::string_view class_name,
                      std::string_view title) {
  return "<rect x=\"" + coordinate(x) + "\" y=\"" + coordinate(y) + "\" width=\"" + coordinate(width) + "\" height=\"" +
         coordinate(height) + "\" class=\"" + std::string(class_name) + "\">" + element("title", {}, escaped(title)) +
         "</rect>";
}

std::string label_at(double x, double y, std::string_view class_name, std::string_view text) {
  return "<text x=\"" + coordinate(x) + "\" y=\"" + coordinate(y) + "\" class=\"" + std::string(class_name) + "\">" +
         escaped(text) + "</text>";
}

/// "870", "12.3k", "4M": fits above a column.
std::string short_count(std::uint64_t number) {
  if (number < 10'000) return grouped(number);
  std::array<char, 32> text{};
  const bool millions = number >= 1'000'000;
  std::snprintf(text.data(), text.size(), "%.3g", static_cast<double>(number) / (millions ? 1e6 : 1e3));
  return std::string(text.data()) + (millions ? "M" : "k");
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : shown(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string element(std::string_view name, std::string_view class_name, const std::string& markup) {
  std::string out = "<" + std::string(name);
  if (!class_name.empty()) out += " class=\"" + std::string(class_name) + "\"";
  return out + ">" + markup + "</" + std::string(name) + ">";
}

std::string foreign(std::string_view text) { return "<bdi>" + escaped(text) + "</bdi>"; }

std::string parted_bar(const std::vector<BarPart>& parts, std::string_view label) {
  std::uint64_t whole = 0;
  for (const BarPart& part : parts) whole += part.value;
  if (whole == 0) return {};
  constexpr double width = 1000;
  constexpr double least = 2;  // a single failure among millions is seen
  std::string out =
      "<svg class=\"whole\" viewBox=\"0 0 1000 40\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"" +
      escaped(label) + "\">";
  double free = width;
  std::uint64_t of_large = whole;
  const auto share = [&](std::uint64_t value) {
    return width * static_cast<double>(value) / static_cast<double>(whole);
  };
  for (const BarPart& part : parts) {
    if (part.value == 0 || share(part.value) >= least) continue;
    free -= least;
    of_large -= part.value;
  }
  double x = 0;
  for (const BarPart& part : parts) {
    if (part.value == 0) continue;
    const double wide = share(part.value) < least ? least
                                                  : free * static_cast<double>(part.value) /
                                                        static_cast<double>(std::max<std::uint64_t>(of_large, 1));
    out += rectangle(x, 0, wide, 40, part.class_name, part.title);
    x += wide;
  }
  return out + "</svg>\n";
}

std::string share_bar(std::uint64_t value, std::uint64_t most) {
  const double wide = most == 0 ? 0 : 100 * static_cast<double>(value) / static_cast<double>(most);
  return "<svg class=\"share\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
         "<rect width=\"100\" height=\"10\" class=\"rest\"/><rect width=\"" +
         coordinate(std::max(wide, value > 0 ? 1.0 : 0.0)) + "\" height=\"10\" class=\"accent\"/></svg>";
}

std::string histogram(const Distribution& distribution, std::string (*unit)(std::uint64_t), std::string_view label) {
  const std::vector<Distribution::Bar> bars = distribution.bars();
  if (bars.empty()) return {};
  std::uint64_t most = 0;
  for (const Distribution::Bar& bar : bars) most = std::max(most, bar.values);
  // A few columns are not drawn as wide as walls.
  constexpr double width = 480;
  const double column = std::min((width - 32) / static_cast<double>(bars.size()), 64.0);
  const double left = (width - column * static_cast<double>(bars.size())) / 2;
  constexpr double top = 18;
  constexpr double height = 150;
  constexpr double floor = top + height;
  std::string out =
      "<svg class=\"chart\" viewBox=\"0 0 480 200\" role=\"img\" aria-label=\"" + escaped(label) + "\">\n";
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const Distribution::Bar& bar = bars[i];
    const double x = left + column * static_cast<double>(i);
    const std::string title = unit(bar.from) + " to less than " + unit(bar.to) + ": " + grouped(bar.values);
    if (bar.values > 0) {
      const double high = std::max(height * static_cast<double>(bar.values) / static_cast<double>(most), 1.5);
      out += rectangle(x + 1, floor - high, column - 2, high, "accent", title);
      out += label_at(x + column / 2, floor - high - 5, column < 36 ? "count small" : "count", short_count(bar.values));
    }
    // Edges that would run into one another are left out, every second one first.
    const std::size_t every = column >= 44 ? 1 : column >= 22 ? 2 : 3;
    if (i % every == 0) out += label_at(x, floor + 18, "edge", unit(bar.from));
  }
  const double right = left + column * static_cast<double>(bars.size());
  if (column >= 44) out += label_at(right, floor + 18, "edge", unit(bars.back().to));
  out +=
      "<line x1=\"" + coordinate(left) + "\" y1=\"168\" x2=\"" + coordinate(right) + "\" y2=\"168\" class=\"floor\"/>";
  return out + "</svg>\n";
}

}  // namespace galley::batch
