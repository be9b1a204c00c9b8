// SPDX-License-Identifier: Apache-2.0
#include "structure/pdf_mutation.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "structure/pdf_file.hpp"

namespace galley::fuzz {

namespace {

using Kind = PdfToken::Kind;

std::string odd_number(Random& random) {
  static constexpr std::array<std::string_view, 17> numbers{
      "0",          "1",     "-1",     "2",          "255",
      "256",        "65535", "65536",  "2147483647", "-2147483648",
      "4294967296", "1e9",   "0.0001", "-0.5",       "99999999999999999999",
      "3.4e38",     "."};
  return std::string(random.pick(numbers));
}

/// The keys of dictionaries whose values readers act on.
std::string odd_name(Random& random) {
  static constexpr std::array<std::string_view, 32> names{
      "/Type",         "/Kids",       "/Parent",        "/Count",          "/Contents",   "/Resources",
      "/Font",         "/Encoding",   "/ToUnicode",     "/Widths",         "/W",          "/DescendantFonts",
      "/Differences",  "/Identity-H", "/StructParents", "/StructTreeRoot", "/K",          "/RoleMap",
      "/ActualText",   "/Names",      "/Dests",         "/Annots",         "/XObject",    "/Form",
      "/Image",        "/MediaBox",   "/Rotate",        "/DecodeParms",    "/ColorSpace", "/SMask",
      "/OCProperties", "/Outlines"};
  return std::string(random.pick(names));
}

std::string odd_value(const PdfParts& parts, Random& random) {
  switch (random.below(9)) {
    case 0:
      return odd_number(random);
    case 1:
      return odd_name(random);
    case 2:
    case 3:
      return std::to_string(random.pick(parts.items).number) + " 0 R";
    case 4:
      return "[" + std::to_string(random.pick(parts.items).number) + " 0 R " + odd_number(random) + "]";
    case 5:
      return "<<" + odd_name(random) + " " + std::to_string(random.pick(parts.items).number) + " 0 R>>";
    case 6:
      return "(\xFE\xFF\\000a)";
    case 7:
      return random.one_in(2) ? "null" : "true";
    default:
      return random.one_in(2) ? "[]" : "<<>>";
  }
}

std::string text_of(const std::string& value, const PdfToken& token) {
  return value.substr(token.begin, token.end - token.begin);
}

/// Replaces a token by one of its kind, or by another value.
void change_token(std::string& value, const std::vector<PdfToken>& tokens, const PdfParts& parts, Random& random,
                  const ByteMutator& mutate) {
  const PdfToken token = random.pick(tokens);
  std::string text = text_of(value, token);
  if (random.one_in(4)) {
    text = odd_value(parts, random);
  } else if (token.kind == Kind::number) {
    text = odd_number(random);
  } else if (token.kind == Kind::name) {
    text = random.one_in(2) ? odd_name(random) : text_of(value, random.pick(tokens));
  } else if (token.kind == Kind::reference) {
    text = std::to_string(random.pick(parts.items).number) + " 0 R";
  } else {
    mutate_text(text, SIZE_MAX, mutate);
  }
  value.replace(token.begin, token.end - token.begin, " " + text + " ");
}

void change_value(PdfParts& parts, Random& random, const ByteMutator& mutate) {
  std::string& value = random.pick(parts.items).value;
  const std::vector<PdfToken> tokens = pdf_tokens(value);
  if (tokens.empty()) return mutate_text(value, SIZE_MAX, mutate);
  const PdfToken token = random.pick(tokens);
  switch (random.below(8)) {
    case 0:  // a key with its value, or two neighbours of an array
      if (const std::size_t at = random.below(tokens.size()); at + 1 < tokens.size()) {
        value.erase(tokens[at].begin, tokens[at + 1].end - tokens[at].begin);
      }
      break;
    case 1:
      value.insert(token.end, " " + odd_name(random) + " " + odd_value(parts, random) + " ");
      break;
    case 2:
      value.insert(token.end, " " + odd_value(parts, random) + " ");
      break;
    case 3:
      value.insert(token.end, " " + text_of(value, random.pick(tokens)) + " ");
      break;
    case 4:
      mutate_text(value, SIZE_MAX, mutate);
      break;
    default:
      change_token(value, tokens, parts, random, mutate);
  }
}

/// Operators and operands of a content stream or a CMap.
void change_operators(std::string& stream, Random& random, const ByteMutator& mutate) {
  const std::size_t from = random.one_in(2) ? 0 : random.below(stream.size() + 1);
  const std::vector<PdfToken> tokens = pdf_tokens(std::string_view(stream).substr(from, 8192));
  if (tokens.empty()) return mutate_text(stream, SIZE_MAX, mutate);
  PdfToken token = random.pick(tokens);
  PdfToken other = random.pick(tokens);
  for (PdfToken* each : {&token, &other}) {
    each->begin += from;
    each->end += from;
  }
  std::string text = text_of(stream, token);
  switch (random.below(5)) {
    case 0:
      stream.erase(token.begin, token.end - token.begin);
      break;
    case 1:
      stream.insert(token.end, " " + text_of(stream, other) + " ");
      break;
    case 2:
      if (token.kind == Kind::number) {
        stream.replace(token.begin, token.end - token.begin, odd_number(random));
        break;
      }
      [[fallthrough]];
    case 3:
      mutate_text(text, SIZE_MAX, mutate);
      stream.replace(token.begin, token.end - token.begin, text);
      break;
    default:
      stream.replace(token.begin, token.end - token.begin, text_of(stream, other));
  }
}

bool looks_like_operators(std::string_view stream) {
  const std::string_view begin = stream.substr(0, 256);
  return std::count_if(begin.begin(), begin.end(), [](char character) {
           return character == ' ' || character == '\n' || character == '\r';
         }) >= static_cast<std::ptrdiff_t>(begin.size() / 20);
}

void change_stream(PdfParts& parts, Random& random, const ByteMutator& mutate) {
  std::vector<std::size_t> with_stream;
  for (std::size_t i = 0; i < parts.items.size(); ++i) {
    if (parts.items[i].stream) with_stream.push_back(i);
  }
  if (with_stream.empty()) return change_value(parts, random, mutate);
  std::string& stream = *parts.items[random.pick(with_stream)].stream;
  if (looks_like_operators(stream) && !random.one_in(3)) {
    change_operators(stream, random, mutate);
  } else {
    mutate_text(stream, SIZE_MAX, mutate);
  }
}

void change_items(PdfParts& parts, Random& random) {
  const std::size_t at = random.below(parts.items.size());
  PdfItem& item = parts.items[at];
  const PdfItem& other = random.pick(parts.items);
  switch (random.below(5)) {
    case 0:
      if (parts.items.size() > 1) parts.items.erase(parts.items.begin() + static_cast<std::ptrdiff_t>(at));
      break;
    case 1:
      item.value = std::string(other.value);
      break;
    case 2:
      std::swap(item.number, parts.items[random.below(parts.items.size())].number);
      break;
    case 3:
      item.stream = other.stream ? std::optional<std::string>(*other.stream) : std::nullopt;
      break;
    default:
      item.generation = random.one_in(2) ? 1 : 65'535;
  }
}

PdfFault fault_of(const PdfParts& parts, std::size_t size, Random& random) {
  static constexpr std::array<std::uint32_t, 6> values{0, 1, 15, 0x7FFFFFFF, 0xFFFFFFFF, 8'388'607};
  PdfFault fault;
  fault.kind = static_cast<PdfFault::Kind>(1 + random.below(PdfFault::kind_count - 1));
  fault.item = random.below(parts.items.size());
  fault.value = random.one_in(2) ? random.pick(values) : static_cast<std::uint32_t>(random.below(size + 1));
  return fault;
}

/// Streams that are not packed otherwise are packed by deflate again, as in most files.
void pack_streams(PdfParts& parts) {
  for (PdfItem& item : parts.items) {
    const std::size_t end = item.value.rfind(">>");
    if (!item.stream || end == std::string::npos || item.value.find("/Filter") != std::string::npos) continue;
    uLongf size = ::compressBound(item.stream->size());
    std::string packed(size, '\0');
    ::compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(item.stream->data()),
                item.stream->size(), 1);
    packed.resize(size);
    item.stream = std::move(packed);
    item.value.insert(end, "/Filter/FlateDecode");
  }
}

}  // namespace

