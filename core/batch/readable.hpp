// SPDX-License-Identifier: Apache-2.0
#pragma once

/// How names and numbers look to people. English, whatever the locale. Pure functions, for any thread.

#include <cstdint>
#include <string>
#include <string_view>

namespace galley::batch {

/// Text that is safe to show on one line: control characters, line separators and bidirectional overrides
/// appear as \n, \t, \e, \u{202e}, and bytes that are not UTF-8 as \xff.
std::string shown(std::string_view text);

/// "1,234,567".
std::string grouped(std::uint64_t number);

/// "870 µs", "1.25 ms", "3.4 s", "12 min", "7.5 h": three digits at most are kept.
std::string short_duration(std::uint64_t microseconds);

/// "812 B", "1.5 kB", "20 MB", by 1000; three digits at most are kept.
std::string short_size(std::uint64_t bytes);

/// "2026-03-01 14:05:09" in UTC, from milliseconds since 1970.
std::string utc_time(std::int64_t milliseconds);

}  // namespace galley::batch
