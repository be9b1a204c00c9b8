// SPDX-License-Identifier: Apache-2.0
#include "pdf_text/screening.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "galley/error.hpp"
#include "pdf_text/content_tokenizer.hpp"
#include "pdf_text/stream_filters.hpp"

namespace galley::pdf_text {
namespace {

constexpr std::size_t deepest = 64;
constexpr std::size_t deepest_in_streams = 300;
constexpr std::size_t longest_dictionary = 65'536;
constexpr std::size_t most_filters = 8;
constexpr double most_columns = 65'536;
constexpr std::uint64_t largest_unpacked = std::uint64_t{256} << 20;

bool is_white(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\0' || c == '\f'; }

/// Does the keyword stream at `at` follow a dictionary?
bool begins_stream(std::string_view bytes, std::size_t at) {
  if (bytes.substr(at, 6) != "stream") return false;
  while (at > 0 && is_white(bytes[at - 1])) --at;
  return at >= 2 && bytes.substr(at - 2, 2) == ">>";
}

/// Does an object begin at `at` ("7 0 obj")?
bool begins_object(std::string_view bytes, std::size_t at) {
  if (bytes.substr(at, 3) != "obj" || at < 2 || !is_white(bytes[at - 1])) return false;
  while (at > 0 && is_white(bytes[at - 1])) --at;
  return at > 0 && bytes[at - 1] >= '0' && bytes[at - 1] <= '9';
}

/// Within streams the brackets may be pixels of a picture or a page's faulty operators: there they count only behind
/// the beginning of an object that is hidden in the stream, where a cross-reference may lead.
void check_nesting(std::string_view bytes) {
  std::size_t depth = 0;
  std::size_t stream_end = 0;
  bool in_object = true;
  for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
    const char c = bytes[i];
    const bool in_stream = i < stream_end;
    if (in_stream && !in_object) {
      in_object = c == 'o' && begins_object(bytes, i);
      continue;
    }
    if (c == '<') {
      if (bytes[i + 1] != '<') continue;
      ++i;
      if (++depth > (in_stream ? deepest_in_streams : deepest)) {
        throw Error(ErrorKind::limit, "its dictionaries are nested deeper than " + std::to_string(deepest));
      }
    } else if (c == '>') {
      if (bytes[i + 1] != '>') continue;
      ++i;
      if (depth > 0) --depth;
    } else if (!in_stream && c == 's' && begins_stream(bytes, i)) {
      stream_end = std::min(bytes.find("endstream", i), bytes.size());
      depth = 0;
      in_object = false;
    }
  }
}

struct StreamDictionary {
  std::vector<std::string> filters;
  FilterParameters parameters;
  bool sound = true;
};

/// The filters of a stream from its dictionary's text, which need not be well formed.
StreamDictionary filters_in(std::string_view text) {
  StreamDictionary dictionary;
  ContentTokenizer tokens(text);
  std::string key;
  bool in_filter = false;
  bool in_array = false;
  for (Token token = tokens.next(); token.kind != TokenKind::end; token = tokens.next()) {
    if (in_filter && token.kind == TokenKind::array_begin) {
      in_array = true;
    } else if (in_filter && token.kind == TokenKind::name) {
      dictionary.filters.emplace_back(token.text);
      in_filter = in_array;
    } else {
      in_filter = in_array = false;
      if (token.kind == TokenKind::name) {
        key = token.text;
        in_filter = key == "Filter";
      } else if (token.kind == TokenKind::number) {
        if (key == "Columns" || key == "Colors") dictionary.sound = dictionary.sound && token.number <= most_columns;
      }
    }
    tokens.release();
  }
  return dictionary;
}

}  // namespace

void screen(std::string_view bytes, const Limits& limits) {
  check_nesting(bytes);
  std::uint64_t left = std::min(limits.expanded_bytes, largest_unpacked);
  for (std::size_t at = bytes.find("stream"); at != std::string_view::npos; at = bytes.find("stream", at + 6)) {
    // From the keyword back to the beginning of the object, for its kind.
    if (at >= 3 && bytes.substr(at - 3, 3) == "end") continue;
    const std::size_t from = at < longest_dictionary ? 0 : at - longest_dictionary;
    const std::string_view before = bytes.substr(from, at - from);
    const std::size_t object = before.rfind("obj");
    const std::string_view dictionary = object == std::string_view::npos ? before : before.substr(object + 3);
    if (dictionary.find("ObjStm") == std::string_view::npos && dictionary.find("XRef") == std::string_view::npos &&
        dictionary.find('#') == std::string_view::npos) {
      continue;
    }
    std::size_t begin = at + 6;
    if (begin < bytes.size() && bytes[begin] == '\r') ++begin;
    if (begin < bytes.size() && bytes[begin] == '\n') ++begin;
    const std::size_t end = std::min(bytes.find("endstream", begin), bytes.size());
    const StreamDictionary found = filters_in(dictionary);
    if (!found.sound || found.filters.size() > most_filters) {
      throw Error(ErrorKind::limit, "its object streams are packed as no producer packs them");
    }
    std::string data;
    std::string_view packed = bytes.substr(begin, end - begin);
    for (const std::string& filter : found.filters) {
      // Prediction does not change how much there is, nor how it is nested but for chance.
      Unpacked unpacked = undo_filter(filter, {}, packed, left + 1);
      if (unpacked.data.size() > left) {
        throw Error(ErrorKind::limit, "its object streams unpack to more than the limit allows");
      }
      data = std::move(unpacked.data);
      packed = data;
    }
    left -= std::min<std::uint64_t>(left, packed.size());
    if (dictionary.find("XRef") == std::string_view::npos) check_nesting(packed);
  }
}

}  // namespace galley::pdf_text
