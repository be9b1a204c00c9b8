// SPDX-License-Identifier: Apache-2.0
#include "text/emphasis.hpp"

#include <algorithm>
#include <array>

namespace galley::text {

void DelimiterStack::clear() {
  runs_.clear();
  top_ = none;
}

std::int32_t DelimiterStack::push(char mark, std::uint32_t length, bool opens, bool closes) {
  const auto index = static_cast<std::int32_t>(runs_.size());
  Run run;
  run.mark = mark;
  run.opens = opens;
  run.closes = closes;
  run.length = run.left = length;
  if (opens || closes) {
    run.previous = top_;
    if (top_ != none) at(top_).next = index;
    top_ = index;
  }
  runs_.push_back(run);
  return index;
}

void DelimiterStack::unlink(std::int32_t index) {
  Run& run = at(index);
  if (run.previous != none) at(run.previous).next = run.next;
  if (run.next != none) {
    at(run.next).previous = run.previous;
  } else {
    top_ = run.previous;
  }
}

void DelimiterStack::match(std::int32_t bottom) {
  // Below these no opener was found for a closer of the same kind: what keeps the search linear.
  std::array<std::int32_t, 12> searched;
  searched.fill(bottom);
  std::int32_t closer = bottom;
  if (bottom == none) {
    closer = top_;
    while (closer != none && at(closer).previous != none) closer = at(closer).previous;
  } else {
    closer = at(bottom).next;
  }
  while (closer != none) {
    Run& closing = at(closer);
    if (!closing.closes) {
      closer = closing.next;
      continue;
    }
    std::int32_t& floor = searched[(closing.mark == '_' ? 6U : 0U) + (closing.opens ? 3U : 0U) + closing.length % 3];
    std::int32_t opener = closing.previous;
    bool found = false;
    while (opener != none && opener > floor) {
      const Run& opening = at(opener);
      if (opening.opens && opening.mark == closing.mark) {
        const bool odd =
            (closing.opens || opening.closes) && closing.length % 3 != 0 && (opening.length + closing.length) % 3 == 0;
        if (!odd) {
          found = true;
          break;
        }
      }
      opener = opening.previous;
    }
    if (!found) {
      floor = closing.previous;
      const std::int32_t next = closing.next;
      if (!closing.opens) unlink(closer);
      closer = next;
      continue;
    }
    Run& opening = at(opener);
    const std::uint32_t used = opening.left >= 2 && closing.left >= 2 ? 2 : 1;
    (used == 2 ? opening.opened_strong : opening.opened_emphasis) += 1;
    (used == 2 ? closing.closed_strong : closing.closed_emphasis) += 1;
    opening.left -= used;
    closing.left -= used;
    // What is between them matches nothing outside.
    opening.next = closer;
    closing.previous = opener;
    if (opening.left == 0) unlink(opener);
    if (closing.left == 0) {
      const std::int32_t next = closing.next;
      unlink(closer);
      closer = next;
    }
  }
  top_ = bottom;
  if (bottom != none) at(bottom).next = none;
}

}  // namespace galley::text
