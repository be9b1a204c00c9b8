// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace galley::testing {

/// Compares what the SDK is with what is kept of it in tests/unit/sdk/NAME: lines, sorted, and on top the SDK version
/// that they are of. What is gone or changed breaks plugins that are built already; what is new does not, but is to be
/// kept from now on. With GALLEY_WRITE_SDK_RECORDS=1 the record is written anew, if that breaks nothing or the version
/// was raised.
void expect_recorded(const std::string& name, std::vector<std::string> lines);

}  // namespace galley::testing
