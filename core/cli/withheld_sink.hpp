// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string_view>
#include <utility>

#include "galley/sink.hpp"

namespace galley::cli {

/// Passes bytes on to another sink, or to none, and decides only at commit whether they appear.
class WithheldSink final : public Sink {
 public:
  /// `target` may be null: the bytes are counted and thrown away.
  WithheldSink(std::unique_ptr<Sink> target, std::function<bool()> may_appear)
      : target_(std::move(target)), may_appear_(std::move(may_appear)) {}

  void write(std::string_view bytes) override {
    size_ += bytes.size();
    if (target_) target_->write(bytes);
  }

  void commit() override {
    withheld_ = !may_appear_();
    if (!withheld_ && target_) target_->commit();
  }

  std::uint64_t size() const override { return size_; }

  /// Was commit() called, and the output not allowed to appear?
  bool withheld() const { return withheld_; }

 private:
  std::unique_ptr<Sink> target_;
  std::function<bool()> may_appear_;
  std::uint64_t size_ = 0;
  bool withheld_ = false;
};

}  // namespace galley::cli
