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

/// Where some text stands next. Asked for growing places only, it goes over the bytes once.
class Cursor {
 public:
  Cursor(std::string_view bytes, std::string_view text) : bytes_(bytes), text_(text), next_(bytes.find(text)) {}

  /// The first place from `from` on; npos when there is none.
  std::size_t next(std::size_t from) {
    if (next_ < from) next_ = bytes_.find(text_, from);
    return next_;
  }

 private:
  std::string_view bytes_;
  std::string_view text_;
  std::size_t next_;
};

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

/// Tells objects that a parser may unpack while it opens a file, object streams and cross-references, from others.
/// Asked for growing places only, it goes over the bytes once.
class ObjectKind {
 public:
  explicit ObjectKind(std::string_view bytes)
      : object_streams_(bytes, "ObjStm"), references_(bytes, "XRef"), escapes_(bytes, "#") {}

  /// Does anything between the two places say so? A name may be written with escapes.
  bool may_be_parsed(std::size_t from, std::size_t to) {
    return object_streams_.next(from) < to || references_.next(from) < to || escapes_.next(from) < to;
  }

 private:
  Cursor object_streams_;
  Cursor references_;
  Cursor escapes_;
};

[[noreturn]] void throw_too_large() {
  throw Error(ErrorKind::limit, "its object streams unpack to more than the limit allows");
}

}  // namespace

/// Within streams the brackets may be pixels of a picture or a page's faulty operators: there they count only behind
/// the beginning of an object that is hidden in the stream, where a cross-reference may lead.
void check_nesting(std::string_view bytes) {
  Cursor opened(bytes, "<<");
  Cursor closed(bytes, ">>");
  Cursor streams(bytes, "stream");
  Cursor stream_ends(bytes, "endstream");
  Cursor objects(bytes, "obj");
  std::size_t depth = 0;
  std::size_t stream_end = 0;
  bool in_object = true;
  for (std::size_t i = 0; i < bytes.size();) {
    const bool in_stream = i < stream_end;
    const std::size_t end = in_stream ? stream_end : bytes.size();
    if (in_stream && !in_object) {
      const std::size_t object = objects.next(i);
      in_object = object < end && begins_object(bytes, object);
      i = std::min(object, end - 1) + 1;
      continue;
    }
    const std::size_t open = opened.next(i);
    const std::size_t close = closed.next(i);
    const std::size_t stream = in_stream ? std::string_view::npos : streams.next(i);
    const std::size_t at = std::min({open, close, stream});
    if (at >= end) {
      i = end;
    } else if (at == open) {
      i = at + 2;
      if (++depth > (in_stream ? deepest_in_streams : deepest)) {
        throw Error(ErrorKind::limit, "its dictionaries are nested deeper than " + std::to_string(deepest));
      }
    } else if (at == close) {
      i = at + 2;
      if (depth > 0) --depth;
    } else {
      i = at + 1;
      if (!begins_stream(bytes, at)) continue;
      stream_end = std::min(stream_ends.next(i), bytes.size());
      depth = 0;
      in_object = false;
    }
  }
}

void screen_object_streams(std::string_view bytes, const Limits& limits) {
  Cursor objects(bytes, "obj");
  Cursor stream_ends(bytes, "endstream");
  std::uint64_t left = std::min(limits.expanded_bytes, largest_unpacked);
  // Streams do not overlap in sound files: who says so of many makes them be read over and over.
  std::uint64_t examined_left = 4 * static_cast<std::uint64_t>(bytes.size()) + longest_dictionary;
  const auto examine = [&](std::uint64_t size) {
    if (size > examined_left) {
      throw Error(ErrorKind::limit, "its object streams are packed as no producer packs them");
    }
    examined_left -= size;
  };
  std::size_t object = 0;  // where the last one before the stream begins
  ObjectKind kind(bytes);
  for (std::size_t at = bytes.find("stream"); at != std::string_view::npos; at = bytes.find("stream", at + 6)) {
    for (std::size_t next = objects.next(object); next < at; next = objects.next(object)) object = next + 3;
    if (at >= 3 && bytes.substr(at - 3, 3) == "end") continue;
    const std::size_t from = std::max(object, at < longest_dictionary ? 0 : at - longest_dictionary);
    if (!kind.may_be_parsed(from, at)) continue;
    const std::string_view dictionary = bytes.substr(from, at - from);
    std::size_t begin = at + 6;
    if (begin < bytes.size() && bytes[begin] == '\r') ++begin;
    if (begin < bytes.size() && bytes[begin] == '\n') ++begin;
    const std::size_t end = std::min(stream_ends.next(begin), bytes.size());
    examine(dictionary.size() + (end - begin));
    const StreamDictionary found = filters_in(dictionary);
    if (!found.sound || found.filters.size() > most_filters) {
      throw Error(ErrorKind::limit, "its object streams are packed as no producer packs them");
    }
    std::string data;
    std::string_view packed = bytes.substr(begin, end - begin);
    for (const std::string& filter : found.filters) {
      // Prediction does not change how much there is, nor how it is nested but for chance.
      Unpacked unpacked = undo_filter(filter, {}, packed, left + 1);
      if (unpacked.data.size() > left) throw_too_large();
      left -= unpacked.data.size();
      data = std::move(unpacked.data);
      packed = data;
    }
    if (dictionary.find("XRef") == std::string_view::npos) check_nesting(packed);
  }
}

}  // namespace galley::pdf_text
