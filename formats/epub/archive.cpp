// SPDX-License-Identifier: Apache-2.0
#include "epub/archive.hpp"

#include "xhtml/characters.hpp"
#include "xhtml/data_address.hpp"
#include "xhtml/entities.hpp"

namespace galley::epub {
namespace {

constexpr std::string_view container_path = "META-INF/container.xml";

bool ends_with(std::string_view text, std::string_view ending) {
  return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
}

}  // namespace

Archive::Archive(const Source& source, Context& context)
    : context_(context), package_(source.bytes(), context.limits, context.diagnostics) {
  if (package_.find(container_path) != nullptr) return;
  std::string_view shortest;
  for (const zip_package::Entry& entry : package_.entries()) {
    const std::string_view name = entry.name;
    if (name.size() <= container_path.size() || !ends_with(name, container_path) ||
        name[name.size() - container_path.size() - 1] != '/') {
      continue;
    }
    if (shortest.empty() || name.size() < shortest.size()) shortest = name;
  }
  if (shortest.empty()) return;
  root_ = shortest.substr(0, shortest.size() - container_path.size());
  context.diagnostics.warning(code::malformed, "the publication lies in the folder " + root_ + " of the zip");
}

const zip_package::Entry* Archive::find(std::string_view path) const {
  if (root_.empty()) return package_.find(path);
  return package_.find(root_ + std::string(path));
}

std::optional<std::string> Archive::read(std::string_view path) {
  const zip_package::Entry* entry = find(path);
  if (entry == nullptr) {
    context_.diagnostics.warning(code::missing_part, "the publication has no file " + std::string(path),
                                 {.part = std::string(path)});
    return std::nullopt;
  }
  try {
    return package_.read(*entry);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::input) throw;
    context_.diagnostics.warning(code::malformed, error.what(), {.part = std::string(path)});
    return std::nullopt;
  }
}

bool Archive::read_xml(std::string_view path, xhtml::Tree& tree) {
  std::optional<std::string> bytes = read(path);
  if (!bytes) return false;
  const Place place{.part = std::string(path)};
  tree.text = xhtml::resolve_entities(xhtml::xml_text(std::move(*bytes), context_.diagnostics, place), 1U << 16);
  const pugi::xml_parse_result result =
      tree.document.load_buffer_inplace(tree.text.data(), tree.text.size(), pugi::parse_default, pugi::encoding_utf8);
  if (!result) {
    context_.diagnostics.warning(
        code::malformed,
        std::string("not well-formed: ") + result.description() + " at byte " + std::to_string(result.offset), place);
  }
  return static_cast<bool>(tree.document.document_element());
}

std::optional<Reference> Archive::resolve(std::string_view base, std::string_view href) const {
  Reference reference;
  const auto hash = href.find('#');
  if (hash != std::string_view::npos) reference.fragment = xhtml::percent_decoded(href.substr(hash + 1));
  const std::string_view path = href.substr(0, hash);
  if (path.empty()) {
    reference.path = base;
    return reference;
  }
  std::optional<std::string> resolved = zip_package::resolve_reference(base, path);
  if (!resolved) return std::nullopt;
  const zip_package::Entry* entry = find(*resolved);
  if (entry == nullptr && path.find('%') != std::string_view::npos) {
    std::string literal;
    for (const char c : path) literal.append(c == '%' ? "%25" : std::string(1, c));
    if (const auto as_it_is = zip_package::resolve_reference(base, literal)) entry = find(*as_it_is);
  }
  reference.path = entry == nullptr ? std::move(*resolved) : entry->name.substr(root_.size());
  return reference;
}

std::vector<std::string> Archive::paths_ending(std::string_view ending) const {
  std::vector<std::string> paths;
  for (const zip_package::Entry& entry : package_.entries()) {
    if (entry.name.compare(0, root_.size(), root_) == 0 && ends_with(xhtml::lower_case(entry.name), ending)) {
      paths.push_back(entry.name.substr(root_.size()));
    }
  }
  return paths;
}

pugi::xml_node child_named(pugi::xml_node node, std::string_view local_name) {
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_element && xhtml::local_name(child.name()) == local_name) return child;
  }
  return {};
}

}  // namespace galley::epub
