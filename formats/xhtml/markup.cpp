// SPDX-License-Identifier: Apache-2.0
#include "xhtml/markup.hpp"

#include <algorithm>
#include <array>

#include "xhtml/characters.hpp"

namespace galley::xhtml {
namespace {

// The bytes that append() has to look at.
constexpr std::array<bool, 256> special = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = true;
  for (const char c : {'&', '<', '>', '"'}) table[static_cast<unsigned char>(c)] = true;
  table[0xEF] = true;
  return table;
}();

void append(std::string& out, std::string_view text, bool attribute) {
  std::size_t copied = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (!special[c]) continue;
    std::string_view escaped;
    std::size_t length = 1;
    if (c == '&') {
      escaped = "&amp;";
    } else if (c == '<') {
      escaped = "&lt;";
    } else if (c == '>') {
      escaped = "&gt;";
    } else if (c == '"' && attribute) {
      escaped = "&quot;";
    } else if (attribute && c == '\n') {
      escaped = "&#10;";
    } else if (attribute && c == '\t') {
      escaped = "&#9;";
    } else if (c < 0x20 && c != '\t' && c != '\n') {
      escaped = "\xEF\xBF\xBD";
    } else if (c == 0xEF && text.size() - i >= 3 && text[i + 1] == '\xBF' &&
               (text[i + 2] == '\xBE' || text[i + 2] == '\xBF')) {
      escaped = "\xEF\xBF\xBD";
      length = 3;
    } else {
      continue;
    }
    out.append(text, copied, i - copied);
    out += escaped;
    i += length - 1;
    copied = i + 1;
  }
  out.append(text, copied);
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hexadecimal(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

}  // namespace

void append_escaped(std::string& out, std::string_view text) { append(out, text, false); }

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  out += ' ';
  out += name;
  out += "=\"";
  append(out, value, true);
  out += '"';
}

bool is_right_to_left(std::string_view language) {
  const std::string lower = lower_case(language);
  const std::string_view primary = std::string_view(lower).substr(0, lower.find('-'));
  for (const std::string_view script : {"-arab", "-hebr", "-thaa", "-syrc", "-nkoo", "-adlm"}) {
    if (lower.find(script) != std::string::npos) return true;
  }
  if (lower.find("-latn") != std::string::npos || lower.find("-cyrl") != std::string::npos) return false;
  constexpr std::array languages = {"ar", "arc", "ckb", "dv",  "fa", "he", "iw",
                                    "ks", "ps",  "sd",  "syr", "ug", "ur", "yi"};
  return std::find(languages.begin(), languages.end(), primary) != languages.end();
}

void append_language(std::string& out, std::string_view language) {
  append_attribute(out, "lang", language);
  append_attribute(out, "xml:lang", language);
  if (!language.empty() && is_right_to_left(language)) out += " dir=\"rtl\"";
}

bool is_identifier(std::string_view name) {
  if (name.empty() || !(is_letter(name[0]) || name[0] == '_')) return false;
  return std::all_of(name.begin(), name.end(),
                     [](char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '-' || c == '.'; });
}

std::string href_of(std::string_view target) {
  const auto colon = target.find(':');
  if (colon == std::string_view::npos || colon > 8) return {};
  const std::string scheme = lower_case(target.substr(0, colon));
  const bool web = scheme == "http" || scheme == "https" || scheme == "ftp";
  if (!web && scheme != "mailto" && scheme != "tel") return {};
  std::string_view rest = target.substr(colon + 1);
  std::string href = scheme + ":";
  if (web) {
    if (rest.substr(0, 2) != "//") return {};
    rest.remove_prefix(2);
    const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
    const bool sound = std::all_of(authority.begin(), authority.end(), [](char c) {
      return is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == ':';
    });
    const auto port = authority.find(':');
    const std::string_view host = authority.substr(0, port);
    const std::string_view digits = port == std::string_view::npos ? "" : authority.substr(port + 1);
    if (!sound || host.empty() || !(is_letter(host[0]) || is_digit(host[0])) ||
        !(is_letter(host.back()) || is_digit(host.back())) || host.find("..") != std::string_view::npos ||
        host.find("-.") != std::string_view::npos || host.find(".-") != std::string_view::npos || digits.size() > 5 ||
        !std::all_of(digits.begin(), digits.end(), is_digit)) {
      return {};
    }
    href.append("//").append(authority);
    rest.remove_prefix(authority.size());
  } else if (rest.empty()) {
    return {};
  }
  constexpr char digits[] = "0123456789ABCDEF";
  bool fragment = false;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    const char c = rest[i];
    const bool escape_given =
        c == '%' && i + 2 < rest.size() && is_hexadecimal(rest[i + 1]) && is_hexadecimal(rest[i + 2]);
    bool plain =
        is_letter(c) || is_digit(c) || std::string_view("-._~:/?@!$&'()*+,;=").find(c) != std::string_view::npos;
    if (c == '#' && !fragment) {
      fragment = true;
      plain = true;
    }
    if (plain || escape_given) {
      href += c;
    } else {
      href += '%';
      href += digits[static_cast<unsigned char>(c) >> 4];
      href += digits[static_cast<unsigned char>(c) & 15];
    }
  }
  return href;
}

}  // namespace galley::xhtml
