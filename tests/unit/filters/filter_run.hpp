// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "galley/diagnostics.hpp"
#include "galley/plugin.hpp"

namespace galley::filters {

using OptionValues = std::vector<std::pair<std::string, std::string>>;

/// Applies a filter function as the host does: options checked, result canonical.
template <typename Function>
Document filtered(Document document, const PluginDescription& description, Function function,
                  const OptionValues& values = {}, Diagnostics* heard = nullptr) {
  const Options options(description.filter_options, values);
  const Limits limits;
  Diagnostics unheard;
  const Cancellation cancellation = false;
  Context context{options, limits, heard != nullptr ? *heard : unheard, cancellation};
  canonicalize(document);
  function(document, context);
  canonicalize(document);
  return document;
}

/// One article with these paragraphs.
inline Document document_of(const std::vector<std::string>& paragraphs, std::string language = {}) {
  Document document;
  document.language = std::move(language);
  Article& article = document.articles.emplace_back();
  for (const std::string& text : paragraphs) article.blocks.push_back(paragraph(text));
  return document;
}

inline std::vector<std::string> texts_of(const Blocks& blocks) {
  std::vector<std::string> texts;
  for (const Block& block : blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block.value)) texts.push_back(text_of(paragraph->content));
  }
  return texts;
}

}  // namespace galley::filters
