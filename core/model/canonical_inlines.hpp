// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string_view>

#include "galley/document.hpp"

namespace galley::model {

/// What a run of inlines needs to know of the document around it.
struct RunSurroundings {
  std::string_view language;  ///< BCP 47, in force around the run
  /// Does a note of this identifier exist? Null: every reference stays.
  const std::function<bool(std::string_view)>* note_exists = nullptr;
  /// Does an anchor of this name exist? Null: every link stays.
  const std::function<bool(std::string_view)>* anchor_exists = nullptr;
};

/// Brings a run to canonical form. Linear; a run that has it is only read, in place and without allocation.
void canonicalize_run(Inlines& inlines, const RunSurroundings& around);

}  // namespace galley::model
