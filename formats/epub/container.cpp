// SPDX-License-Identifier: Apache-2.0
#include "epub/container.hpp"

#include <set>

namespace galley::epub {

std::string find_package_document(Archive& archive) {
  Diagnostics& diagnostics = archive.context().diagnostics;
  constexpr std::string_view path = "META-INF/container.xml";
  xhtml::Tree tree;
  std::string found;
  std::size_t others = 0;
  if (archive.contains(path) && archive.read_xml(path, tree)) {
    for_each_child(child_named(tree.document.document_element(), "rootfiles"), "rootfile",
                   [&](pugi::xml_node rootfile) {
                     const std::string_view type = rootfile.attribute("media-type").value();
                     if (!type.empty() && type != "application/oebps-package+xml") return;
                     const auto reference = archive.resolve("", rootfile.attribute("full-path").value());
                     if (!reference || reference->path.empty()) return;
                     if (!archive.contains(reference->path)) {
                       diagnostics.warning(code::missing_part, "the publication has no file " + reference->path,
                                           {.part = std::string(path)});
                     } else if (found.empty()) {
                       found = reference->path;
                     } else {
                       ++others;
                     }
                   });
  } else {
    diagnostics.warning(code::missing_part, "the publication has no META-INF/container.xml");
  }
  if (others != 0) {
    diagnostics.note(code::dropped_content,
                     "the publication has " + std::to_string(others + 1) + " renditions, the first one is read",
                     {.part = std::string(path)});
  }
  if (found.empty()) {
    const std::vector<std::string> candidates = archive.paths_ending(".opf");
    if (candidates.empty()) {
      diagnostics.warning(code::missing_part, "the publication has no package document");
      return found;
    }
    found = candidates.front();
    diagnostics.warning(code::malformed, "no rootfile leads to a package document, " + found + " is taken for it");
  }
  return found;
}

void refuse_encryption(Archive& archive) {
  constexpr std::string_view path = "META-INF/encryption.xml";
  if (!archive.contains(path)) return;
  xhtml::Tree tree;
  if (!archive.read_xml(path, tree)) return;
  for_each_child(tree.document.document_element(), "EncryptedData", [&](pugi::xml_node data) {
    const std::string_view algorithm = child_named(data, "EncryptionMethod").attribute("Algorithm").value();
    const std::string_view uri =
        child_named(child_named(data, "CipherData"), "CipherReference").attribute("URI").value();
    if (algorithm == "http://www.idpf.org/2008/embedding" || algorithm == "http://ns.adobe.com/pdf/enc#RC") return;
    const auto dot = uri.rfind('.');
    const std::string_view ending = dot == std::string_view::npos ? "" : uri.substr(dot);
    static const std::set<std::string_view> of_no_interest = {".ttf", ".otf", ".woff", ".woff2", ".css", ".mp3",
                                                              ".mp4", ".m4a", ".js",   ".smil",  ".pls"};
    if (of_no_interest.count(ending) != 0) return;
    throw Error(ErrorKind::unsupported, "the publication is protected: " + std::string(uri) + " is encrypted",
                {.part = std::string(path)});
  });
}

}  // namespace galley::epub
