// SPDX-License-Identifier: Apache-2.0
#include "pandoc_json/json_output.hpp"

namespace galley::pandoc_json {

void JsonOutput::separate() {
  if (buffer_.size() >= buffer_bytes) flush();
  if (!first_) buffer_ += ',';
  first_ = false;
}

void JsonOutput::quoted(std::string_view text) {
  constexpr char digits[] = "0123456789abcdef";
  buffer_ += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      buffer_ += '\\';
      buffer_ += c;
    } else if (c == '\n') {
      buffer_ += "\\n";
    } else if (c == '\t') {
      buffer_ += "\\t";
    } else if (c >= 0 && c < ' ') {
      buffer_ += "\\u00";
      buffer_ += digits[c >> 4];
      buffer_ += digits[c & 15];
    } else {
      buffer_ += c;
    }
  }
  buffer_ += '"';
}

void JsonOutput::key(std::string_view name) {
  separate();
  quoted(name);
  buffer_ += ':';
  first_ = true;
}

void JsonOutput::string(std::string_view text) {
  separate();
  quoted(text);
}

void JsonOutput::number(std::int64_t value) {
  separate();
  buffer_ += std::to_string(value);
}

void JsonOutput::null() {
  separate();
  buffer_ += "null";
}

void JsonOutput::begin_element(std::string_view type) {
  begin_object();
  key("t");
  string(type);
  key("c");
}

void JsonOutput::element(std::string_view type) {
  begin_object();
  key("t");
  string(type);
  end_object();
}

void JsonOutput::element(std::string_view type, std::string_view text) {
  begin_element(type);
  string(text);
  end_element();
}

void JsonOutput::attributes(std::string_view identifier, std::initializer_list<std::string_view> classes, Pairs pairs) {
  begin_array();
  string(identifier);
  begin_array();
  for (const std::string_view name : classes) {
    if (!name.empty()) string(name);
  }
  end_array();
  begin_array();
  for (const auto& [name, value] : pairs) {
    if (value.empty()) continue;
    begin_array();
    string(name);
    string(value);
    end_array();
  }
  end_array();
  end_array();
}

void JsonOutput::flush() {
  if (!buffer_.empty()) sink_.write(buffer_);
  buffer_.clear();
}

}  // namespace galley::pandoc_json
