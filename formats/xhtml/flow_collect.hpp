// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>

#include "structure/conventions.hpp"
#include "xhtml/flow_reader.hpp"

namespace galley::xhtml {

/// The blocks that `function` reads, which are then not part of what is around.
template <class Function>
Blocks FlowReader::collect_blocks(const Function& function) {
  Blocks result;
  Blocks* outer = std::exchange(blocks_, &result);
  Run run = std::exchange(run_, Run(&links_));
  const Marks marks = std::exchange(run_marks_, {});
  std::vector<Figure> pictures = std::exchange(pictures_, {});
  const bool line = std::exchange(in_line_, false);
  Inlines* credit = std::exchange(credit_, nullptr);
  function();
  flush();
  blocks_ = outer;
  run_ = std::move(run);
  run_marks_ = marks;
  pictures_ = std::move(pictures);
  in_line_ = line;
  credit_ = credit;
  return result;
}

/// The running text that `function` reads, with line breaks where blocks in it begin and end.
template <class Function>
Inlines FlowReader::collect_line(const Function& function) {
  Run run = std::exchange(run_, Run(&links_));
  const bool line = std::exchange(in_line_, true);
  function();
  Inlines result = run_.take();
  run_ = std::move(run);
  in_line_ = line;
  return result;
}

}  // namespace galley::xhtml
