// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Glyphs gathered to chunks: what stands side by side on one baseline with no more than a wide word space between.

#include <cstdint>
#include <vector>

#include "page_layout/page_content.hpp"

namespace galley::layout {

/// How a page, or a part of it, is turned so that its lines run to the right and follow each other downwards.
struct Frame {
  float along_x = 1;  ///< unit vector of the baseline, in page coordinates
  float along_y = 0;

  float along(float x, float y) const { return x * along_x + y * along_y; }
  float down(float x, float y) const { return y * along_x - x * along_y; }
  /// A rectangle of the page in this frame.
  Rectangle of_page(const Rectangle& box) const;
  /// A rectangle of this frame on the page.
  Rectangle to_page(const Rectangle& box) const;
  bool operator==(const Frame&) const = default;
};

/// A glyph at its place in a frame.
struct Placed {
  float begin = 0;
  float end = 0;
  float baseline = 0;
  std::uint32_t glyph = 0;  ///< into PageContent::glyphs
  bool doubled = false;     ///< painted twice with a small offset, which makes it look bold
};

struct Chunk {
  Rectangle box;  ///< in the page's main frame: from cap height to a little below the baseline
  float baseline = 0;
  float size = 0;              ///< font size of most of it
  bool turned = false;         ///< its baseline does not run along the page's main frame
  std::vector<Placed> glyphs;  ///< from left to right as shown, in the chunk's own frame
};

struct PageChunks {
  Frame frame;  ///< the one that most of the text is set in
  std::vector<Chunk> chunks;
  float body_size = 0;    ///< of most of the text
  bool vertical = false;  ///< most of the text is set top to bottom
};

struct ChunkOptions {
  bool use_marks = true;  ///< leave out what the producer marked as an artifact
};

/// Takes size, box and baseline of a chunk from its glyphs, of which there is one at least.
void measure_chunk(Chunk& chunk, const PageContent& page);

/// Whatever order the glyphs come in. Leaves out what lies off the page, and invisible text unless it is most of
/// the page's text.
PageChunks gather_chunks(const PageContent& page, const ChunkOptions& options);

}  // namespace galley::layout
