// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>

#include "galley/host.hpp"
#include "host/manifest.hpp"
#include "model/one_line.hpp"

namespace galley {

namespace {

constexpr std::uint64_t manifest_version = 1;

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

/// Fills a description from the events of nlohmann's parser, so that no tree is built: the manifests of
/// all plugins are read at every start.
class ManifestParser : public nlohmann::json_sax<nlohmann::json> {
 public:
  PluginDescription description;
  std::unique_ptr<Program> program;
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
    if (level_ == Level::plugin && key_ == "timeout") {
      if (value < 1 || value > Program::most_seconds) {
        return refuse("must be from 1 to " + std::to_string(Program::most_seconds) + " seconds");
      }
      return set(its_program().seconds, static_cast<std::uint32_t>(value));
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
      case Level::exchange:
        program->exchange_options.emplace_back(key_, std::move(value));
        return true;
      default:
        return refuse("may not be text");
    }
  }

  bool start_object(std::size_t /*size*/) override {
    switch (level_) {
      case Level::outside:
        level_ = Level::plugin;
        return true;
      case Level::plugin:
        if (key_ != "exchange-options") return refuse("may not be an object");
        its_program();
        return enter(Level::exchange);
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
    } else if (level_ == Level::exchange) {
      level_ = Level::plugin;
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
    if (key_ == "exec") return list_of(its_program().command);
    if (key_ == "read-arguments") return list_of(its_program().read_arguments.emplace());
    if (key_ == "write-arguments") return list_of(its_program().write_arguments.emplace());
    if (key_ == "filter-arguments") return list_of(its_program().filter_arguments.emplace());
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
  enum class Level : std::uint8_t {
    outside,
    plugin,
    strings,
    features,
    signatures,
    signature,
    options,
    option,
    exchange
  };

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
  Program& its_program() {
    if (!program) program = std::make_unique<Program>();
    return *program;
  }
  Signature& signature() { return description.signatures.back(); }

  bool plugin_text(string_t& value) {
    if (key_ == "id") return set(description.id, std::move(value));
    if (key_ == "name") return set(description.name, std::move(value));
    if (key_ == "summary") return set(description.summary, std::move(value));
    if (key_ == "version") return set(description.version, std::move(value));
    if (key_ == "kind") {
      for (const PluginKind kind : {PluginKind::format, PluginKind::filter}) {
        if (value == manifest_word(kind)) return set(description.kind, kind);
      }
      return refuse("must be \"format\" or \"filter\"");
    }
    if (key_ == "exchange") {
      if (value == "xml") return set(its_program().exchange, ProgramExchange::xml);
      if (value == "pandoc-json") return set(its_program().exchange, ProgramExchange::pandoc_json);
      return refuse("must be \"xml\" or \"pandoc-json\"");
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
        "galley-plugin",   "id",           "kind",        "name",       "summary", "version",        "reads",
        "writes",          "extensions",   "media-types", "signatures", "carries", "reader-options", "writer-options",
        "filter-options",  "views-layout", "exec",        "exchange",   "timeout", "read-arguments", "write-arguments",
        "filter-arguments"};
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
    } else if (level == Level::exchange) {
      member = "exchange-options." + key_;
    }
    const bool known = level_ == Level::strings || level_ == Level::features || level == Level::signatures ||
                       level == Level::options || level == Level::exchange || is_known(level, key_);
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

Manifest parse_whole_manifest(std::string_view json) {
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
  if (parser.program && (parser.program->command.empty() || parser.program->command.front().empty())) {
    throw Error(ErrorKind::plugin, "names no program in a member 'exec', but says how to run it");
  }
  return {std::move(parser.description), std::move(parser.program)};
}

PluginDescription parse_manifest(std::string_view json) { return parse_whole_manifest(json).description; }

}  // namespace galley
