// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "galley/plugin.hpp"
#include "xhtml/element.hpp"
#include "xhtml/tree.hpp"
#include "zip_package/package.hpp"

namespace galley::epub {

/// A place inside the publication: path below the root, and fragment without '#'.
struct Reference {
  std::string path;
  std::string fragment;  ///< percent-encoding undone
};

/// The files of a publication, wherever in the zip its root folder lies (people zip the folder itself).
class Archive {
 public:
  /// Throws what zip_package::Package throws.
  Archive(const Source& source, Context& context);

  bool contains(std::string_view path) const { return find(path) != nullptr; }

  /// Where `href` in the file `base` leads; nothing when it leads outside. The path is as the zip has it, for some
  /// makers know no difference between a and A, and some name files with the percent-encoding of their addresses.
  std::optional<Reference> resolve(std::string_view base, std::string_view href) const;

  /// The unpacked bytes, or nothing if there is no such file or it is damaged; then a warning is given (missing-part,
  /// malformed). Throws Error(limit) and Error(unsupported).
  std::optional<std::string> read(std::string_view path);

  /// Parses a part that is XML. Of what is not well-formed the part before the fault is kept, with a warning.
  /// False if there is nothing to be had.
  bool read_xml(std::string_view path, xhtml::Tree& tree);

  /// Paths that end with `ending`, letter case ignored, in the order of the zip.
  std::vector<std::string> paths_ending(std::string_view ending) const;

  Context& context() { return context_; }

 private:
  const zip_package::Entry* find(std::string_view path) const;

  Context& context_;
  zip_package::Package package_;
  std::string root_;  // ends with '/', or empty
};

/// The first child element of this local name, whatever its prefix.
pugi::xml_node child_named(pugi::xml_node node, std::string_view local_name);

/// Calls `function` with each child element of this local name.
template <class Function>
void for_each_child(pugi::xml_node node, std::string_view local_name, const Function& function) {
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_element && xhtml::local_name(child.name()) == local_name) function(child);
  }
}

}  // namespace galley::epub
