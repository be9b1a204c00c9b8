// SPDX-License-Identifier: Apache-2.0
#pragma once

/// How a process in a sandbox gets the programs of plugins run: its parent starts them, in sandboxes of their own, and
/// passes the ends of their pipes. Who asks may have been taken over by a document: it can name a plugin and options
/// that suit its description, and nothing else.
///
///     ProgramService service(std::move(ours), host, rules);      // in the parent
///     ... poll service.descriptor() ... service.serve();
///
///     use_program_starter(make_program_client(std::move(childs)));    // in the child

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "batch/channel.hpp"
#include "galley/host.hpp"
#include "host/program_start.hpp"

namespace galley::batch {

/// What the programs that a child has started may do.
struct ProgramRules {
  const PluginHost* host = nullptr;   ///< whose plugins; none: no programs are started
  std::vector<std::string> readable;  ///< files that the user's options name
  bool confined = true;
};

/// Is any plugin that can be used a program?
bool has_programs(const PluginHost& host);

/// The parent's side for one child. What it started ends with it.
class ProgramService {
 public:
  ProgramService(Channel channel, const ProgramRules& rules);

  int descriptor() const { return channel_.descriptor(); }

  /// Does what was asked for so far. False when the child is gone, or speaks no sense.
  bool serve();

 private:
  void answer(std::string_view message);
  void start(std::string_view message);
  const PluginRecord& program_plugin(const std::string& id) const;

  Channel channel_;
  const PluginHost& host_;
  LocalStarter starter_;
  std::map<std::uint64_t, std::unique_ptr<StartedProgram>> programs_;
  std::uint64_t last_number_ = 0;
};

/// The child's side.
std::unique_ptr<ProgramStarter> make_program_client(Channel channel);

}  // namespace galley::batch
