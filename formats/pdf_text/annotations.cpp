// SPDX-License-Identifier: Apache-2.0
// What annotations add to a page (ISO 32000-1, 12.5): links, and whatever has an appearance; for form fields and free
// text without one, their value.

#include <algorithm>
#include <optional>
#include <utility>

#include <podofo/podofo.h>

#include "pdf_text/file.hpp"
#include "pdf_text/form_value.hpp"

namespace galley::pdf_text {
namespace {

constexpr std::size_t most_annotations = 100'000;
constexpr std::int64_t hidden = 2;
constexpr std::int64_t no_view = 32;

layout::Rectangle placed(const Box& box, const Matrix& matrix) {
  const double x1 = matrix.x(box.left, box.bottom), x2 = matrix.x(box.right, box.top);
  const double y1 = matrix.y(box.left, box.bottom), y2 = matrix.y(box.right, box.top);
  return {static_cast<float>(std::min(x1, x2)), static_cast<float>(std::min(y1, y2)),
          static_cast<float>(std::max(x1, x2)), static_cast<float>(std::max(y1, y2))};
}

/// The stream that shows an annotation in its present state, or null (12.5.5).
const PdfObject* normal_appearance(const PdfObject* annotation) {
  const PdfObject* appearance = entry(entry(annotation, "AP"), "N");
  if (appearance != nullptr && !appearance->HasStream()) {
    appearance = entry(appearance, name_of(entry(annotation, "AS")).c_str());
  }
  return appearance != nullptr && appearance->HasStream() ? appearance : nullptr;
}

/// The appearance's box, transformed, is fitted to the annotation's rectangle (12.5.5, algorithm 8.1).
std::optional<Matrix> fitted(const PdfObject* appearance, const Box& box) {
  Box own = box_of(entry(appearance, "BBox")).value_or(Box{0, 0, box.right - box.left, box.top - box.bottom});
  if (const auto values = elements(entry(appearance, "Matrix"), 6); values.size() == 6) {
    const Matrix m{number_of(values[0], 1), number_of(values[1], 0), number_of(values[2], 0),
                   number_of(values[3], 1), number_of(values[4], 0), number_of(values[5], 0)};
    const double xs[] = {m.x(own.left, own.bottom), m.x(own.right, own.bottom), m.x(own.left, own.top),
                         m.x(own.right, own.top)};
    const double ys[] = {m.y(own.left, own.bottom), m.y(own.right, own.bottom), m.y(own.left, own.top),
                         m.y(own.right, own.top)};
    own = {*std::min_element(xs, xs + 4), *std::min_element(ys, ys + 4), *std::max_element(xs, xs + 4),
           *std::max_element(ys, ys + 4)};
  }
  const double width = own.right - own.left;
  const double height = own.top - own.bottom;
  if (!(width > 0) || !(height > 0)) return std::nullopt;
  const double sx = (box.right - box.left) / width;
  const double sy = (box.top - box.bottom) / height;
  const Matrix fit{sx, 0, 0, sy, box.left - own.left * sx, box.bottom - own.bottom * sy};
  if (!fit.finite()) return std::nullopt;
  return fit;
}

}  // namespace

void File::read_annotations(const PageEntry& page, const Matrix& matrix, layout::PageContent& content) {
  for (const PdfObject* annotation : elements(entry(page.dictionary, "Annots"), most_annotations)) {
    const std::string subtype = name_of(entry(annotation, "Subtype"));
    const auto flags = static_cast<std::int64_t>(number_of(entry(annotation, "F"), 0));
    const std::optional<Box> box = box_of(entry(annotation, "Rect"));
    if (!box || (flags & (hidden | no_view)) != 0 || subtype == "Popup") continue;
    if (!optional_content_.shown(entry(annotation, "OC"))) continue;
    if (subtype == "Link") read_link(annotation, placed(*box, matrix), content);
    const std::size_t glyphs = content.glyphs.size();
    if (glyphs >= most_glyphs_of_page) {
      content.complaints.emplace_back("the page holds more text than the limit allows; the rest of it is left out");
      return;
    }
    if (const PdfObject* appearance = normal_appearance(annotation)) {
      if (const std::optional<Matrix> fit = fitted(appearance, *box)) {
        ContentInterpreter interpreter(*fonts_, optional_content_, budget_, content);
        interpreter.run_form(appearance, page.resources, fit->then(matrix));
      }
    }
    if (content.glyphs.size() > glyphs) continue;
    // Producers may leave it to the viewer to draw values (12.7.2, NeedAppearances), and many do.
    if (subtype == "Widget" || (subtype == "FreeText" && entry(annotation, "AP") == nullptr)) {
      show_value(form_value(annotation, catalog_), placed(*box, matrix), budget_, content);
    }
  }
}

void File::read_link(const PdfObject* annotation, const layout::Rectangle& box, layout::PageContent& content) const {
  layout::LinkArea link;
  link.box = box;
  link.object = object_number(annotation);
  const PdfObject* action = entry(annotation, "A");
  link.target = bytes_of(entry(action, "URI"));
  const Destination inside =
      destination(entry(annotation, "Dest") != nullptr ? entry(annotation, "Dest") : entry(action, "D"));
  link.page = inside.page;
  link.y = inside.y;
  if (!link.target.empty() || link.page >= 0) content.links.push_back(std::move(link));
}

}  // namespace galley::pdf_text
