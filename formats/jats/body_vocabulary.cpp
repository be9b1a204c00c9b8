// SPDX-License-Identifier: Apache-2.0
#include "jats/body_vocabulary.hpp"

#include <utility>

#include "element_flow/identifiers.hpp"
#include "jats/marks.hpp"
#include "jats/words.hpp"

namespace galley::jats {

using element_flow::attribute;
using element_flow::child;
using element_flow::FlowReader;
using element_flow::line_text;
using element_flow::local_name;
using element_flow::Meaning;

namespace {

constexpr std::string_view reference_names[] = {"rid", "href"};

/// An attribute may name several; the first one is gone to.
std::string first_of(std::string_view names) { return std::string(names.substr(0, names.find_first_of(" \t\r\n"))); }

bool is_ordered(pugi::xml_node list) {
  const std::string_view type = attribute(list, "list-type");
  return type == "order" || type == "ordered" || type.starts_with("alpha") || type.starts_with("roman");
}

Meaning refine(pugi::xml_node node, Meaning meaning) {
  const std::string_view name = local_name(node);
  if (name == "p") return attribute(node, "content-type") == mark::thematic_break ? Meaning::rule : Meaning::box;
  if (name == "styled-content") return Meaning::phrase;
  if (name == "def" && local_name(node.parent()) == "abbrev") return Meaning::phrase;
  if (name == "label" && local_name(node.parent()) == "fn") return Meaning::metadata;
  if (name == "label" && local_name(node.parent()) == "disp-formula") return Meaning::special;
  return meaning;
}

bool is_last_name(pugi::xml_node node) {
  const std::string_view next = local_name(node.next_sibling());
  return next != "name" && next != "string-name" && next != "collab";
}

/// The address of what lies outside, as a link that says it, after what is said about it.
void outside(FlowReader& reader, pugi::xml_node node) {
  reader.add_blocks(reader.collect_blocks([&] {
    reader.children(node);
    reader.flush();
    const std::string target(attribute(node, "href"));
    if (!target.empty()) reader.link(pugi::xml_node(), target, std::string(attribute(node, "title")), target);
  }));
}

/// Does it stand among what says who the contributors are?
bool is_of_contributors(pugi::xml_node node) {
  for (; node; node = node.parent()) {
    const std::string_view name = local_name(node);
    if (name == "contrib-group" || name == "aff" || name == "author-notes") return true;
    if (name == "p" || name == "sec" || name == "body") return false;
  }
  return false;
}

}  // namespace

BodyVocabulary::BodyVocabulary(pugi::xml_node root) {
  vocabulary_.words = words;
  vocabulary_.reference_names = reference_names;
  vocabulary_.special = [this](FlowReader& reader, pugi::xml_node node) { return special(reader, node); };
  vocabulary_.picture = [this](FlowReader& reader, pugi::xml_node node) { return picture(reader, node); };
  vocabulary_.refine = refine;
  vocabulary_.numbered = is_ordered;
  struct Walk : pugi::xml_tree_walker {
    std::unordered_map<std::string, pugi::xml_node>* ids = nullptr;
    std::unordered_set<std::string>* referred = nullptr;
    bool for_each(pugi::xml_node& node) override {
      if (local_name(node) == "xref" && !is_of_contributors(node)) referred->insert(first_of(attribute(node, "rid")));
      if (const std::string_view id = node.attribute("id").value(); !id.empty()) ids->emplace(id, node);
      return true;
    }
  } walk;
  walk.ids = &ids_;
  walk.referred = &referred_;
  root.traverse(walk);
}

pugi::xml_node BodyVocabulary::element_with(std::string_view id) const {
  const auto found = ids_.find(std::string(id));
  return found == ids_.end() ? pugi::xml_node() : found->second;
}

bool BodyVocabulary::special(FlowReader& reader, pugi::xml_node node) {
  const std::string_view name = local_name(node);
  if (name == "xref") {
    cross_reference(reader, node);
  } else if (name == "ext-link" || name == "uri" || name == "self-uri") {
    std::string target(attribute(node, "href"));
    if (target.empty()) target = line_text(node);
    std::string title(attribute(node, "title"));
    const std::string_view use = attribute(node, "specific-use");
    if (use == mark::link_begins) {
      reader.begin_link(node, std::move(target), std::move(title));
    } else if (use == mark::link_goes_on) {
      reader.resume_link(node);
    } else {
      const std::string otherwise = target;
      reader.link(node, std::move(target), std::move(title), otherwise);
    }
  } else if (name == "email") {
    reader.link(node, "mailto:" + line_text(node), {}, {});
  } else if (name == "fn") {
    footnote(reader, node);
  } else if (name == "fn-group") {
    footnotes(reader, node);
  } else if (name == "ref-list") {
    reference_list(reader, node);
  } else if (name == "media" || name == "supplementary-material") {
    outside(reader, node);
  } else if (name == "inline-supplementary-material") {
    reader.link(node, std::string(attribute(node, "href")), {}, attribute(node, "href"));
  } else if (name == "label") {
    // The number beside a formula.
    reader.text(" ");
    reader.children(node);
    reader.text(" ");
  } else if (name == "speaker") {
    reader.styled_children(node, Style::strong);
    reader.text(": ");
  } else if (name == "name") {
    reader.children(node);
    reader.text(is_last_name(node) ? " " : ", ");
  } else if (name == "permissions") {
    // Of a figure or a part: what it says is printed with it.
    for (const pugi::xml_node each : node.children()) {
      const std::string_view part = local_name(each);
      if (part == "copyright-statement" || part == "license") reader.element(each);
    }
  } else if (name == "kwd-group") {
    reader.tell_dropped(node);
  } else if (name == "book-part-meta" || name == "contrib-group") {
    for (const pugi::xml_node each : node.children()) {
      if (local_name(each) == "title-group") {
        for (const pugi::xml_node title : each.children()) {
          const std::string_view part = local_name(title);
          if (part == "title" || part == "subtitle" || part == "label") reader.element(title);
        }
      } else if (local_name(each) == "abstract") {
        reader.element(each);
      } else if (each.type() == pugi::node_element) {
        reader.tell_dropped(each);
      }
    }
  } else if (name == "aff" || name == "role" || name == "front-matter" || name == "body" || name == "back") {
    reader.children(node);
  } else {
    return false;
  }
  return true;
}

void BodyVocabulary::cross_reference(FlowReader& reader, pugi::xml_node node) {
  const std::string target = first_of(attribute(node, "rid"));
  const pugi::xml_node element = element_with(target);
  if (local_name(element) == "fn") return reader.add({NoteReference{target}});
  const std::string_view use = attribute(node, "specific-use");
  if (use == mark::link_begins) return reader.begin_link(node, "#" + target, {});
  if (use == mark::link_goes_on) return reader.resume_link(node);
  std::string otherwise = target;
  for (const char* part : {"label", "title", "caption"}) {
    const pugi::xml_node found = element ? child(element, part) : pugi::xml_node();
    if (!found) continue;
    otherwise = line_text(found);
    break;
  }
  reader.link(node, target.empty() ? std::string() : "#" + target, {}, otherwise);
}

/// A footnote that is referred to is a note; so is one within a paragraph. Others stay where they are.
void BodyVocabulary::footnote(FlowReader& reader, pugi::xml_node node) {
  const std::string id(attribute(node, "id"));
  const std::string_view around = local_name(node.parent());
  const bool grouped =
      around == "fn-group" || around == "table-wrap-foot" || around == "author-notes" || around == "back";
  const bool is_note = is_referred(id) || attribute(node.parent(), "specific-use") == mark::notes || !grouped;
  if (!is_note) {
    reader.flush();
    if (const pugi::xml_node label = child(node, "label")) reader.set_label(reader.line_of(label));
    reader.children(node);
    return reader.flush();
  }
  reader.note(
      id, [&] { reader.children(node); }, !grouped);
}

void BodyVocabulary::footnotes(FlowReader& reader, pugi::xml_node node) {
  bool all_notes = true;
  for (const pugi::xml_node each : node.children()) {
    if (local_name(each) == "fn" && !is_referred(attribute(each, "id"))) all_notes = false;
  }
  if (all_notes || attribute(node, "specific-use") == mark::notes) {
    for (const pugi::xml_node each : node.children()) {
      if (local_name(each) == "fn") footnote(reader, each);
      if (local_name(each) == "title") reader.tell_dropped(each);
    }
    return;
  }
  if (!child(node, "title")) return reader.children(node);
  reader.section({}, [&] { reader.children(node); });
}

namespace {

/// Is a list of references numbered from 1 by its labels, or has it none?
bool is_numbered(pugi::xml_node list) {
  std::int64_t number = 0;
  for (const pugi::xml_node each : list.children()) {
    if (local_name(each) != "ref") continue;
    std::string label = line_text(child(each, "label"));
    std::erase_if(label, [](char c) { return c == '.' || c == '[' || c == ']' || c == '(' || c == ')'; });
    ++number;
    if (!label.empty() && element_flow::number(label, 1, -1) != number) return false;
  }
  return true;
}

}  // namespace

void BodyVocabulary::reference_list(FlowReader& reader, pugi::xml_node node) {
  reader.section({}, [&] {
    List list;
    list.ordered = is_numbered(node);
    const auto put = [&] {
      if (!list.items.empty()) reader.add_block(std::exchange(list, List{list.ordered, 1, {}}));
    };
    for (const pugi::xml_node each : node.children()) {
      if (each.type() != pugi::node_element) continue;
      if (local_name(each) != "ref") {
        put();
        reader.element(each);
        continue;
      }
      list.items.push_back({reader.collect_blocks([&] {
        reader.anchor(attribute(each, "id"));
        for (const pugi::xml_node part : each.children()) {
          if (part.type() != pugi::node_element) continue;
          if (local_name(part) != "label") {
            reader.element(part);
            reader.flush();
          } else if (!list.ordered) {
            reader.set_label(reader.line_of(part));
          }
        }
      })});
    }
    put();
  });
}

Figure BodyVocabulary::picture(FlowReader& reader, pugi::xml_node node) {
  Figure figure = reader.picture_at(attribute(node, "href"), node);
  for (const pugi::xml_node each : node.children()) {
    const std::string_view name = local_name(each);
    if (name == "alt-text" || (name == "long-desc" && figure.alternative_text.empty())) {
      figure.alternative_text = line_text(each);
    } else if (name == "label" || name == "caption") {
      if (!figure.caption.empty()) append_text(figure.caption, " ");
      for (Inline& part : reader.line_of(each)) figure.caption.push_back(std::move(part));
    } else if (name == "attrib" || name == "permissions") {
      figure.credit = reader.line_of(each);
    }
  }
  return figure;
}

}  // namespace galley::jats
