// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace galley::docx {

/// Collects the relationships of one part and writes its .rels.
class RelationshipWriter {
 public:
  /// The usual family of officeDocument relationships, before the last word of a type.
  static constexpr std::string_view office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

  /// Returns the identifier; the same type and target give the same one.
  std::string add(std::string_view type_uri, std::string_view target, bool external = false);

  /// The identifier that a template's own relationship keeps.
  void keep(std::string_view id, std::string_view type_uri, std::string_view target, bool external);

  bool empty() const { return entries_.empty(); }
  std::string xml() const;

 private:
  void append(std::string_view id, std::string_view type_uri, std::string_view target, bool external);

  std::string entries_;
  std::unordered_map<std::string, std::string> ids_;
  int last_ = 0;
};

/// An address as a relationship may hold it (ECMA-376 Part 2, 6.5.3.4): what no URI holds is percent-encoded.
std::string relationship_target(std::string_view address);

}  // namespace galley::docx
