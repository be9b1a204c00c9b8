// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <version>

#include "galley/version.hpp"

namespace galley {

/// The plain C mark that a module carries as `galley_stamp`. The host reads it before any C++ object
/// crosses the boundary, and refuses a module whose C++ would not fit its own.
///
/// The layout of this struct never changes; sdk_version does.
struct Stamp {
  char magic[8];              ///< "GALLEY\1\0"
  std::uint32_t size;         ///< of this struct, in bytes
  std::uint32_t sdk_version;  ///< GALLEY_SDK_VERSION
  char compiler[32];          ///< the C++ ABI: "gxx-abi-1017"
  char standard_library[32];  ///< "libstdc++-cxx11" or "libc++-1"
};

namespace detail {
template <std::size_t N, std::size_t M>
constexpr void copy_text(char (&to)[N], const char (&from)[M]) {
  static_assert(M <= N);
  for (std::size_t i = 0; i < M; ++i) to[i] = from[i];
}
#define GALLEY_STRINGIFY_2(x) #x
#define GALLEY_STRINGIFY(x) GALLEY_STRINGIFY_2(x)
}  // namespace detail

/// The stamp of the code that this header is compiled into.
constexpr Stamp current_stamp() {
  Stamp stamp{{'G', 'A', 'L', 'L', 'E', 'Y', '\1', '\0'}, sizeof(Stamp), GALLEY_SDK_VERSION, {}, {}};
  // GCC and Clang on one system share the Itanium ABI; its version macro differs between them without
  // meaning, so only the major family is stamped.
  detail::copy_text(stamp.compiler, "itanium-" GALLEY_STRINGIFY(__SIZEOF_POINTER__));
#if defined(_LIBCPP_VERSION)
  detail::copy_text(stamp.standard_library, "libc++-" GALLEY_STRINGIFY(_LIBCPP_ABI_VERSION));
#elif defined(_GLIBCXX_USE_CXX11_ABI) && _GLIBCXX_USE_CXX11_ABI
  detail::copy_text(stamp.standard_library, "libstdc++-cxx11");
#else
  detail::copy_text(stamp.standard_library, "libstdc++-old");
#endif
  return stamp;
}

}  // namespace galley
