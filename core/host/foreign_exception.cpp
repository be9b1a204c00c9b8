// SPDX-License-Identifier: Apache-2.0
#include "host/foreign_exception.hpp"

#include <cxxabi.h>

#include <cstdlib>
#include <memory>
#include <new>

#include "galley/error.hpp"

namespace galley {

std::string one_line(const char* text) {
  constexpr std::size_t longest = 400;
  std::string line;
  for (; *text != '\0' && line.size() < longest; ++text) {
    const bool control = static_cast<unsigned char>(*text) < 0x20 || *text == 0x7f;
    line += control ? ' ' : *text;
  }
  if (*text != '\0') {
    // No character may be cut in two.
    while (!line.empty() && (static_cast<unsigned char>(line.back()) & 0xc0) == 0x80) line.pop_back();
    if (!line.empty() && static_cast<unsigned char>(line.back()) >= 0xc0) line.pop_back();
    line += "...";
  }
  while (!line.empty() && (line.back() == ' ' || line.back() == '.')) line.pop_back();
  return line;
}

std::string current_exception_text() {
  try {
    throw;
  } catch (const std::exception& exception) {
    return one_line(exception.what());
  } catch (...) {
    const std::type_info* type = abi::__cxa_current_exception_type();
    if (type == nullptr) return "an exception of unknown type";
    int status = 0;
    const std::unique_ptr<char, decltype(&std::free)> name(abi::__cxa_demangle(type->name(), nullptr, nullptr, &status),
                                                           &std::free);
    return "an exception of type " + one_line(name ? name.get() : type->name());
  }
}

void rethrow_as_error(const std::string& subject) {
  try {
    throw;
  } catch (const Error&) {
    throw;
  } catch (const std::bad_alloc&) {
    throw Error(ErrorKind::limit, "there is not enough memory");
  } catch (...) {
    throw Error(ErrorKind::internal, subject + " failed: " + current_exception_text());
  }
}

}  // namespace galley
