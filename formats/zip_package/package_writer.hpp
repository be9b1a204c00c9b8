// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Writing zip packages whose bytes depend on nothing but what is put in:
///
///     zip_package::PackageWriter package;
///     package.add("mimetype", "application/epub+zip", zip_package::Packing::stored);
///     package.add("META-INF/container.xml", container_xml);
///     package.write_to(sink);

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "galley/sink.hpp"

namespace galley::zip_package {

enum class Packing : std::uint8_t {
  deflated,
  stored,  ///< for what is compressed already (JPEG, PNG) and for OCF's `mimetype`
};

/// Collects the files of a package and writes them in the order they were added. Every file is dated
/// 1980-01-01 00:00, the earliest that a zip can say, so that the same files give the same bytes at any time. Local
/// headers carry sizes and no extra fields, as OCF 3.3 (4.2.2) wants of `mimetype`. Not thread-safe.
class PackageWriter {
 public:
  /// Adds a file. A name may be added once; it is UTF-8, relative, with '/'.
  void add(std::string name, std::string data, Packing packing = Packing::deflated);

  /// The same for bytes that the caller keeps until write_to() has returned.
  void add_view(std::string name, std::string_view data, Packing packing = Packing::deflated);

  /// Whether a file of this name was added.
  bool contains(std::string_view name) const;

  /// Packs everything and puts it into the sink. Throws Error(output). The writer is empty afterwards.
  void write_to(Sink& sink);

 private:
  struct File {
    std::string name;
    std::string_view data;
    Packing packing;
  };
  std::vector<File> files_;
  std::unordered_set<std::string> names_;
  std::deque<std::string> owned_;  // a deque keeps views into it valid while it grows
};

}  // namespace galley::zip_package
