// SPDX-License-Identifier: Apache-2.0
#include "xhtml/run.hpp"

#include <utility>

#include "galley/unicode.hpp"
#include "xhtml/characters.hpp"

namespace galley::xhtml {

Inlines& Run::place(const Setting& setting) {
  if (setting.link == 0) {
    open_link_ = 0;
    return inlines_;
  }
  if (open_link_ != setting.link) {
    const Link& link = (*links_)[setting.link - 1];
    inlines_.push_back({Link{link.target, link.title, {}}});
    open_link_ = setting.link;
  }
  return std::get<Link>(inlines_.back().value).content;
}

void Run::before_content() {
  if (boundary_) {
    inlines_.push_back({LineBreak{}});
    open_link_ = 0;
  } else if (space_ && !blank_) {
    append_text(place(space_setting_), " ", space_setting_.style, space_setting_.language);
  }
  boundary_ = false;
  space_ = false;
  blank_ = false;
}

void Run::text(std::string_view raw, const Setting& setting) {
  std::size_t at = 0;
  while (at < raw.size()) {
    if (is_space(raw[at])) {
      if (!space_) {
        space_ = true;
        space_is_line_end_ = false;
        space_setting_ = setting;
      }
      while (at < raw.size() && is_space(raw[at])) {
        if (raw[at] == '\n' || raw[at] == '\r') space_is_line_end_ = true;
        ++at;
      }
      continue;
    }
    std::size_t end = at;
    // A single space between words is the common case and needs no bookkeeping.
    while (end < raw.size() &&
           (!is_space(raw[end]) || (raw[end] == ' ' && end + 1 < raw.size() && !is_space(raw[end + 1])))) {
      ++end;
    }
    if (space_ && space_is_line_end_ && is_spaceless(last_) && is_spaceless(decode_utf8(raw, at).value)) space_ = false;
    before_content();
    append_text(place(setting), raw.substr(at, end - at), setting.style, setting.language);
    size_ += end - at;
    last_ = code_point_before(raw, end);
    at = end;
  }
}

void Run::preserved(std::string_view raw, const Setting& setting) {
  while (!raw.empty()) {
    const auto end = raw.find('\n');
    const std::string_view line = raw.substr(0, end);
    if (!line.empty()) {
      before_content();
      append_text(place(setting), line, setting.style, setting.language);
      size_ += line.size();
      last_ = code_point_before(line, line.size());
    }
    if (end == std::string_view::npos) return;
    line_break(setting);
    raw.remove_prefix(end + 1);
  }
}

void Run::line_break(const Setting& setting) {
  space_ = false;
  if (blank_) return;
  if (boundary_) before_content();
  place(setting).push_back({LineBreak{}});
  last_ = 0;
}

void Run::note(std::string id, const Setting& setting) {
  before_content();
  place(setting).push_back({NoteReference{std::move(id)}});
  last_ = 0;
}

void Run::ruby(Ruby ruby, const Setting& setting) {
  if (space_ && space_is_line_end_ && is_spaceless(last_) && !ruby.base.empty() &&
      is_spaceless(decode_utf8(ruby.base, 0).value)) {
    space_ = false;
  }
  before_content();
  size_ += ruby.base.size();
  if (!ruby.base.empty()) last_ = code_point_before(ruby.base, ruby.base.size());
  place(setting).push_back({std::move(ruby)});
}

void Run::resume_link(std::uint32_t link) {
  std::size_t first = inlines_.size();
  while (first > 0 && std::holds_alternative<NoteReference>(inlines_[first - 1].value)) --first;
  if (first == 0 || !std::holds_alternative<Link>(inlines_[first - 1].value)) {
    begin_link(link);
    return;
  }
  Inlines& content = std::get<Link>(inlines_[first - 1].value).content;
  for (std::size_t i = first; i < inlines_.size(); ++i) content.push_back(std::move(inlines_[i]));
  inlines_.resize(first);
  open_link_ = link;
}

void Run::begin_link(std::uint32_t link) {
  before_content();
  Setting setting;
  setting.link = link;
  place(setting);
}

bool Run::ends_with_line_break() const {
  return !inlines_.empty() && std::holds_alternative<LineBreak>(inlines_.back().value);
}

Inlines Run::take() {
  Inlines result = std::move(inlines_);
  *this = Run(links_);
  return result;
}

}  // namespace galley::xhtml
