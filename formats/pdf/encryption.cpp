// SPDX-License-Identifier: Apache-2.0
#include "pdf/encryption.hpp"

#include <array>
#include <cstdlib>
#include <cstring>
#include <fstream>

#include <openssl/evp.h>
#include <openssl/rand.h>

#include "galley/error.hpp"

namespace galley::pdf {
namespace {

using Key = std::array<unsigned char, 32>;
using Bytes = std::string;

[[noreturn]] void fail() { throw Error(ErrorKind::internal, "the encryption library failed"); }

const unsigned char* octets(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }
unsigned char* octets(Bytes& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

Bytes random_bytes(int count) {
  Bytes bytes(static_cast<std::size_t>(count), '\0');
  if (RAND_bytes(octets(bytes), count) != 1) fail();
  return bytes;
}

struct CipherDeleter {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};

Bytes aes(const EVP_CIPHER* cipher, const unsigned char* key, const unsigned char* start, std::string_view bytes,
          bool padded) {
  const std::unique_ptr<EVP_CIPHER_CTX, CipherDeleter> context(EVP_CIPHER_CTX_new());
  Bytes out(bytes.size() + 32, '\0');
  int length = 0;
  int last = 0;
  if (!context || EVP_EncryptInit_ex(context.get(), cipher, nullptr, key, start) != 1 ||
      EVP_CIPHER_CTX_set_padding(context.get(), padded ? 1 : 0) != 1 ||
      EVP_EncryptUpdate(context.get(), octets(out), &length, octets(bytes), static_cast<int>(bytes.size())) != 1 ||
      EVP_EncryptFinal_ex(context.get(), octets(out) + length, &last) != 1) {
    fail();
  }
  out.resize(static_cast<std::size_t>(length + last));
  return out;
}

Bytes digest(const EVP_MD* kind, std::string_view bytes) {
  Bytes out(EVP_MAX_MD_SIZE, '\0');
  unsigned length = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), octets(out), &length, kind, nullptr) != 1) fail();
  out.resize(length);
  return out;
}

/// Algorithm 2.B of ISO 32000-2: the hash of a password.
Bytes hash(std::string_view password, std::string_view salt, std::string_view user_key) {
  Bytes first(password);
  first += salt;
  first += user_key;
  Bytes k = digest(EVP_sha256(), first);
  for (int round = 0;; ++round) {
    Bytes once(password);
    once += k;
    once += user_key;
    Bytes many;
    many.reserve(once.size() * 64);
    for (int i = 0; i < 64; ++i) many += once;
    const Bytes encrypted = aes(EVP_aes_128_cbc(), octets(k), octets(k) + 16, many, false);
    int remainder = 0;
    for (int i = 0; i < 16; ++i) remainder += static_cast<unsigned char>(encrypted[static_cast<std::size_t>(i)]);
    k = digest(remainder % 3 == 0 ? EVP_sha256() : remainder % 3 == 1 ? EVP_sha384() : EVP_sha512(), encrypted);
    if (round >= 63 && static_cast<unsigned char>(encrypted.back()) <= round - 32 + 1) break;
  }
  k.resize(32);
  return k;
}

}  // namespace

struct Encryption::Keys {
  Bytes file;
  Bytes u, ue, o, oe, perms;
  // Everything but changing the document: 7.6.4.2, table 22; text for the blind is always given out.
  std::int32_t permissions = static_cast<std::int32_t>(0xFFFFF0C0U | 0x4U | 0x10U | 0x200U | 0x800U);
};

Encryption::Encryption(const Passwords& passwords) : keys_(std::make_unique<Keys>()) {
  const std::string_view user = std::string_view(passwords.user).substr(0, 127);
  const std::string_view owner = std::string_view(passwords.owner).substr(0, 127);
  keys_->file = random_bytes(32);
  const Bytes none(16, '\0');
  const auto wrap = [&](const Bytes& key) {
    return aes(EVP_aes_256_cbc(), octets(key), octets(none), keys_->file, false);
  };
  // Algorithms 8 and 9: the keys that open the file key, each behind its password.
  const Bytes user_salts = random_bytes(16);
  keys_->u = hash(user, user_salts.substr(0, 8), {}) + user_salts;
  keys_->ue = wrap(hash(user, user_salts.substr(8), {}));
  const Bytes owner_salts = random_bytes(16);
  keys_->o = hash(owner, owner_salts.substr(0, 8), keys_->u) + owner_salts;
  keys_->oe = wrap(hash(owner, owner_salts.substr(8), keys_->u));
  // Algorithm 10: what may be done, so that it cannot be changed unseen.
  Bytes perms;
  for (int i = 0; i < 4; ++i) perms += static_cast<char>(static_cast<std::uint32_t>(keys_->permissions) >> (8 * i));
  perms += "\xFF\xFF\xFF\xFFTadb";
  perms += random_bytes(4);
  keys_->perms = aes(EVP_aes_256_ecb(), octets(keys_->file), nullptr, perms, false);
}

