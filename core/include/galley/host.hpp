// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "galley/export.hpp"
#include "galley/plugin.hpp"
#include "galley/source.hpp"

namespace galley {

/// What the host makes of a module that it found.
enum class PluginState : std::uint8_t {
  ready,     ///< can be used (loaded only when it is)
  shadowed,  ///< another module earlier on the search path has the same id
  refused,   ///< cannot or must not be used; PluginRecord::reason says why
};

/// "ready", "shadowed", "refused".
GALLEY_API std::string_view to_string(PluginState state);

struct Program;

/// One module or program that the search found, whether it can be used or not.
struct PluginRecord {
  PluginDescription description;   ///< from the manifest; id is the file's stem where nothing better is known
  std::filesystem::path module;    ///< the shared object, or the program (its manifest where that was not found)
  std::filesystem::path manifest;  ///< empty: the module has none and was asked itself
  PluginState state = PluginState::ready;
  std::string reason;                      ///< one sentence for shadowed and refused; empty for ready
  std::shared_ptr<const Program> program;  ///< set when the plugin is a program that runs outside of this process
};

/// Finds plugins and loads those that are used.
///
///     galley::PluginHost host(galley::default_plugin_path());
///     std::unique_ptr<galley::Reader> reader = host.plugin("docx").reader();
///
/// Construction reads manifests only. A manifest is JSON, `<id>.json` beside `<id>.so`; see write_manifest. One that
/// names a program in `exec` stands alone: share/doc/exec-plugins.md. Such a program is run for each document, under
/// limits of its own, and exchanges documents by way of the host's plugin `xml` or `pandoc-json`.
/// plugin() may be called from several threads. The host must outlive whatever its plugins made.
class GALLEY_API PluginHost {
 public:
  /// Looks through the folders in their order. Folders that do not exist are passed over; a folder or a
  /// module that others than its owner may write to (or that belongs to none of root, the effective user
  /// and the owner of libgalley itself), a manifest that is broken or whose module is not there: refused,
  /// with the reason. A module without a manifest is opened and asked. Never throws for what it finds.
  explicit PluginHost(std::vector<std::filesystem::path> search_path);
  ~PluginHost();
  PluginHost(const PluginHost&) = delete;
  PluginHost& operator=(const PluginHost&) = delete;

  const std::vector<std::filesystem::path>& search_path() const;

  /// Everything that was found, in the order of the search path, then by id.
  const std::vector<PluginRecord>& records() const;

  /// Ready plugins of one kind, by id.
  std::vector<const PluginDescription*> ready(PluginKind kind) const;

  /// The description of the ready plugin with this id, or nullptr.
  const PluginDescription* find(std::string_view id) const;

  /// Loads the plugin on first use. Throws Error(usage) for an unknown id (with the nearest name), and
  /// Error(plugin) when it was refused or cannot be loaded: truncated, gone, built for another SDK version,
  /// compiler or standard library, without a factory, a factory that throws, or one that describes
  /// another plugin than the manifest does. What failed once fails with the same words again.
  const Plugin& plugin(std::string_view id);

  /// The ids of formats that read and whose signatures or extensions fit, the likeliest first: content
  /// beats extension, a longer signature a shorter one, and the extension decides between equals. Of what
  /// only looks like text, a format whose extension fits comes first. An extension alone counts last, but
  /// before plain text where the format says nothing of its content or the content looks like markup and so
  /// does the format (a fragment of HTML). `name` may be empty.
  std::vector<std::string> recognise(const Source& source, std::string_view name) const;

  /// Modules opened so far in this process, for tests and `galley plugins`.
  std::vector<std::filesystem::path> loaded_modules() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Where plugins are looked for: `extra` first, then GALLEY_PLUGIN_PATH (folders apart by ':'), the user's
/// data folder ($XDG_DATA_HOME/galley/plugins or ~/.local/share/galley/plugins), then the install folder
/// found from where libgalley itself lies (<libgalley's folder>/galley/plugins).
GALLEY_API std::vector<std::filesystem::path> default_plugin_path(const std::vector<std::filesystem::path>& extra = {});

/// Folders of manifests that come with Galley for programs that may be installed beside it:
/// <libgalley's folder>/galley/programs/<program>, for each program that PATH has. The ids of their plugins begin with
/// the program's name and a hyphen. Not part of default_plugin_path: to read all of them takes time, and few need them.
GALLEY_API std::vector<std::filesystem::path> program_plugin_path();

/// Opens one module, checks its stamp, and returns what it says of itself. Throws Error(plugin).
GALLEY_API PluginDescription describe_module(const std::filesystem::path& module);

/// The manifest of a description as JSON (UTF-8, one trailing line feed). Members are named as those of
/// PluginDescription with hyphens; a magic that is not printable ASCII stands as `magic-hex`; what is empty, zero or
/// false is left out. Throws Error(plugin) for text that is not UTF-8.
GALLEY_API std::string write_manifest(const PluginDescription& description);

/// The description that a manifest is of. Throws Error(plugin) that names the member at fault; one that is not known is
/// a fault too; those of a program are checked and passed over.
GALLEY_API PluginDescription parse_manifest(std::string_view json);

}  // namespace galley
