// SPDX-License-Identifier: Apache-2.0
#pragma once

/// How descriptions of plugins are put into words, for the help and the manual pages alike.

#include <string>
#include <vector>

#include "galley/features.hpp"
#include "galley/options.hpp"
#include "galley/plugin.hpp"

namespace galley::cli {

/// "columns=INTEGER", "layout=auto|tags".
std::string term_of(const OptionDescription& option);

/// The help of an option with its range and default.
std::string meaning_of(const OptionDescription& option);

/// "everything that an article can hold", or what it is short of, or what it is.
std::string carried(const FeatureSet& features);

/// ".docx, .docm".
std::string extensions_of(const PluginDescription& format);

/// "read and written".
std::string directions_of(const PluginDescription& format);

}  // namespace galley::cli
