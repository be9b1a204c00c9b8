// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string_view>

#include "galley/document.hpp"
#include "xml_text/markup_output.hpp"

namespace galley::element_flow {

/// How a vocabulary writes a table of the HTML model.
struct TableMarkup {
  std::function<void(const Blocks&)> cell_content;  ///< blocks in a cell that is more than one paragraph
  std::function<void(const Inlines&)> cell_run;     ///< the one paragraph of a cell
  /// A body must have a row, so that a table of header rows alone gets one with this attribute, which readers pass
  /// over; empty: a body may be missing.
  std::string_view empty_row_attribute;
};

/// Writes `thead` and `tbody` with what is in them.
void write_rows(xml_text::MarkupOutput& output, const Table& table, const TableMarkup& markup);

/// Is it a row that write_rows() put into an empty body?
inline constexpr std::string_view empty_row = "empty-row";

}  // namespace galley::element_flow
