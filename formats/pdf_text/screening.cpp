// SPDX-License-Identifier: Apache-2.0
#include "pdf_text/screening.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "galley/error.hpp"
#include "pdf_text/content_tokenizer.hpp"
#include "pdf_text/stream_filters.hpp"

namespace galley::pdf_text {
namespace {

constexpr std::size_t deepest = 64;
constexpr std::size_t longest_dictionary = 65'536;
constexpr std::size_t most_filters = 8;
constexpr double most_columns = 65'536;
constexpr std::uint64_t largest_unpacked = std::uint64_t{256} << 20;

/// In packed data the two brackets come by chance, once in 65,536 bytes each: their difference wanders off by the
/// square root of their number, and six times that is beyond all chance.
std::size_t depth_allowed(std::size_t bytes) {
  return deepest + static_cast<std::size_t>(6 * std::sqrt(static_cast<double>(bytes) / 32'768));
}

void check_nesting(std::string_view bytes) {
  const std::size_t allowed = depth_allowed(bytes.size());
  std::size_t depth = 0;
  for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
    if (bytes[i] == '<') {
      if (bytes[i + 1] != '<') continue;
      ++i;
      if (++depth > allowed) {
        throw Error(ErrorKind::limit, "its dictionaries are nested deeper than " + std::to_string(deepest));
      }
    } else if (bytes[i] == '>' && bytes[i + 1] == '>') {
      ++i;
      if (depth > 0) --depth;
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
