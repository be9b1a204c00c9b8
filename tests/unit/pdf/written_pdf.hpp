// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "galley/diagnostics.hpp"
#include "galley/document.hpp"
#include "galley/error.hpp"
#include "testing/scratch_folder.hpp"

namespace galley::testing {

using OptionValues = std::vector<std::pair<std::string, std::string>>;

/// A document as PDF, and what other programs say of it.
class WrittenPdf {
 public:
  explicit WrittenPdf(Document document, const OptionValues& options = {});

  const std::string& bytes() const { return bytes_; }
  const Diagnostics& diagnostics() const { return diagnostics_; }

  /// Everything unpacked and readable: object streams and compressed streams opened by qpdf.
  std::string open() const;

  /// Standard output of a program called with the file where "FILE" stands; and both outputs, for what should say
  /// nothing.
  std::string output(std::vector<std::string> words) const;
  std::string complaints(std::vector<std::string> words) const;

 private:
  ScratchFolder folder_;
  std::string bytes_;
  Diagnostics diagnostics_;
};

/// Is a program installed? Tests that look at files with it are skipped where it is not.
bool has_program(const std::string& name);

/// Without white space, controls of direction and soft hyphens, which pages add to a text.
std::string without_space(const std::string& text);

std::size_t count(const std::string& text, const std::string& part);

/// The value of a key in text that open() gave: "/Key value" up to the end of the line, the first found.
std::string value_of(const std::string& text, const std::string& key);

#define NEEDS_PROGRAM(name) \
  if (!::galley::testing::has_program(name)) GTEST_SKIP() << name << " is not installed"

}  // namespace galley::testing
