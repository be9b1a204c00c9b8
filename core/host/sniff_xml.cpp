// SPDX-License-Identifier: Apache-2.0
#include "host/sniff_xml.hpp"

#include <algorithm>
#include <cstdint>

namespace galley {

namespace {

constexpr std::size_t looked_at = 64 << 10;

/// The beginning of UTF-16 with what is not ASCII as '?': names of that kind are never asked for.
std::string ascii_of_utf16(std::string_view bytes, bool big_endian) {
  std::string text;
  const std::size_t size = std::min(bytes.size(), 2 * looked_at) / 2 * 2;
  text.reserve(size / 2);
  for (std::size_t i = 0; i < size; i += 2) {
    const char high = bytes[i + (big_endian ? 0 : 1)];
    const char low = bytes[i + (big_endian ? 1 : 0)];
    text += high == '\0' && static_cast<unsigned char>(low) < 0x80 ? low : '?';
  }
  return text;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// Goes through the prolog and the root's start tag (XML 1.0, productions 22 to 28 and 40).
class Prolog {
 public:
  explicit Prolog(std::string_view text) : rest_(text) {}

  std::optional<XmlRoot> root() {
    while (true) {
      skip_spaces();
      if (!take("<")) return std::nullopt;
      bool skipped = false;
      if (take("?")) {
        skipped = skip_past("?>");
      } else if (take("!--")) {
        skipped = skip_past("-->");
      } else if (take("!DOCTYPE")) {
        skipped = skip_doctype();
      } else {
        return start_tag();
      }
      if (!skipped) return std::nullopt;
    }
  }

 private:
  void skip_spaces() {
    const auto end = std::find_if_not(rest_.begin(), rest_.end(), is_space);
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.begin()));
  }
  bool take(std::string_view token) {
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    return true;
  }
  bool skip_past(std::string_view token) {
    const std::size_t at = rest_.find(token);
    if (at == std::string_view::npos) return false;
    rest_.remove_prefix(at + token.size());
    return true;
  }

  /// To the '>' that ends it, which stands in no literal, comment, instruction or internal subset.
  bool skip_doctype() {
    int brackets = 0;
    while (!rest_.empty()) {
      const char c = rest_.front();
      if (take("<!--")) {
        if (!skip_past("-->")) return false;
      } else if (take("<?")) {
        if (!skip_past("?>")) return false;
      } else if (c == '"' || c == '\'') {
        rest_.remove_prefix(1);
        if (!skip_past(std::string_view(&c, 1))) return false;
      } else {
        rest_.remove_prefix(1);
        if (c == '[') ++brackets;
        if (c == ']') --brackets;
        if (c == '>' && brackets <= 0) return true;
      }
    }
    return false;
  }

  std::string_view name() {
    const auto end = std::find_if(rest_.begin(), rest_.end(), [](char c) {
      return is_space(c) || c == '=' || c == '/' || c == '>' || c == '<' || c == '"' || c == '\'' || c == '&';
    });
    const std::string_view result = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
    rest_.remove_prefix(result.size());
    return result;
  }

  static bool begins_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
           static_cast<unsigned char>(c) >= 0x80;
  }

  std::optional<XmlRoot> start_tag() {
    if (rest_.empty() || !begins_name(rest_.front())) return std::nullopt;
    const std::string_view qualified = name();
    const std::size_t colon = qualified.find(':');
    const std::string_view prefix = colon == std::string_view::npos ? std::string_view() : qualified.substr(0, colon);
    XmlRoot root;
    root.local_name = prefix.empty() ? qualified : qualified.substr(colon + 1);
    const std::string declaration = prefix.empty() ? "xmlns" : "xmlns:" + std::string(prefix);
    while (true) {
      skip_spaces();
      const std::string_view attribute = name();
      skip_spaces();
      if (attribute.empty() || !take("=")) return root;
      skip_spaces();
      if (rest_.empty() || (rest_.front() != '"' && rest_.front() != '\'')) return root;
      const std::size_t end = rest_.find(rest_.front(), 1);
      if (end == std::string_view::npos) return root;
      if (attribute == declaration) {
        root.name_space = rest_.substr(1, end - 1);
        return root;
      }
      rest_.remove_prefix(end + 1);
    }
  }

  std::string_view rest_;
};

}  // namespace

std::optional<XmlRoot> sniff_xml_root(std::string_view bytes) {
  using namespace std::string_view_literals;
  const bool little_endian = bytes.starts_with("\xff\xfe"sv) || bytes.starts_with("<\0"sv);
  const bool big_endian = bytes.starts_with("\xfe\xff"sv) || bytes.starts_with("\0<"sv);
  if (little_endian || big_endian) {
    const bool marked = bytes[0] == '\xff' || bytes[0] == '\xfe';
    const std::string text = ascii_of_utf16(bytes.substr(marked ? 2 : 0), big_endian);
    return Prolog(text).root();
  }
  if (bytes.starts_with("\xef\xbb\xbf"sv)) bytes.remove_prefix(3);
  return Prolog(bytes.substr(0, looked_at)).root();
}

}  // namespace galley
