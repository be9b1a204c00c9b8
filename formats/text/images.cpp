// SPDX-License-Identifier: Apache-2.0
#include "text/images.hpp"

#include <utility>

#include "text/lines.hpp"

namespace galley::text {

std::optional<ImageLine> image_line(std::string_view line) {
  if (!line.starts_with("![") || (!line.ends_with(')') && !line.ends_with('}'))) return std::nullopt;
  std::size_t depth = 1;
  std::size_t at = 2;
  for (; at < line.size(); ++at) {
    if (line[at] == '\\') {
      ++at;
    } else if (line[at] == '[') {
      ++depth;
    } else if (line[at] == ']' && --depth == 0) {
      break;
    }
  }
  if (at + 1 >= line.size() || line[at + 1] != '(') return std::nullopt;
  ImageLine image;
  image.alternative = line.substr(2, at - 2);
  ++at;
  std::optional<LinkTarget> target = parse_link_target(line, at);
  if (!target) return std::nullopt;
  image.target = *std::move(target);
  const std::string_view rest = trim(line.substr(at));
  if (rest.empty()) return image;
  std::optional<Attributes> attributes = attribute_line(rest);
  if (!attributes) return std::nullopt;
  image.attributes = *std::move(attributes);
  return image;
}

}  // namespace galley::text
