// SPDX-License-Identifier: Apache-2.0
#include "xml/reading.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace galley::xml {

namespace {

constexpr std::string_view declaration = "xmlns";

/// The prefix that an attribute declares; false for other attributes.
bool declares(std::string_view attribute, std::string_view& prefix) {
  if (!attribute.starts_with(declaration)) return false;
  prefix = attribute.substr(declaration.size());
  if (prefix.empty()) return true;
  if (prefix.front() != ':') return false;
  prefix.remove_prefix(1);
  return true;
}

bool is_ours(const std::vector<Binding>& bindings, std::string_view prefix) {
  for (auto binding = bindings.rbegin(); binding != bindings.rend(); ++binding) {
    if (binding->prefix == prefix) return binding->ours;
  }
  return false;
}

}  // namespace

void Reading::warn(std::string_view code, std::string message, pugi::xml_node node) {
  // Offsets of names; the element begins at the '<' before it.
  report(context.diagnostics, positions, Severity::warning, code, std::move(message), node.offset_debug() - 1);
}

void Reading::warn_of_text(std::string_view code, std::string message, std::ptrdiff_t offset) {
  report(context.diagnostics, positions, Severity::warning, code, std::move(message), positions.after_space(offset));
}

void Reading::unknown(const Element& element) {
  const std::string name = shown(element.node().name());
  warn(code::unknown_element,
       "<" + name + ">" + (element.ours() ? "" : " of another namespace") + " is not known; its text is kept",
       element.node());
}

void Reading::misplaced(const Element& element) {
  warn(code::malformed,
       "<" + shown(element.local_name()) + "> has no place in <" + shown(element.node().parent().name()) + ">",
       element.node());
}

void Reading::drop(const Element& element, std::string message) {
  report(context.diagnostics, positions, Severity::loss, code::dropped_content, std::move(message),
         element.node().offset_debug() - 1);
}

std::size_t deepest_element(const Limits& limits) { return std::size_t{limits.depth} * 5 + 16; }

Element::Element(Reading& reading, pugi::xml_node node)
    : reading_(reading),
      node_(node),
      local_name_(node.name()),
      outer_bindings_(reading.bindings.size()),
      outer_language_(reading.language) {
  if (++reading_.element_depth > deepest_element(reading_.context.limits)) {
    throw Error(ErrorKind::limit, "elements are nested too deep", reading_.positions.at(node.offset_debug() - 1));
  }
  for (const pugi::xml_attribute attribute : node.attributes()) {
    const std::string_view name = attribute.name();
    std::string_view prefix;
    if (name == "xml:lang") {
      reading_.language = attribute.value();
    } else if (declares(name, prefix)) {
      bind(prefix, attribute.value() == document_namespace);
    }
  }
  std::string_view prefix;
  if (const std::size_t colon = local_name_.find(':'); colon != std::string_view::npos) {
    prefix = local_name_.substr(0, colon);
    local_name_.remove_prefix(colon + 1);
  }
  ours_ = is_ours(reading_.bindings, prefix);
  if (ours_) tag_ = tag_named(local_name_);
}

void Element::bind(std::string_view prefix, bool ours) {
  // Most declarations change nothing that is asked for; looking through the others must stay cheap.
  constexpr std::size_t most_bindings = 100;
  if (is_ours(reading_.bindings, prefix) == ours) return;
  if (reading_.bindings.size() >= most_bindings) {
    throw Error(ErrorKind::limit, "too many namespace prefixes are in force",
                reading_.positions.at(node_.offset_debug() - 1));
  }
  reading_.bindings.push_back({prefix, ours});
}

Element::~Element() {
  --reading_.element_depth;
  reading_.bindings.resize(outer_bindings_);
  reading_.language = outer_language_;
}

std::string Element::anchor() const {
  std::string id(attribute("id"));
  if (!id.empty() && !reading_.anchors.insert(id).second) {
    reading_.warn(code::malformed, "the id '" + shown(id) + "' is given twice; links lead to the first", node_);
  }
  return id;
}

bool Element::boolean(const char* name) const {
  const std::string_view value = attribute(name);
  if (value == "true" || value == "1") return true;
  if (!value.empty() && value != "false" && value != "0") {
    reading_.warn(code::malformed, "'" + std::string(name) + "' is neither true nor false and is left out", node_);
  }
  return false;
}

template <class Number>
Number Element::number(const char* name, Number least, Number otherwise) const {
  std::string_view value = attribute(name);
  if (value.empty()) return otherwise;
  Number number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error == std::errc() && end == value.data() + value.size() && number >= least) return number;
  reading_.warn(code::malformed, "'" + std::string(name) + "' is not a number that fits and is left out", node_);
  return otherwise;
}

template std::int32_t Element::number(const char*, std::int32_t, std::int32_t) const;
template std::uint32_t Element::number(const char*, std::uint32_t, std::uint32_t) const;

void Element::expect_attributes(std::initializer_list<std::string_view> names) const {
  for (const pugi::xml_attribute attribute : node_.attributes()) {
    const std::string_view name = attribute.name();
    if (name.find(':') != std::string_view::npos || name == declaration) continue;
    if (std::find(names.begin(), names.end(), name) != names.end()) continue;
    reading_.warn("unknown-attribute",
                  "the attribute '" + shown(name) + "' of <" + shown(local_name_) + "> is not known and is left out",
                  node_);
  }
}

Nesting::Nesting(Reading& reading, std::size_t& depth, pugi::xml_node node) : depth_(depth) {
  const std::uint32_t most = reading.context.limits.depth;
  if (depth >= most) {
    throw Error(ErrorKind::limit,
                "<" + shown(node.name()) + "> and what is around it are nested deeper than " + std::to_string(most),
                reading.positions.at(node.offset_debug() - 1));
  }
  ++depth_;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

}  // namespace galley::xml
