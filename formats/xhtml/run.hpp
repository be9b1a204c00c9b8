// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "galley/document.hpp"

namespace galley::xhtml {

/// How a piece of running text is set.
struct Setting {
  Style style = Style::none;
  std::string_view language;  ///< empty: the language around
  std::uint32_t link = 0;     ///< which of the reader's links it is in, from 1; 0: none
};

/// Collects the inlines of one paragraph with HTML's rules for white space (CSS Text 3, 4.1): runs of it are one
/// space, none at the start or after a line break; a line end between two ideographs is nothing.
class Run {
 public:
  /// `links` holds the targets and titles of the links by number; it must outlive the run.
  explicit Run(const std::vector<Link>* links) : links_(links) {}

  void text(std::string_view raw, const Setting& setting);
  /// White space counts: line ends become line breaks, other white space stays.
  void preserved(std::string_view raw, const Setting& setting);
  void line_break(const Setting& setting);
  void note(std::string id, const Setting& setting);
  void ruby(Ruby ruby, const Setting& setting);

  /// A block begins or ends here: what follows is in a line of its own.
  void boundary() { boundary_ = !blank_; }

  /// The link was interrupted by note references: they and what follows are in it.
  void resume_link(std::uint32_t link);
  /// Begins a link even if nothing follows in it.
  void begin_link(std::uint32_t link);

  /// Holds nothing but white space.
  bool blank() const { return blank_; }
  bool ends_with_line_break() const;
  void drop_line_break() { inlines_.pop_back(); }

  /// Bytes of text so far.
  std::size_t size() const { return size_; }

  /// What was collected; the run is empty afterwards.
  Inlines take();

 private:
  Inlines& place(const Setting& setting);
  void before_content();

  const std::vector<Link>* links_;
  Inlines inlines_;
  std::uint32_t open_link_ = 0;  // number of the link that is last in inlines_, if one is
  bool blank_ = true;
  bool boundary_ = false;
  bool space_ = false;  // white space waits for what comes after it
  bool space_is_line_end_ = false;
  Setting space_setting_;
  char32_t last_ = 0;
  std::size_t size_ = 0;
};

}  // namespace galley::xhtml
