// SPDX-License-Identifier: Apache-2.0
#include "conformance/case.hpp"

#include <sys/resource.h>

#include <exception>
#include <string>

namespace galley::conformance {

namespace {

/// In KiB; what the inputs of these cases never excuse. Sanitizers take their own share.
constexpr long most_memory = 2 << 20;

}  // namespace

std::vector<Case> all_cases() {
  std::vector<Case> all;
  for (const auto& cases :
       {description_cases(), option_cases(), sniffing_cases(), input_cases(), output_cases(), round_trip_cases(),
        limit_cases(), cancellation_cases(), behaviour_cases(), filter_cases(), author_file_cases()}) {
    all.insert(all.end(), cases.begin(), cases.end());
  }
  return all;
}

void run(const Case& what, const Subject& subject) {
  try {
    what.run(subject);
  } catch (const std::exception& exception) {
    subject.recorder.fail("the case to come to its end", exception.what());
  } catch (...) {
    subject.recorder.fail("the case to come to its end", "an exception that is no std::exception");
  }
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  subject.recorder.expect(usage.ru_maxrss < most_memory, "less than 2 GiB of memory to be taken",
                          std::to_string(usage.ru_maxrss / 1024) + " MiB");
}

}  // namespace galley::conformance
