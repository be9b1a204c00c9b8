// SPDX-License-Identifier: Apache-2.0
#include "made_up_pdf.hpp"

#include <gtest/gtest.h>

#include <cstdio>

#include "pdf_text/file.hpp"

namespace galley::testing {
namespace {

const std::string header = "%PDF-1.7\n";

std::string cross_reference(std::size_t offset) {
  char line[32];
  std::snprintf(line, sizeof line, "%010zu 00000 n \n", offset);
  return line;
}

}  // namespace

int MadeUpPdf::add(const std::string& body) {
  offsets_ += cross_reference(header.size() + objects_.size());
  objects_ += std::to_string(++last_) + " 0 obj\n" + body + "\nendobj\n";
  return last_;
}

int MadeUpPdf::add_stream(const std::string& data, const std::string& entries) {
  return add("<<" + entries + "/Length " + std::to_string(data.size()) + ">>\nstream\n" + data + "\nendstream");
}

int MadeUpPdf::add_page(const std::string& content, const std::string& resources, const std::string& more) {
  const int stream = add_stream(content);
  const int page = add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents " + std::to_string(stream) +
                       " 0 R/Resources<<" + resources + ">>" + more + ">>");
  kids_ += std::to_string(page) + " 0 R ";
  ++pages_;
  return page;
}

std::string MadeUpPdf::bytes() const {
  std::string bytes = header + objects_;
  std::string table = "xref\n0 " + std::to_string(last_ + 1) + "\n0000000000 65535 f \n";
  table += cross_reference(bytes.size());
  bytes += "1 0 obj\n<</Type/Catalog/Pages 2 0 R" + catalog_ + ">>\nendobj\n";
  table += cross_reference(bytes.size());
  bytes += "2 0 obj\n<</Type/Pages/Kids[" + kids_ + "]/Count " + std::to_string(pages_) + ">>\nendobj\n";
  const std::size_t start = bytes.size();
  return bytes + table + offsets_ + "trailer\n<</Root 1 0 R/Size " + std::to_string(last_ + 1) + ">>\nstartxref\n" +
         std::to_string(start) + "\n%%EOF\n";
}

layout::PageContent only_page(const std::string& bytes) {
  pdf_text::File file(bytes, "", {});
  EXPECT_EQ(file.page_count(), 1U);
  return file.page(0);
}

}  // namespace galley::testing
