// SPDX-License-Identifier: Apache-2.0
#include "pandoc_json/element.hpp"

namespace galley::pandoc_json {

namespace {

const Json nothing;

}  // namespace

const Json& at(const Json& array, std::size_t i) { return array.is_array() && i < array.size() ? array[i] : nothing; }

const Json& member(const Json& object, const char* name) {
  if (!object.is_object()) return nothing;
  const auto found = object.find(name);
  return found == object.end() ? nothing : *found;
}

std::string_view text_of(const Json& value) {
  const auto* text = value.get_ptr<const std::string*>();
  return text != nullptr ? std::string_view(*text) : std::string_view();
}

std::int64_t number_of(const Json& value) { return value.is_number_integer() ? value.get<std::int64_t>() : 0; }

std::string_view type_of(const Json& element) { return text_of(member(element, "t")); }

const Json& content_of(const Json& element) { return member(element, "c"); }

bool Attributes::has_class(std::string_view name) const {
  const Json& classes = at(attributes_, 1);
  if (!classes.is_array()) return false;
  for (const Json& each : classes) {
    if (text_of(each) == name) return true;
  }
  return false;
}

std::string_view Attributes::value(std::string_view name) const {
  const Json& pairs = at(attributes_, 2);
  if (!pairs.is_array()) return {};
  for (const Json& pair : pairs) {
    if (text_of(at(pair, 0)) == name) return text_of(at(pair, 1));
  }
  return {};
}

}  // namespace galley::pandoc_json
