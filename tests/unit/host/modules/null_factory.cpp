// SPDX-License-Identifier: Apache-2.0
// A factory that makes nothing.
#include "galley/plugin.hpp"

extern "C" __attribute__((visibility("default"))) const galley::Stamp galley_stamp;
const galley::Stamp galley_stamp = galley::current_stamp();

static std::unique_ptr<galley::Plugin> make_nothing() { return nullptr; }
BOOST_DLL_ALIAS(make_nothing, galley_plugin)
