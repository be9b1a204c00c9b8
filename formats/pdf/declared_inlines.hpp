// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "pdf/complete_text.hpp"
#include "pdf/declared_articles.hpp"
#include "pdf/structure_tree.hpp"

namespace galley::pdf {

/// The names of an article's notes by the elements that hold them.
using NoteNames = std::map<std::uint32_t, std::string>;

/// The running text of elements, where tags alone say what is emphasised, linked or annotated. Refers to all that it
/// is made with.
class DeclaredInlines {
 public:
  DeclaredInlines(const std::vector<TagElement>& tree, const CompleteTexts& texts, const DeclaredObjects& objects,
                  const NoteNames& notes)
      : tree_(tree), texts_(texts), objects_(objects), notes_(notes) {}

  Inlines of(std::uint32_t element) const;

  /// The text alone, as it stands.
  std::string plain_text(std::uint32_t element) const;

 private:
  struct Manner {
    Style style = Style::none;
    std::string language;
  };

  void gather(std::uint32_t element, Manner manner, Inlines& inlines) const;
  void add_text(std::string_view text, const Manner& manner, Inlines& inlines) const;
  void add_link(std::uint32_t element, const Manner& manner, Inlines& inlines) const;
  void add_ruby(const TagElement& element, Inlines& inlines) const;

  const std::vector<TagElement>& tree_;
  const CompleteTexts& texts_;
  const DeclaredObjects& objects_;
  const NoteNames& notes_;
};

}  // namespace galley::pdf
