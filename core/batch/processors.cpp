// SPDX-License-Identifier: Apache-2.0
#include "batch/processors.hpp"

#include <sched.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <optional>
#include <string>

namespace galley::batch {

namespace {

namespace fs = std::filesystem;

/// "200000 100000": how much time in how much time. "max" and -1: no limit.
std::optional<double> share(const std::string& quota, double period) {
  if (quota == "max" || period <= 0) return std::nullopt;
  const double time = std::strtod(quota.c_str(), nullptr);
  if (time <= 0) return std::nullopt;
  return time / period;
}

std::optional<double> share_of_group(const fs::path& unified, const fs::path& legacy) {
  std::string quota;
  double period = 0;
  if (std::ifstream file(unified / "cpu.max"); file >> quota >> period) return share(quota, period);
  std::ifstream quota_file(legacy / "cpu.cfs_quota_us");
  std::ifstream period_file(legacy / "cpu.cfs_period_us");
  if (quota_file >> quota && period_file >> period) return share(quota, period);
  return std::nullopt;
}

}  // namespace

unsigned usable_processors(const fs::path& root) {
  cpu_set_t bound;
  CPU_ZERO(&bound);
  double processors = ::sched_getaffinity(0, sizeof bound, &bound) == 0 ? CPU_COUNT(&bound) : 1;
  std::ifstream groups(root / "proc/self/cgroup");
  for (std::string line; std::getline(groups, line);) {
    // "0::/path" of the unified hierarchy, "4:cpu,cpuacct:/path" of the older ones
    const std::size_t first = line.find(':');
    const std::size_t second = line.find(':', first + 1);
    if (second == std::string::npos) continue;
    const std::string controllers = "," + line.substr(first + 1, second - first - 1) + ",";
    if (controllers != ",," && controllers.find(",cpu,") == std::string::npos) continue;
    // Every group that this one lies in has a say; in a container only those below its own root are seen.
    for (fs::path group = fs::path(line.substr(second + 1)).relative_path();; group = group.parent_path()) {
      const auto limit = share_of_group(root / "sys/fs/cgroup" / group, root / "sys/fs/cgroup/cpu" / group);
      if (limit) processors = std::min(processors, *limit);
      if (group.empty()) break;
    }
  }
  return static_cast<unsigned>(std::max(1.0, std::ceil(processors)));
}

}  // namespace galley::batch
