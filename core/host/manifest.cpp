// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "galley/host.hpp"
#include "host/manifest.hpp"
#include "model/one_line.hpp"

namespace galley {

namespace {

using Json = nlohmann::ordered_json;

bool is_printable_ascii(std::string_view text) {
  for (const char c : text) {
    if (c < ' ' || c > '~') return false;
  }
  return true;
}

std::string to_hex(std::string_view bytes) {
  constexpr char digits[] = "0123456789abcdef";
  std::string hex;
  for (const char c : bytes) {
    hex += digits[static_cast<unsigned char>(c) >> 4];
    hex += digits[static_cast<unsigned char>(c) & 15];
  }
  return hex;
}

Json to_json(double number) {
  constexpr double exact = 1LL << 53;
  if (std::nearbyint(number) == number && std::abs(number) < exact) return static_cast<std::int64_t>(number);
  return number;
}

Json to_json(const Signature& signature) {
  Json json = Json::object();
  if (!signature.magic.empty()) {
    // JSON holds text only; a magic number may be any bytes.
    if (is_printable_ascii(signature.magic)) {
      json["magic"] = signature.magic;
    } else {
      json["magic-hex"] = to_hex(signature.magic);
    }
  }
  if (signature.offset != 0) json["offset"] = signature.offset;
  if (signature.anywhere_before) json["anywhere-before"] = true;
  if (!signature.zip_entry.empty()) json["zip-entry"] = signature.zip_entry;
  if (!signature.zip_entry_holds.empty()) json["zip-entry-holds"] = signature.zip_entry_holds;
  if (!signature.xml_namespace.empty()) json["xml-namespace"] = signature.xml_namespace;
  if (!signature.xml_root.empty()) json["xml-root"] = signature.xml_root;
  if (signature.plain_text) json["plain-text"] = true;
  return json;
}

Json to_json(const OptionDescription& option) {
  Json json = {{"name", option.name}, {"type", to_string(option.type)}};
  if (!option.default_value.empty()) json["default"] = option.default_value;
  if (!option.help.empty()) json["help"] = option.help;
  if (!option.choices.empty()) json["choices"] = option.choices;
  if (option.minimum != 0) json["minimum"] = to_json(option.minimum);
  if (option.maximum != 0) json["maximum"] = to_json(option.maximum);
  return json;
}

template <class T>
Json to_json(const std::vector<T>& items) {
  Json json = Json::array();
  for (const T& item : items) json.push_back(to_json(item));
  return json;
}

Json to_json(const FeatureSet& features) {
  Json json = Json::array();
  for (std::size_t i = 0; i < feature_count; ++i) {
    const auto feature = static_cast<Feature>(i);
    if (features.contains(feature)) json.push_back(to_string(feature));
  }
  return json;
}

}  // namespace

std::string write_manifest(const PluginDescription& description) {
  Json json = {{"galley-plugin", 1},       {"id", description.id},           {"kind", manifest_word(description.kind)},
               {"name", description.name}, {"summary", description.summary}, {"version", description.version}};
  if (description.kind == PluginKind::format) {
    json["reads"] = description.reads;
    json["writes"] = description.writes;
    if (description.views_layout) json["views-layout"] = true;
  }
  if (!description.extensions.empty()) json["extensions"] = description.extensions;
  if (!description.media_types.empty()) json["media-types"] = description.media_types;
  if (!description.signatures.empty()) json["signatures"] = to_json(description.signatures);
  if (description.carries != FeatureSet()) json["carries"] = to_json(description.carries);
  if (!description.reader_options.empty()) json["reader-options"] = to_json(description.reader_options);
  if (!description.writer_options.empty()) json["writer-options"] = to_json(description.writer_options);
  if (!description.filter_options.empty()) json["filter-options"] = to_json(description.filter_options);
  // One line for each member: people can read it, and the parser has few spaces to skip.
  std::string text = "{";
  try {
    for (const auto& [name, value] : json.items()) {
      text += text.size() > 1 ? ",\n  " : "\n  ";
      text += Json(name).dump();
      text += ": ";
      text += value.dump();
    }
  } catch (const Json::exception&) {
    throw Error(ErrorKind::plugin, "the description of '" + one_line(description.id) + "' is not UTF-8");
  }
  text += "\n}\n";
  return text;
}

}  // namespace galley