Encryption::~Encryption() = default;

std::string Encryption::encrypt(std::string_view bytes) const {
  const Bytes start = random_bytes(16);
  return start + aes(EVP_aes_256_cbc(), octets(keys_->file), octets(start), bytes, true);
}

PoDoFo::PdfDictionary Encryption::dictionary() const {
  using PoDoFo::PdfName;
  using PoDoFo::PdfString;
  using PoDoFo::PdfVariant;
  const auto bytes = [](const Bytes& text) {
    return PdfString(text.data(), static_cast<PoDoFo::pdf_long>(text.size()), true);
  };
  PoDoFo::PdfDictionary filter;
  filter.AddKey(PdfName("CFM"), PdfName("AESV3"));
  filter.AddKey(PdfName("AuthEvent"), PdfName("DocOpen"));
  filter.AddKey(PdfName("Length"), PdfVariant(PoDoFo::pdf_int64{32}));
  PoDoFo::PdfDictionary filters;
  filters.AddKey(PdfName("StdCF"), filter);
  PoDoFo::PdfDictionary dictionary;
  dictionary.AddKey(PdfName("Filter"), PdfName("Standard"));
  dictionary.AddKey(PdfName("V"), PdfVariant(PoDoFo::pdf_int64{5}));
  dictionary.AddKey(PdfName("R"), PdfVariant(PoDoFo::pdf_int64{6}));
  dictionary.AddKey(PdfName("Length"), PdfVariant(PoDoFo::pdf_int64{256}));
  dictionary.AddKey(PdfName("CF"), filters);
  dictionary.AddKey(PdfName("StmF"), PdfName("StdCF"));
  dictionary.AddKey(PdfName("StrF"), PdfName("StdCF"));
  dictionary.AddKey(PdfName("U"), bytes(keys_->u));
  dictionary.AddKey(PdfName("UE"), bytes(keys_->ue));
  dictionary.AddKey(PdfName("O"), bytes(keys_->o));
  dictionary.AddKey(PdfName("OE"), bytes(keys_->oe));
  dictionary.AddKey(PdfName("P"), PdfVariant(static_cast<PoDoFo::pdf_int64>(keys_->permissions)));
  dictionary.AddKey(PdfName("Perms"), bytes(keys_->perms));
  dictionary.AddKey(PdfName("EncryptMetadata"), PdfVariant(true));
  return dictionary;
}

Passwords read_passwords(const std::string& source) {
  Passwords passwords;
  if (source == "env") {
    if (const char* user = std::getenv("GALLEY_PDF_USER_PASSWORD")) passwords.user = user;
    if (const char* owner = std::getenv("GALLEY_PDF_OWNER_PASSWORD")) passwords.owner = owner;
    if (passwords.user.empty() && passwords.owner.empty()) {
      throw Error(ErrorKind::usage,
                  "encrypt=env needs GALLEY_PDF_USER_PASSWORD or GALLEY_PDF_OWNER_PASSWORD in the environment");
    }
  } else {
    std::ifstream file(source);
    if (!file) throw Error(ErrorKind::usage, "the password file " + source + " cannot be read");
    std::string line;
    for (int lines = 0; lines < 100 && std::getline(file, line); ++lines) {
      if (!line.empty() && line.back() == '\r') line.pop_back();
      if (line.starts_with("user=")) passwords.user = line.substr(5);
      if (line.starts_with("owner=")) passwords.owner = line.substr(6);
    }
    if (passwords.user.empty() && passwords.owner.empty()) {
      throw Error(ErrorKind::usage, "the password file " + source + " has neither a line user=... nor owner=...");
    }
  }
  // Without an owner's password of its own the file would be nobody's: a random one, which nobody knows.
  if (passwords.owner.empty()) passwords.owner = random_bytes(24);
  return passwords;
}

}  // namespace galley::pdf