std::string mutate_pdf(std::string_view file, std::size_t most, Random& random, const ByteMutator& mutate) {
  std::optional<PdfParts> parts = take_pdf_apart(file);
  if (!parts) return {};
  PdfFault fault;
  switch (random.below(16)) {
    case 0:
    case 1:
      change_items(*parts, random);
      break;
    case 2:
      fault = fault_of(*parts, file.size(), random);
      break;
    case 3:
      mutate_text(random.one_in(4) ? parts->header : parts->trailer, SIZE_MAX, mutate);
      break;
    case 4:
    case 5:
    case 6:
    case 7:
    case 8:
    case 9:
      change_stream(*parts, random, mutate);
      break;
    default:
      change_value(*parts, random, mutate);
  }
  std::string result = put_pdf_together(*parts, fault);
  if (result.size() > most || random.one_in(16)) {
    pack_streams(*parts);
    result = put_pdf_together(*parts, fault);
  }
  return result.size() <= most ? result : std::string();
}

std::string cross_pdfs(std::string_view first, std::string_view second, std::size_t most, Random& random) {
  std::optional<PdfParts> parts = take_pdf_apart(first);
  const std::optional<PdfParts> others = take_pdf_apart(second);
  if (!parts || !others) return {};
  for (std::size_t left = 1 + random.below(4); left > 0; --left) {
    PdfItem& item = random.pick(parts->items);
    const PdfItem& other = random.pick(others->items);
    item.value = other.value;
    item.stream = other.stream;
  }
  std::string result = put_pdf_together(*parts);
  return result.size() <= most ? result : std::string();
}

}  // namespace galley::fuzz
