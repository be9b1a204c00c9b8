// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What must hold of whatever a plugin says and makes.

#include <string>
#include <string_view>

#include "conformance/recorder.hpp"
#include "galley/diagnostics.hpp"
#include "galley/document.hpp"

namespace galley::conformance {

/// The name of the input in every trial; no message may hold it.
inline constexpr const char* input_name = "the-input.bin";

/// A message has the form that error.hpp asks for. `what` is "an error" or "a diagnostic".
void check_sentence(Recorder& recorder, const std::string& text, std::string_view what);

/// The same of all that was said of one conversion, and the form of the codes.
void check_diagnostics(Recorder& recorder, const Diagnostics& diagnostics);

/// Canonical, with tables and figures in order.
void check_document(Recorder& recorder, const Document& document);

}  // namespace galley::conformance
