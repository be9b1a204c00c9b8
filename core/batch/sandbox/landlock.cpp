// SPDX-License-Identifier: Apache-2.0
#include "batch/sandbox/landlock.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "host/descriptor.hpp"

namespace galley::sandbox {

namespace {

// What headers older than the kernel do not name yet (Documentation/userspace-api/landlock.rst).
constexpr std::uint64_t truncate_right = 1ULL << 14;      // since ABI 3
constexpr std::uint64_t device_ioctl_right = 1ULL << 15;  // since ABI 5

constexpr std::uint64_t net_bind_tcp = 1ULL << 0;  // since ABI 4
constexpr std::uint64_t net_connect_tcp = 1ULL << 1;
constexpr std::uint64_t scope_abstract_sockets = 1ULL << 0;  // since ABI 6
constexpr std::uint64_t scope_signals = 1ULL << 1;

/// As the newest kernel that we know takes it; an older one gets a smaller size.
struct RulesetAttribute {
  std::uint64_t handled_access_fs;
  std::uint64_t handled_access_net;
  std::uint64_t scoped;
};

std::size_t size_for(int abi) {
  if (abi >= 6) return sizeof(RulesetAttribute);
  if (abi >= 4) return offsetof(RulesetAttribute, scoped);
  return offsetof(RulesetAttribute, handled_access_net);
}

std::uint64_t file_rights(int abi) {
  std::uint64_t rights = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;  // all of ABI 1
  if (abi >= 2) rights |= LANDLOCK_ACCESS_FS_REFER;
  if (abi >= 3) rights |= truncate_right;
  if (abi >= 5) rights |= device_ioctl_right;
  return rights;
}

void allow_reading(int ruleset, const std::string& path) {
  const Descriptor place(::open(path.c_str(), O_PATH | O_CLOEXEC));
  struct stat status {};
  if (!place || ::fstat(place.get(), &status) != 0) return;
  landlock_path_beneath_attr rule{};
  rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;
  if (S_ISDIR(status.st_mode)) rule.allowed_access |= LANDLOCK_ACCESS_FS_READ_DIR;
  rule.parent_fd = place.get();
  ::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
}

}  // namespace

std::string restrict_files(const std::vector<std::string>& readable) {
  const auto abi = static_cast<int>(
      ::syscall(SYS_landlock_create_ruleset, nullptr, std::size_t{0}, LANDLOCK_CREATE_RULESET_VERSION));
  if (abi < 1) return errno == EOPNOTSUPP ? "Landlock is switched off in the kernel" : "the kernel has no Landlock";
  RulesetAttribute attribute{};
  attribute.handled_access_fs = file_rights(abi);
  if (abi >= 4) attribute.handled_access_net = net_bind_tcp | net_connect_tcp;
  if (abi >= 6) attribute.scoped = scope_abstract_sockets | scope_signals;
  const Descriptor ruleset(
      static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attribute, size_for(abi), std::uint32_t{0})));
  if (!ruleset) return std::string("Landlock makes no rules: ") + std::strerror(errno);
  for (const std::string& path : readable) allow_reading(ruleset.get(), path);
  if (::syscall(SYS_landlock_restrict_self, ruleset.get(), std::uint32_t{0}) != 0) {
    return std::string("Landlock does not take its rules: ") + std::strerror(errno);
  }
  return {};
}

}  // namespace galley::sandbox
