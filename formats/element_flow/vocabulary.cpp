// SPDX-License-Identifier: Apache-2.0
#include "element_flow/vocabulary.hpp"

#include <algorithm>
#include <charconv>

#include "xhtml/characters.hpp"

namespace galley::element_flow {

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view local_name(pugi::xml_node node) { return local_name(std::string_view(node.name())); }

std::string_view attribute(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_attribute each : node.attributes()) {
    const std::string_view whole = each.name();
    if (local_name(whole) == name && !whole.starts_with("xmlns")) return each.value();
  }
  return {};
}

pugi::xml_node child(pugi::xml_node node, std::string_view name) {
  return node.find_child(
      [name](pugi::xml_node each) { return each.type() == pugi::node_element && local_name(each) == name; });
}

pugi::xml_node descendant(pugi::xml_node node, std::string_view name) {
  return node.find_node(
      [name](pugi::xml_node each) { return each.type() == pugi::node_element && local_name(each) == name; });
}

Word word_of(const Vocabulary& vocabulary, pugi::xml_node node) {
  const std::string_view name = local_name(node);
  const auto found = std::lower_bound(vocabulary.words.begin(), vocabulary.words.end(), name,
                                      [](const Word& word, std::string_view key) { return word.name < key; });
  Word word = found != vocabulary.words.end() && found->name == name ? *found : Word{name};
  if (vocabulary.refine) word.meaning = vocabulary.refine(node, word.meaning);
  return word;
}

std::string raw_text(pugi::xml_node node) {
  struct Texts : pugi::xml_tree_walker {
    std::string text;
    bool for_each(pugi::xml_node& each) override {
      if (each.type() == pugi::node_pcdata || each.type() == pugi::node_cdata) text += each.value();
      return true;
    }
  } texts;
  node.traverse(texts);
  return std::move(texts.text);
}

std::string line_text(pugi::xml_node node) { return xhtml::collapse(raw_text(node)); }

std::int64_t number(std::string_view text, std::int64_t least, std::int64_t otherwise) {
  text = xhtml::trim(text);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && value >= least ? value : otherwise;
}

}  // namespace galley::element_flow
