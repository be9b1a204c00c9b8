#pragma once

#include "galley/plugin.hpp"

namespace @NAMESPACE@ {

@if format@
/// The first line of every file.
inline constexpr std::string_view first_line = "@ID@ 1\n";

@end@
/// What Galley, its help and its lists know of this plugin.
galley::PluginDescription describe();

}  // namespace @NAMESPACE@
