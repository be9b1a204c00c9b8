// SPDX-License-Identifier: Apache-2.0
#include "matrix/table.hpp"

namespace galley::matrix {
namespace {

std::string cell(const Tally& tally) {
  if (tally.same == tally.all()) return "same";
  std::string text = std::to_string(tally.same) + " same";
  if (tally.as_told > 0) text += ", " + std::to_string(tally.as_told) + " as told";
  if (tally.differs > 0) text += ", **" + std::to_string(tally.differs) + " differ**";
  return text;
}

std::string names_of(const FeatureSet& features) {
  std::string names;
  for (std::size_t i = 0; i < feature_count; ++i) {
    const auto feature = static_cast<Feature>(i);
    if (features.contains(feature)) names += (names.empty() ? "" : ", ") + std::string(galley::to_string(feature));
  }
  return names;
}

}  // namespace

void Tally::add(const Verdict& verdict, const FeatureSet& lost_by_it) {
  switch (verdict.outcome) {
    case Outcome::same:
      ++same;
      break;
    case Outcome::as_told:
      ++as_told;
      break;
    case Outcome::differs:
      ++differs;
      break;
  }
  for (std::size_t i = 0; i < feature_count; ++i) {
    if (lost_by_it.contains(static_cast<Feature>(i))) lost.insert(static_cast<Feature>(i));
  }
}

std::string markdown(const std::vector<std::string>& formats, const PairTallies& pairs, const Tally& paths,
                     const std::vector<std::string>& documents) {
  std::string text =
      "# Any path gives the same article\n\nMade by `./dev matrix`: " + std::to_string(documents.size()) +
      (documents.size() == 1 ? " document" : " documents") +
      ", each written in the format of the row and read back, then in that of the column and read back, "
      "and compared with what it was. *Same*: nothing differs. *As told*: nothing differs but what the "
      "loss account of a conversion had named.\n\n|";
  for (const std::string& format : formats) text += " | " + format;
  text += " |\n|";
  for (std::size_t i = 0; i <= formats.size(); ++i) text += " --- |";
  text += "\n";
  FeatureSet lost = paths.lost;
  for (const std::string& first : formats) {
    text += "| **" + first + "**";
    for (const std::string& second : formats) {
      const auto found = pairs.find({first, second});
      text += " | " + (found == pairs.end() ? std::string("-") : cell(found->second));
      if (found == pairs.end()) continue;
      for (std::size_t i = 0; i < feature_count; ++i) {
        if (found->second.lost.contains(static_cast<Feature>(i))) lost.insert(static_cast<Feature>(i));
      }
    }
    text += " |\n";
  }
  if (paths.all() > 0) {
    text += "\n" + std::to_string(paths.all()) +
            " random paths of three to five formats: " + std::to_string(paths.same) + " the same, " +
            std::to_string(paths.as_told) + " as told, " + std::to_string(paths.differs) + " different.\n";
  }
  if (const std::string names = names_of(lost); !names.empty()) text += "\nWhat accounts named: " + names + ".\n";
  return text;
}

}  // namespace galley::matrix
