// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Reading the zip packages that DOCX (ECMA-376 Part 2) and EPUB (EPUB 3.3, OCF) share, safely:
///
///     zip_package::Package package(source.bytes(), context.limits, context.diagnostics);
///     if (const zip_package::Entry* entry = package.find("META-INF/container.xml")) {
///       std::string xml = package.read(*entry);
///     }

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "galley/diagnostics.hpp"
#include "galley/limits.hpp"

struct libdeflate_decompressor;
struct zip;

namespace galley::zip_package {

/// One file of a package. Its sizes are what the package declares; read() trusts neither.
struct Entry {
  std::string name;        ///< path below the package's root: '/' between folders, none at the start, no "." or ".."
  std::uint64_t size = 0;  ///< unpacked, in bytes
  std::uint64_t packed_size = 0;  ///< in bytes
  std::uint64_t index = 0;        ///< in the zip's central directory
};

/// A package in memory. Nothing is unpacked but what read() is asked for, and nothing ever touches the file
/// system, so that names cannot lead anywhere. Not thread-safe.
class Package {
 public:
  /// Reads the directory; `bytes`, `limits` and `diagnostics` must outlive the package. Entries that lead outside it
  /// or repeat the name of an earlier one are left out with a warning (malformed); folders are not listed.
  /// Throws Error(input) for what is no zip or a damaged one, with what it is instead where that can be told (an
  /// OLE container that is password-protected or an old .doc, RTF, PDF, ...), and Error(limit) for more entries than
  /// `limits.entries`.
  Package(std::string_view bytes, const Limits& limits, Diagnostics& diagnostics);
  ~Package();
  Package(const Package&) = delete;
  Package& operator=(const Package&) = delete;

  /// In the order of the zip's directory.
  const std::vector<Entry>& entries() const { return entries_; }

  /// The entry of this name, or else the first one whose name differs only in the case of ASCII letters
  /// (ECMA-376 Part 2, 6.2.2.3), or nullptr. A '/' at the start is passed over. Lives as long as the package.
  const Entry* find(std::string_view name) const;

  /// Unpacks one entry. Throws Error(limit) past `limits.expansion_ratio` (for entries over 1 MiB) or when all
  /// that was read comes to more than `limits.expanded_bytes`, Error(unsupported) for an encrypted entry or an unknown
  /// compression, Error(input) for a damaged one. The error's place names the entry.
  std::string read(const Entry& entry);

 private:
  void list_entries();
  std::string unpack_deflated(const Entry& entry, std::uint32_t checksum);
  std::string unpack(const Entry& entry);

  std::string_view bytes_;
  const Limits& limits_;
  Diagnostics& diagnostics_;
  struct Close {
    void operator()(zip* archive) const;
  };
  struct Free {
    void operator()(libdeflate_decompressor* decompressor) const;
  };
  std::unique_ptr<zip, Close> archive_;
  std::unique_ptr<libdeflate_decompressor, Free> decompressor_;  // made when first used
  std::vector<Entry> entries_;
  std::unordered_map<std::string, std::size_t> by_name_;         // exact
  std::unordered_map<std::string, std::size_t> by_folded_name_;  // ASCII lower case
  std::uint64_t expanded_ = 0;
};

/// Where `reference` leads, as a name for Package::find: a path relative to the folder of the file `base`, or from
/// the package's root when it begins with '/'. Percent-encoding is undone, '\' counts as '/', a fragment and a query
/// are cut off. Nothing when it has a scheme ("http:") or leads outside the package.
std::optional<std::string> resolve_reference(std::string_view base, std::string_view reference);

/// What the bytes are that should have been a zip package, as a sentence for an error: "it is a Rich Text Format
/// document, not a zip package". Never empty.
std::string describe_other_container(std::string_view bytes);

}  // namespace galley::zip_package
