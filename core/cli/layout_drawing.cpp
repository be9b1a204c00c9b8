// SPDX-License-Identifier: Apache-2.0
#include "cli/layout_drawing.hpp"

#include <array>
#include <cmath>
#include <cstdio>

#include "galley/unicode.hpp"

namespace galley::cli {
namespace {

constexpr double between_pages = 20;  // points

struct Kind {
  std::string_view name;
  std::string_view colour;
  std::string_view meaning;
};

constexpr std::array<Kind, 6> kinds = {{{"text", "#1f6feb", "text"},
                                        {"aside", "#8250df", "a box that is read for itself"},
                                        {"table", "#1a7f37", "table"},
                                        {"picture", "#bf8700", "picture"},
                                        {"note", "#bc4c00", "foot note, if the text leads to it"},
                                        {"margin", "#cf222e", "head or foot of the page"}}};

std::string_view colour_of(std::string_view kind) {
  for (const Kind& known : kinds) {
    if (known.name == kind) return known.colour;
  }
  return "#57606a";
}

// Text for XML; what it cannot hold is U+FFFD.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char32_t c : CodePoints(text)) {
    switch (c) {
      case U'&':
        out += "&amp;";
        break;
      case U'<':
        out += "&lt;";
        break;
      case U'>':
        out += "&gt;";
        break;
      case U'"':
        out += "&quot;";
        break;
      default:
        append_utf8(out, c < 0x20 && c != U'\t' && c != U'\n' ? U'\uFFFD'
                         : (c == 0xFFFE || c == 0xFFFF)       ? U'\uFFFD'
                                                              : c);
    }
  }
  return out;
}

// A hundredth of a point is finer than anybody sees.
std::string number(double value) {
  if (!std::isfinite(value)) return "0";
  std::array<char, 32> digits{};
  const int length = std::snprintf(digits.data(), digits.size(), "%.2f", std::fmin(std::fmax(value, -1e7), 1e7));
  std::string text(digits.data(), static_cast<std::size_t>(length));
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with('.')) text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string attribute(std::string_view name, double value) {
  return " " + std::string(name) + "=\"" + number(value) + "\"";
}

std::string rectangle(const PageBox& box, std::string_view more) {
  return "<rect" + attribute("x", box.left) + attribute("y", box.top) +
         attribute("width", std::fmax(box.right - box.left, 0)) +
         attribute("height", std::fmax(box.bottom - box.top, 0)) + std::string(more) + "/>\n";
}

void draw_text(const PageText& text, std::string& out) {
  out += "<text" + attribute("x", text.x) + attribute("y", text.y) + attribute("font-size", text.size);
  if (std::fabs(text.direction) > 0.1)
    out += " transform=\"rotate(" + number(text.direction) + " " + number(text.x) + " " + number(text.y) + ")\"";
  if (text.length > 0 && text.text.size() > 1)
    out += attribute("textLength", text.length) + " lengthAdjust=\"spacingAndGlyphs\"";
  out += ">" + escaped(text.text) + "</text>\n";
}

void draw_steps(const PageView& page, std::string& out) {
  // The way through the blocks, from the beginning of each to that of the next.
  std::string way;
  for (const PageStep& step : page.steps) {
    if (step.kind == "margin") continue;
    way += (way.empty() ? "M" : " L") + number(step.box.left) + " " + number(step.box.top + 5);
  }
  if (!way.empty()) out += "<path class=\"way\" d=\"" + way + "\"/>\n";
  for (const PageStep& step : page.steps) {
    const std::string colour(colour_of(step.kind));
    out += "<g><title>" + std::to_string(step.order) + ": " + escaped(step.kind) + ": " + escaped(step.text) +
           "</title>\n";
    out += rectangle(step.box, " class=\"step\" stroke=\"" + colour + "\"");
    const std::string label = std::to_string(step.order);
    const double width = 4.4 * static_cast<double>(label.size()) + 4;
    const PageBox tag{step.box.left - width, step.box.top, step.box.left, step.box.top + 10};
    out += rectangle(tag, " fill=\"" + colour + "\"");
    out += "<text class=\"order\"" + attribute("x", tag.left + width / 2) + attribute("y", tag.top + 7.8) + ">" +
           label + "</text></g>\n";
  }
}

