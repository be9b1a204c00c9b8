// SPDX-License-Identifier: Apache-2.0
#include "convert/requested_plugin.hpp"

namespace galley {

const PluginDescription& requested_plugin(PluginHost& host, PluginKind kind, const std::string& id) {
  const PluginDescription* description = host.find(id);
  if (description != nullptr && description->kind == kind) return *description;
  if (description == nullptr) {
    for (const PluginRecord& record : host.records()) {
      // Asking for it gives the reason why it was refused.
      if (record.state == PluginState::refused && record.description.id == id) host.plugin(id);
    }
  }
  const std::string wanted = kind == PluginKind::format ? "format" : "filter";
  std::string message = "there is no " + wanted + " '" + id + "'";
  if (description != nullptr) {
    message += kind == PluginKind::format ? "; that is a filter" : "; that is a format";
  } else {
    std::vector<std::string> ids;
    for (const PluginDescription* candidate : host.ready(kind)) ids.push_back(candidate->id);
    if (const std::string nearest = nearest_name(id, ids); !nearest.empty()) {
      message += "; did you mean '" + nearest + "'?";
    } else if (ids.empty()) {
      message += ": no " + wanted + "s were found at all";
    }
  }
  throw Error(ErrorKind::usage, std::move(message));
}

std::string subject_of(const PluginDescription& description) { return "plugin '" + description.id + "'"; }

const Cancellation& cancellation_of(const Cancellation* requested) {
  static const Cancellation never{false};
  return requested != nullptr ? *requested : never;
}

}  // namespace galley
