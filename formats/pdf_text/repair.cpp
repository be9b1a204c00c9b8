// SPDX-License-Identifier: Apache-2.0
#include "pdf_text/repair.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "galley/error.hpp"
#include "own_module/own_module.hpp"
#include "pdf_text/repair_module/interface.h"

namespace galley::pdf_text {

namespace {

constexpr std::size_t most_pages = 200'000;
constexpr std::size_t longest_dictionary = 65'536;

const galley_pdf_repair_functions& repair_module() {
  static const own_module::Opened opened = own_module::open(
      {"pdf-repair.so", GALLEY_PDF_REPAIR_SYMBOL, GALLEY_PDF_REPAIR_VERSION, "mends damaged PDF documents"});
  if (opened.functions == nullptr) throw Error(ErrorKind::plugin, opened.problem);
  return *static_cast<const galley_pdf_repair_functions*>(opened.functions);
}

/// Nothing when the module finds no document. Throws as rewrite() does.
std::optional<Rewritten> rewritten(std::string_view bytes, const std::string& password, std::uint64_t most_unpacked) {
  Rewritten result;
  const auto take = [](void* user, const char* part, std::size_t size) {
    try {
      static_cast<std::string*>(user)->append(part, size);
    } catch (...) {
      return 0;
    }
    return 1;
  };
  switch (repair_module().rewrite(bytes.data(), bytes.size(), password.c_str(), most_unpacked, take, &result.bytes)) {
    case galley_pdf_rewritten_sound:
      result.was_damaged = false;
      return result;
    case galley_pdf_rewritten:
      return result;
    case galley_pdf_password:
      throw Error(ErrorKind::unsupported,
                  password.empty()
                      ? "protected by a password; give it with -R password-file=FILE or GALLEY_PDF_PASSWORD"
                      : "protected by a password, and the one given is wrong");
    case galley_pdf_unknown_encryption:
      throw Error(ErrorKind::unsupported, "encrypted in a way that is not known here");
    case galley_pdf_too_large:
      throw Error(ErrorKind::limit, "its object streams unpack to more than the limit allows");
    default:
      return std::nullopt;
  }
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_white(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

/// The number before `at`, and where it begins; nothing when there is none.
std::optional<std::pair<std::string_view, std::size_t>> number_before(std::string_view bytes, std::size_t at) {
  while (at > 0 && is_white(bytes[at - 1])) --at;
  std::size_t begin = at;
  while (begin > 0 && at - begin < 10 && is_digit(bytes[begin - 1])) --begin;
  if (begin == at) return std::nullopt;
  return std::pair{bytes.substr(begin, at - begin), begin};
}

/// Is it the dictionary of a page, by its Type?
bool is_page(std::string_view dictionary) {
  for (std::size_t at = dictionary.find("/Type"); at != std::string_view::npos; at = dictionary.find("/Type", at + 5)) {
    std::size_t value = at + 5;
    while (value < dictionary.size() && is_white(dictionary[value])) ++value;
    if (dictionary.substr(value, 5) != "/Page") continue;
    const char next = value + 5 < dictionary.size() ? dictionary[value + 5] : ' ';
    if (is_white(next) || next == '/' || next == '>' || next == '[' || next == '<') return true;
  }
  return false;
}

/// A file that lost its trailer, as every one does that was cut short, with a new catalog of the pages that are in it;
/// empty when there are none.
std::string with_new_catalog(std::string_view bytes) {
  std::string kids;
  std::size_t count = 0;
  for (std::size_t at = bytes.find(" obj"); at != std::string_view::npos && count < most_pages;
       at = bytes.find(" obj", at + 4)) {
    const auto generation = number_before(bytes, at);
    const auto number = generation ? number_before(bytes, generation->second) : std::nullopt;
    if (!number) continue;
    std::string_view body = bytes.substr(at + 4, longest_dictionary);
    body = body.substr(0, std::min(body.find("endobj"), body.find("stream")));
    if (!is_page(body)) continue;
    kids.append(number->first).append(" ").append(generation->first).append(" R ");
    ++count;
  }
  if (count == 0) return {};
  // Numbers beyond those of real files, and not so large that tables of that size are made.
  const std::string catalog = "7999998";
  const std::string pages = "7999999";
  return std::string(bytes) + "\n" + catalog + " 0 obj\n<</Type/Catalog/Pages " + pages + " 0 R>>\nendobj\n" + pages +
         " 0 obj\n<</Type/Pages/Count " + std::to_string(count) + "/Kids[" + kids + "]>>\nendobj\ntrailer\n<</Root " +
         catalog + " 0 R/Size 8000000>>\nstartxref\n0\n%%EOF\n";
}

}  // namespace

Rewritten rewrite(std::string_view bytes, const std::string& password, std::uint64_t most_unpacked) {
  if (std::optional<Rewritten> whole = rewritten(bytes, password, most_unpacked)) return *std::move(whole);
  if (const std::string mended = with_new_catalog(bytes); !mended.empty()) {
    try {
      if (std::optional<Rewritten> pages = rewritten(mended, password, most_unpacked)) {
        pages->was_damaged = true;
        return *std::move(pages);
      }
    } catch (const Error& error) {
      // About the catalog that was made up here, it says no more than the first attempt did.
      if (error.kind() == ErrorKind::plugin || error.kind() == ErrorKind::limit) throw;
    }
  }
  throw Error(ErrorKind::input, "damaged beyond repair, or not a PDF document");
}

}  // namespace galley::pdf_text
