// SPDX-License-Identifier: Apache-2.0
#include "docx/properties_reader.hpp"

#include <algorithm>
#include <array>

#include "galley/error.hpp"

namespace galley::docx {

namespace {

/// Properties that tell of the file and of who typed it, not of the article.
constexpr auto technical_custom_properties = std::to_array<std::string_view>({
    "ContentTypeId",
    "KSOProductBuildVer",
    "ICV",
    "KSOTemplateDocerSaveRecord",
    "_dlc_DocId",
    "_dlc_DocIdItemGuid",
    "_dlc_DocIdUrl",
    "MediaServiceImageTags",
    "GrammarlyDocumentId",
    "commondata",
});

std::unique_ptr<XmlPart> part_of(OpcPackage& package, const Relationships& relationships, RelationshipType type) {
  const Relationship* relationship = relationships.first(type);
  if (relationship == nullptr || relationship->external) return nullptr;
  try {
    return package.xml(relationship->target);
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::limit) throw;
    return nullptr;  // the text can be read without them
  }
}

void read_core(const XmlPart& part, Properties& properties) {
  std::string buffer;
  for (const pugi::xml_node node : part.root().children()) {
    if (node.type() != pugi::node_element) continue;
    const std::string_view name = local_name(node.name());
    const std::string_view value = character_data(node, buffer);
    if (value.empty()) continue;
    if (name == "language") {
      properties.language = value;
      continue;
    }
    for (const CoreTerm& core : core_terms()) {
      if (core.element == name) properties.metadata.push_back({std::string(core.term), std::string(value), {}, {}});
    }
  }
}

void read_custom(const XmlPart& part, Metadata& metadata) {
  std::string buffer;
  for (const pugi::xml_node node : part.root().children()) {
    if (part.tag(node) != Tag::custom_property) continue;
    const std::string_view name = attribute(node, "name");
    if (name.empty() || name.starts_with("_") || name.starts_with("MSIP_") ||
        std::find(technical_custom_properties.begin(), technical_custom_properties.end(), name) !=
            technical_custom_properties.end()) {
      continue;
    }
    pugi::xml_node value = node.first_child();
    while (value && value.type() != pugi::node_element) value = value.next_sibling();
    const std::string_view text = character_data(value, buffer);
    if (text.empty() || metadata.size() >= 10'000) continue;
    metadata.push_back({std::string(name), std::string(text), {}, {}});
  }
}

/// Metadata as we wrote it, with what was changed in Word since.
Metadata merge(const word_processing::MarkIndex& marks, const Metadata& found) {
  Metadata kept;
  for (const pugi::xml_node node : marks.root().children()) {
    if (local_name(node.name()) != "metadata") continue;
    kept.push_back({std::string(attribute(node, "term")), std::string(attribute(node, "value")),
                    std::string(attribute(node, "scheme")), std::string(attribute(node, "language"))});
  }
  for (const CoreTerm& core : core_terms()) {
    const std::string now = joined_values(found, core.term);
    if (now.empty() || now == joined_values(kept, core.term)) continue;
    std::erase_if(kept, [&core](const MetadataEntry& entry) { return entry.term == core.term; });
    for (const MetadataEntry& entry : found) {
      if (entry.term == core.term) kept.push_back(entry);
    }
  }
  return kept;
}

}  // namespace

const std::vector<CoreTerm>& core_terms() {
  static const std::vector<CoreTerm> terms = {
      {"title", "title"},           {"creator", "creator"},   {"subject", "subject"}, {"description", "description"},
      {"keywords", "keywords"},     {"category", "category"}, {"created", "created"}, {"modified", "modified"},
      {"identifier", "identifier"},
  };
  return terms;
}

std::string joined_values(const Metadata& metadata, std::string_view term) {
  std::string joined;
  for (const MetadataEntry& entry : metadata) {
    if (entry.term != term) continue;
    if (!joined.empty()) joined += "; ";
    joined += entry.value;
  }
  return joined;
}

Properties read_properties(OpcPackage& package, const Relationships& of_package,
                           const word_processing::MarkIndex& marks) {
  Properties properties;
  if (const auto core = part_of(package, of_package, RelationshipType::core_properties)) read_core(*core, properties);
  if (const auto custom = part_of(package, of_package, RelationshipType::custom_properties)) {
    read_custom(*custom, properties.metadata);
  }
  if (const auto extended = part_of(package, of_package, RelationshipType::extended_properties)) {
    std::string buffer;
    for (const pugi::xml_node node : extended->root().children()) {
      if (node.type() != pugi::node_element || local_name(node.name()) != "Company") continue;
      const std::string_view company = character_data(node, buffer);
      if (!company.empty() && find_metadata(properties.metadata, "publisher").empty()) {
        properties.metadata.push_back({"publisher", std::string(company), {}, {}});
      }
    }
  }
  if (marks.present()) properties.metadata = merge(marks, properties.metadata);
  return properties;
}

}  // namespace galley::docx
