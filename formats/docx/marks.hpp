// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace galley::docx {

/// What Word has no place for, kept in a custom XML part of the files that we write, and tied to the text by hidden
/// bookmarks (their names begin with `_galley_`), which Word keeps when it saves. Everything in it is beside the
/// document: a file without it, or one that was edited since, reads by its styles.
///
///     <galley xmlns="urn:galley:docx:1" language="zh-CN">
///       <article key="_galley_a1" language="de" anchor="harbour" notes="7"/>
///       <block key="_galley_b1" language="cpp"/>
///       <anchor key="harbour_2" name="harbour 2"/>
///     </galley>
struct Marks {
  static constexpr std::string_view uri = "urn:galley:docx:1";
  static constexpr std::string_view bookmark_prefix = "_galley_";
  static constexpr std::string_view article_prefix = "_galley_a";
  static constexpr std::string_view block_prefix = "_galley_b";
  static constexpr std::string_view note_prefix = "_galley_n";
  static constexpr std::string_view absent_prefix = "_galley_x";  ///< in a cell that fills a gap of the grid
  static constexpr std::string_view credit_tag = "galley:credit:";
  static constexpr std::string_view when_tag = "galley:when:";
  static constexpr std::string_view item_tag = "galley:item:";
  static constexpr std::string_view quote_tag = "galley:quote";
  static constexpr std::string_view long_role = "#";  ///< a role that does not fit a tag: "#" and its key
};

}  // namespace galley::docx
