// SPDX-License-Identifier: Apache-2.0
#include "pdf/writer.hpp"

#include <optional>

#include "pdf/document_writer.hpp"
#include "pdf/writer_options.hpp"
#include "typesetting/language.hpp"
#include "typesetting/typeset.hpp"

namespace galley::pdf {

void write(const Document& document, Sink& sink, Context& context) {
  PoDoFo::PdfError::EnableDebug(false);
  PoDoFo::PdfError::EnableLogging(false);
  typesetting::PageStyle style = page_style(context.options);
  DocumentFacts facts;
  facts.title = title_of(document);
  facts.created = creation_date();
  facts.pdf_a = context.options.text("pdfa") == "2a";
  if (!context.options.given("running-header")) {
    style.running_header = facts.title;
  } else if (style.running_header == "-") {
    style.running_header.clear();
  }
  std::optional<Encryption> encryption;
  if (!context.options.text("encrypt").empty()) {
    if (facts.pdf_a) throw Error(ErrorKind::usage, "PDF/A cannot be encrypted: give either pdfa or encrypt");
    facts.encrypted = true;
    encryption.emplace(read_passwords(context.options.text("encrypt")));
  }
  try {
    typesetting::Typesetting typesetting(document, style, context);
    facts.language = typesetting.language();
    // Vertical lines follow each other from the right, and so do the pages that they fill.
    facts.right_to_left =
        style.writing_mode == typesetting::WritingMode::vertical || typesetting::is_right_to_left(facts.language);
    ObjectFile file(sink, encryption ? &*encryption : nullptr);
    DocumentWriter writer(document, facts, file, typesetting.texts(), context);
    typesetting.run(writer);
    writer.finish(typesetting.structure());
  } catch (const PoDoFo::PdfError& error) {
    const char* what = PoDoFo::PdfError::ErrorMessage(error.GetError());
    throw Error(ErrorKind::internal, std::string("PoDoFo failed: ") + (what != nullptr ? what : "no reason given"));
  }
}

}  // namespace galley::pdf
