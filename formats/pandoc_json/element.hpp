// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "pandoc_json/bounded_json.hpp"

namespace galley::pandoc_json {

/// Access to what may be of any shape, since a stranger wrote it: what is not there is null, empty or zero.

/// Element `i` of an array.
const Json& at(const Json& array, std::size_t i);
/// A member of an object.
const Json& member(const Json& object, const char* name);
std::string_view text_of(const Json& value);
std::int64_t number_of(const Json& value);

/// The "t" and the "c" of one of pandoc's elements.
std::string_view type_of(const Json& element);
const Json& content_of(const Json& element);

/// Pandoc's Attr.
class Attributes {
 public:
  explicit Attributes(const Json& attributes) : attributes_(attributes) {}
  std::string identifier() const { return std::string(text_of(at(attributes_, 0))); }
  std::string first_class() const { return std::string(text_of(at(at(attributes_, 1), 0))); }
  bool has_class(std::string_view name) const;
  std::string_view value(std::string_view name) const;

 private:
  const Json& attributes_;
};

}  // namespace galley::pandoc_json
