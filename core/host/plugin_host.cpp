// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <mutex>

#include "galley/host.hpp"
#include "host/discovery.hpp"
#include "host/module.hpp"
#include "host/program_plugin.hpp"
#include "model/one_line.hpp"

namespace galley {

std::string_view to_string(PluginState state) {
  switch (state) {
    case PluginState::ready:
      return "ready";
    case PluginState::shadowed:
      return "shadowed";
    case PluginState::refused:
      return "refused";
  }
  return "refused";
}

namespace {

/// A ready record's plugin, once somebody asked for it: there, or the reason why not.
struct Slot {
  std::mutex mutex;
  std::unique_ptr<Plugin> plugin;
  std::string failure;
};

}  // namespace

struct PluginHost::State {
  std::vector<std::filesystem::path> search_path;
  std::vector<PluginRecord> records;
  std::vector<const PluginRecord*> ready;  ///< by id
  std::unique_ptr<Slot[]> slots;           ///< one for each of `ready`

  /// The index in `ready`; its size when there is no such id.
  std::size_t index_of(std::string_view id) const {
    const auto found = std::lower_bound(
        ready.begin(), ready.end(), id,
        [](const PluginRecord* record, std::string_view wanted) { return record->description.id < wanted; });
    const bool there = found != ready.end() && (*found)->description.id == id;
    return static_cast<std::size_t>((there ? found : ready.end()) - ready.begin());
  }

  [[noreturn]] void throw_unknown(std::string_view id) const {
    std::vector<std::string> ids;
    for (const PluginRecord& record : records) {
      if (record.state == PluginState::ready) ids.push_back(record.description.id);
      if (record.state == PluginState::refused && record.description.id == id) {
        throw Error(ErrorKind::plugin, "plugin '" + std::string(id) + "' cannot be used: " + record.module.string() +
                                           ": " + record.reason);
      }
    }
    std::string message = "there is no plugin '" + std::string(id) + "'";
    if (const std::string nearest = nearest_name(id, ids); !nearest.empty()) {
      message += "; did you mean '" + nearest + "'?";
    }
    throw Error(ErrorKind::usage, std::move(message));
  }

  static void load(PluginHost& host, const PluginRecord& record, Slot& slot) {
    if (record.program) {
      slot.plugin = make_program_plugin(host, record);
      return;
    }
    try {
      LoadedPlugin loaded = load_module(record.module);
      const std::string member = difference(loaded.description, record.description);
      if (member.empty()) {
        slot.plugin = std::move(loaded.plugin);
      } else if (member == "id") {
        slot.failure = "is plugin '" + one_line(loaded.description.id) + "', and not what its manifest says";
      } else {
        slot.failure = "is not what its manifest describes: member '" + member + "' differs";
      }
    } catch (const Error& error) {
      slot.failure = error.what();
    }
  }
};

PluginHost::PluginHost(std::vector<std::filesystem::path> search_path) : state_(std::make_unique<State>()) {
  state_->search_path = std::move(search_path);
  state_->records = discover_plugins(state_->search_path);
  for (const PluginRecord& record : state_->records) {
    if (record.state == PluginState::ready) state_->ready.push_back(&record);
  }
  std::sort(state_->ready.begin(), state_->ready.end(),
            [](const PluginRecord* a, const PluginRecord* b) { return a->description.id < b->description.id; });
  state_->slots = std::make_unique<Slot[]>(state_->ready.size());
}

PluginHost::~PluginHost() = default;

const std::vector<std::filesystem::path>& PluginHost::search_path() const { return state_->search_path; }

const std::vector<PluginRecord>& PluginHost::records() const { return state_->records; }

std::vector<const PluginDescription*> PluginHost::ready(PluginKind kind) const {
  std::vector<const PluginDescription*> descriptions;
  for (const PluginRecord* record : state_->ready) {
    if (record->description.kind == kind) descriptions.push_back(&record->description);
  }
  return descriptions;
}

const PluginDescription* PluginHost::find(std::string_view id) const {
  const std::size_t index = state_->index_of(id);
  return index < state_->ready.size() ? &state_->ready[index]->description : nullptr;
}

const Plugin& PluginHost::plugin(std::string_view id) {
  const std::size_t index = state_->index_of(id);
  if (index == state_->ready.size()) state_->throw_unknown(id);
  const PluginRecord& record = *state_->ready[index];
  Slot& slot = state_->slots[index];
  const std::lock_guard lock(slot.mutex);
  if (!slot.plugin && slot.failure.empty()) State::load(*this, record, slot);
  if (!slot.plugin) {
    throw Error(ErrorKind::plugin,
                "plugin '" + std::string(id) + "' cannot be used: " + record.module.string() + " " + slot.failure);
  }
  return *slot.plugin;
}

std::vector<std::filesystem::path> PluginHost::loaded_modules() const { return opened_modules(); }

}  // namespace galley
