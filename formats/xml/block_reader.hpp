// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <utility>

#include "galley/document.hpp"
#include "xml/reading.hpp"
#include "xml/run_reader.hpp"

namespace galley::xml {

/// Reads a block into `blocks`. `element` is one (is_block).
void read_block(Reading& reading, const Element& element, Blocks& blocks);

/// Reads what an element holds as blocks.
void read_blocks(Reading& reading, const Element& element, Blocks& blocks);

/// Reads a note of the current article.
void read_note(Reading& reading, const Element& element, std::string id);

/// Reads an element that holds text but has no place where it stands, as a paragraph, or what it holds.
void read_misplaced(Reading& reading, const Element& element, Blocks& blocks);

/// Reads blocks and what else a holder of blocks takes. `Holder` has two functions: `bool take(element)`
/// reads an element that has a place there and is no block; `Blocks& blocks()` says where the next block goes.
template <class Holder>
class ContentReader {
 public:
  ContentReader(Reading& reading, Holder& holder) : reading_(reading), holder_(holder) {}

  void read(pugi::xml_node parent) {
    children(parent, false);
    end_loose();
  }

 private:
  /// Within an element that is not known, loose text needs no other warning.
  void children(pugi::xml_node parent, bool unknown) {
    each_child(
        parent,
        [&](std::string_view text, std::ptrdiff_t offset) {
          if (loose_.empty() && is_blank(text)) return;
          if (loose_.empty() && !unknown) {
            reading_.warn_of_text(code::malformed,
                                  "text stands in <" + shown(parent.name()) + "> outside of a paragraph", offset);
          }
          append_text(loose_, text, Style::none, reading_.language);
        },
        [&](pugi::xml_node child) { element(Element(reading_, child), unknown); });
  }

  void element(const Element& element, bool unknown) {
    reading_.context.check_cancelled();
    if (is_inline(element.tag())) {
      if (loose_.empty() && !unknown) reading_.misplaced(element);
      read_inline(reading_, element, loose_);
    } else if (element.tag() == Tag::unknown) {
      reading_.unknown(element);
      if (loose_.empty()) {
        children(element.node(), true);
        end_loose();
      } else {
        for (Inline& each : read_run(reading_, element)) loose_.push_back(std::move(each));
      }
    } else {
      end_loose();
      if (is_block(element.tag())) {
        read_block(reading_, element, holder_.blocks());
      } else if (!holder_.take(element)) {
        reading_.misplaced(element);
        read_misplaced(reading_, element, holder_.blocks());
      }
    }
  }

  /// Text that is in no paragraph makes one with what is beside it.
  void end_loose() {
    if (!loose_.empty()) holder_.blocks().push_back({Paragraph{std::move(loose_)}, {}});
    loose_.clear();
  }

  Reading& reading_;
  Holder& holder_;
  Inlines loose_;
};

}  // namespace galley::xml
