// SPDX-License-Identifier: Apache-2.0
#include "host/foreign_exception.hpp"

#include <cxxabi.h>

#include <cstdlib>
#include <memory>
#include <new>

#include "galley/error.hpp"
#include "model/one_line.hpp"

namespace galley {

namespace {

/// As the end of a sentence of ours.
std::string clause(const char* text) {
  std::string line = one_line(text);
  while (!line.empty() && (line.back() == ' ' || line.back() == '.')) line.pop_back();
  return line;
}

}  // namespace

std::string current_exception_text() {
  try {
    throw;
  } catch (const std::exception& exception) {
    return clause(exception.what());
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
    throw Error(ErrorKind::limit, not_enough_memory);
  } catch (...) {
    throw Error(ErrorKind::internal, subject + " failed: " + current_exception_text());
  }
}

}  // namespace galley
