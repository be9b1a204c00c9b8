// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "galley/document.hpp"
#include "galley/plugin.hpp"
#include "pdf/content_stream.hpp"
#include "pdf/image_embedding.hpp"
#include "pdf/metadata.hpp"
#include "pdf/structure_writer.hpp"
#include "typesetting/page.hpp"

namespace galley::pdf {

/// Writes pages as they come, and all that a document has beside its pages at the end.
class DocumentWriter : public typesetting::PageReceiver {
 public:
  DocumentWriter(const Document& document, const DocumentFacts& facts, ObjectFile& file,
                 const typesetting::ClusterTexts& texts, Context& context);

  void receive(const typesetting::Page& page, const typesetting::StructureTree& structure,
               const typesetting::ClusterTexts& texts) override;

  void finish(const typesetting::StructureTree& structure);

 private:
  struct Picture {
    std::string name;  // empty: it cannot be shown
    ObjectNumber object = 0;
    PictureForm form = PictureForm::none;
    ObjectNumber kept = 0;  // of what the way back needs beside it; 0: nothing, or not asked for yet
    bool is_kept = false;
  };

  EmbeddedFont& font(const typesetting::Font& font);
  const Picture& picture(const Media& media);
  ObjectNumber kept_picture(const Media& media);
  std::string write_annotations(const typesetting::Page& page, ObjectNumber page_number,
                                const typesetting::StructureTree& structure);
  std::string action_of(const typesetting::StructureTree& structure, typesetting::ElementId link,
                        std::string& contents);
  void write_page_tree();
  std::string write_names(const typesetting::StructureTree& structure);

  const Document& document_;
  const DocumentFacts& facts_;
  ObjectFile& file_;
  const typesetting::ClusterTexts& texts_;
  Context& context_;
  StructureWriter structure_writer_;
  std::map<std::pair<std::string, unsigned>, std::unique_ptr<EmbeddedFont>> fonts_;
  std::map<const typesetting::Font*, EmbeddedFont*> known_fonts_;
  std::map<const Media*, Picture> pictures_;
  std::map<std::string, ObjectNumber> page_pictures_;  // of the page that is being written
  ContentStream content_;
  std::vector<ObjectNumber> pages_;
  std::vector<ObjectNumber> page_groups_;           // nodes of the page tree
  std::map<typesetting::ElementId, bool> targets_;  // elements that links lead to
  ObjectNumber tree_root_ = 0;
};

}  // namespace galley::pdf
