// SPDX-License-Identifier: Apache-2.0
#include "convert/loss.hpp"

#include <array>
#include <string_view>

namespace galley {

namespace {

struct Words {
  std::string_view one;
  std::string_view many;
};

/// In the order of Feature.
constexpr std::array<Words, feature_count> words{{
    {"article beside others", "articles in one document"},
    {"kicker", "kickers"},
    {"headline", "headlines"},
    {"deck", "decks"},
    {"byline", "bylines"},
    {"role of a credit", "roles of credits"},
    {"affiliation", "affiliations"},
    {"contact", "contacts"},
    {"dateline", "datelines"},
    {"ISO date", "ISO dates"},
    {"section", "sections"},
    {"section within a section", "sections within sections"},
    {"paragraph", "paragraphs"},
    {"list", "lists"},
    {"list that does not begin at 1", "lists that do not begin at 1"},
    {"list within a list", "lists within lists"},
    {"list item of several blocks", "list items of several blocks"},
    {"table", "tables"},
    {"table with header rows", "tables with header rows"},
    {"header cell", "header cells"},
    {"cell that spans others", "cells that span others"},
    {"table caption", "table captions"},
    {"cell of several blocks", "cells of several blocks"},
    {"figure", "figures"},
    {"picture", "pictures"},
    {"alternative text", "alternative texts"},
    {"figure caption", "figure captions"},
    {"figure credit", "figure credits"},
    {"quotation", "quotations"},
    {"attribution of a quotation", "attributions of quotations"},
    {"preformatted block", "preformatted blocks"},
    {"programming language", "programming languages"},
    {"thematic break", "thematic breaks"},
    {"run of emphasised text", "runs of emphasised text"},
    {"run of strong text", "runs of strong text"},
    {"superscript", "superscripts"},
    {"subscript", "subscripts"},
    {"run of code", "runs of code"},
    {"link", "links"},
    {"link title", "link titles"},
    {"link or anchor within the document", "links or anchors within the document"},
    {"note", "notes"},
    {"ruby annotation", "ruby annotations"},
    {"forced line break", "forced line breaks"},
    {"statement of language", "statements of language"},
    {"run in another language", "runs in other languages"},
    {"metadata entry", "metadata entries"},
    {"media file that no figure shows", "media files that no figure shows"},
}};
static_assert(!words.back().one.empty(), "every feature has its words");

}  // namespace

std::string counted(const Loss& loss) {
  const Words& name = words[static_cast<std::size_t>(loss.feature)];
  std::string text = std::to_string(loss.use.count);
  text += ' ';
  text += loss.use.count == 1 ? name.one : name.many;
  return text;
}

std::vector<Loss> loss_account(const Document& document, const FeatureSet& carries) {
  std::vector<Loss> losses;
  if (carries == FeatureSet::all()) return losses;
  for (auto& [feature, use] : features(document)) {
    if (!carries.contains(feature)) losses.push_back({feature, use});
  }
  return losses;
}

std::string to_string(const std::vector<Loss>& losses) {
  std::string text;
  for (std::size_t i = 0; i < losses.size(); ++i) {
    if (i > 0) text += i + 1 == losses.size() ? " and " : ", ";
    text += counted(losses[i]);
    if (!losses[i].use.first.empty()) text += " (first: " + losses[i].use.first + ")";
  }
  return text;
}

}  // namespace galley
