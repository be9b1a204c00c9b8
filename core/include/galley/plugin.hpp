// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What a plugin is. A module (a shared object) holds one plugin: a format that reads, writes or does
/// both, or a filter. The least there is to write:
///
///     class Upper : public galley::Plugin {
///       galley::PluginDescription describe() const override { return {.id = "upper", ...}; }
///       std::unique_ptr<galley::Filter> filter() const override { return std::make_unique<UpperFilter>(); }
///     };
///     GALLEY_PLUGIN(Upper)

#include <memory>
#include <string>
#include <vector>

#include <boost/config.hpp>

#include "galley/diagnostics.hpp"
#include "galley/document.hpp"
#include "galley/error.hpp"
#include "galley/export.hpp"
#include "galley/features.hpp"
#include "galley/limits.hpp"
#include "galley/options.hpp"
#include "galley/page_view.hpp"
#include "galley/sink.hpp"
#include "galley/source.hpp"
#include "galley/stamp.hpp"

namespace galley {

/// What a reader, filter or writer is given beside its input. All references outlive the call.
struct Context {
  const Options& options;
  const Limits& limits;
  Diagnostics& diagnostics;
  const Cancellation& cancellation;

  /// Throws Error(cancelled) once the caller wants to stop. Call it in every long loop; it costs a load.
  void check_cancelled() const {
    if (cancellation.load(std::memory_order_relaxed)) throw Error(ErrorKind::cancelled, "stopped on request");
  }
};

/// Makes a document of bytes. An object serves one conversion at a time; two objects may work in two
/// threads unless the plugin's description says otherwise.
class GALLEY_API Reader {
 public:
  virtual ~Reader();
  /// Throws Error; any other exception is reported as a defect of the plugin.
  virtual Document read(const Source& source, Context& context) = 0;
};

/// Makes bytes of a document, which is canonical. What the format cannot carry needs no complaint: the
/// host knows it from PluginDescription::carries. The same document and options must give the same bytes.
class GALLEY_API Writer {
 public:
  virtual ~Writer();
  virtual void write(const Document& document, Sink& sink, Context& context) = 0;
};

/// Shows how a reader of typeset pages sees them. For formats that tell no order themselves; the options are the
/// reader's. What it inferred goes into the diagnostics, as when it reads.
class GALLEY_API LayoutViewer {
 public:
  virtual ~LayoutViewer();
  /// Throws as Reader::read does.
  virtual std::vector<PageView> view(const Source& source, Context& context) = 0;
};

/// Changes a document in place.
class GALLEY_API Filter {
 public:
  virtual ~Filter();
  virtual void apply(Document& document, Context& context) = 0;
};

/// One way to recognise a format from its content. All parts that are given must hold.
struct Signature {
  std::string magic;             ///< bytes that stand at `offset`
  std::uint32_t offset = 0;      ///< how far into the file they may begin at the latest, when `anywhere_before`
  bool anywhere_before = false;  ///< the magic may stand anywhere from 0 to `offset`
  std::string zip_entry;         ///< a zip package that holds a file of this name (case ignored), or a folder that does
  std::string zip_entry_holds;   ///< ... and this text in the first 64 KiB of that file, stored or deflated
  std::string xml_namespace;     ///< XML whose root element is in this namespace
  std::string xml_root;          ///< XML whose root element has this local name
  bool plain_text = false;       ///< anything that looks like text; asked last. A text format that only its
                                 ///< extension tells apart from others gives no signature at all

  bool operator==(const Signature&) const = default;
};

/// What a plugin does: read and write files of a format, or change documents.
enum class PluginKind : std::uint8_t { format, filter };

/// Everything that the command line, the help, the completions and the docs say about a plugin. The build
/// writes it into a manifest beside the module, so that a plugin is listed and chosen without being loaded.
struct PluginDescription {
  std::string id;       ///< lower case, digits and hyphens; what `-f`, `-t` and `--filter` take
  std::string name;     ///< for people: "Word document"
  std::string summary;  ///< one line, no final full stop
  std::string version;
  PluginKind kind = PluginKind::format;

  bool reads = false;                    ///< format: reader() gives one
  bool writes = false;                   ///< format: writer() gives one
  bool views_layout = false;             ///< format: layout_viewer() gives one
  std::vector<std::string> extensions;   ///< without the dot, lower case, the usual one first
  std::vector<std::string> media_types;  ///< IANA, the usual one first
  std::vector<Signature> signatures;
  FeatureSet carries;  ///< what a document keeps through writer() and reader()

  std::vector<OptionDescription> reader_options;
  std::vector<OptionDescription> writer_options;
  std::vector<OptionDescription> filter_options;

  bool operator==(const PluginDescription&) const = default;
};

/// One plugin. Made once for each PluginHost, when first used; the functions are const and thread-safe.
class GALLEY_API Plugin {
 public:
  virtual ~Plugin();
  virtual PluginDescription describe() const = 0;
  virtual std::unique_ptr<Reader> reader() const;
  virtual std::unique_ptr<Writer> writer() const;
  virtual std::unique_ptr<Filter> filter() const;
  virtual std::unique_ptr<LayoutViewer> layout_viewer() const;
};

}  // namespace galley

/// Makes `PluginClass` (default constructible) the plugin of this module: defines the stamp and the
/// factory that the host looks for. Once in a module, outside any namespace.
#define GALLEY_PLUGIN(PluginClass)                                                                   \
  extern "C" __attribute__((visibility("default"))) const ::galley::Stamp galley_stamp;              \
  const ::galley::Stamp galley_stamp = ::galley::current_stamp();                                    \
  namespace {                                                                                        \
  std::unique_ptr<::galley::Plugin> make_galley_plugin() { return std::make_unique<PluginClass>(); } \
  }                                                                                                  \
  BOOST_DLL_ALIAS(make_galley_plugin, galley_plugin)

// Boost.DLL needs its own shared-library code only in the host; a module needs the alias alone.
#ifndef BOOST_DLL_USE_STD_FS
#define BOOST_DLL_USE_STD_FS
#endif
#include <boost/dll/alias.hpp>
