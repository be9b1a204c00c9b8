// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <sstream>
#include <utility>

#include "galley/unicode.hpp"
#include "xhtml/characters.hpp"
#include "xhtml/flow_collect.hpp"
#include "xhtml/flow_reader.hpp"
#include "xhtml/node_text.hpp"

namespace galley::xhtml {
namespace {

struct StringWriter : pugi::xml_writer {
  std::string text;
  void write(const void* data, std::size_t size) override { text.append(static_cast<const char*>(data), size); }
};

bool is_picture_address(std::string_view address) {
  const std::string lower = lower_case(address.substr(0, address.find_first_of("?#")));
  for (const std::string_view ending : {".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".avif", ".bmp"}) {
    if (lower.size() > ending.size() && lower.compare(lower.size() - ending.size(), ending.size(), ending) == 0) {
      return true;
    }
  }
  return false;
}

pugi::xml_node descendant(pugi::xml_node root, std::string_view name, std::size_t& budget) {
  for (const pugi::xml_node child : root.children()) {
    if (child.type() != pugi::node_element || budget == 0) continue;
    --budget;
    if (local_name(child.name()) == name) return child;
    if (local_name(child.name()) == "g" || local_name(child.name()) == "a") {
      if (const pugi::xml_node found = descendant(child, name, budget)) return found;
    }
  }
  return {};
}

// One or two characters that stand in the text for a glyph that fonts lack.
bool is_glyph(std::string_view alternative) { return !alternative.empty() && count_code_points(alternative) <= 2; }

}  // namespace

void FlowReader::place_figure(Figure figure) {
  if (!in_line_ && run_.blank()) {
    emit({std::move(figure), take_anchor()});
  } else {
    pictures_.push_back(std::move(figure));
  }
}

void FlowReader::image(pugi::xml_node node, const Attributes& attributes, const Situation& situation) {
  std::string alternative = collapse(node.attribute("alt").value());
  if (alternative.empty()) alternative = collapse(node.attribute("aria-label").value());
  if (alternative.empty()) alternative = collapse(node.attribute("title").value());
  if (!strict_ && is_glyph(alternative) && !run_.blank()) {
    context_.diagnostics.note(code::dropped_content, "a picture in a line became its text: " + alternative,
                              {.part = surroundings_.path});
    run_.text(alternative, situation.setting);
    return;
  }
  Figure figure;
  if (!trim(attributes.address).empty()) figure = surroundings_.picture(trim(attributes.address));
  figure.alternative_text = std::move(alternative);
  if (figure.media.empty() && figure.source.empty() && figure.alternative_text.empty()) return;
  place_figure(std::move(figure));
}

void FlowReader::picture(pugi::xml_node node, const Situation& situation) {
  for (const pugi::xml_node child : node.children()) {
    if (child.type() != pugi::node_element || element_kind(child.name()).element != Element::image) continue;
    image(child, Attributes(child), situation);
    return;
  }
  children(node, situation);
}

void FlowReader::embedded(pugi::xml_node node, const Attributes& attributes, const Situation& situation) {
  const std::string_view name = local_name(node.name());
  if (name == "object" || name == "embed") {
    const std::string_view type = node.attribute("type").value();
    if (!attributes.address.empty() && (type.substr(0, 6) == "image/" || is_picture_address(attributes.address))) {
      Figure figure = surroundings_.picture(trim(attributes.address));
      figure.alternative_text = collapse(text_content(node));
      place_figure(std::move(figure));
      return;
    }
  }
  std::string what(name);
  if (!attributes.address.empty()) what += " of " + std::string(attributes.address.substr(0, 200));
  context_.diagnostics.loss(code::dropped_content, "the " + what + " is left out, what stands in for it is kept",
                            {.part = surroundings_.path});
  children(node, situation);
}

void FlowReader::vector_graphic(pugi::xml_node node, const Situation& situation) {
  std::size_t budget = 256;
  std::string alternative;
  for (const std::string_view part : {"title", "desc"}) {
    const std::string text = collapse(text_content(descendant(node, part, budget)));
    if (!text.empty()) alternative += (alternative.empty() ? "" : " ") + text;
  }
  if (alternative.empty()) alternative = collapse(node.attribute("aria-label").value());
  std::string text;
  bool scripted = false;
  pugi::xml_node each = node.first_child();
  while (each) {
    const std::string_view name = local_name(each.name());
    if (name == "script") scripted = true;
    if (name == "text" || name == "foreignObject") text += " " + text_content(each);
    const pugi::xml_node child = name == "text" || name == "foreignObject" ? pugi::xml_node() : each.first_child();
    if (child) {
      each = child;
      continue;
    }
    while (each != node && !each.next_sibling()) each = each.parent();
    if (each == node) break;
    each = each.next_sibling();
  }
  // Covers are commonly a picture in a drawing that only scales it.
  if (const pugi::xml_node inner = descendant(node, "image", budget)) {
    Figure figure = surroundings_.picture(trim(Attributes(inner).address));
    figure.alternative_text = alternative;
    figure.caption = plain(collapse(text));
    place_figure(std::move(figure));
    return;
  }
  Figure figure;
  figure.alternative_text = std::move(alternative);
  figure.caption = plain(collapse(text));
  if (scripted) {
    context_.diagnostics.loss(code::dropped_content, "a drawing with scripts is left out",
                              {.part = surroundings_.path});
  } else if (surroundings_.add_picture) {
    StringWriter writer;
    pugi::xml_document copy;
    pugi::xml_node root = copy.append_copy(node);
    if (!root.attribute("xmlns:xlink")) {
      root.append_attribute("xmlns:xlink").set_value("http://www.w3.org/1999/xlink");
    }
    if (!root.attribute("xmlns") && std::string_view(root.name()) == "svg") {
      root.append_attribute("xmlns").set_value("http://www.w3.org/2000/svg");
    }
    copy.save(writer, "", pugi::format_raw, pugi::encoding_utf8);
    figure.media = surroundings_.add_picture({"image/svg+xml", std::move(writer.text)});
  }
  (void)situation;
  place_figure(std::move(figure));
}

void FlowReader::figure(pugi::xml_node node, const Situation& situation) {
  if (strict_ && node.attribute("class")) return marked_figure(node, situation);
  std::string id = take_anchor();
  Inlines caption;
  Inlines credit;
  bool caption_first = false;
  Blocks blocks = collect_blocks([&] {
    bool content = false;
    for (const pugi::xml_node child : node.children()) {
      if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
        run_.text(child.value(), situation.setting);
        content = content || !run_.blank();
        continue;
      }
      if (child.type() != pugi::node_element) continue;
      Situation inner = situation;
      ++inner.depth;
      count_node(inner);
      if (element_kind(child.name()).element == Element::figure_caption && caption.empty()) {
        const Attributes attributes(child);
        if (attributes.hidden) continue;
        inherit(attributes, inner);
        note_anchor(attributes.id);
        Inlines* outer = std::exchange(credit_, &credit);
        caption = collect_line([&] { children(child, inner); });
        credit_ = outer;
        caption_first = !content && blocks_->empty();
        continue;
      }
      content = true;
      element(child, inner);
    }
  });
  const auto last_figure = std::find_if(blocks.rbegin(), blocks.rend(),
                                        [](const Block& block) { return std::holds_alternative<Figure>(block.value); });
  bool placed = caption.empty() && credit.empty();
  if (last_figure != blocks.rend()) {
    auto& figure = std::get<Figure>(last_figure->value);
    if (figure.caption.empty() && figure.credit.empty()) {
      figure.caption = std::move(caption);
      figure.credit = std::move(credit);
      placed = true;
    }
  } else if (blocks.size() == 1 && !placed) {
    auto* table = std::get_if<Table>(&blocks.front().value);
    auto* quote = std::get_if<Quote>(&blocks.front().value);
    if (table != nullptr && table->caption.empty() && credit.empty()) {
      table->caption = std::move(caption);
      placed = true;
    } else if (quote != nullptr && quote->attribution.empty() && credit.empty()) {
      quote->attribution = std::move(caption);
      placed = true;
    }
  }
  if (!placed) {
    if (!caption.empty() && !credit.empty()) caption.push_back({LineBreak{}});
    caption.insert(caption.end(), std::make_move_iterator(credit.begin()), std::make_move_iterator(credit.end()));
    blocks.insert(caption_first ? blocks.begin() : blocks.end(), Block{Paragraph{std::move(caption)}, {}});
  }
  if (blocks.empty()) return give_back(std::move(id));
  if (blocks.front().id.empty()) {
    blocks.front().id = std::move(id);
  } else if (!id.empty()) {
    content_.aliases.emplace_back(std::move(id), blocks.front().id);
  }
  for (Block& each : blocks) emit(std::move(each));
}

}  // namespace galley::xhtml
