// SPDX-License-Identifier: Apache-2.0
#include "text/notes.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "text/runs.hpp"

namespace galley::text {
namespace {

constexpr std::size_t not_there = static_cast<std::size_t>(-1);
constexpr std::string_view place_mark =
    "\x1F"
    "note ";

template <typename InlinesType, typename Visit>
void for_each_reference(InlinesType& inlines, const Visit& visit) {
  for (auto& each : inlines) {
    if (auto* reference = std::get_if<NoteReference>(&each.value)) {
      visit(*reference);
    } else if (auto* link = std::get_if<Link>(&each.value)) {
      for_each_reference(link->content, visit);
    }
  }
}

std::size_t number_in(std::string_view text) {
  std::size_t number = not_there;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// Takes the blocks that stand for notes out of `blocks`; the numbers of the notes go to `found`.
void take_places(Blocks& blocks, std::vector<std::size_t>& found) {
  std::erase_if(blocks, [&](const Block& block) {
    if (!block.id.starts_with(place_mark)) return false;
    found.push_back(number_in(std::string_view(block.id).substr(place_mark.size())));
    return true;
  });
}

void take_places(std::vector<Section>& sections, std::vector<std::size_t>& found) {
  for (Section& section : sections) {
    take_places(section.blocks, found);
    take_places(section.sections, found);
  }
}

}  // namespace

NoteBook::NoteBook(std::vector<ParsedNote> notes) : notes_(std::move(notes)) {
  for (std::size_t i = 0; i < notes_.size(); ++i) by_label_[notes_[i].label].push_back(i);
}

std::size_t NoteBook::find(std::string_view reference) const {
  const std::size_t separator = reference.rfind('\x1F');
  if (separator == std::string_view::npos) return not_there;
  const auto found = by_label_.find(reference.substr(0, separator));
  if (found == by_label_.end()) return not_there;
  const std::size_t group = number_in(reference.substr(separator + 1));
  const std::vector<std::size_t>& candidates = found->second;
  const auto next = std::lower_bound(candidates.begin(), candidates.end(), group,
                                     [&](std::size_t note, std::size_t wanted) { return notes_[note].group < wanted; });
  return next != candidates.end() ? *next : candidates.back();
}

void NoteBook::mark_unreferenced(std::vector<Parsed>& blocks) const {
  std::vector<bool> referenced(notes_.size(), false);
  std::vector<std::size_t> reached;
  const auto see_run = [&](const Inlines& inlines) {
    for_each_reference(inlines, [&](const NoteReference& reference) {
      const std::size_t note = find(reference.note);
      if (note == not_there || referenced[note]) return;
      referenced[note] = true;
      reached.push_back(note);
    });
  };
  for (const Parsed& parsed : blocks) {
    const std::span<const Block> block(&parsed.block, 1);
    for_each_run(block, see_run);
  }
  for (std::size_t i = 0; i < reached.size(); ++i) for_each_run(notes_[reached[i]].blocks, see_run);
  if (reached.size() == notes_.size()) return;

  std::vector<Parsed> result;
  result.reserve(blocks.size() + notes_.size());
  std::size_t note = 0;
  for (std::size_t i = 0; i <= blocks.size(); ++i) {
    for (; note < notes_.size() && notes_[note].position <= i; ++note) {
      if (referenced[note]) continue;
      Parsed& place = result.emplace_back();
      place.block = {Break{}, std::string(place_mark) + std::to_string(note)};
    }
    if (i < blocks.size()) result.push_back(std::move(blocks[i]));
  }
  blocks = std::move(result);
}

void NoteBook::attach(Article& article) const {
  if (notes_.empty()) return;
  std::vector<std::size_t> unreferenced;
  take_places(article.blocks, unreferenced);
  take_places(article.sections, unreferenced);

  std::map<std::size_t, std::string> names;
  const auto take = [&](std::size_t note) -> const std::string& {
    const auto [place, is_new] = names.try_emplace(note);
    if (is_new) {
      place->second = "n" + std::to_string(article.notes.size() + 1);
      article.notes.push_back({place->second, notes_[note].blocks});
    }
    return place->second;
  };
  const auto rename = [&](Inlines& inlines) {
    for_each_reference(inlines, [&](NoteReference& reference) {
      const std::size_t note = find(reference.note);
      reference.note = note == not_there ? std::string() : take(note);
    });
  };
  for_each_run_of_article(article, rename);
  for (const std::size_t note : unreferenced) {
    if (note < notes_.size()) take(note);
  }
  // Notes may refer to notes. A reference that is taken adds to the list while it is gone through.
  for (std::size_t i = 0; i < article.notes.size(); ++i) {
    Blocks blocks = std::move(article.notes[i].blocks);
    for_each_run(blocks, rename);
    article.notes[i].blocks = std::move(blocks);
  }
}

}  // namespace galley::text
