// SPDX-License-Identifier: Apache-2.0
#include "xml_text/markup_scan.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

#include "xml_text/report.hpp"

namespace galley::xml_text {

namespace {

constexpr bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// Where the ';' of a reference at the start of the text is; 0 if it is none.
std::size_t reference_length(std::string_view text) {
  for (std::size_t i = 1; i < text.size(); ++i) {
    const char c = text[i];
    if (c == ';') return i > 1 ? i : 0;
    const bool in_name = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
                         c == ':' || c == '-' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
    if (!in_name && !(c == '#' && i == 1)) return 0;
  }
  return 0;
}

class MarkupScan {
 public:
  MarkupScan(std::string_view text, std::size_t deepest, const Limits& limits, Positions& positions,
             Diagnostics& diagnostics, bool document_type_usual)
      : text_(text),
        deepest_(deepest),
        limits_(limits),
        positions_(positions),
        diagnostics_(diagnostics),
        document_type_usual_(document_type_usual) {}

  void run() {
    characters();
    std::size_t at = 0;
    while (at < text_.size()) {
      const std::size_t markup = std::min(text_.find('<', at), text_.size());
      references(at, markup);
      if (depth_ == 0) outside(at, markup);
      if (markup == text_.size()) return;
      const std::string_view rest = text_.substr(markup);
      if (rest.starts_with("<!--")) {
        at = after("-->", markup + 4);
      } else if (rest.starts_with("<![CDATA[")) {
        at = after("]]>", markup + 9);
      } else if (rest.starts_with("<?")) {
        at = after("?>", markup + 2);
      } else if (rest.starts_with("<!")) {
        at = document_type(markup);
      } else if (rest.starts_with("</")) {
        if (depth_ > 0) --depth_;
        at = after(">", markup + 2);
      } else {
        at = start_tag(markup);
      }
    }
  }

 private:
  [[noreturn]] void refuse(const std::string& message, std::size_t at) {
    throw Error(ErrorKind::limit, message, positions_.at(static_cast<std::ptrdiff_t>(at)));
  }

  void warn(std::string_view code, std::string message, std::size_t at) {
    report(diagnostics_, positions_, Severity::warning, code, std::move(message), static_cast<std::ptrdiff_t>(at));
  }

  std::size_t after(std::string_view end, std::size_t from) const {
    const std::size_t found = text_.find(end, from);
    return found == std::string_view::npos ? text_.size() : found + end.size();
  }

  void characters() {
    // Nearly always there are none; this loop is one that compilers make vectors of.
    unsigned faults = 0;
    for (const char c : text_) {
      const auto byte = static_cast<unsigned char>(c);
      faults |= static_cast<unsigned>(byte < 0x20) & static_cast<unsigned>(byte != '\t') &
                static_cast<unsigned>(byte != '\n') & static_cast<unsigned>(byte != '\r');
    }
    if (faults == 0) return;
    std::size_t count = 0;
    std::size_t first = 0;
    for (std::size_t i = 0; i < text_.size(); ++i) {
      const auto byte = static_cast<unsigned char>(text_[i]);
      if (byte == 0) {
        throw Error(ErrorKind::input, "a NUL character stands where XML has none",
                    positions_.at(static_cast<std::ptrdiff_t>(i)));
      }
      if (byte < 0x20 && !is_space(text_[i]) && count++ == 0) first = i;
    }
    warn(code::malformed, std::to_string(count) + " control characters that XML forbids are left out", first);
  }

  /// Text from `at` to `end` that no element holds.
  void outside(std::size_t at, std::size_t end) {
    while (at < end && is_space(text_[at])) ++at;
    if (at == end) return;
    throw Error(ErrorKind::input, "not well-formed XML: text stands outside of the root element",
                positions_.at(static_cast<std::ptrdiff_t>(at)));
  }

  void count_node(std::size_t at) {
    if (++nodes_ > limits_.nodes) {
      refuse("more than " + std::to_string(limits_.nodes) + " elements and attributes", at);
    }
  }

