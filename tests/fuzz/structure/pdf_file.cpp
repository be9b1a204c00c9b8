// SPDX-License-Identifier: Apache-2.0
#include "structure/pdf_file.hpp"

#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <map>

namespace galley::fuzz {

namespace {

constexpr std::size_t most_unpacked = 4 << 20;
constexpr std::size_t most_items = 5'000;

bool is_white(char character) {
  return character == ' ' || character == '\t' || character == '\r' || character == '\n';
}
bool is_digit(char character) { return character >= '0' && character <= '9'; }

std::optional<std::string> inflate_zlib(std::string_view packed) {
  z_stream stream{};
  if (::inflateInit(&stream) != Z_OK) return std::nullopt;
  std::string data;
  std::string piece(1 << 16, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  int status = Z_OK;
  while (status == Z_OK && data.size() <= most_unpacked) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    status = ::inflate(&stream, Z_NO_FLUSH);
    data.append(piece, 0, piece.size() - stream.avail_out);
    if (stream.avail_in == 0 && stream.avail_out != 0) break;
  }
  ::inflateEnd(&stream);
  if (data.empty() || data.size() > most_unpacked) return std::nullopt;
  return data;
}

std::uint32_t number_of(std::string_view digits) {
  std::uint32_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

/// Where the value of a key stands in a dictionary; of nested ones too, since a wrong one does no harm here.
std::optional<PdfToken> value_of(std::string_view value, const std::vector<PdfToken>& tokens, std::string_view key) {
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (value.substr(tokens[i].begin, tokens[i].end - tokens[i].begin) == key) return tokens[i + 1];
  }
  return std::nullopt;
}

std::string text_of(std::string_view value, std::string_view key) {
  const auto token = value_of(value, pdf_tokens(value), key);
  return token ? std::string(value.substr(token->begin, token->end - token->begin)) : std::string();
}

/// Drops a key and its value, which is one token.
void drop(std::string& value, std::string_view key) {
  const std::vector<PdfToken> tokens = pdf_tokens(value);
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (std::string_view(value).substr(tokens[i].begin, tokens[i].end - tokens[i].begin) != key) continue;
    value.erase(tokens[i].begin, tokens[i + 1].end - tokens[i].begin);
    return;
  }
}

std::string_view trimmed(std::string_view value) {
  while (!value.empty() && is_white(value.front())) value.remove_prefix(1);
  while (!value.empty() && is_white(value.back())) value.remove_suffix(1);
  return value;
}

/// The number before `at`, passing over white space; moves `at` to where it begins.
std::optional<std::uint32_t> number_before(std::string_view bytes, std::size_t& at) {
  while (at > 0 && is_white(bytes[at - 1])) --at;
  const std::size_t end = at;
  while (at > 0 && is_digit(bytes[at - 1]) && end - at < 10) --at;
  if (at == end) return std::nullopt;
  return number_of(bytes.substr(at, end - at));
}

class Taking {
 public:
  explicit Taking(std::string_view bytes) : bytes_(bytes) {}

  std::optional<PdfParts> take() {
    const std::size_t begin = bytes_.find("%PDF-");
    if (begin == std::string_view::npos) return std::nullopt;
    parts_.header = std::string(bytes_.substr(begin, 8));
    std::size_t at = bytes_.find(" obj", begin);
    while (at != std::string_view::npos && items_.size() < most_items) at = bytes_.find(" obj", take_item(at));
    take_trailers();
    if (items_.empty() || parts_.trailer.empty()) return std::nullopt;
    for (auto& [number, item] : items_) parts_.items.push_back(std::move(item));
    return std::move(parts_);
  }

 private:
  /// The object whose keyword begins at `keyword`; returns where it ends.
  std::size_t take_item(std::size_t keyword) {
    std::size_t at = keyword;
    const auto generation = number_before(bytes_, at);
    const auto number = generation ? number_before(bytes_, at) : std::nullopt;
    const std::size_t body = keyword + 4;
    if (!number) return body;
    std::size_t end = std::min(bytes_.find("endobj", body), bytes_.size());
    PdfItem item{*number, *generation, {}, {}};
    const std::size_t stream = bytes_.substr(0, end).find("stream", body);
    item.value = std::string(trimmed(bytes_.substr(body, std::min(stream, end) - body)));
    if (stream != std::string_view::npos) end = take_stream(stream + 6, item);
    keep(std::move(item));
    return end;
  }

  std::size_t take_stream(std::size_t at, PdfItem& item) {
    if (at < bytes_.size() && bytes_[at] == '\r') ++at;
    if (at < bytes_.size() && bytes_[at] == '\n') ++at;
    std::size_t size = number_of(text_of(item.value, "/Length"));
    if (at + size > bytes_.size() || bytes_.substr(at + size, 20).find("endstream") == std::string_view::npos) {
      const std::size_t end = bytes_.find("endstream", at);
      size = std::min(end, bytes_.size()) - std::min(at, bytes_.size());
    }
    const std::string_view packed = bytes_.substr(std::min(at, bytes_.size()), size);
    item.stream = std::string(packed);
    drop(item.value, "/Length");
    const std::string filter = text_of(item.value, "/Filter");
    const bool alone = filter == "/FlateDecode" || item.value.find("[/FlateDecode]") != std::string::npos;
    if (alone && item.value.find("/Predictor") == std::string::npos) {
      if (auto data = inflate_zlib(packed)) unpack(item, std::move(*data));
    }
    return at + size;
  }

