// SPDX-License-Identifier: Apache-2.0
#include "xhtml/flow_reader.hpp"

#include <algorithm>
#include <utility>

#include "xhtml/characters.hpp"
#include "xhtml/node_text.hpp"

namespace galley::xhtml {

// Deeper than this the walk would need more stack than a thread is sure to have, whatever the limits say.
constexpr std::uint32_t deepest_walk = 1000;

FlowReader::FlowReader(const Surroundings& surroundings, const References& references, Context& context,
                       Content& content)
    : surroundings_(surroundings),
      references_(references),
      context_(context),
      content_(content),
      run_(&links_),
      deepest_(std::min(context.limits.depth, deepest_walk)) {}

void FlowReader::read(pugi::xml_node document, std::string_view language, std::vector<std::string> anchors) {
  anchors_ = std::move(anchors);
  note_place({});
  Situation situation;
  root_language_ = language;
  pugi::xml_node root = document;
  for (const pugi::xml_node child : document.children()) {
    if (child.type() == pugi::node_element) root = child;
  }
  const Attributes of_root(root);
  pugi::xml_node body;
  for (const pugi::xml_node child : root.children()) {
    const std::string name = lower_case(local_name(child.name()));
    if (name == "body") body = child;
    if (name != "head") continue;
    for (const pugi::xml_node part : child.children()) {
      if (lower_case(local_name(part.name())) == "style") own_styles_.add(text_content(part));
      if (lower_case(local_name(part.name())) == "title") content_.title = collapse(text_content(part));
    }
  }
  if (of_root.has_language) root_language_ = of_root.language;
  const Attributes of_body(body);
  if (of_body.has_language) root_language_ = of_body.language;
  content_.language = root_language_;
  Marks marks = of_body.marks;
  for (const pugi::xml_node child : body.children()) {
    // The mark commonly stands on the one section that the body holds.
    if (child.type() != pugi::node_element) continue;
    marks.insert(Attributes(child).marks);
    break;
  }
  content_.cover = marks.contains(Mark::cover);
  content_.title_page = marks.contains(Mark::title_page);
  content_.contents = marks.contains(Mark::contents);
  sections_.emplace_back();
  if (body) {
    note_anchor(of_root.id);
    note_anchor(of_body.id);
    if (is_blank(of_body.style) || !of_body.hidden) children(body, situation);
  } else if (root.type() == pugi::node_element) {
    element(root, situation);
  }
  flush();
  if (page_breaks_ != 0) {
    context_.diagnostics.note(code::dropped_content,
                              std::to_string(page_breaks_) + " page numbers of a printed edition are left out",
                              {.part = surroundings_.path});
  }
  content_.trailing_anchors = std::move(anchors_);
}

void FlowReader::count_node(const Situation& situation) {
  if (situation.depth > deepest_) {
    throw Error(ErrorKind::limit, "elements are nested deeper than " + std::to_string(deepest_),
                {.part = surroundings_.path});
  }
  if (++nodes_ > context_.limits.nodes)
    throw Error(ErrorKind::limit, "too many elements", {.part = surroundings_.path});
  if (nodes_ % 1024 == 0) context_.check_cancelled();
}

void FlowReader::children(pugi::xml_node node, const Situation& situation) {
  for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling()) {
    switch (child.type()) {
      case pugi::node_pcdata:
      case pugi::node_cdata:
        if (situation.preserve) {
          run_.preserved(child.value(), situation.setting);
        } else {
          run_.text(child.value(), situation.setting);
        }
        break;
      case pugi::node_element: {
        Situation inner = situation;
        ++inner.depth;
        count_node(inner);
        element(child, inner);
        break;
      }
      default:
        break;
    }
  }
}

void FlowReader::inherit(const Attributes& attributes, Situation& situation) const {
  if (attributes.has_language) {
    situation.setting.language = attributes.language == root_language_ ? std::string_view() : attributes.language;
  }
  if (!attributes.style.empty()) {
    situation.setting.style = situation.setting.style | css_style(attributes.style);
    if (css_says(attributes.style, "white-space", "pre")) situation.preserve = true;
  }
}

Style FlowReader::sheet_style(pugi::xml_node node, const Attributes& attributes) const {
  Style style = Style::none;
  if (attributes.classes.empty() && own_styles_.empty() && surroundings_.styles.empty()) return style;
  const std::string name = lower_case(local_name(node.name()));
  style = own_styles_.style_of(name, attributes.classes);
  for (const StyleRules* rules : surroundings_.styles) style = style | rules->style_of(name, attributes.classes);
  return style;
}

void FlowReader::element(pugi::xml_node node, Situation situation) {
  const ElementKind kind = element_kind(node.name());
  if (kind.element == Element::hidden) return;
  const Attributes attributes(node);
  if (attributes.hidden) return;
  situation.setting.style = situation.setting.style | kind.style;
  if (kind.element == Element::phrase && !strict_) {
    situation.setting.style = situation.setting.style | sheet_style(node, attributes);
  }
  inherit(attributes, situation);
  if (attributes.marks.contains(Mark::page_break)) {
    note_anchor(attributes.id);
    if (bounded_text(node, 16).size() < 16) {
      ++page_breaks_;
      return;
    }
  }
  if (const std::string* name = references_.note_of(node); name != nullptr && !strict_) {
    note(node, *name, situation);
    return;
  }
  if (credit_ != nullptr && attributes.marks.contains(Mark::credit)) {
    Inlines* credit = std::exchange(credit_, nullptr);
    Inlines content = line(node, situation);
    if (!credit->empty()) append_text(*credit, " ");
    credit->insert(credit->end(), std::make_move_iterator(content.begin()), std::make_move_iterator(content.end()));
    credit_ = credit;
    return;
  }
  if (in_line_ && is_block_level(kind.element) && kind.element != Element::rule) {
    note_anchor(attributes.id);
    run_.boundary();
    children(node, situation);
    run_.boundary();
    return;
  }
  dispatch(node, kind, attributes, situation);
}

