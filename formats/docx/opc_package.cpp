// SPDX-License-Identifier: Apache-2.0
#include "docx/opc_package.hpp"

#include <algorithm>
#include <array>

#include "galley/error.hpp"
#include "text_encoding/base64.hpp"

namespace galley::docx {

namespace {

constexpr std::string_view flat_namespace = "http://schemas.microsoft.com/office/2006/xmlPackage";

struct TypeName {
  std::string_view suffix;
  RelationshipType type;
};

// Both classes' URIs end alike; only these ends are told apart.
constexpr auto type_names = std::to_array<TypeName>({
    {"/officeDocument", RelationshipType::office_document},
    {"/styles", RelationshipType::styles},
    {"/numbering", RelationshipType::numbering},
    {"/footnotes", RelationshipType::footnotes},
    {"/endnotes", RelationshipType::endnotes},
    {"/comments", RelationshipType::comments},
    {"/settings", RelationshipType::settings},
    {"/image", RelationshipType::image},
    {"/hyperlink", RelationshipType::hyperlink},
    {"/header", RelationshipType::header},
    {"/footer", RelationshipType::footer},
    {"/theme", RelationshipType::theme},
    {"/fontTable", RelationshipType::font_table},
    {"/webSettings", RelationshipType::web_settings},
    {"/customXml", RelationshipType::custom_xml},
    {"/aFChunk", RelationshipType::alternative_format},
    {"/metadata/core-properties", RelationshipType::core_properties},
    {"/extended-properties", RelationshipType::extended_properties},
    {"/extendedProperties", RelationshipType::extended_properties},
    {"/custom-properties", RelationshipType::custom_properties},
    {"/customProperties", RelationshipType::custom_properties},
});

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

std::string bare_type(std::string_view type) {
  std::string result = lower(type.substr(0, type.find(';')));
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

std::string relationships_name(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  const std::size_t folder = slash == std::string_view::npos ? 0 : slash + 1;
  return std::string(part.substr(0, folder)) + "_rels/" + std::string(part.substr(folder)) + ".rels";
}

}  // namespace

RelationshipType relationship_type(std::string_view uri) {
  constexpr auto families = std::to_array<std::string_view>({
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
      "http://purl.oclc.org/ooxml/officeDocument/relationships",
      "http://schemas.openxmlformats.org/package/2006/relationships",
      "http://schemas.openxmlformats.org/officedocument/2006/relationships",  // seen from other producers
  });
  for (const std::string_view family : families) {
    if (!uri.starts_with(family)) continue;
    const std::string_view suffix = uri.substr(family.size());
    for (const TypeName& name : type_names) {
      if (name.suffix == suffix) return name.type;
    }
  }
  return RelationshipType::other;
}

void Relationships::add(Relationship relationship) {
  by_id_.emplace(relationship.id, all_.size());
  all_.push_back(std::move(relationship));
}

const Relationship* Relationships::find(std::string_view id) const {
  const auto found = by_id_.find(std::string(id));
  return found == by_id_.end() ? nullptr : &all_[found->second];
}

const Relationship* Relationships::first(RelationshipType type) const {
  const auto found = std::find_if(all_.begin(), all_.end(), [type](const Relationship& r) { return r.type == type; });
  return found == all_.end() ? nullptr : &*found;
}

bool is_flat_package(std::string_view bytes) {
  if (bytes.starts_with("PK")) return false;
  const std::string_view head = bytes.substr(0, 4096);
  return head.find(flat_namespace) != std::string_view::npos;
}

OpcPackage::OpcPackage(std::string_view bytes, const Limits& limits, Diagnostics& diagnostics)
    : limits_(limits), diagnostics_(diagnostics) {
  if (is_flat_package(bytes)) {
    open_flat(bytes);
  } else {
    zip_ = std::make_unique<zip_package::Package>(bytes, limits, diagnostics);
    read_content_types();
  }
}

OpcPackage::~OpcPackage() = default;

void OpcPackage::open_flat(std::string_view bytes) {
  flat_ = std::make_unique<XmlPart>();
  flat_->parse(std::string(bytes), "", limits_, diagnostics_);
  for (const pugi::xml_node part : flat_->root().children()) {
    if (flat_->tag(part) != Tag::flat_part) continue;
    std::string_view name = attribute(part, "name");
    while (name.starts_with('/')) name.remove_prefix(1);
    if (name.empty() || !flat_index_.emplace(lower(name), flat_parts_.size()).second) continue;
    if (flat_parts_.size() >= limits_.entries) {
      throw Error(ErrorKind::limit,
                  "the package holds more files than the limit of " + std::to_string(limits_.entries));
    }
    flat_parts_.push_back({std::string(name), part, bare_type(attribute(part, "contentType"))});
  }
}

const OpcPackage::FlatPart* OpcPackage::flat_part(std::string_view name) const {
  const auto found = flat_index_.find(lower(name));
  return found == flat_index_.end() ? nullptr : &flat_parts_[found->second];
}

void OpcPackage::read_content_types() {
  const zip_package::Entry* entry = zip_->find("[Content_Types].xml");
  if (entry == nullptr) {
    diagnostics_.warning(code::missing_part, "the package does not say what its parts are",
                         {.part = "[Content_Types].xml"});
    return;
  }
  XmlPart part;
  try {
    part.parse(zip_->read(*entry), entry->name, limits_, diagnostics_);
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::limit) throw;
    diagnostics_.warning(code::malformed, error.what(), error.place());
    return;
  }
  for (const pugi::xml_node type : part.root().children()) {
    const Tag tag = part.tag(type);
    if (tag == Tag::type_default) {
      default_types_.emplace(lower(attribute(type, "Extension")), bare_type(attribute(type, "ContentType")));
    } else if (tag == Tag::type_override) {
      std::string name = lower(attribute(type, "PartName"));
      name.erase(0, std::min(name.find_first_not_of('/'), name.size()));
      override_types_.emplace(std::move(name), bare_type(attribute(type, "ContentType")));
    }
  }
}

bool OpcPackage::has_part(std::string_view name) const {
  return flat_ ? flat_part(name) != nullptr : zip_->find(name) != nullptr;
}

std::string OpcPackage::content_type(std::string_view name) const {
  if (flat_) {
    const FlatPart* part = flat_part(name);
    return part == nullptr ? std::string() : part->content_type;
  }
  const std::string wanted = lower(name);
  if (const auto found = override_types_.find(wanted); found != override_types_.end()) return found->second;
  const std::size_t dot = wanted.rfind('.');
  if (dot == std::string::npos) return {};
  const auto found = default_types_.find(std::string_view(wanted).substr(dot + 1));
  return found == default_types_.end() ? std::string() : found->second;
}

std::unique_ptr<XmlPart> OpcPackage::xml(std::string_view name) {
  auto part = std::make_unique<XmlPart>();
  if (flat_) {
    const FlatPart* flat = flat_part(name);
    if (flat == nullptr) return nullptr;
    const pugi::xml_node data = flat_->child(flat->node, Tag::flat_xml_data);
    if (!data) return nullptr;
    pugi::xml_node root = data.first_child();
    while (root && root.type() != pugi::node_element) root = root.next_sibling();
    part->view(root, flat_->names(), flat->name);
    return part;
  }
  const zip_package::Entry* entry = zip_->find(name);
  if (entry == nullptr) return nullptr;
  part->parse(zip_->read(*entry), entry->name, limits_, diagnostics_);
  return part;
}

std::optional<std::string> OpcPackage::bytes(std::string_view name) {
  if (flat_) {
    const FlatPart* flat = flat_part(name);
    if (flat == nullptr) return std::nullopt;
    std::string buffer;
    const std::string_view text = character_data(flat_->child(flat->node, Tag::flat_binary_data), buffer);
    std::optional<std::string> decoded = text_encoding::decode_base64(text);
    if (!decoded) {
      diagnostics_.warning(code::malformed, "a part is left out, for its text is not base64",
                           {.part = std::string(name)});
    }
    return decoded;
  }
  const zip_package::Entry* entry = zip_->find(name);
  if (entry == nullptr) return std::nullopt;
  return zip_->read(*entry);
}

Relationships OpcPackage::relationships(std::string_view part) {
  Relationships result;
  const std::string name = relationships_name(part);
  std::unique_ptr<XmlPart> xml_part;
  try {
    xml_part = xml(name);
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::limit) throw;
    diagnostics_.warning(code::malformed, error.what(), error.place());
  }
  if (!xml_part) return result;
  for (const pugi::xml_node node : xml_part->root().children()) {
    if (xml_part->tag(node) != Tag::relationship) continue;
    Relationship relationship;
    relationship.id = attribute(node, "Id");
    relationship.type_uri = attribute(node, "Type");
    relationship.type = relationship_type(relationship.type_uri);
    relationship.external = attribute(node, "TargetMode") == "External";
    const std::string_view target = attribute(node, "Target");
    if (relationship.external || target.starts_with('#')) {
      relationship.target = target;
      relationship.external = true;
    } else if (std::optional<std::string> resolved = zip_package::resolve_reference(part, target)) {
      relationship.target = std::move(*resolved);
    } else {
      diagnostics_.warning(code::malformed,
                           "a relationship leads outside the package, to \"" + std::string(target.substr(0, 200)) +
                               "\"; it is not followed",
                           {.part = name});
    }
    result.add(std::move(relationship));
  }
  return result;
}

std::vector<std::string> OpcPackage::part_names() const {
  std::vector<std::string> names;
  if (flat_) {
    for (const FlatPart& part : flat_parts_) names.push_back(part.name);
  } else {
    for (const zip_package::Entry& entry : zip_->entries()) names.push_back(entry.name);
  }
  return names;
}

}  // namespace galley::docx
