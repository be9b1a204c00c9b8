// SPDX-License-Identifier: Apache-2.0
#include "page_layout/initials.hpp"

#include <algorithm>
#include <utility>

namespace galley::layout {
namespace {

constexpr float initial_size = 1.9F;  // of the text beside it
constexpr float initial_rise = 0.2F;  // of its size, over its cap height: where its first line may be

bool is_initial(const PageChunks& chunks, const Chunk& chunk, const Members& members, bool right_to_left) {
  if (chunk.turned || chunk.glyphs.size() > 2 || chunk.size < initial_size * chunks.body_size) return false;
  // Text of the usual size stands beside it, on more than one line.
  std::size_t beside = 0;
  for (const std::uint32_t member : members) {
    const Chunk& other = chunks.chunks[member];
    if (other.turned || other.size > chunk.size / initial_size + 0.5F) continue;
    const float gap = right_to_left ? chunk.box.left - other.box.right : other.box.left - chunk.box.right;
    const float middle = (other.box.top + other.box.bottom) / 2;
    if (gap > -0.2F * other.size && gap < 1.2F * other.size && middle > chunk.box.top - initial_rise * chunk.size &&
        middle < chunk.box.bottom)
      ++beside;
  }
  return beside >= 2;
}

}  // namespace

Members take_initials(const PageChunks& chunks, Members& members, bool right_to_left) {
  Members initials;
  for (const std::uint32_t member : members) {
    if (is_initial(chunks, chunks.chunks[member], members, right_to_left)) initials.push_back(member);
  }
  if (!initials.empty()) {
    std::erase_if(members, [&](std::uint32_t member) {
      return std::find(initials.begin(), initials.end(), member) != initials.end();
    });
  }
  return initials;
}

void join_initials(const PageContent& page, const PageChunks& chunks, const LineHabits& habits,
                   std::vector<TextLine>& lines, Members& initials) {
  const bool right = habits.right_to_left;
  std::erase_if(initials, [&](std::uint32_t member) {
    const Chunk& chunk = chunks.chunks[member];
    bool found = false;
    for (TextLine& line : lines) {
      const float gap = right ? chunk.box.left - line.box.right : line.box.left - chunk.box.right;
      const float middle = (line.box.top + line.box.bottom) / 2;
      if (gap <= -0.2F * line.size || gap >= 1.2F * line.size || middle < chunk.box.top - initial_rise * chunk.size ||
          middle > chunk.box.bottom + 0.2F * line.size)
        continue;
      line.beside_initial = found;
      if (!found) {
        LineHabits unchanged = habits;
        const TextLine initial = make_line(page, chunk.glyphs, chunk.size, unchanged);
        // It is set otherwise only because it is large.
        Run run{initial.text(), line.runs.front().style, line.runs.front().link};
        if (line.runs.front().style == run.style) {
          line.runs.front().text.insert(0, run.text);
        } else {
          line.runs.insert(line.runs.begin(), std::move(run));
        }
        found = true;
      }
      (right ? line.box.right : line.box.left) = right ? chunk.box.right : chunk.box.left;
    }
    return found;
  });
}

}  // namespace galley::layout
