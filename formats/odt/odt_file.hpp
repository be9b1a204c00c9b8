// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "galley/plugin.hpp"
#include "odt/xml_tree.hpp"
#include "zip_package/package.hpp"

namespace galley::odt {

/// An OpenDocument text as it lies there: a package (ODF 1.3, part 2) or one flat XML file.
class OdtFile {
 public:
  /// `source` and `context` must outlive the file. Throws Error(input) for what is no OpenDocument text, and
  /// Error(unsupported) for an encrypted one.
  OdtFile(const Source& source, Context& context);

  /// office:document-content or office:document: what holds office:body and the automatic styles.
  pugi::xml_node content() const { return content_.root(); }
  const std::string& content_name() const { return content_name_; }

  /// What holds office:styles and office:master-styles; a null node when there is nothing.
  pugi::xml_node styles() const { return flat_ ? content_.root() : styles_.root(); }

  /// office:meta; a null node when there is none.
  pugi::xml_node meta() const { return (flat_ ? content_.root() : meta_.root()).child("office:meta"); }

  /// The root of what our writer adds beside the text; a null node in other files.
  pugi::xml_node marks() const { return marks_.root(); }

  /// The bytes of a file in the package by its reference in the content; nothing when it is not there.
  /// Throws Error(limit), and Error(input) for a damaged one.
  std::optional<std::string> bytes(std::string_view reference);

  /// The media type that the manifest tells of a file in the package; empty when it tells none.
  std::string_view media_type(std::string_view reference) const;

 private:
  void read_package(std::string_view bytes);
  void read_manifest();
  bool parse_side_part(const std::string& name, XmlTree& tree);

  Context& context_;
  std::unique_ptr<zip_package::Package> package_;
  bool flat_ = false;
  std::string content_name_;
  XmlTree content_;
  XmlTree styles_;
  XmlTree meta_;
  XmlTree marks_;
  std::map<std::string, std::string, std::less<>> media_types_;
};

/// The name of the file in a package that holds what has no place in OpenDocument.
inline constexpr std::string_view marks_file = "galley.xml";

}  // namespace galley::odt
