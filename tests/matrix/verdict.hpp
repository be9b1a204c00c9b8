// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "galley/document.hpp"
#include "matrix/journey.hpp"

namespace galley::matrix {

enum class Outcome : std::uint8_t {
  same,     ///< equal
  as_told,  ///< equal but for what the loss accounts named
  differs,  ///< more was lost, or something came that was not there, or a conversion failed
};

struct Verdict {
  Outcome outcome = Outcome::same;
  std::string reason;  ///< for `differs`: the first difference, in words
};

/// What came of `before` on a journey. Where something was lost, both are brought down to what no account names and
/// compared; where a writer gave what it cannot carry another form, all other features must be there at least as
/// often as before, and all words that no lost feature held, in their order.
Verdict judge(const Document& before, const Journey& journey);

}  // namespace galley::matrix
