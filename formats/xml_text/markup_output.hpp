// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "galley/sink.hpp"

namespace galley::xml_text {

/// Writes markup into a sink by way of a buffer. Names are trusted, values are escaped. Elements that hold
/// elements have lines of their own; what holds text has it all in one line, as white space counts there.
class MarkupOutput {
 public:
  MarkupOutput(Sink& sink, bool indent) : sink_(sink), indent_(indent) { buffer_.reserve(buffer_bytes * 2); }

  /// The start of an element on a new line, `<name`, up to its attributes.
  void start(std::string_view name) {
    if (buffer_.size() >= buffer_bytes) flush();
    if (indent_) buffer_.append(2 * std::min(level_, deepest_indented), ' ');
    begin(name);
  }
  /// `/>` for a started element that holds nothing.
  void end_empty() { raw("/>\n"); }
  /// `>` for a started element that holds elements, and its end.
  void open_elements() {
    raw(">\n");
    ++level_;
  }
  void end_elements(std::string_view name) {
    --level_;
    if (indent_) buffer_.append(2 * std::min(level_, deepest_indented), ' ');
    end(name);
    raw("\n");
  }
  /// `>` for a started element that holds text, and its end.
  void open_text() { raw(">"); }
  void end_text(std::string_view name) {
    end(name);
    raw("\n");
  }
  /// A whole element with text alone.
  void text_element(std::string_view name, std::string_view characters) {
    start(name);
    open_text();
    text(characters);
    end_text(name);
  }

  /// Within text: `<name` and `</name>`.
  void begin(std::string_view name) {
    buffer_ += '<';
    buffer_ += name;
  }
  void end(std::string_view name) {
    buffer_ += "</";
    buffer_ += name;
    buffer_ += '>';
  }

  void attribute(std::string_view name, std::string_view value);
  /// The same, unless the value is empty.
  void optional_attribute(std::string_view name, std::string_view value) {
    if (!value.empty()) attribute(name, value);
  }

  /// Characters of running text, escaped.
  void text(std::string_view characters);

  /// Markup as it is.
  void raw(std::string_view markup) { buffer_ += markup; }

  /// Gives what is buffered to the sink.
  void flush() {
    if (!buffer_.empty()) sink_.write(buffer_);
    buffer_.clear();
  }

 private:
  static constexpr std::size_t buffer_bytes = std::size_t{64} << 10;
  /// No person reads deeper, and lines must not grow with the square of the depth.
  static constexpr std::size_t deepest_indented = 40;

  Sink& sink_;
  std::string buffer_;
  std::size_t level_ = 0;
  bool indent_;
};

}  // namespace galley::xml_text
