// SPDX-License-Identifier: Apache-2.0
#include "pdf_text/object_store.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include <podofo/podofo.h>

#include "galley/error.hpp"
#include "pdf_text/encryption_screening.hpp"
#include "pdf_text/screening.hpp"

namespace galley::pdf_text {
namespace {

constexpr double longest_row = 1 << 20;  // of pixels, or what predictors take for them, in bytes

// Errors are thrown without PoDoFo's macro, which would leave the path of this file in what is installed.

/// PoDoFo takes memory for a row of what a predictor works on before it looks at the data.
void check_row(const PdfObject* parameters) {
  const double bits = number_of(entry(parameters, "Columns"), 1) * number_of(entry(parameters, "Colors"), 1) *
                      number_of(entry(parameters, "BitsPerComponent"), 8);
  if (!(std::abs(bits) <= 8 * longest_row)) throw PoDoFo::PdfError(PoDoFo::ePdfError_ValueOutOfRange);
}

/// PoDoFo looks for predictors in one dictionary, and if that is not there, in the stream's own; what it would undo in
/// another way than these filters do, it does not get.
void check_predictors(const PdfObject& stream) {
  const PdfObject* parameters = entry(&stream, "DecodeParms");
  bool differs = stream.GetDictionary().HasKey(PoDoFo::PdfName("Predictor"));
  if (parameters != nullptr && parameters->IsArray()) {
    for (const PdfObject* each : elements(parameters, 16)) {
      differs = differs || number_of(entry(each, "Predictor"), 1) > 1;
    }
  }
  if (differs) throw PoDoFo::PdfError(PoDoFo::ePdfError_UnsupportedFilter);
}

class ScreenedStream final : public PoDoFo::PdfMemStream {
 public:
  ScreenedStream(PdfObject* parent, ScreenedStreams& screen)
      : PoDoFo::PdfMemStream(parent), parent_(*parent), screen_(screen) {}

 protected:
  void BeginAppendImpl(const PoDoFo::TVecFilters& filters) override {
    check_row(&parent_);
    check_row(entry(&parent_, "DecodeParms"));
    PoDoFo::PdfMemStream::BeginAppendImpl(filters);
  }

  /// Asked for by PoDoFo when it unpacks the stream, and by nobody else. It does not stand an exception there.
  PoDoFo::pdf_long GetInternalBufferSize() const override {
    const PoDoFo::pdf_long size = PoDoFo::PdfMemStream::GetInternalBufferSize();
    if (size <= 0) return 0;
    if (!sound_) {
      sound_ = screen_.sound(parent_, {PoDoFo::PdfMemStream::GetInternalBuffer(), static_cast<std::size_t>(size)});
    }
    return *sound_ ? size : 0;
  }

 private:
  const PdfObject& parent_;
  ScreenedStreams& screen_;
  mutable std::optional<bool> sound_;
};

}  // namespace

PoDoFo::PdfStream* ScreenedStreams::CreateStream(PdfObject* parent) { return new ScreenedStream(parent, *this); }

bool ScreenedStreams::sound(const PdfObject& stream, std::string_view packed) {
  try {
    check(stream, packed);
    return true;
  } catch (...) {
    if (!refusal_) refusal_ = std::current_exception();
    return false;
  }
}

void ScreenedStreams::check(const PdfObject& stream, std::string_view packed) {
  check_predictors(stream);
  std::uint64_t produced = 0;
  const std::string data = unpacked_data(&stream, packed, left_ + 1, nullptr, &produced);
  if (produced > left_) {
    throw Error(ErrorKind::limit, "its object streams unpack to more than the limit allows");
  }
  left_ -= produced;
  if (!is_name(entry(&stream, "Type"), "XRef")) check_nesting(data);
}

ObjectStore::ObjectStore(std::string_view bytes, const std::string& password, std::uint64_t most_unpacked)
    : streams_(most_unpacked), parser_(&objects_) {
  objects_.SetAutoDelete(true);  // or they would outlive their document
  objects_.SetStreamFactory(&streams_);
  if (!has_whole_encryption(bytes)) throw PoDoFo::PdfError(PoDoFo::ePdfError_InvalidEncryptionDict);
  try {
    parser_.ParseFile(bytes.data(), static_cast<long>(bytes.size()));
  } catch (const PoDoFo::PdfError& error) {
    streams_.rethrow_refusal();
    if (error.GetError() != PoDoFo::ePdfError_InvalidPassword) throw;
    if (password.empty()) {
      throw Error(ErrorKind::unsupported,
                  "protected by a password; give it with -R password-file=FILE or GALLEY_PDF_PASSWORD");
    }
    try {
      parser_.SetPassword(password);
    } catch (const PoDoFo::PdfError& second) {
      streams_.rethrow_refusal();
      if (second.GetError() != PoDoFo::ePdfError_InvalidPassword) throw;
      throw Error(ErrorKind::unsupported, "protected by a password, and the one given is wrong");
    }
  }
  streams_.rethrow_refusal();
  if (parser_.GetTrailer() == nullptr) throw PoDoFo::PdfError(PoDoFo::ePdfError_NoTrailer);
  catalog_ = entry(trailer(), "Root");
  if (catalog_ == nullptr || !catalog_->IsDictionary()) throw PoDoFo::PdfError(PoDoFo::ePdfError_NoObject);
}

}  // namespace galley::pdf_text
