// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <podofo/podofo-base.h>

namespace galley::pdf {

struct Passwords {
  std::string user;   ///< opens the document; may be empty: anyone can
  std::string owner;  ///< allows everything; never empty
};

/// AES with a 256 bit key (ISO 32000-2, 7.6.4, revision 6).
class Encryption {
 public:
  explicit Encryption(const Passwords& passwords);
  ~Encryption();
  Encryption(const Encryption&) = delete;
  Encryption& operator=(const Encryption&) = delete;

  std::string encrypt(std::string_view bytes) const;

  PoDoFo::PdfDictionary dictionary() const;

 private:
  struct Keys;
  std::unique_ptr<Keys> keys_;
};

/// Where passwords come from: "env" (GALLEY_PDF_USER_PASSWORD, GALLEY_PDF_OWNER_PASSWORD) or the path of a file with
/// the lines "user=..." and "owner=...". Throws Error(usage).
Passwords read_passwords(const std::string& source);

}  // namespace galley::pdf
