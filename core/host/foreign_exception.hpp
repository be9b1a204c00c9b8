// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace galley {

/// The sentence of the Error(limit) that std::bad_alloc becomes.
inline constexpr const char* not_enough_memory = "there is not enough memory";

/// What the exception that is being handled says: what() in one line without a full stop, or the name of
/// its type. Call it in a handler.
std::string current_exception_text();

/// Makes galley::Error of whatever exception is being handled; Error itself passes unchanged. `subject`
/// ("plugin 'docx'") is blamed for all but lack of memory. Call it in a handler.
[[noreturn]] void rethrow_as_error(const std::string& subject);

}  // namespace galley
