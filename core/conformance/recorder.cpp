// SPDX-License-Identifier: Apache-2.0
#include "conformance/recorder.hpp"

#include <algorithm>

namespace galley::conformance {

namespace {

/// Longer ones help nobody who reads a report.
constexpr std::size_t longest_part = 2'000;

std::string cut(std::string_view text) {
  if (text.size() <= longest_part) return std::string(text);
  return std::string(text.substr(0, longest_part)) + "...";
}

}  // namespace

std::string to_string(const Failure& failure) {
  std::string text = failure.place.empty() ? std::string() : failure.place + ": ";
  text += "expected " + failure.expected;
  if (!failure.found.empty()) text += "; found " + failure.found;
  return text;
}

bool Recorder::expect(bool holds, std::string_view expected, std::string_view found) {
  if (!holds && ++failures_ <= most_told) told({place_, cut(expected), cut(found)});
  return holds;
}

Recorder::Place::Place(Recorder& recorder, std::string_view what)
    : recorder_(recorder), length_before_(recorder.place_.size()) {
  if (!recorder_.place_.empty()) recorder_.place_ += ", ";
  recorder_.place_ += what;
  recorder_.entered(recorder_.place_);
}

Recorder::Place::~Place() {
  recorder_.place_.resize(length_before_);
  recorder_.entered(recorder_.place_);
}

std::string in_quotes(std::string_view bytes) {
  constexpr std::size_t most = 200;
  constexpr char digits[] = "0123456789abcdef";
  std::string text = "'";
  for (const char c : bytes.substr(0, std::min(bytes.size(), most))) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n') {
      text += "\\n";
    } else if (byte < 0x20 || byte >= 0x7f || c == '\\') {
      text += {'\\', 'x', digits[byte >> 4U], digits[byte & 15U]};
    } else {
      text += c;
    }
  }
  return text + (bytes.size() > most ? "...'" : "'");
}

}  // namespace galley::conformance
