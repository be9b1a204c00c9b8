// SPDX-License-Identifier: Apache-2.0
#include <qpdf/Buffer.hh>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include <memory>
#include <set>
#include <stdexcept>

#include "pdf_text/repair_module/interface.h"

namespace {

/// Counts what comes out of streams, and keeps none of it.
class Counter : public Pipeline {
 public:
  explicit Counter(uint64_t most) : Pipeline("counter", nullptr), left_(most) {}

  void write(unsigned char const*, size_t size) override {
    exceeded_ = exceeded_ || size > left_;
    if (exceeded_) throw std::length_error("too large");
    left_ -= size;
  }
  void finish() override {}

  bool exceeded() const { return exceeded_; }

 private:
  uint64_t left_;
  bool exceeded_ = false;
};

/// libqpdf unpacks an object stream whole, as soon as it is asked for one of its objects.
bool unpacks_to_more_than(QPDF& document, uint64_t most) {
  std::set<int> streams;
  for (auto& [number, entry] : document.getXRefTable()) {
    if (entry.getType() == 2) streams.insert(entry.getObjStreamNumber());
  }
  Counter counter(most);
  for (const int number : streams) {
    QPDFObjectHandle stream = document.getObjectByID(number, 0);
    if (stream.isStream()) stream.pipeStreamData(&counter, nullptr, 0, qpdf_dl_generalized, true, false);
    if (counter.exceeded()) return true;
  }
  return false;
}

int rewrite(const char* bytes, size_t size, const char* password, uint64_t most_unpacked, galley_pdf_bytes_taker take,
            void* user) {
  // Nothing may be thrown across the C interface.
  try {
    QPDF document;
    document.setSuppressWarnings(true);
    document.setAttemptRecovery(true);
    document.processMemoryFile("input", bytes, size, password);
    if (unpacks_to_more_than(document, most_unpacked)) return galley_pdf_too_large;
    QPDFWriter writer(document);
    writer.setOutputMemory();
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.setStreamDataMode(qpdf_s_preserve);
    writer.setPreserveEncryption(false);
    writer.setStaticID(true);
    writer.write();
    const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
    const int taken = take(user, reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
    if (taken == 0) return galley_pdf_beyond_repair;
    return document.anyWarnings() ? galley_pdf_rewritten : galley_pdf_rewritten_sound;
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

extern "C" __attribute__((visibility("default"))) const void* galley_pdf_repair() { return &functions; }
