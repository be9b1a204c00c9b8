// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "docx/xml_part.hpp"
#include "galley/diagnostics.hpp"
#include "galley/limits.hpp"
#include "zip_package/package.hpp"

namespace galley::docx {

/// What a relationship is for, the same in both conformance classes (ECMA-376 Part 1, 9.2 and annex A).
enum class RelationshipType : std::uint8_t {
  other,
  office_document,
  styles,
  numbering,
  footnotes,
  endnotes,
  comments,
  settings,
  image,
  hyperlink,
  header,
  footer,
  theme,
  font_table,
  web_settings,
  custom_xml,
  alternative_format,
  core_properties,
  extended_properties,
  custom_properties,
};

RelationshipType relationship_type(std::string_view uri);

struct Relationship {
  std::string id;
  RelationshipType type = RelationshipType::other;
  std::string type_uri;
  std::string target;     ///< external: an IRI as it stands; internal: a part name, or empty when it leads nowhere
  bool external = false;  ///< TargetMode="External"
};

/// The relationships of one part (ECMA-376 Part 2, 6.5), in their order.
class Relationships {
 public:
  void add(Relationship relationship);
  const Relationship* find(std::string_view id) const;
  const Relationship* first(RelationshipType type) const;
  const std::vector<Relationship>& all() const { return all_; }

 private:
  std::vector<Relationship> all_;
  std::unordered_map<std::string, std::size_t> by_id_;
};

/// An Open Packaging Conventions package: a zip, or one XML file that holds the parts (flat OPC, as Word saves
/// "Word XML Document"). Part names are as in zip_package::Package: without '/' at the start.
class OpcPackage {
 public:
  /// `bytes`, `limits` and `diagnostics` must outlive it. Throws Error as zip_package::Package does.
  OpcPackage(std::string_view bytes, const Limits& limits, Diagnostics& diagnostics);
  ~OpcPackage();

  bool has_part(std::string_view name) const;

  /// The content type of a part (ECMA-376 Part 2, 6.2.3.5), lower case and without parameters; empty when the package
  /// does not say.
  std::string content_type(std::string_view name) const;

  /// Parses a part. Nothing when there is no such part. Throws Error as XmlPart::parse does.
  std::unique_ptr<XmlPart> xml(std::string_view name);

  /// The bytes of a part that is not XML, or nothing when there is no such part.
  std::optional<std::string> bytes(std::string_view name);

  /// The relationships of a part; of the package itself for an empty name. A faulty part gives a warning and what could
  /// be read of it.
  Relationships relationships(std::string_view part);

  /// Names of all parts, in the order of the package.
  std::vector<std::string> part_names() const;

 private:
  void open_flat(std::string_view bytes);
  void read_content_types();

  const Limits& limits_;
  Diagnostics& diagnostics_;
  std::unique_ptr<zip_package::Package> zip_;
  std::unique_ptr<XmlPart> flat_;
  struct FlatPart {
    std::string name;
    pugi::xml_node node;
    std::string content_type;
  };
  std::vector<FlatPart> flat_parts_;
  std::unordered_map<std::string, std::size_t> flat_index_;  // by name, lower case
  const FlatPart* flat_part(std::string_view name) const;
  std::map<std::string, std::string, std::less<>> default_types_;   // by extension, lower case
  std::map<std::string, std::string, std::less<>> override_types_;  // by part name, lower case
};

/// Whether the bytes are a flat OPC file: XML whose root is in its namespace.
bool is_flat_package(std::string_view bytes);

}  // namespace galley::docx
