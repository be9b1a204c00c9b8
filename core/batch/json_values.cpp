// SPDX-License-Identifier: Apache-2.0
#include "batch/json_values.hpp"

namespace galley::batch {

namespace {

void set_if(Json& object, const char* name, const std::string& value) {
  if (!value.empty()) object[name] = value;
}

void set_place(Json& object, const Place& place) {
  set_if(object, "part", place.part);
  if (place.page > 0) object["page"] = place.page;
  if (place.line > 0) object["line"] = place.line;
  if (place.column > 0) object["column"] = place.column;
  if (place.offset >= 0) object["offset"] = place.offset;
  set_if(object, "item", place.item);
}

}  // namespace

std::string line_of(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"; }

Json json_of(const Error& error) {
  Json object{{"severity", "error"}, {"kind", to_string(error.kind())}, {"message", error.what()}};
  set_place(object, error.place());
  return object;
}

Json json_of(const Diagnostic& diagnostic) {
  Json object{{"severity", to_string(diagnostic.severity)}, {"code", diagnostic.code}, {"message", diagnostic.message}};
  set_place(object, diagnostic.place);
  return object;
}

Json json_of(const Loss& loss) {
  Json object{{"feature", to_string(loss.feature)}, {"count", loss.use.count}};
  set_if(object, "first", loss.use.first);
  return object;
}

}  // namespace galley::batch
