// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace galley::conformance {

/// Takes what the process writes to a standard stream, whoever writes it and how, while it lives. Not for two at
/// once on one descriptor.
class CapturedStream {
 public:
  /// Throws Error(internal) where the system has no place to keep it.
  explicit CapturedStream(int descriptor);
  ~CapturedStream();
  CapturedStream(const CapturedStream&) = delete;
  CapturedStream& operator=(const CapturedStream&) = delete;

  /// Gives the stream back, and the first 64 KiB of what was written.
  std::string end();

 private:
  int descriptor_;
  int before_;
  int kept_;
};

}  // namespace galley::conformance
