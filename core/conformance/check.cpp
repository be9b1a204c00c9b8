// SPDX-License-Identifier: Apache-2.0
#include "conformance/check.hpp"

#include <poll.h>

#include <algorithm>
#include <deque>
#include <memory>
#include <system_error>

#include "batch/wire.hpp"
#include "conformance/case.hpp"
#include "conformance/case_process.hpp"
#include "galley/host.hpp"

namespace galley::conformance {

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds longest_introduction{30};

bool is_same(const fs::path& a, const fs::path& b) {
  std::error_code error;
  return !a.empty() && fs::equivalent(a, b, error) && !error;
}

/// What the host finds in a folder, as a message.
std::string introduce(const fs::path& folder) {
  const PluginHost host({folder});
  batch::Encoder message;
  message.number(host.records().size());
  for (const PluginRecord& record : host.records()) {
    message.text(record.description.id);
    message.text(record.module.native());
    message.text(record.manifest.native());
    std::string refused = record.state == PluginState::ready ? std::string() : record.reason;
    std::string manifest;
    try {
      if (refused.empty()) manifest = write_manifest(record.description);
    } catch (const Error& error) {
      refused = error.what();
    }
    message.text(refused);
    message.text(manifest);
  }
  return message.bytes();
}

std::vector<FoundPlugin> plugins_of(const fs::path& folder) {
  const std::string answer = answer_of_process([&] { return introduce(folder); }, longest_introduction);
  batch::Decoder decoder(answer);
  std::vector<FoundPlugin> found(decoder.count());
  for (FoundPlugin& plugin : found) {
    plugin.description.id = decoder.text();
    plugin.module = decoder.text();
    plugin.manifest = decoder.text();
    plugin.refused = decoder.text();
    const std::string manifest = decoder.text();
    if (plugin.refused.empty()) plugin.description = parse_manifest(manifest);
  }
  decoder.end();
  return found;
}

}  // namespace

std::string_view to_string(CaseOutcome outcome) {
  switch (outcome) {
    case CaseOutcome::passed:
      return "passed";
    case CaseOutcome::failed:
      return "failed";
    case CaseOutcome::skipped:
      return "skipped";
  }
  return "failed";
}

std::vector<FoundPlugin> find_plugins(const fs::path& path) {
  std::error_code error;
  const fs::path absolute = fs::canonical(path, error);
  if (error) throw Error(ErrorKind::usage, path.string() + " cannot be found: " + error.message());
  const bool is_folder = fs::is_directory(absolute);
  std::vector<FoundPlugin> found = plugins_of(is_folder ? absolute : absolute.parent_path());
  if (!is_folder) {
    std::erase_if(found, [&](const FoundPlugin& plugin) {
      return !is_same(plugin.module, absolute) && !is_same(plugin.manifest, absolute);
    });
  }
  if (found.empty()) {
    throw Error(ErrorKind::plugin, path.string() + (is_folder ? " holds no plugin: no module (ID.so) and no manifest "
                                                                "(ID.json)"
                                                              : " is no plugin: no module (ID.so) and no manifest "
                                                                "(ID.json)"));
  }
  return found;
}

void check_plugin(const FoundPlugin& plugin, const CheckSettings& settings, const std::atomic<bool>& cancellation,
                  const std::function<void(const CaseResult&)>& done) {
  std::deque<Case> waiting;
  for (const Case& each : all_cases()) {
    const bool wanted = settings.cases.empty() ||
                        std::find(settings.cases.begin(), settings.cases.end(), each.name) != settings.cases.end();
    if (wanted && each.applies(plugin.description)) waiting.push_back(each);
  }
  // In their order; results are told when all before them were.
  std::deque<std::unique_ptr<CaseProcess>> under_way;
  const auto at_work = [&] {
    return std::count_if(under_way.begin(), under_way.end(), [](const auto& process) { return !process->ended(); });
  };
  while (!waiting.empty() || !under_way.empty()) {
    if (cancellation) throw Error(ErrorKind::cancelled, "interrupted");
    while (!waiting.empty() && at_work() < static_cast<std::ptrdiff_t>(std::max(settings.jobs, 1U))) {
      under_way.push_back(std::make_unique<CaseProcess>(waiting.front(), plugin, settings));
      waiting.pop_front();
    }
    std::vector<pollfd> descriptors;
    for (const auto& process : under_way) {
      if (!process->ended()) descriptors.push_back({process->descriptor(), POLLIN, 0});
    }
    // Not for ever: a case may run out of its time without a word.
    if (!descriptors.empty()) (void)::poll(descriptors.data(), descriptors.size(), 200);
    while (!under_way.empty() && under_way.front()->ended()) {
      done(under_way.front()->result());
      under_way.pop_front();
    }
  }
}

}  // namespace galley::conformance