  static void unpack(PdfItem& item, std::string data) {
    item.stream = std::move(data);
    const std::size_t array = item.value.find("[/FlateDecode]");
    if (array != std::string::npos) item.value.replace(array, 14, "/FlateDecode");
    drop(item.value, "/Filter");
  }

  void keep(PdfItem item) {
    const std::string type = text_of(item.value, "/Type");
    if (type == "/XRef") return keep_trailer(item.value);
    if (type == "/ObjStm" && item.stream) return take_object_stream(item);
    items_[item.number] = std::move(item);
  }

  /// 7.5.7: pairs of number and offset, then the objects from /First on.
  void take_object_stream(const PdfItem& holder) {
    const std::string_view data = *holder.stream;
    const std::size_t first = number_of(text_of(holder.value, "/First"));
    if (first > data.size()) return;
    const std::vector<PdfToken> pairs = pdf_tokens(data.substr(0, first));
    const auto number = [&](std::size_t token) {
      return number_of(data.substr(pairs[token].begin, pairs[token].end - pairs[token].begin));
    };
    for (std::size_t i = 0; i + 1 < pairs.size() && items_.size() < most_items; i += 2) {
      const std::size_t begin = first + number(i + 1);
      const std::size_t end = i + 3 < pairs.size() ? first + number(i + 3) : data.size();
      if (begin > end || end > data.size()) continue;
      items_[number(i)] = {number(i), 0, std::string(data.substr(begin, end - begin)), {}};
    }
  }

  void keep_trailer(std::string_view dictionary) {
    std::string kept;
    for (const std::string_view key : {"/Root", "/Info", "/Encrypt", "/ID"}) {
      const std::vector<PdfToken> tokens = pdf_tokens(dictionary);
      const auto token = value_of(dictionary, tokens, key);
      if (!token) continue;
      std::size_t end = token->end;
      if (token->kind == PdfToken::Kind::open) {
        // /ID is an array of two strings, /Encrypt may be a dictionary; both end with what closes them.
        std::size_t depth = 0;
        for (const PdfToken& each : tokens) {
          if (each.begin < token->begin) continue;
          if (each.kind == PdfToken::Kind::open) ++depth;
          if (each.kind == PdfToken::Kind::close && depth > 0) --depth;
          end = each.end;
          if (depth == 0) break;
        }
      }
      kept.append(key).append(" ").append(dictionary.substr(token->begin, end - token->begin)).append("\n");
    }
    if (kept.find("/Root") != std::string::npos) parts_.trailer = std::move(kept);
  }

  void take_trailers() {
    for (std::size_t at = bytes_.find("trailer"); at != std::string_view::npos; at = bytes_.find("trailer", at + 7)) {
      keep_trailer(bytes_.substr(at + 7, bytes_.find("startxref", at) - at - 7));
    }
  }

  std::string_view bytes_;
  PdfParts parts_;
  std::map<std::uint32_t, PdfItem> items_;
};

std::string ten_digits(std::uint64_t number) {
  std::string digits = std::to_string(number % 10'000'000'000U);
  return std::string(10 - digits.size(), '0') + digits;
}

}  // namespace

std::optional<PdfParts> take_pdf_apart(std::string_view bytes) { return Taking(bytes).take(); }

std::string put_pdf_together(const PdfParts& parts, const PdfFault& fault) {
  using Kind = PdfFault::Kind;
  std::string bytes = parts.header + "\n%\xE2\xE3\xCF\xD3\n";
  std::map<std::uint32_t, std::pair<std::size_t, std::uint32_t>> offsets;
  for (std::size_t i = 0; i < parts.items.size(); ++i) {
    const PdfItem& item = parts.items[i];
    const bool at_fault = i == fault.item;
    if (!(at_fault && fault.kind == Kind::missing_entry)) {
      const std::size_t offset = at_fault && fault.kind == Kind::offsets ? fault.value : bytes.size();
      offsets[item.number] = {offset, item.generation};
    }
    bytes += std::to_string(item.number) + " " + std::to_string(item.generation) + " obj\n";
    std::string value = item.value;
    if (item.stream) {
      const std::size_t length = at_fault && fault.kind == Kind::length ? fault.value : item.stream->size();
      const std::size_t end = value.rfind(">>");
      value.insert(end == std::string::npos ? value.size() : end, "/Length " + std::to_string(length));
      value += "\nstream\n" + *item.stream + "\nendstream";
    }
    bytes += value + "\nendobj\n";
  }
  const std::size_t table = bytes.size();
  bytes += "xref\n0 1\n0000000000 65535 f \n";
  std::uint32_t last = 0;
  for (const auto& [number, place] : offsets) {
    bytes += std::to_string(number) + " 1\n" + ten_digits(place.first) + " ";
    bytes += ten_digits(place.second % 100'000).substr(5) + " n \n";
    last = number;
  }
  const std::uint64_t size = fault.kind == Kind::size ? fault.value : std::uint64_t{last} + 1;
  bytes += "trailer\n<</Size " + std::to_string(size) + "\n" + parts.trailer;
  if (fault.kind == Kind::previous) bytes += "/Prev " + std::to_string(fault.item == 0 ? table : fault.value);
  bytes += ">>\nstartxref\n" + std::to_string(fault.kind == Kind::start ? fault.value : table) + "\n%%EOF\n";
  return bytes;
}

}  // namespace galley::fuzz
