// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "epub/package_document.hpp"
#include "xhtml/characters.hpp"
#include "xhtml/node_text.hpp"

namespace galley::epub {
namespace {

struct Refinement {
  std::string_view property;
  std::string_view scheme;
  std::string_view language;
  std::string value;
  bool used = false;
};

// Properties and names that say how a file is to be shown or who made it, and nothing of the text.
bool is_about_file(std::string_view name) {
  constexpr std::string_view beginnings[] = {"rendition:", "media:", "schema:", "a11y:", "ibooks:", "dtb:", "Sigil "};
  constexpr std::string_view names[] = {"KF8cover",
                                        "RegionMagnification",
                                        "book-type",
                                        "calibre:author_link_map",
                                        "calibre:timestamp",
                                        "calibre:user_categories",
                                        "cover",
                                        "fixed-layout",
                                        "generator",
                                        "orientation-lock",
                                        "original-resolution",
                                        "pageBreakSource",
                                        "primary-writing-mode",
                                        "region-mag",
                                        "viewport",
                                        "zero-gutter",
                                        "zero-margin"};
  return std::any_of(std::begin(beginnings), std::end(beginnings),
                     [&](std::string_view each) { return name.substr(0, each.size()) == each; }) ||
         std::find(std::begin(names), std::end(names), name) != std::end(names);
}

using Refinements = std::multimap<std::string, Refinement, std::less<>>;

class MetadataReader {
 public:
  MetadataReader(pugi::xml_node package, PackageDocument& document) : document_(document) {
    const std::string_view prefixes = package.attribute("prefix").value();
    document.written_by_galley = prefixes.find("urn:galley:vocabulary") != std::string_view::npos;
    language_ = package.attribute("xml:lang").value();
    metadata_ = child_named(package, "metadata");
    // OPF 2.0.1 and its drafts may group the elements.
    groups_.push_back(metadata_);
    for (const std::string_view group : {"dc-metadata", "x-metadata"}) {
      if (const pugi::xml_node node = child_named(metadata_, group)) groups_.push_back(node);
    }
  }

  void read(Diagnostics& diagnostics) {
    for (const pugi::xml_node group : groups_) {
      for_each_child(group, "meta", [&](pugi::xml_node node) {
        const std::string_view refines = xhtml::trim(node.attribute("refines").value());
        if (refines.size() < 2 || refines[0] != '#') return;
        refinements_.emplace(
            refines.substr(1),
            Refinement{node.attribute("property").value(), node.attribute("scheme").value(),
                       node.attribute("xml:lang").value(), xhtml::collapse(xhtml::text_content(node)), false});
      });
    }
    for (const pugi::xml_node group : groups_) {
      for (const pugi::xml_node node : group.children()) {
        if (node.type() != pugi::node_element) continue;
        const std::string_view name = xhtml::local_name(node.name());
        if (name == "meta") {
          meta(node);
        } else if (name != "link" && name != "dc-metadata" && name != "x-metadata") {
          element(node, name);
        }
      }
    }
    place_sort_title();
    for (const auto& [id, refinement] : refinements_) {
      const bool own =
          document_.written_by_galley && (refinement.property.substr(0, 7) == "galley:" || id.compare(0, 2, "g-") == 0);
      if (!refinement.used && !own) pass_over(refinement.property);
    }
    if (passed_over_.empty()) return;
    std::string names;
    for (const auto& [name, count] : passed_over_) names += (names.empty() ? "" : ", ") + name;
    diagnostics.note(code::dropped_content, "metadata about the file itself is left out: " + names,
                     {.part = document_.path});
  }

 private:
  // What the first refinement with this property says; it is used up then.
  std::string_view refined(std::string_view id, std::string_view property) {
    if (id.empty()) return {};
    const auto [begin, end] = refinements_.equal_range(id);
    for (auto each = begin; each != end; ++each) {
      if (each->second.property != property) continue;
      each->second.used = true;
      return each->second.value;
    }
    return {};
  }

  // What else is said of an entry follows it, each under the name of its property.
  void add_refinements(std::string_view id) {
    if (id.empty()) return;
    const auto [begin, end] = refinements_.equal_range(id);
    for (auto each = begin; each != end; ++each) {
      Refinement& refinement = each->second;
      if (refinement.used || refinement.value.empty() || refinement.property.empty()) continue;
      if (document_.written_by_galley && refinement.property.substr(0, 7) == "galley:") continue;
      if (is_about_file(refinement.property)) continue;
      refinement.used = true;
      document_.metadata.push_back({std::string(refinement.property), refinement.value, std::string(refinement.scheme),
                                    std::string(refinement.language)});
    }
  }

  void add(pugi::xml_node node, std::string_view term, std::string value, std::string scheme) {
    if (value.empty()) return;
    std::string language = node.attribute("xml:lang") ? node.attribute("xml:lang").value() : std::string(language_);
    const std::string_view id = node.attribute("id").value();
    if (const std::string_view own = refined(id, "galley:language"); !own.empty()) language = own;
    if (const std::string_view own = refined(id, "galley:scheme"); !own.empty()) scheme = own;
    document_.metadata.push_back({std::string(term), std::move(value), std::move(scheme), std::move(language)});
    add_refinements(id);
    // OPF 2.0.1, 2.2.2.
    if (const std::string_view sorted = node.attribute("opf:file-as").value(); !sorted.empty()) {
      document_.metadata.push_back({"file-as", xhtml::collapse(sorted), {}, {}});
    }
  }

