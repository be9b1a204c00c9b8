// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace galley {

/// Text that came from outside as part of a message: one line, no control characters, of bounded length.
std::string one_line(const char* text);

/// What the exception that is being handled says: what(), or the name of its type. Call it in a handler.
std::string current_exception_text();

/// Makes galley::Error of whatever exception is being handled; Error itself passes unchanged. `subject`
/// ("plugin 'docx'") is blamed for all but lack of memory. Call it in a handler.
[[noreturn]] void rethrow_as_error(const std::string& subject);

}  // namespace galley
