// SPDX-License-Identifier: Apache-2.0
#include "text/writer.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "text/faithful.hpp"
#include "text/print_plain.hpp"
#include "text_encoding/encode.hpp"

namespace galley::text {
namespace {

std::string with_crlf(std::string_view text) {
  std::string result;
  result.reserve(text.size() + text.size() / 32);
  for (const char c : text) {
    if (c == '\n') result += '\r';
    result += c;
  }
  return result;
}

}  // namespace

void write(const Document& document, Sink& sink, Context& context) {
  const std::string& encoding = context.options.text("encoding");
  const bool utf8 = text_encoding::names_utf8(encoding);
  const auto width = static_cast<std::size_t>(context.options.integer("width"));
  const bool plain = context.options.text("marks") == "none";
  if (plain) tell_unprinted(document, context);
  std::string text = plain ? print_plain(document, width, context) : print_faithfully(document, width, context);
  if (context.options.text("newline") == "crlf") text = with_crlf(text);
  const bool mark = context.options.boolean("bom");
  if (utf8 && !mark) {
    sink.write(text);
  } else {
    sink.write(text_encoding::encode(text, encoding, mark, context.diagnostics));
  }
}

}  // namespace galley::text
