// SPDX-License-Identifier: Apache-2.0
#include "pdf_text/repair.hpp"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "galley/error.hpp"

namespace galley::pdf_text {

namespace {

constexpr std::size_t most_pages = 200'000;
constexpr std::size_t longest_dictionary = 65'536;

std::string rewritten(std::string_view bytes, const std::string& password) {
  QPDF document;
  document.setSuppressWarnings(true);
  document.setAttemptRecovery(true);
  document.processMemoryFile("input", bytes.data(), bytes.size(), password.c_str());
  QPDFWriter writer(document);
  writer.setOutputMemory();
  writer.setObjectStreamMode(qpdf_o_disable);
  writer.setStreamDataMode(qpdf_s_preserve);
  writer.setPreserveEncryption(false);
  writer.setStaticID(true);
  writer.write();
  const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
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

std::string rewrite(std::string_view bytes, const std::string& password) {
  try {
    return rewritten(bytes, password);
  } catch (const QPDFExc& error) {
    if (error.getErrorCode() == qpdf_e_password) {
      throw Error(ErrorKind::unsupported,
                  password.empty()
                      ? "protected by a password; give it with -R password-file=FILE or GALLEY_PDF_PASSWORD"
                      : "protected by a password, and the one given is wrong");
    }
    if (error.getErrorCode() == qpdf_e_unsupported) {
      throw Error(ErrorKind::unsupported, "encrypted in a way that is not known here");
    }
  } catch (const std::exception&) {
    // What is left is tried below.
  }
  try {
    if (const std::string mended = with_new_catalog(bytes); !mended.empty()) return rewritten(mended, password);
  } catch (const std::exception&) {
    // It says no more than the first one did.
  }
  throw Error(ErrorKind::input, "damaged beyond repair, or not a PDF document");
}

}  // namespace galley::pdf_text