void FlowReader::dispatch(pugi::xml_node node, const ElementKind& kind, const Attributes& attributes,
                          const Situation& situation) {
  switch (kind.element) {
    case Element::anchor:
      return anchor(node, attributes, situation);
    case Element::line_break:
      return line_break(situation);
    case Element::inline_quote:
      return inline_quote(node, situation);
    case Element::ruby:
      note_anchor(attributes.id);
      return ruby(node, situation);
    case Element::formula:
      return formula(node, situation);
    case Element::epub_switch:
      return choose(node, situation);
    case Element::image:
      note_anchor(attributes.id);
      return image(node, attributes, situation);
    case Element::picture:
      return picture(node, situation);
    case Element::embedded:
      note_anchor(attributes.id);
      return embedded(node, attributes, situation);
    case Element::vector_graphic:
      note_anchor(attributes.id);
      return vector_graphic(node, situation);
    case Element::phrase:
    case Element::time:
    case Element::unknown:
      if (!attributes.marks.empty() && header_line(node, kind.element, attributes, situation)) return;
      note_anchor(attributes.id);
      return children(node, situation);
    default:
      break;
  }
  if (!is_block_level(kind.element)) {
    // Rows and cells without a table, or in a line.
    const bool parts = kind.element != Element::bidi_break && !in_line_;
    if (parts) flush();
    if (in_line_) run_.boundary();
    note_anchor(attributes.id);
    children(node, situation);
    if (in_line_) run_.boundary();
    if (parts) flush();
    return;
  }
  if (kind.element == Element::rule) {
    if (in_line_) return run_.boundary();
    flush();
    note_anchor(attributes.id);
    return emit({Break{}, take_anchor()});
  }
  flush();
  note_anchor(attributes.id);
  block(node, kind.element, attributes, situation);
  flush();
}

void FlowReader::block(pugi::xml_node node, Element kind, const Attributes& attributes, const Situation& situation) {
  switch (kind) {
    case Element::heading: {
      const std::string_view name = local_name(node.name());
      return heading(node, static_cast<std::uint32_t>(name.back() - '0'), attributes, situation);
    }
    case Element::heading_group:
      return heading_group(node, situation);
    case Element::list_ordered:
      return list(node, true, situation);
    case Element::list_unordered:
      return list(node, false, situation);
    case Element::definition_list:
      return definition_list(node, situation);
    case Element::quote:
      return quote(node, situation);
    case Element::preformatted:
      return preformatted(node, situation);
    case Element::table:
      return table(node, attributes, situation);
    case Element::figure:
      return figure(node, situation);
    default:
      break;
  }
  if (!strict_ && attributes.marks.contains(Mark::heading)) {
    const std::string_view level = node.attribute("aria-level").value();
    const bool known = level.size() == 1 && level[0] >= '1' && level[0] <= '9';
    return heading(node, known ? static_cast<std::uint32_t>(level[0] - '0') : 2, attributes, situation);
  }
  if (header_line(node, kind, attributes, situation)) return;
  if (kind == Element::article && blocks_ == nullptr) {
    if (node.attribute("data-galley")) return marked_article(node, situation);
    const auto outer = std::exchange(article_, ++articles_);
    const bool outer_has_heading = std::exchange(article_has_heading_, false);
    sections_.push_back({0, 0, true});
    children(node, situation);
    flush();
    sections_.pop_back();
    article_ = outer;
    article_has_heading_ = outer_has_heading;
    return;
  }
  if (kind == Element::section && blocks_ == nullptr) {
    sections_.push_back({sections_.back().shift, 0, false});
    children(node, situation);
    flush();
    sections_.pop_back();
    return;
  }
  if (kind == Element::aside && blocks_ == nullptr) {
    // A heading in it is not one of the text around.
    for (Block& each : nested(node, situation)) emit(std::move(each));
    return;
  }
  const bool caption = attributes.marks.contains(Mark::caption);
  const bool credit = attributes.marks.contains(Mark::credit);
  if ((caption || credit) && !strict_) {
    Inlines content = line(node, situation);
    if (!attach_caption(content, credit && !caption)) emit_paragraph(std::move(content), take_anchor());
    return;
  }
  children(node, situation);
}

void FlowReader::note(pugi::xml_node node, const std::string& name, const Situation& situation) {
  const std::string_view id = Attributes(node).id;
  if (!in_line_ && is_block_level(element_kind(node.name()).element)) flush();
  note_anchor(id);
  Note note;
  note.id = name;
  note.blocks = nested(node, situation);
  content_.notes.push_back(std::move(note));
}

Content read_content(pugi::xml_node document, const Surroundings& surroundings, const References& references,
                     std::string_view language, std::vector<std::string> anchors, Context& context) {
  Content content;
  FlowReader(surroundings, references, context, content).read(document, language, std::move(anchors));
  return content;
}

}  // namespace galley::xhtml
