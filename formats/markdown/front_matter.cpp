// SPDX-License-Identifier: Apache-2.0
#include "markdown/front_matter.hpp"

#include <yaml.h>

#include <toml++/toml.h>
#include <memory>
#include <optional>
#include <sstream>
#include <utility>

namespace galley::markdown {
namespace {

constexpr std::size_t deepest = 32;
constexpr std::size_t largest = std::size_t{16} << 20;

struct ParserDeleter {
  void operator()(yaml_parser_t* parser) const {
    yaml_parser_delete(parser);
    delete parser;
  }
};

// Events of libyaml, of which none is an alias: those would let a small text stand for a huge one.
class YamlReader {
 public:
  explicit YamlReader(std::string_view text) : parser_(new yaml_parser_t) {
    yaml_parser_initialize(parser_.get());
    yaml_parser_set_encoding(parser_.get(), YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(parser_.get(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }

  // The map that the text is; nothing if it is something else or malformed.
  std::optional<Value> read() {
    Value value;
    while (next()) {
      if (type_ == YAML_STREAM_START_EVENT || type_ == YAML_DOCUMENT_START_EVENT) continue;
      if (type_ != YAML_MAPPING_START_EVENT || !read_map(value, 0)) return std::nullopt;
      if (!next() || type_ != YAML_DOCUMENT_END_EVENT) return std::nullopt;
      if (!next() || type_ != YAML_STREAM_END_EVENT) return std::nullopt;
      return value;
    }
    return std::nullopt;
  }

  const char* problem() const { return parser_->problem == nullptr ? "not a map of keys" : parser_->problem; }

 private:
  bool next() {
    yaml_event_t event;
    if (yaml_parser_parse(parser_.get(), &event) == 0) return false;
    type_ = event.type;
    text_.clear();
    if (type_ == YAML_SCALAR_EVENT) {
      text_.assign(reinterpret_cast<const char*>(event.data.scalar.value), event.data.scalar.length);
      if (event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE && (text_ == "~" || text_ == "null")) text_.clear();
    }
    yaml_event_delete(&event);
    return true;
  }

  bool read_value(Value& value, std::size_t depth) {
    if (depth > deepest) return false;
    switch (type_) {
      case YAML_SCALAR_EVENT:
        value.text = std::move(text_);
        return true;
      case YAML_SEQUENCE_START_EVENT:
        while (next()) {
          if (type_ == YAML_SEQUENCE_END_EVENT) return true;
          if (!read_value(value.list.emplace_back(), depth + 1)) return false;
        }
        return false;
      case YAML_MAPPING_START_EVENT:
        return read_map(value, depth + 1);
      default:
        return false;
    }
  }

  bool read_map(Value& value, std::size_t depth) {
    while (next()) {
      if (type_ == YAML_MAPPING_END_EVENT) return true;
      if (type_ != YAML_SCALAR_EVENT) return false;
      Value& entry = value.map.emplace_back(Field{std::move(text_), {}}).value;
      if (!next() || !read_value(entry, depth)) return false;
    }
    return false;
  }

  std::unique_ptr<yaml_parser_t, ParserDeleter> parser_;
  yaml_event_type_t type_ = YAML_NO_EVENT;
  std::string text_;
};

Value value_of(const toml::node& node, std::size_t depth) {
  Value value;
  if (depth > deepest) return value;
  if (const auto* table = node.as_table()) {
    for (const auto& [key, entry] : *table) {
      value.map.push_back({std::string(key.str()), value_of(entry, depth + 1)});
    }
  } else if (const auto* array = node.as_array()) {
    for (const toml::node& each : *array) value.list.push_back(value_of(each, depth + 1));
  } else if (const auto* text = node.as_string()) {
    value.text = text->get();
  } else {
    std::ostringstream out;
    node.visit([&](const auto& each) {
      if constexpr (toml::is_value<decltype(each)>) out << each;
    });
    value.text = out.str();
  }
  return value;
}

std::string_view line_at(std::string_view text, std::size_t at, std::size_t& next) {
  const auto end = text.find('\n', at);
  next = end == std::string_view::npos ? text.size() : end + 1;
  std::string_view line = text.substr(at, end == std::string_view::npos ? end : end - at);
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  return line;
}

bool could_be_yaml(std::string_view line) {
  return !line.empty() && (line.find(':') != std::string_view::npos || line.front() == '#' || line.front() == ' ' ||
                           line.front() == '-' || line.front() == '{');
}

}  // namespace

const Value* Value::find(std::string_view key) const {
  for (const auto& [name, value] : map) {
    if (name == key) return &value;
  }
  return nullptr;
}

FrontMatter read_front_matter(std::string_view text, Diagnostics& diagnostics) {
  FrontMatter front_matter;
  std::size_t next = 0;
  const std::string_view first = line_at(text, 0, next);
  const bool toml = first == "+++";
  if (first != "---" && !toml) return front_matter;
  const std::size_t begin = next;
  std::size_t end = std::string_view::npos;
  std::size_t after = 0;
  for (std::size_t at = begin; at < text.size() && at < largest; at = next) {
    const std::string_view line = line_at(text, at, next);
    // A rule over running text is no front matter.
    if (!toml && at == begin && line != "---" && !could_be_yaml(line)) return front_matter;
    if (line == first || (!toml && line == "...")) {
      end = at;
      after = next;
      break;
    }
  }
  if (end == std::string_view::npos) return front_matter;
  const std::string_view fields = text.substr(begin, end - begin);
  if (fields.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    front_matter.present = true;
    front_matter.size = after;
    return front_matter;
  }
  if (toml) {
    try {
      front_matter.fields = value_of(toml::parse(fields), 0);
    } catch (const toml::parse_error& error) {
      diagnostics.warning(code::malformed, "the front matter is not TOML: " + std::string(error.description()));
      return front_matter;
    }
  } else {
    YamlReader reader(fields);
    std::optional<Value> value = reader.read();
    if (!value) {
      diagnostics.warning(code::malformed, std::string("the front matter is not YAML: ") + reader.problem());
      return front_matter;
    }
    front_matter.fields = *std::move(value);
  }
  front_matter.present = true;
  front_matter.size = after;
  return front_matter;
}

}  // namespace galley::markdown
