// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "page_layout/page_content.hpp"
#include "pdf_text/content_budget.hpp"
#include "pdf_text/objects.hpp"

namespace galley::pdf_text {

/// What a text or choice field, or free text, says, for when no appearance shows it.
struct FormValue {
  std::string text;    ///< UTF-8; lines are apart by \n; empty when there is nothing to show
  double size = 0;     ///< of the font, in points; 0: as it fits
  bool lines = false;  ///< set from the top, broken to the width of its box
};

/// The value of a widget's field (ISO 32000-1, 12.7.4.3 and 12.7.4.4; passwords, buttons and signatures have none to
/// show) or of a free text annotation (12.5.6.6).
FormValue form_value(const PdfObject* annotation, const PdfObject* catalog);

/// Puts glyphs for the value into its box on the page, in the widths of Helvetica. Each counts as an operator of the
/// budget.
void show_value(const FormValue& value, const layout::Rectangle& box, ContentBudget& budget, layout::PageContent& page);

}  // namespace galley::pdf_text
