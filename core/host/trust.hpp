// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/stat.h>

#include <string>

namespace galley {

/// Why code at a place with this status must not be run, as the end of a sentence that begins with its
/// name; empty when it may. Trusted is what only its owner may write to and whose owner is root, the
/// effective user, or who owns libgalley itself (and could put there whatever he likes anyway: a build tree
/// that root runs stays usable).
std::string distrust(const struct stat& status);

}  // namespace galley
