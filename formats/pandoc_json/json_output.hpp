// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "galley/sink.hpp"

namespace galley::pandoc_json {

/// Writes JSON into a sink by way of a buffer. Commas come by themselves.
class JsonOutput {
 public:
  using Pairs = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  explicit JsonOutput(Sink& sink) : sink_(sink) { buffer_.reserve(2 * buffer_bytes); }

  void begin_object() { begin('{'); }
  void end_object() { end('}'); }
  void begin_array() { begin('['); }
  void end_array() { end(']'); }
  void key(std::string_view name);
  void string(std::string_view text);
  void number(std::int64_t value);
  void null();

  /// One of pandoc's elements: {"t": type, "c": content}. The content follows, then end_element().
  void begin_element(std::string_view type);
  void end_element() { end_object(); }
  /// One without content.
  void element(std::string_view type);
  /// One whose content is a string: Str, MetaString.
  void element(std::string_view type, std::string_view text);

  /// Pandoc's Attr: identifier, classes, and what of the pairs has a value.
  void attributes(std::string_view identifier = {}, std::initializer_list<std::string_view> classes = {},
                  Pairs pairs = {});

  /// Gives what is buffered to the sink.
  void flush();

 private:
  static constexpr std::size_t buffer_bytes = std::size_t{64} << 10;

  void begin(char bracket) {
    separate();
    buffer_ += bracket;
    first_ = true;
  }
  void end(char bracket) {
    buffer_ += bracket;
    first_ = false;
  }
  void separate();
  void quoted(std::string_view text);

  Sink& sink_;
  std::string buffer_;
  bool first_ = true;
};

}  // namespace galley::pandoc_json
