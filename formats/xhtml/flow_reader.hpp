// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "xhtml/attributes.hpp"
#include "xhtml/content.hpp"
#include "xhtml/element.hpp"
#include "xhtml/run.hpp"

namespace galley::xhtml {

/// Walks the tree once. Blocks go to `blocks_` while inside a list, cell, quote, note or marked article, and
/// become pieces otherwise.
class FlowReader {
 public:
  FlowReader(const Surroundings& surroundings, const References& references, Context& context, Content& content);

  void read(pugi::xml_node document, std::string_view language, std::vector<std::string> anchors);

 private:
  /// What an element inherits.
  struct Situation {
    Setting setting;
    bool preserve = false;  ///< white space counts
    std::uint32_t depth = 0;
    std::uint32_t quotation = 0;  ///< depth of q
  };

  // The walk (flow_reader.cpp).
  void children(pugi::xml_node node, const Situation& situation);
  void element(pugi::xml_node node, Situation situation);
  void dispatch(pugi::xml_node node, const ElementKind& kind, const Attributes& attributes, const Situation& situation);
  void block(pugi::xml_node node, Element element, const Attributes& attributes, const Situation& situation);
  void count_node(const Situation& situation);
  void inherit(const Attributes& attributes, Situation& situation) const;
  Style sheet_style(pugi::xml_node node, const Attributes& attributes) const;

  // What is made of it (flow_emission.cpp).
  void flush();
  void flush_pictures();
  void emit(Block block, structure::Role role = structure::Role::body);
  void emit_paragraph(Inlines content, std::string anchor);
  bool attach_caption(Inlines& content, bool credit);
  void emit_role(structure::Role role, Inlines content, std::string anchor, pugi::xml_node node);
  std::string take_anchor();
  void give_back(std::string anchor);
  void note_anchor(std::string_view id);
  void note_place(std::string_view id);  // empty: the document itself
  Inlines line(pugi::xml_node node, const Situation& situation);
  Blocks nested(pugi::xml_node node, const Situation& situation);
  template <class Function>
  Blocks collect_blocks(const Function& function);
  template <class Function>
  Inlines collect_line(const Function& function);

  // Headings and header lines (flow_header.cpp).
  void heading(pugi::xml_node node, std::uint32_t level, const Attributes& attributes, const Situation& situation);
  void heading_group(pugi::xml_node node, const Situation& situation);
  bool header_line(pugi::xml_node node, Element element, const Attributes& attributes, const Situation& situation);
  std::uint32_t effective_level(std::uint32_t level);

  // Text level (flow_phrases.cpp).
  void anchor(pugi::xml_node node, const Attributes& attributes, Situation situation);
  void ruby(pugi::xml_node node, const Situation& situation);
  void line_break(const Situation& situation);
  void inline_quote(pugi::xml_node node, Situation situation);
  void formula(pugi::xml_node node, const Situation& situation);
  void choose(pugi::xml_node node, const Situation& situation);

  // Pictures (flow_figure.cpp).
  void image(pugi::xml_node node, const Attributes& attributes, const Situation& situation);
  void picture(pugi::xml_node node, const Situation& situation);
  void embedded(pugi::xml_node node, const Attributes& attributes, const Situation& situation);
  void vector_graphic(pugi::xml_node node, const Situation& situation);
  void figure(pugi::xml_node node, const Situation& situation);
  void marked_figure(pugi::xml_node node, const Situation& situation);
  void place_figure(Figure figure);

  // Blocks that hold blocks (flow_lists.cpp, flow_table.cpp).
  void list(pugi::xml_node node, bool ordered, const Situation& situation);
  void definition_list(pugi::xml_node node, const Situation& situation);
  void definition_children(pugi::xml_node node, List& list, const Situation& situation);
  void quote(pugi::xml_node node, const Situation& situation);
  void preformatted(pugi::xml_node node, const Situation& situation);
  void table(pugi::xml_node node, const Attributes& attributes, const Situation& situation);
  void note(pugi::xml_node node, const std::string& name, const Situation& situation);

  // Articles that a writer of Galley marked (article_reader.cpp).
  void marked_article(pugi::xml_node node, const Situation& situation);
  void marked_header(pugi::xml_node node, Article& article, const Situation& situation);
  void marked_part(pugi::xml_node node, Article& article, Blocks& blocks, std::vector<Section>& sections,
                   const Situation& situation);
  Section marked_section(pugi::xml_node node, Article& article, const Situation& situation);
  void marked_notes(pugi::xml_node node, Article& article, const Situation& situation);

  const Surroundings& surroundings_;
  StyleRules own_styles_;
  const References& references_;
  Context& context_;
  Content& content_;
  std::vector<Link> links_;
  Run run_;
  Marks run_marks_;                   // of phrases in the run
  std::vector<Figure> pictures_;      // met within the run
  std::vector<std::string> anchors_;  // wait for a block
  Blocks* blocks_ = nullptr;
  bool in_line_ = false;       // block boundaries are line breaks
  Inlines* credit_ = nullptr;  // within a caption: where a credit goes
  bool strict_ = false;        // within a marked article: nothing is guessed
  std::string_view root_language_;
  std::uint64_t nodes_ = 0;
  std::uint64_t page_breaks_ = 0;
  std::uint32_t deepest_;
  std::uint32_t articles_ = 0;
  std::uint32_t article_ = 0;
  bool article_has_heading_ = true;
  std::size_t body_since_heading_ = 0;
  struct SectionLevel {
    std::uint32_t shift = 0;  // added to the level of headings
    std::uint32_t first = 0;  // effective level of the first heading; 0: none yet
    bool article = false;     // levels outside do not count
  };
  std::vector<SectionLevel> sections_;
};

}  // namespace galley::xhtml
