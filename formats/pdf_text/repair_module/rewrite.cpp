// SPDX-License-Identifier: Apache-2.0
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include <memory>

#include "pdf_text/repair_module/interface.h"

namespace {

int rewrite(const char* bytes, size_t size, const char* password, galley_pdf_bytes_taker take, void* user) {
  // Nothing may be thrown across the C interface.
  try {
    QPDF document;
    document.setSuppressWarnings(true);
    document.setAttemptRecovery(true);
    document.processMemoryFile("input", bytes, size, password);
    QPDFWriter writer(document);
    writer.setOutputMemory();
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.setStreamDataMode(qpdf_s_preserve);
    writer.setPreserveEncryption(false);
    writer.setStaticID(true);
    writer.write();
    const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
    const int taken = take(user, reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
    return taken != 0 ? galley_pdf_rewritten : galley_pdf_beyond_repair;
  } catch (const QPDFExc& error) {
    if (error.getErrorCode() == qpdf_e_password) return galley_pdf_password;
    if (error.getErrorCode() == qpdf_e_unsupported) return galley_pdf_unknown_encryption;
    return galley_pdf_beyond_repair;
  } catch (...) {
    return galley_pdf_beyond_repair;
  }
}

constexpr galley_pdf_repair_functions functions = {GALLEY_PDF_REPAIR_VERSION, &rewrite};

}  // namespace

extern "C" __attribute__((visibility("default"))) const galley_pdf_repair_functions* galley_pdf_repair() {
  return &functions;
}
