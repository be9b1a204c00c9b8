// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>

#include "galley/host.hpp"
#include "model/one_line.hpp"

namespace galley {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint64_t manifest_version = 1;

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

std::optional<std::string> from_hex(std::string_view hex) {
  if (hex.size() % 2 != 0) return std::nullopt;
  std::string bytes;
  int high = 0;
  for (std::size_t i = 0; i < hex.size(); ++i) {
    const char c = hex[i];
    const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    if (digit < 0) return std::nullopt;
    if (i % 2 == 0) {
      high = digit;
    } else {
      bytes += static_cast<char>(high * 16 + digit);
    }
  }
  return bytes;
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

std::string_view kind_name(PluginKind kind) { return kind == PluginKind::filter ? "filter" : "format"; }

/// Fills a description from the events of nlohmann's parser, so that no tree is built: the manifests of
/// all plugins are read at every start.
class ManifestParser : public nlohmann::json_sax<nlohmann::json> {
 public:
  PluginDescription description;
  std::string fault;  ///< why the parser stopped
  bool versioned = false;

  bool null() override { return refuse("may not be null"); }
  bool boolean(bool value) override {
    if (level_ == Level::plugin && key_ == "reads") return set(description.reads, value);
    if (level_ == Level::plugin && key_ == "writes") return set(description.writes, value);
    if (level_ == Level::plugin && key_ == "views-layout") return set(description.views_layout, value);
    if (level_ == Level::signature && key_ == "anywhere-before") return set(signature().anywhere_before, value);
    if (level_ == Level::signature && key_ == "plain-text") return set(signature().plain_text, value);
    return refuse("may not be a truth value");
  }
  bool number_integer(number_integer_t value) override { return number(static_cast<double>(value)); }
  bool number_unsigned(number_unsigned_t value) override {
    if (level_ == Level::plugin && key_ == "galley-plugin") {
      if (value != manifest_version) return refuse("is of version " + std::to_string(value) + ", which is not known");
      return set(versioned, true);
    }
    if (level_ == Level::signature && key_ == "offset" && value <= UINT32_MAX) {
      return set(signature().offset, static_cast<std::uint32_t>(value));
    }
    return number(static_cast<double>(value));
  }
  bool number_float(number_float_t value, const string_t& /*as_written*/) override { return number(value); }
  bool binary(binary_t& /*value*/) override { return refuse("may not be binary"); }

  bool string(string_t& value) override {
    switch (level_) {
      case Level::plugin:
        return plugin_text(value);
      case Level::strings:
        strings_->push_back(std::move(value));
        return true;
      case Level::features: {
        const std::optional<Feature> feature = feature_named(value);
        if (!feature) return refuse("holds '" + one_line(value) + "', which is no feature");
        description.carries.insert(*feature);
        return true;
      }
      case Level::signature:
        return signature_text(value);
      case Level::option:
        return option_text(value);
      default:
        return refuse("may not be text");
    }
  }

  bool start_object(std::size_t /*size*/) override {
    switch (level_) {
      case Level::outside:
        level_ = Level::plugin;
        return true;
      case Level::signatures:
        description.signatures.emplace_back();
        level_ = Level::signature;
        return true;
      case Level::options:
        options_->emplace_back();
        level_ = Level::option;
        return true;
      default:
        return refuse("may not be an object");
    }
  }
  bool end_object() override {
    if (level_ == Level::signature) {
      level_ = Level::signatures;
    } else if (level_ == Level::option) {
      level_ = Level::options;
    } else {
      level_ = Level::outside;
    }
    return true;
  }
  bool start_array(std::size_t /*size*/) override {
    if (level_ == Level::option && key_ == "choices") return list_of(options_->back().choices);
    if (level_ != Level::plugin) return refuse("may not be an array");
    list_ = key_;
    if (key_ == "extensions") return list_of(description.extensions);
    if (key_ == "media-types") return list_of(description.media_types);
    if (key_ == "carries") return enter(Level::features);
    if (key_ == "signatures") return enter(Level::signatures);
    if (key_ == "reader-options") return options_of(description.reader_options);
    if (key_ == "writer-options") return options_of(description.writer_options);
    if (key_ == "filter-options") return options_of(description.filter_options);
    return refuse("may not be an array");
  }
  bool end_array() override {
    level_ = level_ == Level::strings ? strings_level_ : Level::plugin;
    return true;
  }
  bool key(string_t& name) override {
    key_.swap(name);
    return true;
  }
  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*exception*/) override {
    fault = "is not JSON at byte " + std::to_string(position);
    return false;
  }

 private:
  enum class Level : std::uint8_t { outside, plugin, strings, features, signatures, signature, options, option };

  template <class T>
  bool set(T& member, T value) {
    member = std::move(value);
    return true;
  }
  bool enter(Level level) {
    level_ = level;
    return true;
  }
  bool list_of(std::vector<std::string>& strings) {
    strings_ = &strings;
    strings_level_ = level_;
    return enter(Level::strings);
  }
  bool options_of(std::vector<OptionDescription>& options) {
    options_ = &options;
    return enter(Level::options);
  }
  Signature& signature() { return description.signatures.back(); }

  bool plugin_text(string_t& value) {
    if (key_ == "id") return set(description.id, std::move(value));
    if (key_ == "name") return set(description.name, std::move(value));
    if (key_ == "summary") return set(description.summary, std::move(value));
    if (key_ == "version") return set(description.version, std::move(value));
    if (key_ == "kind") {
      for (const PluginKind kind : {PluginKind::format, PluginKind::filter}) {
        if (value == kind_name(kind)) return set(description.kind, kind);
      }
      return refuse("must be \"format\" or \"filter\"");
    }
    return refuse("may not be text");
  }
  bool signature_text(string_t& value) {
    if (key_ == "magic") return set(signature().magic, std::move(value));
    if (key_ == "magic-hex") {
      std::optional<std::string> bytes = from_hex(value);
      return bytes ? set(signature().magic, std::move(*bytes)) : refuse("must be bytes in lower-case hexadecimal");
    }
    if (key_ == "zip-entry") return set(signature().zip_entry, std::move(value));
    if (key_ == "zip-entry-holds") return set(signature().zip_entry_holds, std::move(value));
    if (key_ == "xml-namespace") return set(signature().xml_namespace, std::move(value));
    if (key_ == "xml-root") return set(signature().xml_root, std::move(value));
    return refuse("may not be text");
  }
  bool option_text(string_t& value) {
    OptionDescription& option = options_->back();
    if (key_ == "name") return set(option.name, std::move(value));
    if (key_ == "default") return set(option.default_value, std::move(value));
    if (key_ == "help") return set(option.help, std::move(value));
    if (key_ == "type") {
      for (const OptionType type : {OptionType::text, OptionType::boolean, OptionType::integer, OptionType::number,
                                    OptionType::choice, OptionType::path}) {
        if (value == to_string(type)) return set(option.type, type);
      }
      return refuse("'" + one_line(value) + "' is no type of option");
    }
    return refuse("may not be text");
  }
  bool number(double value) {
    if (level_ == Level::option && key_ == "minimum") return set(options_->back().minimum, value);
    if (level_ == Level::option && key_ == "maximum") return set(options_->back().maximum, value);
    return refuse("may not be a number");
  }

  static bool is_known(Level level, std::string_view name) {
    constexpr std::string_view of_plugin[] = {
        "galley-plugin",  "id",          "kind",        "name",       "summary", "version",        "reads",
        "writes",         "extensions",  "media-types", "signatures", "carries", "reader-options", "writer-options",
        "filter-options", "views-layout"};
    constexpr std::string_view of_signature[] = {"magic",           "magic-hex", "offset",
                                                 "anywhere-before", "zip-entry", "zip-entry-holds",
                                                 "xml-namespace",   "xml-root",  "plain-text"};
    constexpr std::string_view of_option[] = {"name", "type", "default", "help", "choices", "minimum", "maximum"};
    const auto holds = [name](const auto& names) {
      return std::find(std::begin(names), std::end(names), name) != std::end(names);
    };
    return level == Level::signature ? holds(of_signature)
           : level == Level::option  ? holds(of_option)
                                     : holds(of_plugin);
  }

  /// Names the member that is being read.
  bool refuse(const std::string& why) {
    if (level_ == Level::outside) {
      fault = "is not a JSON object";
      return false;
    }
    std::string member = key_;
    const Level level = level_ == Level::strings ? strings_level_ : level_;
    if (level == Level::signature) {
      member = "signatures[" + std::to_string(description.signatures.size() - 1) + "]." + key_;
    } else if (level == Level::option) {
      member = list_ + "[" + std::to_string(options_->size() - 1) + "]." + key_;
    } else if (level == Level::signatures || level == Level::options) {
      member = list_;
    }
    const bool known = level_ == Level::strings || level_ == Level::features || level == Level::signatures ||
                       level == Level::options || is_known(level, key_);
    fault = "has a member '" + one_line(member) + "' that " + (known ? why : "is not known");
    return false;
  }

  Level level_ = Level::outside;
  Level strings_level_ = Level::plugin;  ///< where a list of strings returns to
  std::string key_;
  std::string list_;
  std::vector<std::string>* strings_ = nullptr;
  std::vector<OptionDescription>* options_ = nullptr;
};

bool is_id(std::string_view id) {
  for (const char c : id) {
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) return false;
  }
  return !id.empty() && id.size() <= 64 && id.front() != '-';
}

}  // namespace

std::string write_manifest(const PluginDescription& description) {
  Json json = {{"galley-plugin", manifest_version},   {"id", description.id},
               {"kind", kind_name(description.kind)}, {"name", description.name},
               {"summary", description.summary},      {"version", description.version}};
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

PluginDescription parse_manifest(std::string_view json) {
  ManifestParser parser;
  try {
    nlohmann::json::sax_parse(json.data(), json.data() + json.size(), &parser);
  } catch (const std::exception& exception) {
    parser.fault = "is not JSON: " + one_line(exception.what());
  }
  if (!parser.fault.empty()) throw Error(ErrorKind::plugin, parser.fault);
  const char* missing = nullptr;
  if (parser.description.id.empty()) missing = "id";
  if (!parser.versioned) missing = "galley-plugin";
  if (missing != nullptr) throw Error(ErrorKind::plugin, std::string("has no member '") + missing + "'");
  if (!is_id(parser.description.id)) {
    throw Error(ErrorKind::plugin, "has a member 'id' that is not lower-case letters, digits and hyphens");
  }
  return std::move(parser.description);
}

}  // namespace galley
