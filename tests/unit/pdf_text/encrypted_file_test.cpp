// SPDX-License-Identifier: Apache-2.0
// Object streams of encrypted files: what they unpack to is seen by nobody before they are decrypted.
#include <gtest/gtest.h>
#include <podofo/podofo.h>
#include <zlib.h>

#include <algorithm>
#include <memory>
#include <string>

#include "galley/error.hpp"
#include "pdf_text/encryption_screening.hpp"
#include "pdf_text/file.hpp"
#include "pdf_text/repair.hpp"

namespace galley::pdf_text {
namespace {

std::string deflated(const std::string& data) {
  uLongf size = compressBound(data.size());
  std::string packed(size, '\0');
  compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(data.data()), data.size(),
            6);
  packed.resize(size);
  return packed;
}

std::string serialized(const PoDoFo::PdfDictionary& dictionary) {
  PoDoFo::PdfRefCountedBuffer buffer;
  PoDoFo::PdfOutputDevice device(&buffer);
  PoDoFo::PdfVariant(dictionary).Write(&device, PoDoFo::ePdfWriteMode_Compact, nullptr);
  return {buffer.GetBuffer(), device.GetLength()};
}

/// A file of one page that anybody may open, encrypted with AES, whose catalog is in an object stream behind
/// `padding`.
std::string encrypted_file(const std::string& padding) {
  PoDoFo::PdfError::EnableDebug(false);
  const std::unique_ptr<PoDoFo::PdfEncrypt> encryption(PoDoFo::PdfEncrypt::CreatePdfEncrypt(
      "", "owner", 0, PoDoFo::PdfEncrypt::ePdfEncryptAlgorithm_AESV3, PoDoFo::PdfEncrypt::ePdfKeyLength_256));
  const std::string id = "0123456789abcdef";
  encryption->GenerateEncryptionKey(PoDoFo::PdfString(id.data(), static_cast<PoDoFo::pdf_long>(id.size())));
  PoDoFo::PdfDictionary entries;
  encryption->CreateEncryptionDictionary(entries);

  const std::string catalog = padding + "<</Type/Catalog/Pages 2 0 R>>";
  std::string packed = deflated("1 0 " + catalog);
  encryption->SetCurrentReference(PoDoFo::PdfReference(5, 0));
  std::string secret(static_cast<std::size_t>(encryption->CalculateStreamLength(static_cast<int>(packed.size()))),
                     '\0');
  encryption->Encrypt(reinterpret_cast<const unsigned char*>(packed.data()), static_cast<int>(packed.size()),
                      reinterpret_cast<unsigned char*>(secret.data()), static_cast<int>(secret.size()));

  std::string bytes = "%PDF-1.5\n";
  std::string rows("\0\0\0\0\0\0", 6);
  const auto row = [&rows](int type, std::size_t field, int index) {
    rows += static_cast<char>(type);
    for (int shift = 24; shift >= 0; shift -= 8) rows += static_cast<char>(field >> shift);
    rows += static_cast<char>(index);
  };
  row(2, 5, 0);
  const auto add = [&](int number, const std::string& body) {
    row(1, bytes.size(), 0);
    bytes += std::to_string(number) + " 0 obj\n" + body + "\nendobj\n";
  };
  add(2, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
  add(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>");
  add(4, serialized(entries));
  add(5, "<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length " + std::to_string(secret.size()) + ">>\nstream\n" +
             secret + "\nendstream");
  const std::size_t start = bytes.size();
  row(1, start, 0);
  return bytes + "6 0 obj\n<</Type/XRef/Size 7/Root 1 0 R/Encrypt 4 0 R/ID[<" +
         "30313233343536373839616263646566><30313233343536373839616263646566>]/W[1 4 1]/Length " +
         std::to_string(rows.size()) + ">>\nstream\n" + rows + "\nendstream\nendobj\nstartxref\n" +
         std::to_string(start) + "\n%%EOF\n";
}

template <typename Read>
void expect_too_large(Read read) {
  try {
    read();
    ADD_FAILURE() << "it was read";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::limit) << error.what();
  }
}

TEST(EncryptedFileTest, ObjectStreamsAreUnpackedWithinBounds) {
  Limits limits;
  limits.expanded_bytes = 16U << 20;
  const std::string sound = encrypted_file("");
  EXPECT_EQ(File(sound, "", limits).page_count(), 1U);
  EXPECT_TRUE(File(sound, "", limits).repair().empty());
  EXPECT_FALSE(rewrite(sound, "", limits.expanded_bytes).bytes.empty());
  const std::string bomb = encrypted_file(std::string(40'000'000, ' '));
  EXPECT_LT(bomb.size(), 100'000U);
  expect_too_large([&] { File(bomb, "", limits); });
  expect_too_large([&] { rewrite(bomb, "", limits.expanded_bytes); });
}

TEST(EncryptedFileTest, NestingIsRefusedBeforeItIsParsed) {
  std::string nested;
  for (int i = 0; i < 50'000; ++i) nested += "<</a ";
  const std::string bytes = encrypted_file(nested);
  EXPECT_THROW(File(bytes, "", {}), Error);
}

std::string with(std::string bytes, const std::string& old, const std::string& replacement) {
  const auto at = bytes.find(old);
  EXPECT_NE(at, std::string::npos) << old;
  return bytes.replace(std::min(at, bytes.size()), old.size(), replacement);
}

TEST(EncryptedFileTest, AesOf256BitsNeedsAllItsStrings) {
  const std::string sound = encrypted_file("");
  EXPECT_TRUE(has_whole_encryption(sound));
  for (const std::string key : {"/OE", "/UE", "/Perms", "/O", "/U"}) {
    const std::string opening = sound.find(key + "(") != std::string::npos ? "(" : "<";
    // A name of the same length: all offsets stay true.
    const std::string bytes = with(sound, key + opening, "/" + std::string(key.size() - 1, 'x') + opening);
    EXPECT_FALSE(has_whole_encryption(bytes)) << key;
    EXPECT_FALSE(has_whole_encryption(with(bytes, "/Encrypt", "/E#6ecrypt"))) << key;
    EXPECT_FALSE(has_whole_encryption(with(bytes, "/V 5", "/#56 5"))) << key;
    EXPECT_FALSE(has_whole_encryption(with(bytes, "/V 5", "/x(" + std::string(100'000, ' ') + ")/V 5"))) << key;
    EXPECT_FALSE(has_whole_encryption(with(sound, key + opening, key + "()/x" + opening))) << key;
    try {
      File(bytes, "", {});  // PoDoFo alone would end the process
    } catch (const Error& error) {
      EXPECT_NE(error.kind(), ErrorKind::internal) << error.what();
    }
  }
}

TEST(EncryptedFileTest, LongDictionariesAreLookedAtToTheirEnds) {
  EXPECT_TRUE(has_whole_encryption(
      with(encrypted_file(""), "2 0 obj\n<<", "2 0 obj\n<</x[" + std::string(100'000, ' ') + "]")));
}

TEST(EncryptedFileTest, ObjectsThatOverlapAreNotLookedAtForever) {
  std::string bytes = "/Encrypt ";
  for (int i = 0; i < 400'000; ++i) bytes += "obj<<";
  EXPECT_FALSE(has_whole_encryption(bytes));
}

}  // namespace
}  // namespace galley::pdf_text
