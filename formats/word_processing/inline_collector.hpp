// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "galley/document.hpp"

namespace galley::word_processing {

/// Puts the runs of a paragraph together. Links do not nest: one that opens within another belongs to it.
class InlineCollector {
 public:
  void text(std::string_view text, Style style, std::string_view language) {
    append_text(target(), text, style, language);
  }
  void add(Inline piece) { target().push_back(std::move(piece)); }

  void open_link(std::string link_target, std::string title) {
    if (link_depth_++ == 0) link_ = Link{std::move(link_target), std::move(title), {}};
  }
  void close_link() {
    if (link_depth_ == 0 || --link_depth_ > 0) return;
    if (!link_->content.empty()) inlines_.push_back({std::move(*link_)});
    link_.reset();
  }

  bool in_link() const { return link_depth_ > 0; }
  const std::string& link_target() const { return link_->target; }
  bool empty() const { return inlines_.empty() && (!link_ || link_->content.empty()); }

  /// Closes the links that are open, and shows what there is.
  const Inlines& close_links() {
    while (link_depth_ > 0) close_link();
    return inlines_;
  }

  Inlines take() {
    close_links();
    return std::exchange(inlines_, {});
  }

 private:
  Inlines& target() { return link_ ? link_->content : inlines_; }

  Inlines inlines_;
  std::optional<Link> link_;
  int link_depth_ = 0;
};

}  // namespace galley::word_processing
