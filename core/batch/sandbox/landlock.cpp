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
#include <utility>

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

constexpr std::uint64_t reading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t of_files =
    LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_EXECUTE | truncate_right;
/// In a folder of one's own. What is put there is not run.
constexpr std::uint64_t writing = reading | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
                                  LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_DIR |
                                  LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SYM | LANDLOCK_ACCESS_FS_REFER |
                                  truncate_right;

void allow(int ruleset, const std::vector<std::string>& paths, std::uint64_t rights) {
  for (const std::string& path : paths) {
    const Descriptor place(::open(path.c_str(), O_PATH | O_CLOEXEC));
    struct stat status {};
    if (!place || ::fstat(place.get(), &status) != 0) continue;
    landlock_path_beneath_attr rule{};
    rule.allowed_access = S_ISDIR(status.st_mode) ? rights : rights & of_files;
    rule.parent_fd = place.get();
    ::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  }
}

}  // namespace

FileRules make_file_rules(const FileRights& rights) {
  FileRules made;
  const auto abi = static_cast<int>(
      ::syscall(SYS_landlock_create_ruleset, nullptr, std::size_t{0}, LANDLOCK_CREATE_RULESET_VERSION));
  if (abi < 1) {
    made.missing = errno == EOPNOTSUPP ? "Landlock is switched off in the kernel" : "the kernel has no Landlock";
    return made;
  }
  RulesetAttribute attribute{};
  attribute.handled_access_fs = file_rights(abi);
  if (abi >= 4) attribute.handled_access_net = net_bind_tcp | net_connect_tcp;
  if (abi >= 6) attribute.scoped = scope_abstract_sockets | scope_signals;
  Descriptor ruleset(
      static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attribute, size_for(abi), std::uint32_t{0})));
  if (!ruleset) {
    made.missing = std::string("Landlock makes no rules: ") + std::strerror(errno);
    return made;
  }
  const std::uint64_t known = attribute.handled_access_fs;
  allow(ruleset.get(), rights.readable, reading & known);
  allow(ruleset.get(), rights.runnable, (reading | LANDLOCK_ACCESS_FS_EXECUTE) & known);
  allow(ruleset.get(), rights.devices, (reading | LANDLOCK_ACCESS_FS_WRITE_FILE) & known);
  allow(ruleset.get(), rights.writable, writing & known);
  made.rules = std::move(ruleset);
  made.signals_held = abi >= 6;
  return made;
}

bool obey(const FileRules& rules) {
  return ::syscall(SYS_landlock_restrict_self, rules.rules.get(), std::uint32_t{0}) == 0;
}

std::string restrict_files(const std::vector<std::string>& readable) {
  FileRights rights;
  rights.readable = readable;
  const FileRules rules = make_file_rules(rights);
  if (!rules.missing.empty()) return rules.missing;
  if (!obey(rules)) return std::string("Landlock does not take its rules: ") + std::strerror(errno);
  return {};
}

}  // namespace galley::sandbox
