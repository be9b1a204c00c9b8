// SPDX-License-Identifier: Apache-2.0
#include "pdf_text/optional_content.hpp"

namespace galley::pdf_text {

OptionalContent::OptionalContent(const PdfObject* catalog) {
  const PdfObject* properties = entry(catalog, "OCProperties");
  const PdfObject* configuration = entry(properties, "D");
  if (is_name(entry(configuration, "BaseState"), "OFF")) {
    for (const PdfObject* group : elements(entry(properties, "OCGs"), 100'000)) hidden_.insert(object_number(group));
    for (const PdfObject* group : elements(entry(configuration, "ON"), 100'000)) hidden_.erase(object_number(group));
  }
  for (const PdfObject* group : elements(entry(configuration, "OFF"), 100'000)) hidden_.insert(object_number(group));
  hidden_.erase(0);
}

bool OptionalContent::shown(const PdfObject* group) const {
  if (group == nullptr || hidden_.empty()) return true;
  if (!is_name(entry(group, "Type"), "OCMD")) return !hidden_.contains(object_number(group));
  const PdfObject* groups = entry(group, "OCGs");
  if (groups == nullptr) return true;
  if (groups->IsDictionary()) return !hidden_.contains(object_number(groups));
  std::size_t on = 0;
  std::size_t off = 0;
  for (const PdfObject* member : elements(groups, 10'000)) {
    if (hidden_.contains(object_number(member))) {
      ++off;
    } else {
      ++on;
    }
  }
  if (on + off == 0) return true;
  const std::string policy = name_of(entry(group, "P"));
  if (policy == "AllOn") return off == 0;
  if (policy == "AnyOff") return off > 0;
  if (policy == "AllOff") return on == 0;
  return on > 0;
}

}  // namespace galley::pdf_text
