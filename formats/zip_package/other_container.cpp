// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "zip_package/package.hpp"

namespace galley::zip_package {

namespace {

using namespace std::literals;

/// A stream name as an OLE directory holds it ([MS-CFB] 2.6.1): UTF-16LE.
std::string utf16le(std::string_view ascii) {
  std::string wide;
  for (const char c : ascii) {
    wide += c;
    wide += '\0';
  }
  return wide;
}

struct Magic {
  std::string_view bytes;
  std::string_view sentence;
};

constexpr auto magics = std::to_array<Magic>({
    {"{\\rtf"sv, "it is a Rich Text Format document, not a zip package; save it as .docx first"},
    {"%PDF-"sv, "it is a PDF document, not a zip package"},
    {"\x1f\x8b"sv, "it is a gzip file, not a zip package"},
    {"7z\xbc\xaf\x27\x1c"sv, "it is a 7-Zip archive, not a zip package"},
    {"Rar!"sv, "it is a RAR archive, not a zip package"},
    {"\x89PNG"sv, "it is a PNG picture, not a zip package"},
    {"\xff\xd8\xff"sv, "it is a JPEG picture, not a zip package"},
    {"<!DOCTYPE html"sv, "it is an HTML page, not a zip package"},
    {"<html"sv, "it is an HTML page, not a zip package"},
    {"<?xml"sv, "it is an XML file, not a zip package"},
});

}  // namespace

std::string describe_other_container(std::string_view bytes) {
  if (bytes.empty()) return "the file is empty";
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) {
    return "the zip package is truncated or damaged: the directory at its end is missing";
  }
  if (bytes.starts_with("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
    // A protected OOXML package is wrapped in OLE streams of these names ([MS-OFFCRYPTO] 2.3).
    if (bytes.find(utf16le("EncryptedPackage")) != std::string_view::npos) {
      return "the document is password-protected (encrypted); remove the password and save it again";
    }
    if (bytes.find(utf16le("WordDocument")) != std::string_view::npos) {
      return "it is an old Word document (.doc), not a zip package; save it as .docx first";
    }
    return "it is an OLE container, as old Office documents and password-protected ones are, not a zip package";
  }
  std::string_view start = bytes;
  if (start.starts_with("\xef\xbb\xbf")) start.remove_prefix(3);
  start.remove_prefix(std::min(start.find_first_not_of(" \t\r\n"), start.size()));
  for (const Magic& magic : magics) {
    if (start.starts_with(magic.bytes)) return std::string(magic.sentence);
  }
  return "it is not a zip package";
}

}  // namespace galley::zip_package
