// SPDX-License-Identifier: Apache-2.0
#include "batch/output_template.hpp"

#include "galley/error.hpp"

namespace galley::batch {

OutputTemplate::OutputTemplate(std::string_view text) {
  constexpr std::pair<std::string_view, Kind> fields[] = {
      {"dir", Kind::folder}, {"name", Kind::name}, {"stem", Kind::stem}, {"ext", Kind::extension}};
  bool tells_apart = false;
  const auto add_text = [this](std::string_view piece) {
    if (parts_.empty() || parts_.back().kind != Kind::text) parts_.push_back({Kind::text, {}});
    parts_.back().text.append(piece);
  };
  while (!text.empty()) {
    const std::size_t brace = text.find_first_of("{}");
    if (brace != 0) add_text(text.substr(0, brace));
    if (brace == std::string_view::npos) break;
    text.remove_prefix(brace);
    if (text.starts_with("{{") || text.starts_with("}}")) {
      add_text(text.substr(0, 1));
      text.remove_prefix(2);
      continue;
    }
    const std::size_t end = text.find('}');
    const std::string_view name = end == std::string_view::npos || end == 0 ? "" : text.substr(1, end - 1);
    bool known = false;
    for (const auto& [field, kind] : fields) {
      if (field != name) continue;
      known = true;
      tells_apart = tells_apart || kind == Kind::name || kind == Kind::stem;
      parts_.push_back({kind, {}});
    }
    if (!known) {
      throw Error(ErrorKind::usage,
                  "a name template knows {dir}, {name}, {stem} and {ext}; for braces write {{ and }}");
    }
    text.remove_prefix(end + 1);
  }
  if (!tells_apart) throw Error(ErrorKind::usage, "a name template needs {name} or {stem}: without, all get one name");
}

std::string OutputTemplate::name_for(std::string_view relative, std::string_view extension) const {
  const std::size_t slash = relative.rfind('/');
  const std::string_view folder = slash == std::string_view::npos ? "" : relative.substr(0, slash);
  const std::string_view name = slash == std::string_view::npos ? relative : relative.substr(slash + 1);
  const std::size_t dot = name.rfind('.');
  const std::string_view stem = dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot);
  std::string result;
  bool folder_was_empty = false;
  for (const Part& part : parts_) {
    std::string_view text = part.text;
    if (part.kind == Kind::folder) text = folder;
    if (part.kind == Kind::name) text = name;
    if (part.kind == Kind::stem) text = stem;
    if (part.kind == Kind::extension) text = extension;
    if (folder_was_empty && text.starts_with('/')) text.remove_prefix(1);
    folder_was_empty = part.kind == Kind::folder && text.empty();
    result += text;
  }
  return result;
}

}  // namespace galley::batch
