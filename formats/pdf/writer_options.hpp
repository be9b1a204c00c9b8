// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "galley/options.hpp"
#include "typesetting/style.hpp"

namespace galley::pdf {

/// The options of write(), described.
std::vector<OptionDescription> writer_options();

/// How pages are to look. Throws Error(usage) for a length or paper that cannot be understood.
typesetting::PageStyle page_style(const Options& options);

}  // namespace galley::pdf
