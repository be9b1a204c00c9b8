// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "galley/convert.hpp"
#include "galley/document.hpp"
#include "galley/features.hpp"
#include "galley/host.hpp"

namespace galley::matrix {

using Path = std::vector<std::string>;  ///< format ids, in the order of the conversions

/// A document that went through formats, one after the other.
struct Journey {
  Document document;
  FeatureSet lost;      ///< what the accounts of the conversions named
  std::string failure;  ///< empty: all went well
};

/// Writes in a format and reads back; the format must be recognised from the bytes and the usual file name. The
/// journey so far goes on.
void go_through(PluginHost& host, const std::string& format, Journey& journey);

/// "docx > pdf > text".
std::string to_string(const Path& path);

}  // namespace galley::matrix
