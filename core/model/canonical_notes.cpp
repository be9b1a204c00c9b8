// SPDX-License-Identifier: Apache-2.0
#include "model/canonical_notes.hpp"

#include <charconv>
#include <utility>
#include <vector>

#include "galley/walk.hpp"

namespace galley::model {

namespace {

std::string numbered(std::size_t index) { return "n" + std::to_string(index + 1); }

/// The number of n1, n2, ... from 0, without leading zeros.
std::size_t parse_numbered(std::string_view id) {
  if (id.size() < 2 || id[0] != 'n' || id[1] < '1' || id[1] > '9') return NoteIndex::none;
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(id.data() + 1, id.data() + id.size(), number);
  return error == std::errc() && end == id.data() + id.size() ? number - 1 : NoteIndex::none;
}

template <class OnReference>
auto references(const OnReference& on_reference) {
  return [&on_reference](auto& inlines) {
    walk_inlines(inlines, [&](auto& each) {
      if (auto* reference = std::get_if<NoteReference>(&each.value)) on_reference(*reference);
    });
  };
}

/// The order that canonical notes have, and which of them are kept.
class NoteOrder {
 public:
  NoteOrder(const Article& article, const NoteIndex& index) : article_(article), index_(index) {}

  std::vector<std::size_t> find() {
    const std::size_t count = article_.notes.size();
    placed_.assign(count, false);
    std::vector<bool> referenced(count, false);
    const auto mark = [&](const NoteReference& reference) { referenced[index_.find(reference.note)] = true; };
    const auto place = [&](const NoteReference& reference) { add(index_.find(reference.note)); };
    walk_article(article_, Ignore(), Ignore(), references(mark));
    for (const Note& note : article_.notes) walk_blocks(note.blocks, Ignore(), references(mark));

    walk_article(article_, Ignore(), Ignore(), references(place));
    follow();
    // Notes that only notes without a reference lead to come after those that the text leads to.
    std::vector<std::size_t> last;
    for (std::size_t i = 0; i < count; ++i) {
      if (referenced[i] || article_.notes[i].blocks.empty()) continue;
      walk_blocks(article_.notes[i].blocks, Ignore(), references(place));
      last.push_back(i);
    }
    follow();
    for (std::size_t i = 0; i < count; ++i) {
      if (referenced[i]) add(i);
    }
    order_.insert(order_.end(), last.begin(), last.end());
    return std::move(order_);
  }

 private:
  void add(std::size_t note) {
    if (placed_[note]) return;
    placed_[note] = true;
    order_.push_back(note);
  }

  void follow() {
    const auto place = [&](const NoteReference& reference) { add(index_.find(reference.note)); };
    for (; followed_ < order_.size(); ++followed_) {
      walk_blocks(article_.notes[order_[followed_]].blocks, Ignore(), references(place));
    }
  }

  const Article& article_;
  const NoteIndex& index_;
  std::vector<bool> placed_;
  std::vector<std::size_t> order_;
  std::size_t followed_ = 0;
};

}  // namespace

NoteIndex::NoteIndex(const Article& article) : count_(article.notes.size()) {
  for (std::size_t i = 0; i < count_ && numbered_; ++i) numbered_ = parse_numbered(article.notes[i].id) == i;
  if (numbered_) return;
  for (std::size_t i = 0; i < count_; ++i) table_.emplace(article.notes[i].id, i);
}

std::size_t NoteIndex::find(std::string_view id) const {
  if (numbered_) {
    const std::size_t number = parse_numbered(id);
    return number < count_ ? number : none;
  }
  const auto found = table_.find(id);
  return found != table_.end() ? found->second : none;
}

void canonicalize_notes(Article& article) {
  if (article.notes.empty()) return;
  const NoteIndex index(article);
  const std::vector<std::size_t> order = NoteOrder(article, index).find();
  bool in_order = order.size() == article.notes.size();
  for (std::size_t i = 0; i < order.size() && in_order; ++i) {
    in_order = order[i] == i && parse_numbered(article.notes[i].id) == i;
  }
  if (in_order) return;

  std::vector<std::size_t> place_of(article.notes.size());
  for (std::size_t i = 0; i < order.size(); ++i) place_of[order[i]] = i;
  const auto rename = [&](NoteReference& reference) {
    reference.note = numbered(place_of[index.find(reference.note)]);
  };
  walk_article(article, Ignore(), Ignore(), references(rename));
  for (Note& note : article.notes) walk_blocks(note.blocks, Ignore(), references(rename));

  std::vector<Note> notes;
  notes.reserve(order.size());
  for (const std::size_t from : order) {
    notes.push_back(std::move(article.notes[from]));
    notes.back().id = numbered(notes.size() - 1);
  }
  article.notes = std::move(notes);
}

}  // namespace galley::model
