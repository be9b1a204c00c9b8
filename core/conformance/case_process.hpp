// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "batch/child_process.hpp"
#include "conformance/case.hpp"
#include "conformance/check.hpp"
#include "host/descriptor.hpp"

namespace galley::conformance {

/// One case at work in a process of its own.
class CaseProcess {
 public:
  /// Throws Error(internal) where no process can be made.
  CaseProcess(const Case& what, const FoundPlugin& plugin, const CheckSettings& settings);
  ~CaseProcess();
  CaseProcess(const CaseProcess&) = delete;
  CaseProcess& operator=(const CaseProcess&) = delete;

  /// To wait on until there is something to take.
  int descriptor() { return process_->channel().descriptor(); }

  /// Takes what has arrived, without waiting. True once the case has ended; it is ended where its time is over.
  bool ended();

  /// What came of it, once it has ended.
  CaseResult result();

 private:
  using Clock = std::chrono::steady_clock;

  void take(const std::string& message);
  void stop(std::string why);

  CaseResult result_;
  Clock::time_point begin_ = Clock::now();
  std::chrono::seconds time_limit_;
  Descriptor said_;  ///< what the process wrote to its standard streams
  std::unique_ptr<batch::ChildProcess> process_;
  std::string place_;
  bool told_ = false;  ///< the case itself said that it came to its end
  bool ended_ = false;
};

/// Runs `work` in a process of its own and returns what it sends. Throws Error(plugin) if it sends nothing, with how
/// it ended.
std::string answer_of_process(const std::function<std::string()>& work, std::chrono::seconds time_limit);

}  // namespace galley::conformance