  // Dublin Core elements (EPUB 3.3, 5.5.3; OPF 2.0.1, 2.2).
  void element(pugi::xml_node node, std::string_view name) {
    const std::string_view id = node.attribute("id").value();
    const bool generated = document_.written_by_galley && id.substr(0, 2) == "g-";
    std::string value = xhtml::collapse(xhtml::text_content(node));
    std::string term = xhtml::lower_case(name);
    std::string scheme;
    if (term == "language" && !language_seen_) {
      language_seen_ = true;
      // Converters write the locale of the machine ("C") for want of better: then the text tells.
      if (!generated && value != "und" && is_language_tag(value)) document_.language = value;
      return;
    }
    if (generated) return;
    if (term == "creator" || term == "contributor") {
      std::string_view role = refined(id, "role");
      if (role.empty()) role = node.attribute("opf:role").value();
      if (!role.empty()) scheme = "marc:" + std::string(role);
    } else if (term == "identifier") {
      scheme = node.attribute("opf:scheme").value();
      if (scheme.empty()) scheme = refined(id, "identifier-type");
    } else if (term == "title") {
      const std::string_view type = refined(id, "title-type");
      if (type != "main") scheme = type;
    } else if (term == "date") {
      const std::string event = xhtml::lower_case(node.attribute("opf:event").value());
      const bool publication = event.empty() || event == "publication";
      term = event.substr(0, 7) == "creatio"    ? "created"
             : event.substr(0, 8) == "modifica" ? "modified"
             : event.substr(0, 8) == "copyrigh" ? "dateCopyrighted"
             : publication                      ? "issued"
                                                : "date";
      if (term == "date") scheme = event;
    } else if (term == "subject") {
      scheme = refined(id, "authority");
    }
    add(node, term, std::move(value), std::move(scheme));
  }

  void meta(pugi::xml_node node) {
    if (node.attribute("refines")) return;
    const std::string_view property = node.attribute("property").value();
    const std::string_view id = node.attribute("id").value();
    std::string value = xhtml::collapse(xhtml::text_content(node));
    if (property.empty()) {
      const std::string_view name = node.attribute("name").value();
      const std::string_view content = node.attribute("content").value();
      if (name == "cover") {
        if (const ManifestItem* item = document_.item_with_id(std::string(content)); item != nullptr) {
          if (document_.cover_image.empty()) document_.cover_image = item->path;
        }
      } else if (name == "calibre:series") {
        add(node, "isPartOf", xhtml::collapse(content), {});
      } else if (name == "calibre:series_index") {
        add(node, "group-position", xhtml::collapse(content), {});
      } else if (name == "calibre:title_sort") {
        sort_title_ = xhtml::collapse(content);
      } else if (!name.empty() && is_about_file(name)) {
        pass_over(name);
      } else if (!name.empty()) {
        add(node, name.substr(0, 8) == "dcterms:" ? name.substr(8) : name, xhtml::collapse(content), {});
      }
      return;
    }
    // What the writer made for libraries and reading systems is made anew.
    if (document_.written_by_galley && (id.substr(0, 2) == "g-" || property.substr(0, 7) == "schema:")) return;
    if (property.substr(0, 8) == "dcterms:") {
      add(node, property.substr(8), std::move(value), {});
    } else if (property == "galley:entry") {
      add(node, refined(id, "galley:term"), std::move(value), {});
    } else if (property == "belongs-to-collection") {
      add(node, "isPartOf", std::move(value), {});
    } else if (is_about_file(property)) {
      pass_over(property);
    } else {
      add(node, property, std::move(value), node.attribute("scheme").value());
    }
  }

  // Calibre says how the title is sorted anywhere; it belongs to the title.
  void place_sort_title() {
    if (sort_title_.empty()) return;
    Metadata& metadata = document_.metadata;
    const auto title = std::find_if(metadata.begin(), metadata.end(),
                                    [](const MetadataEntry& entry) { return entry.term == "title"; });
    if (title == metadata.end() || title->value == sort_title_) return;
    if (title + 1 != metadata.end() && (title + 1)->term == "file-as") return;
    metadata.insert(title + 1, {"file-as", sort_title_, {}, {}});
  }

  void pass_over(std::string_view name) {
    if (name.empty()) return;
    if (passed_over_.size() < 20) ++passed_over_[std::string(name.substr(0, 60))];
  }

  PackageDocument& document_;
  pugi::xml_node metadata_;
  std::vector<pugi::xml_node> groups_;
  std::string_view language_;
  Refinements refinements_;
  std::string sort_title_;
  bool language_seen_ = false;
  std::map<std::string, int> passed_over_;
};

}  // namespace

void read_metadata(pugi::xml_node package, PackageDocument& document, Diagnostics& diagnostics) {
  MetadataReader(package, document).read(diagnostics);
  if (!document.written_by_galley) return;
  // What the writer could not say in EPUB's own terms about items of the manifest.
  for_each_child(child_named(package, "metadata"), "meta", [&](pugi::xml_node node) {
    const std::string_view property = node.attribute("property").value();
    const std::string_view refines = node.attribute("refines").value();
    if (refines.size() < 2) return;
    const ManifestItem* item = document.item_with_id(std::string(refines.substr(1)));
    if (item == nullptr) return;
    if (property == "galley:unused") document.unused_media.push_back(item->path);
    if (property == "galley:media-type") document.true_media_types[item->path] = xhtml::text_content(node);
  });
}

}  // namespace galley::epub
