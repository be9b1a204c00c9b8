// SPDX-License-Identifier: Apache-2.0
#include "docx/marks.hpp"

namespace galley::docx {

bool Marks::read(std::unique_ptr<XmlPart> part) {
  if (part_ || !part || part->tag(part->root()) != Tag::galley_root) return false;
  part_ = std::move(part);
  index(part_->root());
  return true;
}

}  // namespace galley::docx
