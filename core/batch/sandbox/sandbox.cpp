// SPDX-License-Identifier: Apache-2.0
#include "batch/sandbox/sandbox.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>

#include <algorithm>

#include "batch/sandbox/call_filter.hpp"
#include "batch/sandbox/landlock.hpp"

namespace galley::sandbox {

namespace {

void lower_limit(__rlimit_resource resource, std::uint64_t value) {
  rlimit limit{};
  if (::getrlimit(resource, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max = std::min<rlim_t>(limit.rlim_max, value);
  ::setrlimit(resource, &limit);
}

#ifdef __SANITIZE_ADDRESS__
bool entered = false;
#endif

}  // namespace

void set_resource_limits(const Policy& policy) {
  lower_limit(RLIMIT_CORE, 0);
  if (policy.file_bytes > 0) lower_limit(RLIMIT_FSIZE, policy.file_bytes);
#ifndef __SANITIZE_ADDRESS__
  // Terabytes of the address sanitizer's shadow count as data.
  if (policy.memory_bytes > 0) lower_limit(RLIMIT_DATA, policy.memory_bytes);
#endif
}

Protection enter(const Policy& policy) {
  set_resource_limits(policy);
  Protection protection;
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
    protection.missing = "the kernel does not let a process give up privileges";
    return protection;
  }
  const std::string files = restrict_files(policy.readable);
  const std::string calls = filter_calls();
  protection.files = files.empty();
  protection.calls = calls.empty();
  protection.missing = files;
  if (!calls.empty()) protection.missing += (files.empty() ? "" : ", and ") + calls;
#ifdef __SANITIZE_ADDRESS__
  entered = true;
#endif
  return protection;
}

}  // namespace galley::sandbox

#ifdef __SANITIZE_ADDRESS__
/// The leak sanitizer traces the process from a second one, which the filter forbids.
// NOLINTNEXTLINE(bugprone-reserved-identifier)
extern "C" int __lsan_is_turned_off() { return galley::sandbox::entered ? 1 : 0; }
#endif
