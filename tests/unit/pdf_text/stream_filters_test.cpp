// SPDX-License-Identifier: Apache-2.0
#include "pdf_text/stream_filters.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include <random>

namespace galley::pdf_text {
namespace {

std::string deflated(const std::string& data) {
  uLongf size = compressBound(data.size());
  std::string packed(size, '\0');
  compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(data.data()), data.size(),
            9);
  packed.resize(size);
  return packed;
}

std::string undone(std::string_view name, std::string_view packed, const FilterParameters& parameters = {}) {
  const Unpacked result = undo_filter(name, parameters, packed, 1U << 20);
  EXPECT_TRUE(result.complete) << name;
  return result.data;
}

TEST(StreamFiltersTest, UndoesEachFilter) {
  EXPECT_EQ(undone("FlateDecode", deflated("text of a page")), "text of a page");
  EXPECT_EQ(undone("AHx", "48 65 6C6c 6F 2>"), "Hello ");
  EXPECT_EQ(undone("ASCII85Decode", "87cURD]i,\"Ebo80~>"), "Hello World!");
  EXPECT_EQ(undone("ASCII85Decode", "z87cUR~>"), std::string("\0\0\0\0Hell", 8));
  EXPECT_EQ(undone("RunLengthDecode", std::string("\x02"
                                                  "abc"
                                                  "\xFE"
                                                  "d"
                                                  "\x80",
                                                  7)),
            "abcddd");
  // The example of ISO 32000-1, 7.4.4.2.
  EXPECT_EQ(undone("LZWDecode", "\x80\x0B\x60\x50\x22\x0C\x0C\x85\x01"), "-----A---B");
}

TEST(StreamFiltersTest, KeepsWhatCameBeforeTheFault) {
  std::mt19937 random(7);
  std::string data(100'000, '\0');
  for (char& c : data) c = static_cast<char>('a' + random() % 26);
  const std::string packed = deflated(data);
  const Unpacked cut = undo_filter("FlateDecode", {}, std::string_view(packed).substr(0, packed.size() / 2), 1U << 20);
  EXPECT_FALSE(cut.complete);
  EXPECT_GT(cut.data.size(), data.size() / 3);
  EXPECT_EQ(cut.data, data.substr(0, cut.data.size()));
}

TEST(StreamFiltersTest, ForgivesAWrongChecksumAndALostHeader) {
  std::string packed = deflated("the end of this is wrong");
  packed.back() = static_cast<char>(packed.back() ^ 1);
  EXPECT_EQ(undone("FlateDecode", packed), "the end of this is wrong");
  packed = deflated("the begin of this is wrong");
  packed[0] = packed[1] = '\0';
  const Unpacked result = undo_filter("FlateDecode", {}, packed, 1000);
  EXPECT_EQ(result.data, "the begin of this is wrong");
  EXPECT_FALSE(result.complete);
}

TEST(StreamFiltersTest, UndoesPrediction) {
  FilterParameters parameters;
  parameters.predictor = 15;
  parameters.columns = 4;
  const std::string rows("\0abcd\1a\1\1\1\2\0\1\0\1", 15);
  EXPECT_EQ(undone("FlateDecode", deflated(rows), parameters), "abcdabcdacce");
  parameters.predictor = 2;
  EXPECT_EQ(undone("FlateDecode", deflated(std::string("a\1\1\1x\0\0\1", 8)), parameters), "abcdxxxy");
  parameters.columns = -1e300;
  parameters.colours = 1e300;
  parameters.bits = 0;
  undo_filter("FlateDecode", parameters, deflated(rows), 1000);
}

TEST(StreamFiltersTest, StopsAtTheLimit) {
  const std::string zeros(10'000'000, '\0');
  std::string runs;
  for (int i = 0; i < 100'000; ++i) runs += std::string("\x81x", 2);
  const std::string many_z(1'000'000, 'z');
  const std::pair<const char*, std::string> bombs[] = {
      {"FlateDecode", deflated(zeros)}, {"RunLengthDecode", runs}, {"ASCII85Decode", many_z}};
  for (const auto& [name, packed] : bombs) {
    const Unpacked result = undo_filter(name, {}, packed, 100'000);
    EXPECT_FALSE(result.complete) << name;
    EXPECT_LE(result.data.size(), 100'000U) << name;
    EXPECT_GE(result.data.size(), 99'000U) << name;
  }
}

TEST(StreamFiltersTest, EndsWhateverItIsGiven) {
  std::mt19937 random(11);
  for (int i = 0; i < 2000; ++i) {
    std::string packed(random() % 200, '\0');
    for (char& c : packed) c = static_cast<char>(random());
    for (const char* name :
         {"FlateDecode", "LZWDecode", "ASCIIHexDecode", "ASCII85Decode", "RunLengthDecode", "Crypt", "DCTDecode", ""}) {
      FilterParameters parameters;
      parameters.predictor = static_cast<double>(random() % 20);
      parameters.columns = static_cast<double>(random() % 40);
      EXPECT_LE(undo_filter(name, parameters, packed, 5000).data.size(), 5000U);
    }
  }
}

}  // namespace
}  // namespace galley::pdf_text
