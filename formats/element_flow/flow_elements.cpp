// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>
#include <vector>

#include "element_flow/flow_reader.hpp"
#include "element_flow/nesting.hpp"
#include "xhtml/characters.hpp"

namespace galley::element_flow {

void FlowReader::aside(pugi::xml_node node) {
  if (in_line_ || in_link_) {
    children(node);
    return flush();
  }
  const Scoped holder(holder_, Holder{&blocks(), nullptr, nullptr, false});
  children(node);
  flush();
}

/// Each element is a line; so is a stretch of text between them.
void FlowReader::lines(pugi::xml_node node) {
  Inlines run = collect_line([&] { children(node); });
  if (in_line_ || in_link_) {
    for (Inline& each : run) run_->push_back(std::move(each));
    return flush();
  }
  flush();
  block_run_ = std::move(run);
  flush();
}

void FlowReader::add_line(Inlines& to, Inlines line) {
  if (is_blank(line)) return;
  if (!to.empty()) to.push_back({LineBreak{}});
  to.insert(to.end(), std::make_move_iterator(line.begin()), std::make_move_iterator(line.end()));
}

void FlowReader::section(Inlines heading, const std::function<void()>& function) {
  flush();
  if (holder_.sections == nullptr) {
    Inlines* none = nullptr;
    const Scoped scoped(holder_.heading, none);
    if (!heading.empty()) {
      block_run_ = std::move(heading);
      flush();
    }
    function();
    return flush();
  }
  const Nesting nesting(*this, section_nesting_);
  Section section;
  section.heading = std::move(heading);
  section.id = take_anchor();
  {
    const Scoped holder(holder_, Holder{&section.blocks, &section.sections, &section.heading, false});
    function();
    flush();
  }
  holder_.sections->push_back(std::move(section));
  holder_.continued = false;
}

void FlowReader::heading(pugi::xml_node node) {
  if (in_line_ || in_link_) {
    children(node);
    return flush();
  }
  put_heading(line_of(node));
}

void FlowReader::put_heading(Inlines line) {
  if (frame_ != nullptr) return add_line(frame_->caption, std::move(line));
  Inlines label = std::exchange(label_, {});
  if (!label.empty() && !line.empty()) append_text(label, " ");
  label.insert(label.end(), std::make_move_iterator(line.begin()), std::make_move_iterator(line.end()));
  if (holder_.heading != nullptr && holder_.blocks->empty() && holder_.sections->empty()) {
    return add_line(*holder_.heading, std::move(label));
  }
  for (Inline& each : label) {
    if (auto* text = std::get_if<Text>(&each.value)) text->style = text->style | Style::strong;
  }
  flush();
  block_run_ = std::move(label);
  flush();
}

void FlowReader::attribution(pugi::xml_node node) {
  if (attribution_ != nullptr) return add_line(*attribution_, line_of(node));
  if (frame_ != nullptr) return add_line(frame_->credit, line_of(node));
  children(node);
  flush();
}

void FlowReader::quote(pugi::xml_node node) {
  if (in_line_ || in_link_) {
    children(node);
    return flush();
  }
  const Nesting nesting(*this, nesting_);
  std::string id = take_anchor();
  Quote quote;
  quote.blocks = collect_blocks([&] {
    const Scoped scoped(attribution_, &quote.attribution);
    children(node);
    flush();
  });
  Block block{std::move(quote), std::move(id)};
  blocks().push_back(std::move(block));
}

void FlowReader::preformatted(pugi::xml_node node) {
  std::string code;
  std::vector<pugi::xml_node> notes;
  append_code(node, code, notes);
  if (in_line_ || in_link_) return styled_text(code, Style::code);
  while (!code.empty() && code.back() == '\n') code.pop_back();
  add_block(Preformatted{std::move(code), std::string(attribute(node, "language"))});
  for (const pugi::xml_node each : notes) {
    input_.tell(Severity::warning, code::dropped_content, "a note in preformatted text is kept without its place",
                each);
    note(
        std::string(attribute(each, "id")), [&] { children(each); }, false);
  }
}

/// What is no text of a listing stands apart: notes, index terms, marks.
void FlowReader::append_code(pugi::xml_node node, std::string& code, std::vector<pugi::xml_node>& notes) {
  for (const pugi::xml_node each : node.children()) {
    if (each.type() == pugi::node_pcdata || each.type() == pugi::node_cdata) code += each.value();
    if (each.type() != pugi::node_element) continue;
    const Meaning meaning = word_of(vocabulary_, each).meaning;
    if (meaning == Meaning::note) {
      notes.push_back(each);
    } else if (meaning == Meaning::line_break) {
      code += '\n';
    } else if (meaning != Meaning::metadata) {
      append_code(each, code, notes);
    }
  }
}

void FlowReader::ruby(pugi::xml_node node) {
  std::string base;
  std::string reading;
  for (const pugi::xml_node each : node.children()) {
    const std::string_view name = local_name(each);
    if (name == "rt" || name == "rtc") {
      reading += raw_text(each);
    } else if (name == "rp") {
      continue;
    } else if (each.type() == pugi::node_element) {
      base += raw_text(each);
    } else {
      base += xhtml::trim(each.value());
    }
  }
  add({Ruby{xhtml::collapse(base), xhtml::collapse(reading)}});
}

void FlowReader::note(std::string id, const std::function<void()>& function, bool referred) {
  if (id.empty() || !note_ids_.insert(id).second) {
    do {
      id = "g-note-" + std::to_string(++note_count_);
    } while (!note_ids_.insert(id).second);
  }
  const auto* before = run_->empty() ? nullptr : std::get_if<NoteReference>(&run_->back().value);
  if (referred && (before == nullptr || before->note != id)) add({NoteReference{id}});
  const Nesting nesting(*this, nesting_);
  std::vector<std::string> anchors = std::exchange(anchors_, {});
  Note note{std::move(id), {}};
  note.blocks = collect_blocks(function);
  article_->notes.push_back(std::move(note));
  anchors_ = std::move(anchors);
}

/// TeX as publishers give it is a whole document around the formula.
static std::string_view bare_tex(std::string_view tex) {
  constexpr std::string_view begin = "\\begin{document}";
  const std::size_t start = tex.find(begin);
  if (start == std::string_view::npos) return tex;
  tex.remove_prefix(start + begin.size());
  return tex.substr(0, tex.find("\\end{document}"));
}

/// MathML (3.0, chapter 3) in one line: fractions with a stroke, the rest as it follows.
static void append_formula(std::string& text, pugi::xml_node node) {
  const std::string_view name = local_name(node);
  if (name == "annotation" || name == "annotation-xml") return;
  bool first = true;
  for (const pugi::xml_node each : node.children()) {
    if (each.type() == pugi::node_pcdata || each.type() == pugi::node_cdata) text += each.value();
    if (each.type() != pugi::node_element) continue;
    if (!first && name == "mfrac") text += '/';
    if (!first && (name == "mtr" || name == "mtable")) text += ' ';
    first = false;
    append_formula(text, each);
  }
}

void FlowReader::formula(pugi::xml_node node) {
  std::string all;
  append_formula(all, node);
  text(bare_tex(all));
  input_.tell(Severity::note, "formula-as-text", "a formula is kept as text", node);
}

void FlowReader::alternatives(pugi::xml_node node) {
  pugi::xml_node chosen;
  for (const pugi::xml_node each : node.children()) {
    if (each.type() != pugi::node_element) continue;
    const Meaning meaning = word_of(vocabulary_, each).meaning;
    if (meaning == Meaning::metadata || meaning == Meaning::label) continue;
    if (!chosen || (word_of(vocabulary_, chosen).meaning == Meaning::picture && meaning != Meaning::picture)) {
      chosen = each;
    }
  }
  if (chosen) element(chosen);
}

void FlowReader::show(Figure figure) {
  if (figure.media.empty() && figure.source.empty() && figure.alternative_text.empty() && figure.caption.empty())
    return;
  if (frame_ != nullptr && !in_line_) {
    frame_->pictures.push_back(std::move(figure));
  } else if (!in_line_ && !in_link_ && is_blank(block_run_)) {
    block_run_.clear();
    add_block(std::move(figure));
  } else {
    pictures_.push_back(std::move(figure));
  }
}

}  // namespace galley::element_flow