  std::size_t start_tag(std::size_t at) {
    count_node(at);
    std::size_t i = at + 1;
    while (i < text_.size() && text_[i] != '>') {
      const char c = text_[i];
      if (c == '"' || c == '\'') {
        count_node(i);
        const std::size_t end = std::min(text_.find(c, i + 1), text_.size());
        references(i + 1, end);
        i = end;
      }
      ++i;
    }
    if (i < text_.size() && text_[i - 1] != '/' && ++depth_ > deepest_) {
      refuse("elements are nested deeper than " + std::to_string(deepest_), at);
    }
    return i + 1;
  }

  /// Entities and character references from `at` to `end`, where neither comment nor tag is.
  void references(std::size_t at, std::size_t end) {
    const std::string_view text = text_.substr(0, end);
    while ((at = text.find('&', at)) != std::string_view::npos) {
      const std::size_t start = at++;
      const std::size_t semicolon = reference_length(text.substr(start));
      if (semicolon == 0) {
        warn(code::malformed, "'&' begins no reference and is kept as text", start);
        continue;
      }
      const std::string_view name = text.substr(start + 1, semicolon - 1);
      if (name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos") continue;
      if (!name.empty() && name.front() == '#') {
        character_reference(name.substr(1), start);
      } else {
        warn(code::malformed, "the entity '" + shown(name) + "' is not expanded and is kept as text", start);
      }
    }
  }

  void character_reference(std::string_view digits, std::size_t at) {
    const bool hexadecimal = !digits.empty() && digits.front() == 'x';
    if (hexadecimal) digits.remove_prefix(1);
    std::uint32_t value = 0;
    bool sound = !digits.empty();
    for (const char c : digits) {
      std::uint32_t digit = 16;
      if (c >= '0' && c <= '9') digit = static_cast<std::uint32_t>(c - '0');
      if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f') digit = static_cast<std::uint32_t>((c | 0x20) - 'a' + 10);
      sound = sound && digit < (hexadecimal ? 16U : 10U);
      value = std::min(value * (hexadecimal ? 16U : 10U) + digit, std::uint32_t{0x110000});
    }
    const bool control = value < 0x20 && value != '\t' && value != '\n' && value != '\r';
    if (!sound || control || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF) || value == 0xFFFE ||
        value == 0xFFFF) {
      warn(code::malformed, "a character reference names no character of XML", at);
    }
  }

  std::size_t document_type(std::size_t at) {
    std::size_t i = at + 2;
    bool addresses = false;
    bool declarations = false;
    int brackets = 0;
    while (i < text_.size()) {
      const std::string_view rest = text_.substr(i);
      if (rest.starts_with("<!--")) {
        i = after("-->", i + 4);
      } else if (rest.starts_with("<?")) {
        i = after("?>", i + 2);
      } else if (rest.front() == '"' || rest.front() == '\'') {
        addresses = addresses || brackets == 0;
        i = after(rest.substr(0, 1), i + 1);
      } else if (rest.front() == '>' && brackets == 0) {
        ++i;
        break;
      } else {
        declarations = declarations || rest.front() == '[';
        brackets += rest.front() == '[' || rest.front() == '<' ? 1 : 0;
        brackets -= rest.front() == ']' || rest.front() == '>' ? 1 : 0;
        ++i;
      }
    }
    if ((addresses || declarations) && !document_type_usual_) {
      warn(code::external_resource,
           std::string(addresses ? "the document type outside is not fetched" : "") +
               (addresses && declarations ? " and " : "") + (declarations ? "declarations are not read" : ""),
           at);
    }
    return i;
  }

  std::string_view text_;
  std::size_t deepest_;
  const Limits& limits_;
  Positions& positions_;
  Diagnostics& diagnostics_;
  bool document_type_usual_;
  std::size_t depth_ = 0;
  std::uint64_t nodes_ = 0;
};

}  // namespace

void scan_markup(std::string_view text, std::size_t deepest, const Limits& limits, Positions& positions,
                 Diagnostics& diagnostics, bool document_type_usual) {
  MarkupScan(text, deepest, limits, positions, diagnostics, document_type_usual).run();
}

}  // namespace galley::xml_text
