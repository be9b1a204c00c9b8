// SPDX-License-Identifier: Apache-2.0
#include "epub/w3c_date.hpp"

#include <charconv>
#include <cstdlib>
#include <ctime>

namespace galley::epub {
namespace {

// Does `text` look like `pattern`, where 0 stands for any digit?
bool looks_like(std::string_view text, std::string_view pattern) {
  if (text.size() != pattern.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (pattern[i] == '0' ? text[i] < '0' || text[i] > '9' : text[i] != pattern[i]) return false;
  }
  return true;
}

int number(std::string_view text, std::size_t at, std::size_t length) {
  int value = 0;
  std::from_chars(text.data() + at, text.data() + at + length, value);
  return value;
}

bool is_date(std::string_view text) {
  const bool year = looks_like(text, "0000");
  const bool month = looks_like(text, "0000-00");
  const bool day = looks_like(text, "0000-00-00");
  if (!year && !month && !day) return false;
  if (number(text, 0, 4) == 0) return false;
  if (!year && (number(text, 5, 2) < 1 || number(text, 5, 2) > 12)) return false;
  constexpr int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return !day || (number(text, 8, 2) >= 1 && number(text, 8, 2) <= days[number(text, 5, 2) - 1]);
}

bool is_modified(std::string_view text) {
  return looks_like(text, "0000-00-00T00:00:00Z") && is_date(text.substr(0, 10)) && number(text, 11, 2) < 24 &&
         number(text, 14, 2) < 60 && number(text, 17, 2) < 60;
}

}  // namespace

bool is_w3c_date(std::string_view text) { return is_date(text) || is_modified(text); }

std::string modified_date(const Metadata& metadata) {
  const std::string_view modified = find_metadata(metadata, "modified");
  if (is_modified(modified)) return std::string(modified);
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH"); epoch != nullptr) {
    const std::string_view text = epoch;
    long long seconds = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    // Up to the end of the year 9999.
    if (error == std::errc() && end == text.data() + text.size() && seconds >= 0 && seconds <= 253402300799) {
      const std::time_t time = seconds;
      std::tm parts{};
      gmtime_r(&time, &parts);
      char buffer[32];
      std::strftime(buffer, sizeof buffer, "%Y-%m-%dT%H:%M:%SZ", &parts);
      return buffer;
    }
  }
  const std::string_view issued = find_metadata(metadata, "issued");
  if (is_modified(issued)) return std::string(issued);
  if (is_date(issued) && issued.size() == 10) return std::string(issued) + "T00:00:00Z";
  return "1970-01-01T00:00:00Z";
}

}  // namespace galley::epub
