// SPDX-License-Identifier: Apache-2.0
#include "pdf_text/repair.hpp"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include <memory>

#include "galley/error.hpp"

namespace galley::pdf_text {

std::string rewrite(std::string_view bytes, const std::string& password) {
  try {
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
    throw Error(ErrorKind::input, "damaged beyond repair, or not a PDF document");
  } catch (const std::exception&) {
    throw Error(ErrorKind::input, "damaged beyond repair, or not a PDF document");
  }
}

}  // namespace galley::pdf_text
