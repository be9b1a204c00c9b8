// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace galley::own_module {

/// A module of lib/galley/modules: Galley's own code around a library that few documents need and that takes
/// milliseconds to load.
struct Description {
  const char* file;       ///< "text-encoding.so"
  const char* symbol;     ///< of a C function that gives a pointer to a struct whose first member is its version
  std::uint32_t version;  ///< of that struct
  const char* purpose;    ///< for people: "knows encodings other than Unicode's"
};

struct Opened {
  const void* functions = nullptr;  ///< the struct; null when there was a problem
  std::string problem;              ///< a sentence
};

/// Loads a module for the rest of the process. It is looked for where this code itself lies: `../modules` from a
/// plugin, `../lib/galley/modules` from a program, and refused where others may write. May be called from several
/// threads; callers keep the result.
Opened open(const Description& description);

}  // namespace galley::own_module
