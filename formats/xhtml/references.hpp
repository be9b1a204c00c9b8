// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace galley::xhtml {

/// Where the links of one or more documents lead, which of them refer to notes, and what the notes are:
///
///     References references;
///     for (each document) references.add(path, root, resolve);
///     references.settle();
///
/// A note is found by what marks it (epub:type, DPUB-ARIA, class names) or by a pair of links: a short one in the
/// text, and one back from a block that stands elsewhere. The trees must outlive this.
class References {
 public:
  /// The address that a link means: "path#id" or "path" for a place in one of the documents, else empty.
  using Resolve = std::function<std::string(std::string_view href)>;

  enum class Use : std::uint8_t {
    none,       ///< no link, or one that leads nowhere
    external,   ///< out of these documents
    internal,   ///< to an anchor
    reference,  ///< to a note
    back,       ///< from a note to its reference: not content
  };
  struct LinkUse {
    Use use = Use::none;
    std::string name;  ///< of the anchor (internal) or the note (reference)
  };

  /// Takes in the document `root` that lies at `path`. One that surely has no links may be an empty node: then
  /// leads_into() tells, once all were added, whether it must be provided after all.
  void add(std::string path, pugi::xml_node root, const Resolve& resolve);

  /// Does a link of any document added lead to a place within the one at `path`?
  bool leads_into(const std::string& path) const { return entered_.count(path) != 0; }

  /// Gives the tree of a document that was added without it.
  void provide(const std::string& path, pugi::xml_node root);

  /// Once, after all documents were added.
  void settle();

  LinkUse use_of(pugi::xml_node link) const;

  /// The name of the note that this element is, or nullptr.
  const std::string* note_of(pugi::xml_node element) const;

  /// The name of the anchor that the element `id` of the document at `path` must have because something links
  /// to it, or nullptr; an empty `id` is the document itself.
  const std::string* anchor_of(std::string_view path, std::string_view id) const;

  bool any_anchors() const { return !anchors_.empty(); }

 private:
  struct LinkEntry {
    pugi::xml_node node;
    std::uint32_t document = 0;
    std::string address;
  };
  struct Found {
    Use use = Use::none;
    std::string name;
  };

  void index_targets();
  void find_note(std::size_t link);
  pugi::xml_node note_element(pugi::xml_node target, bool& marked) const;
  static bool holds_marked_back_link(pugi::xml_node note);
  void mark_back_links(pugi::xml_node note, const std::vector<std::string>& reference_addresses);
  bool leads_back(pugi::xml_node note, const std::vector<std::string>& reference_addresses) const;
  std::vector<std::string> addresses_near(const LinkEntry& link) const;

  struct Document {
    std::string path;
    pugi::xml_node root;
  };
  std::vector<Document> documents_;
  std::unordered_map<std::string, std::uint32_t> by_path_;
  std::vector<LinkEntry> links_;
  std::unordered_set<std::string> entered_;                              // paths of addresses with a fragment
  std::unordered_map<std::string, pugi::xml_node> targets_;              // by address, for those linked to
  std::unordered_map<std::string, std::vector<std::size_t>> links_to_;   // by address
  std::unordered_map<const pugi::xml_node_struct*, Found> uses_;         // by link element
  std::unordered_map<const pugi::xml_node_struct*, std::string> notes_;  // by note element
  std::set<const void*> back_linked_notes_;               // those that hold a link marked as the way back
  std::unordered_map<std::string, std::string> anchors_;  // by address
};

}  // namespace galley::xhtml
