// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "galley/convert.hpp"

namespace galley {

/// The description of the format or filter that a request names. Throws Error(usage) with the nearest
/// name where there is none, and Error(plugin) where there is one that cannot be used.
const PluginDescription& requested_plugin(PluginHost& host, PluginKind kind, const std::string& id);

/// "plugin 'docx'", the subject of a sentence about a defect of it.
std::string subject_of(const PluginDescription& description);

/// The caller's flag, or one that nobody raises.
const Cancellation& cancellation_of(const Cancellation* requested);

}  // namespace galley
