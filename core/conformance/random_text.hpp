// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley::conformance {

/// Random numbers that are the same everywhere (SplitMix64), unlike std's distributions.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next();

  /// 0 to `count` - 1; `count` over 0.
  std::size_t below(std::size_t count) { return next() % count; }

  /// Any bytes.
  std::string bytes(std::size_t size);

  /// `least` to `most`.
  std::size_t between(std::size_t least, std::size_t most) { return least + below(most - least + 1); }

  /// True `percent` times in a hundred.
  bool chance(std::size_t percent) { return below(100) < percent; }

  template <class List>
  const auto& pick(const List& list) {
    return list[below(list.size())];
  }

 private:
  std::uint64_t state_;
};

/// Valid UTF-8 of one to `pieces` pieces, without white space at its ends: words of many scripts, and whatever
/// a careless writer would take for markup or break: '#', '-' and "1." at the start, backslashes, brackets,
/// pipes, quotes, addresses, '&', '<', marks that combine, no-break spaces, emoji, text from right to left.
std::string random_line(Random& random, std::size_t pieces);

/// Lines whose white space counts, apart by '\n', as Preformatted::text is in canonical form.
std::string random_lines(Random& random);

/// An address: http, https, mailto or a relative path, with characters that formats escape.
std::string random_address(Random& random);

/// A name without white space, as anchors have.
std::string random_name(Random& random);

/// A well-formed language tag in its usual case.
std::string random_language(Random& random);

}  // namespace galley::conformance
