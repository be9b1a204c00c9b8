// SPDX-License-Identifier: Apache-2.0
#include "word_processing/field.hpp"

namespace galley::word_processing {

namespace {

/// The next word or quoted string, unescaped; `is_switch` tells a \x.
bool next_token(std::string_view text, std::size_t& at, std::string& token, bool& is_switch) {
  token.clear();
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r')) ++at;
  if (at >= text.size()) return false;
  is_switch = text[at] == '\\';
  if (text[at] == '"') {
    ++at;
    while (at < text.size() && text[at] != '"') {
      if (text[at] == '\\' && at + 1 < text.size() && (text[at + 1] == '\\' || text[at + 1] == '"')) ++at;
      token += text[at++];
    }
    if (at < text.size()) ++at;
    return true;
  }
  while (at < text.size() && text[at] != ' ' && text[at] != '\t' && text[at] != '"') {
    if (!is_switch && text[at] == '\\' && at + 1 < text.size() && text[at + 1] == '\\') ++at;
    token += text[at++];
  }
  return true;
}

}  // namespace

FieldInstruction parse_field(std::string_view instruction) {
  FieldInstruction field;
  std::size_t at = 0;
  std::string token;
  bool is_switch = false;
  std::string* switch_value = nullptr;
  while (next_token(instruction, at, token, is_switch)) {
    if (field.type.empty() && !is_switch) {
      for (const char c : token) field.type += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    } else if (is_switch) {
      switch_value = token == "\\l" ? &field.location : token == "\\o" ? &field.tip : nullptr;
    } else if (switch_value != nullptr) {
      *switch_value = token;
      switch_value = nullptr;
    } else if (field.argument.empty()) {
      field.argument = token;
    }
  }
  return field;
}

std::string hyperlink_target(const FieldInstruction& field) {
  std::string target = field.argument;
  if (!field.location.empty()) {
    target += '#';
    target += field.location;
  }
  return target;
}

}  // namespace galley::word_processing
