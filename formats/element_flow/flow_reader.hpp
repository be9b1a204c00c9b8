// SPDX-License-Identifier: Apache-2.0
#pragma once

/// From elements to blocks and runs, by a vocabulary:
///
///     FlowReader reader(input, vocabulary, document);
///     reader.begin_article(article);
///     reader.read_body_element(body);
///     reader.end_article();

#include <cstddef>
#include <functional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "element_flow/input.hpp"
#include "element_flow/vocabulary.hpp"
#include "galley/document.hpp"

namespace galley::element_flow {

class FlowReader {
 public:
  FlowReader(Input& input, const Vocabulary& vocabulary, Document& document);

  Input& input() { return input_; }
  const Vocabulary& vocabulary() const { return vocabulary_; }

  /// What follows belongs to `article`, whose language is known.
  void begin_article(Article& article);
  /// Settles links to anchors that stand at another's block.
  void end_article();
  Article& article() { return *article_; }

  /// Whatever `function` reads, into the blocks and sections of the article.
  void read_body_of(const std::function<void()>& function);

  /// The same for one element itself.
  void read_body_element(pugi::xml_node node);

  /// What an element holds, as a section of the article under a heading that the element does not have.
  void read_section(Inlines heading, pugi::xml_node parent);

  /// What an element holds, as blocks of their own. `function`: whatever it reads.
  Blocks blocks_of(pugi::xml_node parent);
  Blocks collect_blocks(const std::function<void()>& function);

  /// What an element holds, as one run; where boxes in it begin and end there are line breaks.
  Inlines line_of(pugi::xml_node parent);
  Inlines collect_line(const std::function<void()>& function);

  // For a vocabulary's `special`, which reads where the element stands:

  /// What an element holds.
  void children(pugi::xml_node parent);
  /// The element itself.
  void element(pugi::xml_node node);
  /// Running text; white space is as in XML.
  void text(std::string_view characters);
  /// Text with a style beside that around it.
  void styled_text(std::string_view characters, Style style);
  void styled_children(pugi::xml_node parent, Style style);
  void add(Inline item);
  /// A link around what an element holds; `otherwise` if that is nothing.
  void link(pugi::xml_node parent, std::string target, std::string title, std::string_view otherwise);
  /// A link that writers had to part where a reference to a note stands in it: its beginning, and what follows the
  /// reference.
  void begin_link(pugi::xml_node parent, std::string target, std::string title);
  void resume_link(pugi::xml_node parent);
  void line_break();
  /// Ends the paragraph.
  void flush();
  /// A block of its own, after what stands before it.
  void add_block(Block::Value value);
  void add_blocks(Blocks blocks);
  /// A section, or where there can be none a paragraph in strong type and what follows.
  void section(Inlines heading, const std::function<void()>& function);
  /// The heading of the section that is being read, or a caption, or a paragraph in strong type.
  void put_heading(Inlines line);
  /// A note, referred to here if `referred`.
  void note(std::string id, const std::function<void()>& function, bool referred);
  /// Reads a figure, or with `table` a table, with `function` for what is in it.
  void framed(const std::function<void()>& function);
  /// What stands before a caption or heading: "Figure 1".
  void set_label(Inlines label) { label_ = std::move(label); }
  /// An anchor for the next block.
  void anchor(std::string_view id);

  /// A picture by its address: one in the address itself (RFC 2397) becomes media of the document.
  Figure picture_at(std::string_view address, pugi::xml_node node);

  /// Is there a reference to this anchor anywhere in the file?
  bool is_wanted(std::string_view id) const { return wanted_.count(std::string(id)) > 0; }

  void tell_dropped(pugi::xml_node node);

 private:
  friend class Nesting;
  /// Where blocks go.
  struct Holder {
    Blocks* blocks = nullptr;
    std::vector<Section>* sections = nullptr;  ///< null: there can be none
    Inlines* heading = nullptr;                ///< of the section; null: there is none
    bool continued = false;                    ///< the last section is one that blocks after sections made
  };
  /// The parts of a figure or of what is around a table.
  struct Frame {
    Inlines label;
    Inlines caption;
    Inlines credit;
    std::string alternative_text;
    std::vector<Figure> pictures;
    bool table_seen = false;
    Blocks blocks;
  };

  // flow_reader.cpp, flow_elements.cpp
  void gather_references(pugi::xml_node root);
  void instruction(pugi::xml_node node);
  void read_in_language(pugi::xml_node node, const Word& word);
  void read(pugi::xml_node node, const Word& word);
  void aside(pugi::xml_node node);
  void lines(pugi::xml_node node);
  void heading(pugi::xml_node node);
  void attribution(pugi::xml_node node);
  void quote(pugi::xml_node node);
  void preformatted(pugi::xml_node node);
  void append_code(pugi::xml_node node, std::string& code, std::vector<pugi::xml_node>& notes);
  void ruby(pugi::xml_node node);
  void formula(pugi::xml_node node);
  void alternatives(pugi::xml_node node);
  void show(Figure figure);
  Blocks& blocks();
  std::string take_anchor();
  static bool is_blank(const Inlines& inlines);
  void add_line(Inlines& to, Inlines line);

  // flow_lists.cpp
  void list(pugi::xml_node node, bool ordered);
  void list_item(pugi::xml_node node, List& list);
  void definitions(pugi::xml_node node);
  void definition_children(pugi::xml_node node, List& list);

  // flow_table.cpp
  void table(pugi::xml_node node);
  void put_frame(Frame& frame);

  Input& input_;
  const Vocabulary& vocabulary_;
  Document& document_;
  Article* article_ = nullptr;

  Holder holder_;
  Inlines* run_ = nullptr;  ///< what is being collected: block_run_, or the content of a link in it
  Inlines block_run_;
  std::vector<Figure> pictures_;  ///< in the paragraph: they follow it
  Style style_ = Style::none;
  std::string language_;  ///< of text, if it is not that of the article
  bool in_line_ = false;  ///< in a heading or caption: no blocks
  bool in_link_ = false;
  bool line_ended_ = false;  ///< in a line: a box began or ended
  Inlines* attribution_ = nullptr;
  Frame* frame_ = nullptr;
  Inlines label_;

  std::size_t nesting_ = 0;  ///< of lists, tables, quotes, frames
  std::size_t section_nesting_ = 0;

  std::unordered_set<std::string> wanted_;  ///< anchors that something refers to
  std::vector<std::string> anchors_;        ///< for the next block
  std::unordered_map<std::string, std::string> aliases_;
  std::unordered_set<std::string> note_ids_;  ///< of the article
  std::size_t note_count_ = 0;
};

}  // namespace galley::element_flow
