// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pugixml.hpp>
#include <string>

#include "element_flow/flow_reader.hpp"
#include "galley/document.hpp"
#include "jats/body_vocabulary.hpp"

namespace galley::jats {

/// What the front says of the whole document.
struct FrontResult {
  Metadata metadata;
  bool has_document_language = false;
  std::string document_language;
};

/// Reads `front` or `front-stub` of an article that the flow reader has begun: titles, contributors, notes of the
/// authors, abstracts.
FrontResult read_front(element_flow::FlowReader& reader, const BodyVocabulary& vocabulary, pugi::xml_node front,
                       Article& article);

/// Contributors as a byline.
Byline read_contributors(const BodyVocabulary& vocabulary, pugi::xml_node meta, Metadata& metadata);

/// What article-meta and journal-meta say, in the terms of Dublin Core.
void read_metadata(pugi::xml_node meta, Metadata& metadata);

}  // namespace galley::jats
