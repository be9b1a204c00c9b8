// SPDX-License-Identifier: Apache-2.0
#include "zip_package/package_writer.hpp"

#include <gtest/gtest.h>

#include "galley/error.hpp"
#include "zip_package/package.hpp"

namespace galley::zip_package {
namespace {

std::string written() {
  PackageWriter writer;
  writer.add("mimetype", "application/epub+zip", Packing::stored);
  writer.add("b/文.xml", std::string(5000, 'x'));
  writer.add_view("a", "view");
  std::string bytes;
  const std::unique_ptr<Sink> sink = memory_sink(bytes);
  writer.write_to(*sink);
  sink->commit();
  return bytes;
}

TEST(PackageWriter, StoresAFirstFileWhereReadersOfMagicLook) {
  const std::string bytes = written();
  EXPECT_EQ(bytes.substr(30, 28), "mimetypeapplication/epub+zip");
  EXPECT_EQ(bytes[8], 0) << "method: stored";
  EXPECT_EQ(bytes[28], 0) << "length of the extra field";
  EXPECT_EQ(bytes[6] & 8, 0) << "no data descriptor";
  EXPECT_EQ(bytes.substr(10, 4), std::string("\0\0\x21\0", 4)) << "1980-01-01 00:00";
}

TEST(PackageWriter, GivesTheSameBytesTwice) { EXPECT_EQ(written(), written()); }

TEST(PackageWriter, KeepsTheOrderAndNamesInUtf8) {
  const std::string bytes = written();
  Diagnostics diagnostics;
  const Limits limits;
  Package package(bytes, limits, diagnostics);
  ASSERT_EQ(package.entries().size(), 3U);
  EXPECT_EQ(package.entries()[1].name, "b/文.xml");
  EXPECT_LT(package.entries()[1].packed_size, 200U);
  EXPECT_EQ(package.read(package.entries()[2]), "view");
}

TEST(PackageWriter, RefusesTheSameNameTwice) {
  PackageWriter writer;
  writer.add("a", "1");
  EXPECT_TRUE(writer.contains("a"));
  EXPECT_THROW(writer.add("a", "2"), Error);
}

}  // namespace
}  // namespace galley::zip_package
