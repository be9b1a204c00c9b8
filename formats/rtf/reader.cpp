// SPDX-License-Identifier: Apache-2.0
#include "rtf/reader.hpp"

#include <utility>

#include "rtf/document_reader.hpp"
#include "rtf/language_codes.hpp"
#include "word_processing/finish_document.hpp"

namespace galley::rtf {

using namespace word_processing;  // NOLINT(google-build-using-namespace)

std::vector<OptionDescription> reader_options() { return {split_articles_option()}; }

Document read(const Source& source, Context& context) {
  std::string_view bytes = source.bytes();
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::size_t first = bytes.find_first_not_of(std::string_view(" \t\r\n\0", 5));
  bytes.remove_prefix(first == std::string_view::npos ? bytes.size() : first);
  if (bytes.empty()) throw Error(ErrorKind::input, "the file is empty");
  if (!bytes.starts_with("{\\rtf") && !bytes.starts_with("{\\urtf")) {
    throw Error(ErrorKind::input, "it does not begin as Rich Text Format does, with {\\rtf");
  }
  RtfReading reading(context);
  DocumentReader document(reading, bytes);
  RawPieces pieces = document.read();
  if (!document.is_complete()) {
    context.diagnostics.warning(code::malformed, "the file ends before its text does; it may have been cut off");
  }
  DocumentFacts facts;
  facts.metadata = std::move(reading.metadata);
  for (std::size_t i = 0; i < facts.default_languages.size(); ++i) {
    facts.default_languages[i] = language_of_code(reading.default_languages[i]);
  }
  finish_document(reading, std::move(pieces), std::move(facts));
  return std::move(reading.document);
}

}  // namespace galley::rtf
