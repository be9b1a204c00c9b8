// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <initializer_list>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "galley/plugin.hpp"
#include "xml/vocabulary.hpp"
#include "xml_text/report.hpp"

namespace galley::xml {

using xml_text::Positions;
using xml_text::report;
using xml_text::shown;

/// Something that the text refers to by name, and where.
struct Use {
  std::string name;
  std::ptrdiff_t offset;
};

/// A namespace declaration in force: of `prefix`, or of names without one. What is not bound is not ours.
struct Binding {
  std::string_view prefix;
  bool ours;  ///< the document namespace is what it stands for
};

class Element;

/// What the readers of the parts of one document share.
struct Reading {
  Context& context;
  Positions& positions;
  Document& document;

  std::vector<Binding> bindings{};
  std::string_view language{};  ///< xml:lang in force that no article carries
  std::size_t element_depth = 0;
  std::size_t section_nesting = 0;
  std::size_t block_nesting = 0;                              ///< of lists, tables and quotes
  std::unordered_map<std::string, std::string> media_keys{};  ///< from the file's keys to the document's
  Article* article = nullptr;                                 ///< that is being read
  std::vector<Use> note_uses{};
  std::vector<Use> anchor_uses{};
  std::unordered_set<std::string> note_ids{};
  std::unordered_set<std::string> anchors{};

  /// Place::line and column are those of the node's tag.
  void warn(std::string_view code, std::string message, pugi::xml_node node);
  /// The same for text at `offset`.
  void warn_of_text(std::string_view code, std::string message, std::ptrdiff_t offset);
  /// An element that is not known: its text is kept.
  void unknown(const Element& element);
  /// An element that is known, but not where it stands.
  void misplaced(const Element& element);
  /// What is left out with all that it holds.
  void drop(const Element& element, std::string message);
};

/// Elements may be nested this deep: a section costs one of them, a table in a table four.
std::size_t deepest_element(const Limits& limits);

/// An element for as long as it is read: its name is looked up in the namespaces in force, its own
/// declarations and language hold until it is left. Throws Error(limit) when the nesting is too deep.
class Element {
 public:
  Element(Reading& reading, pugi::xml_node node);
  ~Element();
  Element(const Element&) = delete;
  Element& operator=(const Element&) = delete;

  Tag tag() const { return tag_; }
  pugi::xml_node node() const { return node_; }
  /// Is it in the document namespace?
  bool ours() const { return ours_; }
  std::string_view local_name() const { return local_name_; }

  std::string_view attribute(const char* name) const { return node_.attribute(name).value(); }
  bool boolean(const char* name) const;
  /// The number in an attribute that is at least `least`; `otherwise` where there is none.
  template <class Number>
  Number number(const char* name, Number least, Number otherwise) const;

  /// The attribute `id`, noted as an anchor; empty if there is none.
  std::string anchor() const;

  /// Reports attributes that have no prefix and none of these names.
  void expect_attributes(std::initializer_list<std::string_view> names) const;

 private:
  void bind(std::string_view prefix, bool ours);

  Reading& reading_;
  pugi::xml_node node_;
  std::string_view local_name_;
  std::size_t outer_bindings_;
  std::string_view outer_language_;
  Tag tag_ = Tag::unknown;
  bool ours_ = false;
};

/// One more level in `depth`, as long as it lives. Throws Error(limit) for one too many.
class Nesting {
 public:
  Nesting(Reading& reading, std::size_t& depth, pugi::xml_node node);
  ~Nesting() { --depth_; }
  Nesting(const Nesting&) = delete;
  Nesting& operator=(const Nesting&) = delete;

 private:
  std::size_t& depth_;
};

/// Calls `on_text(view)` or `on_text(view, offset)`, and `on_element(node)`, for what an element holds, in order.
template <class OnText, class OnElement>
void each_child(pugi::xml_node parent, const OnText& on_text, const OnElement& on_element) {
  const auto give = [&](std::string_view text, auto offset) {
    if constexpr (std::is_invocable_v<OnText, std::string_view, std::ptrdiff_t>) {
      on_text(text, offset());
    } else {
      on_text(text);
    }
  };
  // The first text of an element is kept as its value (pugi::parse_embed_pcdata); it lies in the same buffer.
  if (const std::string_view first = parent.value(); !first.empty()) {
    give(first, [&] { return parent.offset_debug() + (parent.value() - parent.name()); });
  }
  for (const pugi::xml_node child : parent.children()) {
    if (child.type() == pugi::node_element) {
      on_element(child);
    } else {
      give(child.value(), [&] { return child.offset_debug(); });
    }
  }
}

/// Is it all white space of XML?
bool is_blank(std::string_view text);

}  // namespace galley::xml
