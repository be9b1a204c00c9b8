// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <exception>
#include <string>
#include <string_view>

#include <podofo/base/PdfParser.h>
#include <podofo/base/PdfVecObjects.h>

#include "pdf_text/objects.hpp"

namespace galley::pdf_text {

/// Makes the streams of a document. PoDoFo unpacks object and cross-reference streams by itself, without bound: what
/// these give it to unpack was tried first.
class ScreenedStreams final : public PoDoFo::PdfVecObjects::StreamFactory {
 public:
  /// At most so many bytes may come out of all of them together.
  explicit ScreenedStreams(std::uint64_t most_unpacked) : left_(most_unpacked) {}

  PoDoFo::PdfStream* CreateStream(PdfObject* parent) override;

  /// False for a stream that unpacks to more than is left, or to objects nested as no producer nests them.
  bool sound(const PdfObject& stream, std::string_view packed);

  /// Throws Error(limit), or PdfError, for the first stream that was not sound, if there was one.
  void rethrow_refusal() const {
    if (refusal_) std::rethrow_exception(refusal_);
  }

 private:
  void check(const PdfObject& stream, std::string_view packed);

  std::uint64_t left_;
  std::exception_ptr refusal_;
};

/// A file's objects as PoDoFo parses them, decrypted, from the cross-references to the catalog. PoDoFo's own document
/// reads more than that, and sets no bound to what it unpacks, which in an encrypted file nobody can see before.
class ObjectStore {
 public:
  /// `bytes` must outlive it. Throws PoDoFo::PdfError for what PoDoFo cannot read, Error(unsupported) when the
  /// password is missing or wrong, and Error(limit).
  ObjectStore(std::string_view bytes, const std::string& password, std::uint64_t most_unpacked);

  ObjectStore(const ObjectStore&) = delete;
  ObjectStore& operator=(const ObjectStore&) = delete;

  const PdfObject* trailer() const { return parser_.GetTrailer(); }
  const PdfObject* catalog() const { return catalog_; }
  const PoDoFo::PdfVecObjects& objects() const { return objects_; }
  bool encrypted() const { return parser_.GetEncrypted(); }

 private:
  ScreenedStreams streams_;
  PoDoFo::PdfVecObjects objects_;
  PoDoFo::PdfParser parser_;
  const PdfObject* catalog_ = nullptr;
};

}  // namespace galley::pdf_text
