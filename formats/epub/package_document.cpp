// SPDX-License-Identifier: Apache-2.0
#include "epub/package_document.hpp"

#include <algorithm>
#include <utility>

#include "epub/media_reader.hpp"
#include "xhtml/characters.hpp"
#include "xhtml/mark.hpp"

namespace galley::epub {
namespace {

// Some makers give no type, or a general one, to what they have no name for.
std::string true_media_type(const ManifestItem& item, Diagnostics& diagnostics) {
  const bool general = item.media_type == "application/octet-stream" || item.media_type == "text/plain";
  if (!item.media_type.empty() && !general) return item.media_type;
  std::string type(media_type_of_name(item.path));
  const std::string_view name = std::string_view(item.path).substr(item.path.rfind('/') + 1);
  const bool nameless = item.media_type.empty() && name.find('.') == std::string_view::npos && !name.empty();
  if (has_name_of_text(item.path) || nameless) type = "application/xhtml+xml";
  if (type == "application/octet-stream" || item.path.empty()) return item.media_type;
  diagnostics.warning(code::malformed,
                      (general ? "it is declared to be " + item.media_type : std::string("no media type is declared")) +
                          ", read as " + type,
                      {.part = item.path});
  return type;
}

void read_manifest(pugi::xml_node manifest, PackageDocument& document, Archive& archive) {
  Context& context = archive.context();
  for_each_child(manifest, "item", [&](pugi::xml_node node) {
    if (document.items.size() >= context.limits.entries)
      throw Error(ErrorKind::limit, "the manifest lists too many files");
    ManifestItem item;
    item.id = node.attribute("id").value();
    item.media_type = xhtml::lower_case(xhtml::trim(node.attribute("media-type").value()));
    item.properties = node.attribute("properties").value();
    item.fallback = node.attribute("fallback").value();
    const std::string_view href = xhtml::trim(node.attribute("href").value());
    if (const auto reference = archive.resolve(document.path, href)) item.path = reference->path;
    if (item.path == document.path) item.path.clear();
    item.media_type = true_media_type(item, context.diagnostics);
    const std::size_t number = document.items.size();
    if (!item.id.empty()) document.by_id.emplace(item.id, number);
    if (!item.path.empty()) document.by_path.emplace(item.path, number);
    if (xhtml::has_word(item.properties, "nav") && document.navigation.empty()) document.navigation = item.path;
    if (xhtml::has_word(item.properties, "cover-image") && document.cover_image.empty())
      document.cover_image = item.path;
    document.items.push_back(std::move(item));
  });
}

bool is_text(const ManifestItem& item) {
  return item.media_type == "application/xhtml+xml" || item.media_type == "text/html" ||
         item.media_type == "text/x-oeb1-document" || item.media_type == "application/x-dtbook+xml";
}

// Which of an item and its chain of fallbacks (EPUB 3.3, 3.6) is read: the first text, else the first drawing,
// else the first picture.
std::size_t readable(const PackageDocument& document, std::size_t item) {
  std::vector<std::size_t> chain;
  for (int i = 0; i < 16; ++i) {
    chain.push_back(item);
    const ManifestItem& each = document.items[item];
    const auto next = document.by_id.find(each.fallback);
    if (each.fallback.empty() || next == document.by_id.end()) break;
    item = next->second;
  }
  for (const std::size_t each : chain) {
    if (is_text(document.items[each])) return each;
  }
  for (const std::string_view type : {"image/svg+xml", "image/"}) {
    for (const std::size_t each : chain) {
      if (document.items[each].media_type.compare(0, type.size(), type) == 0) return each;
    }
  }
  return chain.front();
}

void read_spine(pugi::xml_node spine, PackageDocument& document, Context& context) {
  std::vector<SpineItem> later;
  for_each_child(spine, "itemref", [&](pugi::xml_node node) {
    if (document.spine.size() + later.size() >= context.limits.entries) {
      throw Error(ErrorKind::limit, "the spine lists too many files");
    }
    const std::string idref = node.attribute("idref").value();
    const auto item = document.by_id.find(idref);
    if (item == document.by_id.end()) {
      context.diagnostics.warning(code::missing_part, "the spine names an item that the manifest has not: " + idref,
                                  {.part = document.path});
      return;
    }
    const bool linear = std::string_view(node.attribute("linear").value()) != "no";
    const std::size_t chosen = readable(document, item->second);
    if (chosen != item->second) {
      context.diagnostics.note(code::dropped_content,
                               "its fallback is read in place of " + document.items[item->second].path,
                               {.part = document.items[chosen].path});
    }
    (linear ? document.spine : later).push_back({chosen, linear});
  });
  document.spine.insert(document.spine.end(), later.begin(), later.end());
  const auto ncx = document.by_id.find(spine.attribute("toc").value());
  if (ncx != document.by_id.end()) document.ncx = document.items[ncx->second].path;
  for (const ManifestItem& item : document.items) {
    if (document.ncx.empty() && item.media_type == "application/x-dtbncx+xml") document.ncx = item.path;
  }
}

}  // namespace

const ManifestItem* PackageDocument::item_at(std::string_view item_path) const {
  const auto found = by_path.find(std::string(item_path));
  return found == by_path.end() ? nullptr : &items[found->second];
}

const ManifestItem* PackageDocument::item_with_id(const std::string& id) const {
  const auto found = by_id.find(id);
  return found == by_id.end() ? nullptr : &items[found->second];
}

PackageDocument read_package_document(Archive& archive, const std::string& path) {
  Context& context = archive.context();
  PackageDocument document;
  document.path = path;
  xhtml::Tree tree;
  if (!path.empty()) archive.read_xml(path, tree);
  const pugi::xml_node package = tree.document.document_element();
  read_manifest(child_named(package, "manifest"), document, archive);
  read_spine(child_named(package, "spine"), document, context);
  read_metadata(package, document, context.diagnostics);
  for_each_child(child_named(package, "guide"), "reference", [&](pugi::xml_node reference) {
    if (std::string_view(reference.attribute("type").value()) != "cover") return;
    if (const auto target = archive.resolve(path, reference.attribute("href").value())) {
      document.cover_documents.push_back(target->path);
    }
  });
  if (document.spine.empty()) {
    // Without an order there is still the order of the manifest.
    for (std::size_t i = 0; i < document.items.size(); ++i) {
      const ManifestItem& item = document.items[i];
      if (is_text(item) && item.path != document.navigation) document.spine.push_back({i, true});
    }
    const std::size_t listed = document.spine.size();
    add_loose_texts(archive, document);
    if (document.spine.empty()) throw Error(ErrorKind::input, "the publication holds no text", {.part = path});
    context.diagnostics.warning(code::missing_part,
                                listed == document.spine.size()
                                    ? "there is no spine, the manifest's order is taken"
                                    : "there is no spine, the files are read in the order of their names",
                                {.part = path});
  }
  return document;
}

}  // namespace galley::epub
