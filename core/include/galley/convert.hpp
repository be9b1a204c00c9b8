// SPDX-License-Identifier: Apache-2.0
#pragma once

/// One conversion, for programs that embed Galley:
///
///     galley::PluginHost host(galley::default_plugin_path());
///     galley::Diagnostics diagnostics;
///     galley::Source source = galley::Source::from_file("page.docx");
///     galley::Document document = galley::read_document(host, source, {}, diagnostics);
///     auto sink = galley::file_sink("page.epub");
///     galley::write_document(host, document, *sink, {.format = "epub"}, diagnostics);

#include <string>
#include <utility>
#include <vector>

#include "galley/diagnostics.hpp"
#include "galley/document.hpp"
#include "galley/features.hpp"
#include "galley/host.hpp"
#include "galley/limits.hpp"
#include "galley/sink.hpp"
#include "galley/source.hpp"

namespace galley {

using OptionList = std::vector<std::pair<std::string, std::string>>;  ///< name and value, as the user gave them

/// How a source is to be read.
struct ReadRequest {
  std::string format;  ///< a format id; empty: recognised from content, then from the source's name
  OptionList options;
  Limits limits;
  const Cancellation* cancellation = nullptr;  ///< may be null
};

/// How a document is to be written.
struct WriteRequest {
  std::string format;  ///< a format id
  OptionList options;
  Limits limits;
  const Cancellation* cancellation = nullptr;
};

/// Which filter is to change a document, and how.
struct FilterRequest {
  std::string filter;  ///< a filter id
  OptionList options;
  Limits limits;
  const Cancellation* cancellation = nullptr;
};

/// One feature that a document uses and a format cannot carry.
struct Loss {
  Feature feature;
  FeatureUse use;

  bool operator==(const Loss&) const = default;
};

/// What of `document` would be lost in a format that carries `carries`; empty: nothing.
GALLEY_API std::vector<Loss> loss_account(const Document& document, const FeatureSet& carries);

/// "2 tables (first: article 1, section 2) and 14 notes (first: ...)"; empty for no losses.
GALLEY_API std::string to_string(const std::vector<Loss>& losses);

/// The id of the format that `source` is in. Throws Error(input) when none fits.
GALLEY_API std::string recognise_format(const PluginHost& host, const Source& source);

/// Reads and canonicalizes. Throws Error; an exception of another type that a plugin lets out arrives as
/// Error(internal) with the plugin's id in it.
GALLEY_API Document read_document(PluginHost& host, const Source& source, const ReadRequest& request,
                                  Diagnostics& diagnostics);

/// How the format's reader sees the pages of `source`. Throws Error as read_document does, and Error(usage) for a
/// format whose plugin shows no layout.
GALLEY_API std::vector<PageView> view_layout(PluginHost& host, const Source& source, const ReadRequest& request,
                                             Diagnostics& diagnostics);

/// Applies one filter and canonicalizes. After an Error the document is valid, but may be changed in part.
GALLEY_API void filter_document(PluginHost& host, Document& document, const FilterRequest& request,
                                Diagnostics& diagnostics);

/// Writes, and commits the sink when all went well. The losses go into `diagnostics` (one entry for each
/// feature, code not-carried) and are returned.
GALLEY_API std::vector<Loss> write_document(PluginHost& host, const Document& document, Sink& sink,
                                            const WriteRequest& request, Diagnostics& diagnostics);

}  // namespace galley
