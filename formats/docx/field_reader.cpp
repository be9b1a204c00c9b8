// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <utility>

#include "docx/story_reader.hpp"
#include "word_processing/field.hpp"

namespace galley::docx {

void StoryReader::hyperlink(const pugi::xml_node& node) {
  std::string target;
  if (const std::string_view id = part_.relationship_attribute(node, "id"); !id.empty()) {
    if (const Relationship* relationship = relationships_.find(id)) {
      target = relationship->target;
      if (const auto known = state_.marks.find("target", target)) target = attribute(known, "meant");
    }
  }
  if (const std::string_view anchor = attribute(node, "anchor"); !anchor.empty()) {
    if (target.empty()) state_.internal_links = true;
    target += '#';
    target += anchor;
  } else if (target.starts_with('#')) {
    state_.internal_links = true;
  }
  if (target.empty()) {
    runs(node);
    return;
  }
  open_.inlines.open_link(std::move(target), std::string(attribute(node, "tooltip")));
  runs(node);
  open_.inlines.close_link();
}

void StoryReader::inline_control(const pugi::xml_node& node) {
  std::string_view tag;
  bool credit = false;
  if (const auto properties = part_.child(node, Tag::sdt_pr)) {
    if (const auto tag_node = part_.child(properties, Tag::tag)) tag = attribute(tag_node, "val");
  }
  if (tag.starts_with(Marks::credit_tag)) {
    std::string_view role = tag.substr(Marks::credit_tag.size());
    if (role.starts_with(Marks::long_role)) {
      role = attribute(state_.marks.find("role", role.substr(Marks::long_role.size())), "name");
    }
    open_.credit_roles.emplace_back(role);
    credit_ = static_cast<std::uint32_t>(open_.credit_roles.size());
    credit = true;
  } else if (tag.starts_with(Marks::when_tag)) {
    open_.when = tag.substr(Marks::when_tag.size());
  }
  runs(part_.child(node, Tag::sdt_content));
  if (credit) credit_ = 0;
}

void StoryReader::field_begins_result(Field& field) {
  field.in_code = false;
  const FieldInstruction instruction = parse_field(field.instruction);
  if (instruction.type == "HYPERLINK") {
    field.target = hyperlink_target(instruction);
    field.tip = instruction.tip;
    if (field.target.empty()) return;
    if (field.target.starts_with('#')) state_.internal_links = true;
    field.is_link = true;
    open_.inlines.open_link(field.target, field.tip);
  } else if (instruction.type == "SEQ") {
    open_.has_sequence = true;
    std::string_view of = instruction.argument;
    static constexpr std::string_view tables[] = {"Table", "Tabelle", "Tableau", "Tabla", "Tabela", "Tabella",
                                                  "Tabel", "Таблица", "表",      "表格",  "표",     "جدول"};
    open_.caption_of =
        std::find(std::begin(tables), std::end(tables), of) != std::end(tables) ? CaptionOf::table : CaptionOf::figure;
  } else if (instruction.type == "NOTEREF" && (instruction.argument.starts_with(Marks::note_prefix) ||
                                               state_.note_names.contains("@" + instruction.argument))) {
    // A further reference to a note; the field's result, the note's number, is not text.
    open_.inlines.add({NoteReference{"@" + instruction.argument}});
    if (instruction.argument.starts_with(Marks::note_prefix)) state_.noted_bookmarks.push_back(instruction.argument);
    field.hides_result = true;
  }
}

void StoryReader::field_character(const pugi::xml_node& node) {
  const std::string_view type = attribute(node, "fldCharType");
  if (type == "begin") {
    if (fields_.size() < 1000) fields_.emplace_back();
    if (const auto form = part_.child(node, Tag::ff_data)) {
      if (const auto box = part_.child(form, Tag::check_box)) {
        pugi::xml_node checked = part_.child(box, Tag::checked);
        if (!checked) checked = part_.child(box, Tag::default_value);
        literal(checked && is_on(checked) ? "☒" : "☐");
      }
    }
  } else if (type == "separate") {
    if (!fields_.empty()) field_begins_result(fields_.back());
  } else if (type == "end" && !fields_.empty()) {
    Field& field = fields_.back();
    if (field.is_link) open_.inlines.close_link();
    fields_.pop_back();
  }
}

void StoryReader::note_reference(const pugi::xml_node& node, char kind) {
  if (hidden_) return;
  const std::string id(attribute(node, "id"));
  if (!has_note(state_, kind, id)) {
    state_.context.diagnostics.warning(code::missing_part, "a reference leads to a note that is not there", place());
    return;
  }
  std::string name(1, kind);
  name += id;
  if (!note_bookmark_.empty()) state_.note_names.emplace("@" + note_bookmark_, name);
  read_note(state_, kind, id);
  open_.inlines.add({NoteReference{std::move(name)}});
}

std::string StoryReader::text_below(const pugi::xml_node& node, int depth) const {
  std::string text;
  if (depth > 20) return text;
  std::string buffer;
  for (const pugi::xml_node child : node.children()) {
    if (child.type() != pugi::node_element) continue;
    switch (part_.tag(child)) {
      case Tag::t:
        text += character_data(child, buffer);
        break;
      case Tag::soft_hyphen:
        text += "\xC2\xAD";
        break;
      case Tag::no_break_hyphen:
        text += "\xE2\x80\x91";
        break;
      default:
        text += text_below(child, depth + 1);
        break;
    }
  }
  return text;
}

void StoryReader::ruby(const pugi::xml_node& node) {
  if (hidden_) return;
  Ruby pair{text_below(part_.child(node, Tag::ruby_base), 0), text_below(part_.child(node, Tag::rt), 0)};
  if (pair.base.empty()) return;
  open_.bytes += pair.base.size();
  if (open_.keeps_lines()) {
    open_.lines += pair.base;
  } else if (pair.reading.empty()) {
    open_.inlines.text(pair.base, style_, language_of(pair.base));
  } else {
    open_.inlines.add({std::move(pair)});
  }
}

}  // namespace galley::docx
