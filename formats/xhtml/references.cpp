// SPDX-License-Identifier: Apache-2.0
#include "xhtml/references.hpp"

#include <algorithm>
#include <utility>

#include "galley/unicode.hpp"
#include "xhtml/attributes.hpp"
#include "xhtml/characters.hpp"
#include "xhtml/element.hpp"
#include "xhtml/node_text.hpp"
#include "xhtml/note_mark.hpp"
#include "xhtml/tree_walk.hpp"

namespace galley::xhtml {
namespace {

bool is_anchor(pugi::xml_node node) {
  const std::string_view name = local_name(node.name());
  return name == "a" || name == "A";
}

std::string_view href_of(pugi::xml_node node) {
  for (const pugi::xml_attribute attribute : node.attributes()) {
    if (lower_case(attribute.name()) == "href") return attribute.value();
  }
  return {};
}

// How many links or levels are looked at around one link, so that settling stays linear.
constexpr std::size_t near = 8;

bool is_superscript(pugi::xml_node node) {
  for (std::size_t i = 0; i < 3 && node; ++i, node = node.parent()) {
    if (has(element_kind(node.name()).style, Style::superscript)) return true;
  }
  return false;
}

bool is_inside(pugi::xml_node node, pugi::xml_node container) {
  for (; node; node = node.parent()) {
    if (node == container) return true;
  }
  return false;
}

}  // namespace

void References::add(std::string path, pugi::xml_node root, const Resolve& resolve) {
  const auto number = static_cast<std::uint32_t>(documents_.size());
  by_path_.emplace(path, number);
  documents_.push_back({std::move(path), root});
  for_each_element(root, [&](pugi::xml_node node) {
    if (!is_anchor(node)) return;
    const std::string_view href = href_of(node);
    if (href.empty()) return;
    std::string address = resolve(href);
    if (const auto hash = address.find('#'); hash != std::string::npos) entered_.insert(address.substr(0, hash));
    links_.push_back({node, number, std::move(address)});
  });
}

void References::provide(const std::string& path, pugi::xml_node root) { documents_[by_path_.at(path)].root = root; }

void References::settle() {
  for (std::size_t i = 0; i < links_.size(); ++i) {
    if (!links_[i].address.empty()) links_to_[links_[i].address].push_back(i);
  }
  index_targets();
  for (std::size_t i = 0; i < links_.size(); ++i) find_note(i);

  std::unordered_set<std::string> names;
  std::unordered_map<std::string, std::size_t> counters;
  for (const LinkEntry& link : links_) {
    const auto known = uses_.find(link.node.internal_object());
    if (known != uses_.end()) continue;
    Found& found = uses_[link.node.internal_object()];
    if (link.address.empty()) {
      found.use = Use::external;
      continue;
    }
    std::string address = link.address;
    const auto hash = address.find('#');
    // A link to an id that is not there still arrives at its document.
    if (hash != std::string::npos && targets_.find(address) == targets_.end()) address.resize(hash);
    const auto document = by_path_.find(address.substr(0, address.find('#')));
    if (document == by_path_.end()) continue;
    found.use = Use::internal;
    const auto [anchor, is_new] = anchors_.try_emplace(address);
    if (is_new) {
      const auto fragment = address.find('#');
      std::string name =
          fragment != std::string::npos ? address.substr(fragment + 1) : "d" + std::to_string(document->second + 1);
      if (!names.insert(name).second) {
        const std::string stem = name + "-";
        std::size_t& counter = counters.try_emplace(name, 1).first->second;
        do {
          name = stem + std::to_string(++counter);
        } while (!names.insert(name).second);
      }
      anchor->second = std::move(name);
    }
    found.name = anchor->second;
  }
}

void References::index_targets() {
  if (links_to_.empty()) return;
  std::string address;
  for (const Document& document : documents_) {
    for_each_element(document.root, [&](pugi::xml_node node) {
      for (const pugi::xml_attribute attribute : node.attributes()) {
        const std::string_view name = attribute.name();
        if (name != "id" && name != "ID" && name != "xml:id" && (name != "name" || !is_anchor(node))) continue;
        address.assign(document.path).append("#").append(attribute.value());
        if (links_to_.find(address) != links_to_.end()) targets_.emplace(address, node);
      }
    });
  }
}

std::vector<std::string> References::addresses_near(const LinkEntry& link) const {
  std::vector<std::string> addresses;
  const std::string& path = documents_[link.document].path;
  const auto add = [&](pugi::xml_node node) {
    const std::string_view id = Attributes(node).id;
    if (!id.empty()) addresses.push_back(path + "#" + std::string(id));
  };
  pugi::xml_node node = link.node;
  for (std::size_t i = 0; i < 3 && node; ++i, node = node.parent()) {
    if (i > 0 && is_block_level(element_kind(node.name()).element)) {
      // Some makers link back to the paragraph rather than to the mark in it.
      add(node);
      break;
    }
    add(node);
    const pugi::xml_node before = node.previous_sibling();
    if (before && before.type() == pugi::node_element && !is_block_level(element_kind(before.name()).element)) {
      add(before);
    }
  }
  for (const pugi::xml_node child : link.node.children()) {
    if (child.type() == pugi::node_element) {
      add(child);
      break;
    }
  }
  return addresses;
}

pugi::xml_node References::note_element(pugi::xml_node target, bool& marked) const {
  pugi::xml_node block;
  pugi::xml_node node = target;
  for (std::size_t i = 0; i < near && node; ++i, node = node.parent()) {
    const Element element = element_kind(node.name()).element;
    const Attributes attributes(node);
    // The class "footnote" stands on references as well.
    if (attributes.marks.contains(Mark::note) && element != Element::anchor &&
        !has(element_kind(node.name()).style, Style::superscript)) {
      marked = true;
      return node;
    }
    if (block && attributes.marks.contains(Mark::notes)) {
      marked = true;
      return block;
    }
    switch (element) {
      case Element::block:
      case Element::list_item:
      case Element::aside:
      case Element::definition:
        if (!block) block = node;
        break;
      case Element::section:
      case Element::article:
        if (!attributes.marks.contains(Mark::notes) && local_name(node.name()) == "body") return block;
        break;
      case Element::heading:
      case Element::table:
      case Element::table_cell:
      case Element::figure:
        return block;
      default:
        break;
    }
  }
  return block;
}

bool References::leads_back(pugi::xml_node note, const std::vector<std::string>& reference_addresses) const {
  for (const std::string& address : reference_addresses) {
    const auto found = links_to_.find(address);
    if (found == links_to_.end()) continue;
    for (std::size_t i = 0; i < std::min(near, found->second.size()); ++i) {
      if (is_inside(links_[found->second[i]].node, note)) return true;
    }
  }
  return false;
}

bool References::holds_marked_back_link(pugi::xml_node note) {
  pugi::xml_node node = note.first_child();
  while (node) {
    if (node.type() == pugi::node_element && Attributes(node).marks.contains(Mark::back_link)) return true;
    if (node.first_child()) {
      node = node.first_child();
      continue;
    }
    while (node && node != note && !node.next_sibling()) node = node.parent();
    if (!node || node == note) return false;
    node = node.next_sibling();
  }
  return false;
}

void References::mark_back_links(pugi::xml_node note, const std::vector<std::string>& reference_addresses) {
  std::vector<pugi::xml_node> marked;
  std::vector<pugi::xml_node> short_ones;
  for (const std::string& address : reference_addresses) {
    const auto found = links_to_.find(address);
    if (found == links_to_.end()) continue;
    for (std::size_t i = 0; i < std::min(near, found->second.size()); ++i) {
      const pugi::xml_node link = links_[found->second[i]].node;
      if (!is_inside(link, note)) continue;
      if (Attributes(link).marks.contains(Mark::back_link)) {
        marked.push_back(link);
      } else if (trim(bounded_text(link, 32)).size() <= 16) {
        short_ones.push_back(link);
      }
    }
  }
  // A note may well link to the paragraph that it is referred to from.
  const bool told = !marked.empty() || back_linked_notes_.contains(note.internal_object());
  for (const pugi::xml_node link : told ? marked : short_ones) {
    uses_[link.internal_object()] = {Use::back, {}};
  }
}

void References::find_note(std::size_t number) {
  const LinkEntry& link = links_[number];
  if (uses_.find(link.node.internal_object()) != uses_.end()) return;
  const Attributes attributes(link.node);
  bool in_note = false;
  if (attributes.marks.contains(Mark::back_link) && note_element(link.node.parent(), in_note) && in_note) {
    uses_[link.node.internal_object()] = {Use::back, {}};
    return;
  }
  const auto target = targets_.find(link.address);
  if (target == targets_.end()) return;
  const bool marked_reference = attributes.marks.contains(Mark::note_reference) ||
                                (link.node.parent() && is_superscript(link.node) &&
                                 Attributes(link.node.parent()).marks.contains(Mark::note_reference));
  if (!marked_reference && !looks_like_note_mark(bounded_text(link.node, 32))) return;

  bool marked_note = false;
  const pugi::xml_node note = note_element(target->second, marked_note);
  if (!note || (is_inside(link.node, note) && !(marked_note && marked_reference))) return;
  const std::vector<std::string> addresses = addresses_near(link);
  const bool superscript_note = marked_note && (is_superscript(link.node) || marked_reference);
  if (!marked_reference && !superscript_note && !leads_back(note, addresses)) return;

  std::string& name = notes_[note.internal_object()];
  if (name.empty()) {
    name = "note-" + std::to_string(notes_.size());
    if (holds_marked_back_link(note)) back_linked_notes_.insert(note.internal_object());
  }
  uses_[link.node.internal_object()] = {Use::reference, name};
  mark_back_links(note, addresses);
}

References::LinkUse References::use_of(pugi::xml_node link) const {
  const auto found = uses_.find(link.internal_object());
  if (found == uses_.end()) return {};
  return {found->second.use, found->second.name};
}

const std::string* References::note_of(pugi::xml_node element) const {
  if (notes_.empty()) return nullptr;
  const auto found = notes_.find(element.internal_object());
  return found == notes_.end() ? nullptr : &found->second;
}

const std::string* References::anchor_of(std::string_view path, std::string_view id) const {
  if (anchors_.empty()) return nullptr;
  std::string address(path);
  if (!id.empty()) address.append("#").append(id);
  const auto found = anchors_.find(address);
  return found == anchors_.end() ? nullptr : &found->second;
}

}  // namespace galley::xhtml
