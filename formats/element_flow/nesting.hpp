// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "element_flow/flow_reader.hpp"
#include "galley/error.hpp"

namespace galley::element_flow {

/// One more level in `depth`, as long as it lives. Throws Error(limit) for one too many.
class Nesting {
 public:
  Nesting(FlowReader& reader, std::size_t& depth) : depth_(depth) {
    const std::uint32_t most = reader.input_.context.limits.depth;
    if (depth >= most) throw Error(ErrorKind::limit, "parts are nested deeper than " + std::to_string(most));
    ++depth_;
  }
  ~Nesting() { --depth_; }
  Nesting(const Nesting&) = delete;
  Nesting& operator=(const Nesting&) = delete;

 private:
  std::size_t& depth_;
};

/// A value for as long as this lives; then the one before.
template <class Value>
class Scoped {
 public:
  Scoped(Value& place, Value value) : place_(place), before_(std::exchange(place, std::move(value))) {}
  ~Scoped() { place_ = std::move(before_); }
  Scoped(const Scoped&) = delete;
  Scoped& operator=(const Scoped&) = delete;

 private:
  Value& place_;
  Value before_;
};

}  // namespace galley::element_flow
