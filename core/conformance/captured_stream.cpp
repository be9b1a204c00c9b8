// SPDX-License-Identifier: Apache-2.0
#include "conformance/captured_stream.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdio>

#include "galley/error.hpp"

namespace galley::conformance {

CapturedStream::CapturedStream(int descriptor)
    : descriptor_(descriptor),
      before_(::fcntl(descriptor, F_DUPFD_CLOEXEC, 3)),
      kept_(::memfd_create("captured", MFD_CLOEXEC)) {
  std::fflush(nullptr);
  if (before_ < 0 || kept_ < 0 || ::dup2(kept_, descriptor) < 0) {
    throw Error(ErrorKind::internal, "a standard stream cannot be captured");
  }
}

CapturedStream::~CapturedStream() { end(); }

std::string CapturedStream::end() {
  if (kept_ < 0) return {};
  std::fflush(nullptr);
  ::dup2(before_, descriptor_);
  constexpr std::size_t most = 64 << 10;
  std::string text(most, '\0');
  const ssize_t size = ::pread(kept_, text.data(), text.size(), 0);
  text.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
  ::close(before_);
  ::close(kept_);
  before_ = kept_ = -1;
  return text;
}

}  // namespace galley::conformance
