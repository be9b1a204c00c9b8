// SPDX-License-Identifier: Apache-2.0
#include "batch/sandbox/program_confinement.hpp"

#include <sys/prctl.h>
#include <unistd.h>

#include <iterator>
#include <utility>

#include "batch/sandbox/call_filter.hpp"
#include "batch/sandbox/landlock.hpp"

namespace galley::sandbox {

namespace {

/// Programs, libraries and their data; of the settings those that say where things are.
constexpr const char* system_places[] = {"/usr",
                                         "/bin",
                                         "/sbin",
                                         "/lib",
                                         "/lib32",
                                         "/lib64",
                                         "/libx32",
                                         "/etc/ld.so.cache",
                                         "/etc/alternatives",
                                         "/etc/localtime",
                                         "/etc/timezone",
                                         "/etc/locale.alias",
                                         "/etc/mime.types",
                                         "/etc/magic",
                                         "/etc/papersize",
                                         "/etc/ssl/openssl.cnf",
                                         "/etc/fonts",
                                         "/etc/perl",
                                         "/etc/python3",
                                         "/etc/python3.11",
                                         "/etc/texmf",
                                         "/var/lib/texmf",
                                         "/var/cache/fontconfig"};

constexpr const char* devices[] = {"/dev/null", "/dev/zero", "/dev/full", "/dev/urandom", "/dev/random"};

class SandboxOfProgram : public ProgramConfinement {
 public:
  explicit SandboxOfProgram(FileRules rules) : rules_(std::move(rules)) {}

  void apply() const override {
    const bool privileges_kept = ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0;
    const bool files_open = rules_.rules && !obey(rules_);
    // Without them nothing is run: what would be missing here is not what the kernel lacks.
    if (privileges_kept || files_open || !filter_calls_of_program(!rules_.signals_held)) ::_exit(sandbox_failed);
  }

 private:
  static constexpr int sandbox_failed = 127;
  FileRules rules_;
};

}  // namespace

std::unique_ptr<ProgramConfinement> confine_program(const ProgramPlaces& places) {
  FileRights rights;
  rights.runnable.assign(std::begin(system_places), std::end(system_places));
  rights.runnable.insert(rights.runnable.end(), places.readable.begin(), places.readable.end());
  rights.devices.assign(std::begin(devices), std::end(devices));
  rights.writable = {places.writable};
  return std::make_unique<SandboxOfProgram>(make_file_rules(rights));
}

}  // namespace galley::sandbox
