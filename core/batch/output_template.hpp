// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace galley::batch {

/// How the name of an output is made from that of its input: "{dir}/{stem}.{ext}".
///
///     {dir}    the folder of the input, below the one that was walked; where there is none, its slash goes too
///     {name}   the input's name: "page.docx"
///     {stem}   the same without its last extension: "page"
///     {ext}    the usual extension of the format that is written: "epub"
///     {{ }}    braces
class OutputTemplate {
 public:
  static constexpr std::string_view usual = "{dir}/{stem}.{ext}";

  /// Throws Error(usage).
  explicit OutputTemplate(std::string_view text);

  /// `relative` is the input's path below its folder.
  std::string name_for(std::string_view relative, std::string_view extension) const;

 private:
  enum class Kind { text, folder, name, stem, extension };
  struct Part {
    Kind kind;
    std::string text;
  };
  std::vector<Part> parts_;
};

}  // namespace galley::batch
