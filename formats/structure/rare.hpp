// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <utility>

namespace galley::structure {

/// A large value that few of many things have, copied and moved like the value itself. Who has none pays for a pointer.
template <typename Value>
class Rare {
 public:
  Rare() = default;
  Rare(Value value) : value_(std::make_unique<Value>(std::move(value))) {}
  Rare(const Rare& other) : value_(other.value_ ? std::make_unique<Value>(*other.value_) : nullptr) {}
  Rare(Rare&&) noexcept = default;
  Rare& operator=(const Rare& other) { return *this = Rare(other); }
  Rare& operator=(Rare&&) noexcept = default;

  /// The value; one that is empty if there is none.
  const Value& read() const {
    static const Value nothing{};
    return value_ ? *value_ : nothing;
  }

  /// The value to be changed; there is one from now on.
  Value& change() {
    if (!value_) value_ = std::make_unique<Value>();
    return *value_;
  }

 private:
  std::unique_ptr<Value> value_;
};

}  // namespace galley::structure