void draw_page(const PageView& page, std::string& out) {
  out += rectangle({0, 0, page.width, page.height}, " class=\"paper\"");
  for (const PageBox& box : page.grounds) out += rectangle(box, " class=\"ground\"");
  for (const PageBox& box : page.pictures) out += rectangle(box, " class=\"picture\"");
  for (const PageBox& box : page.rules) out += rectangle(box, " class=\"rule\"");
  out += "<g class=\"printed\">\n";
  for (const PageText& text : page.text) draw_text(text, out);
  out += "</g>\n";
  for (const PageRegion& region : page.regions) {
    const std::string colour(colour_of(region.kind));
    const PageBox around{region.box.left - 3, region.box.top - 3, region.box.right + 3, region.box.bottom + 3};
    out += rectangle(around, " class=\"region\" fill=\"" + colour + "\" stroke=\"" + colour + "\"");
    for (const PageBox& line : region.lines) out += rectangle(line, " class=\"line\" stroke=\"" + colour + "\"");
  }
  draw_steps(page, out);
}

constexpr std::string_view style =
    "<style>.paper{fill:#fff;stroke:#57606a;stroke-width:.5}.ground{fill:#000;fill-opacity:.05;stroke:#000;"
    "stroke-opacity:.15;stroke-width:.5}.picture{fill:#bf8700;fill-opacity:.12}.rule{fill:#57606a;stroke:#57606a;"
    "stroke-width:.3}.printed{fill:#57606a;font-family:serif}.region{fill-opacity:.06;stroke-opacity:.5;"
    "stroke-width:.6;stroke-dasharray:3 2}.line{fill:none;stroke-opacity:.25;stroke-width:.3}.step{fill:none;"
    "stroke-width:.8}.way{fill:none;stroke:#d4a72c;stroke-opacity:.8;stroke-width:1.2}"
    ".order{font:bold 7px sans-serif;fill:#fff;text-anchor:middle}</style>\n";

std::string opening(double width, double height) {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\"" + attribute("width", width) + attribute("height", height) +
         " viewBox=\"0 0 " + number(width) + " " + number(height) + "\">\n";
}

}  // namespace

std::string layout_as_svg(const std::vector<PageView>& pages) {
  double width = 0;
  double height = 0;
  for (const PageView& page : pages) {
    width = std::fmax(width, page.width);
    height += page.height + (height > 0 ? between_pages : 0);
  }
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + opening(width, height) + std::string(style);
  double top = 0;
  for (const PageView& page : pages) {
    out += "<g transform=\"translate(0 " + number(top) + ")\">\n";
    draw_page(page, out);
    out += "</g>\n";
    top += page.height + between_pages;
  }
  return out + "</svg>\n";
}

std::string layout_as_html(std::string_view title, const std::vector<PageView>& pages, const Diagnostics& diagnostics) {
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + escaped(title) +
      "</title>\n<style>body{font:14px/1.4 sans-serif;margin:1em;background:#eaeef2}section{display:flex;gap:1em;"
      "align-items:flex-start;margin-bottom:2em}svg{flex:none;box-shadow:0 1px 4px #0004}"
      "ol{margin:0;padding-left:3em;max-width:40em}li{overflow-wrap:anywhere}i{display:inline-block;width:.8em;"
      "height:.8em;margin-right:.4em}td{padding:.1em .8em .1em 0;vertical-align:top}</style>\n" +
      std::string(style) + "</head><body>\n<h1>" + escaped(title) + "</h1>\n<p>";
  for (const Kind& kind : kinds)
    out += "<i style=\"background:" + std::string(kind.colour) + "\"></i>" + std::string(kind.meaning) + " &#160; ";
  out += "</p>\n";
  for (const PageView& page : pages) {
    out += "<h2>Page " + std::to_string(page.number) + "</h2>\n<section>\n" + opening(page.width, page.height);
    draw_page(page, out);
    out += "</svg>\n";
    if (!page.steps.empty()) out += "<ol start=\"" + std::to_string(page.steps.front().order) + "\">\n";
    for (const PageStep& step : page.steps) {
      out += "<li><i style=\"background:" + std::string(colour_of(step.kind)) + "\"></i>" +
             (step.text.empty() ? escaped(step.kind) : escaped(step.text)) + "</li>\n";
    }
    if (!page.steps.empty()) out += "</ol>\n";
    out += "</section>\n";
  }
  out += "<h2>Inferred</h2>\n<table>\n";
  for (const Diagnostic& entry : diagnostics.entries()) {
    if (entry.severity != Severity::inference) continue;
    out += "<tr><td>" + (entry.place.page > 0 ? "page " + std::to_string(entry.place.page) : std::string()) +
           "</td><td>" + escaped(entry.place.item.empty() ? entry.code : entry.place.item) + "</td><td>" +
           escaped(entry.message) + "</td></tr>\n";
  }
  return out + "</table>\n</body></html>\n";
}

}  // namespace galley::cli
