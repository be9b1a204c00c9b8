// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "xhtml/characters.hpp"
#include "xhtml/flow_reader.hpp"
#include "xhtml/node_text.hpp"
#include "xhtml/note_mark.hpp"

namespace galley::xhtml {

void FlowReader::anchor(pugi::xml_node node, const Attributes& attributes, Situation situation) {
  note_anchor(attributes.id);
  if (strict_ && has_word(attributes.classes, "back")) return;
  if (!strict_ && attributes.marks.contains(Mark::byline) && blocks_ == nullptr && !in_line_) {
    run_marks_.insert(Mark::byline);
  }
  const References::LinkUse use = references_.use_of(node);
  std::string target;
  switch (use.use) {
    case References::Use::back:
      return;
    case References::Use::reference:
      // Words that were made a reference stay; only a mark gives way to the note's own.
      if (!strict_ && !looks_like_note_mark(bounded_text(node, 32))) children(node, situation);
      return run_.note(use.name, situation.setting);
    case References::Use::internal:
      target = "#" + use.name;
      break;
    case References::Use::external:
      target = trim(attributes.address);
      break;
    case References::Use::none:
      break;
  }
  if (const pugi::xml_attribute exact = node.attribute("data-href")) target = exact.value();
  const std::string scheme = lower_case(std::string_view(target).substr(0, 11));
  if (!strict_ && scheme == "javascript:") target.clear();
  if (!target.empty() && situation.setting.link == 0) {
    const bool continued = strict_ && has_word(attributes.classes, "continued");
    const std::uint32_t number = static_cast<std::uint32_t>(links_.size()) + 1;
    links_.push_back({std::move(target), collapse(node.attribute("title").value()), {}});
    situation.setting.link = number;
    if (continued) {
      run_.resume_link(number);
    } else if (strict_ && has_word(attributes.classes, "part")) {
      run_.begin_link(number);
    }
  }
  children(node, situation);
}

void FlowReader::line_break(const Situation& situation) {
  if (!strict_ && !in_line_ && !situation.preserve && run_.ends_with_line_break()) {
    // Two line ends in a row part paragraphs.
    run_.drop_line_break();
    flush();
    return;
  }
  run_.line_break(situation.setting);
}

void FlowReader::ruby(pugi::xml_node node, const Situation& situation) {
  std::vector<std::string> bases;
  std::vector<std::string> readings;
  const auto set = [&] {
    if (bases.size() != readings.size() && !readings.empty()) {
      // Group ruby: the readings belong to all of the base together.
      std::string base;
      std::string reading;
      for (const std::string& each : bases) base += each;
      for (const std::string& each : readings) reading += each;
      bases = {std::move(base)};
      readings = {std::move(reading)};
    }
    for (std::size_t i = 0; i < bases.size(); ++i) {
      const std::string base = collapse(bases[i]);
      const std::string reading = i < readings.size() ? collapse(readings[i]) : std::string();
      if (reading.empty()) {
        run_.text(bases[i], situation.setting);
      } else {
        run_.ruby({base, reading}, situation.setting);
      }
    }
    bases.clear();
    readings.clear();
  };
  bool base_continues = false;
  const auto add_base = [&](std::string text, bool own) {
    if (!readings.empty()) {
      if (is_blank(text)) return;
      set();
      base_continues = false;
    }
    if (own || !base_continues) {
      if (is_blank(text)) return;
      bases.push_back(std::move(text));
    } else {
      bases.back() += text;
    }
    base_continues = !own;
  };
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      add_base(child.value(), false);
      continue;
    }
    if (child.type() != pugi::node_element) continue;
    const Element kind = element_kind(child.name()).element;
    switch (kind) {
      case Element::hidden:
        break;
      case Element::ruby_base:
        add_base(text_content(child), true);
        break;
      case Element::ruby_text:
        readings.push_back(text_content(child));
        break;
      case Element::ruby_text_container:
        // A second annotation (a translation, say) has no place beside the first.
        if (readings.empty()) {
          for (const pugi::xml_node text : child.children()) {
            if (text.type() != pugi::node_element || element_kind(text.name()).element != Element::hidden) {
              std::string reading = text.type() == pugi::node_element ? text_content(text) : text.value();
              if (!is_blank(reading)) readings.push_back(std::move(reading));
            }
          }
        } else {
          context_.diagnostics.loss(code::dropped_content, "a second ruby annotation is left out",
                                    {.part = surroundings_.path});
        }
        break;
      case Element::anchor:
        if (references_.use_of(child).use == References::Use::reference) {
          set();
          run_.note(references_.use_of(child).name, situation.setting);
          break;
        }
        add_base(text_content(child), false);
        break;
      default:
        add_base(text_content(child), false);
        break;
    }
  }
  set();
}

void FlowReader::inline_quote(pugi::xml_node node, Situation situation) {
  struct QuotationMarks {
    std::string_view language, open, close, inner_open, inner_close;
  };
  constexpr QuotationMarks marks[] = {{"de", "„", "“", "‚", "‘"},        {"fr", "« ", " »", "“", "”"},
                                      {"es", "«", "»", "“", "”"},        {"it", "«", "»", "“", "”"},
                                      {"ru", "«", "»", "„", "“"},        {"ja", "「", "」", "『", "』"},
                                      {"zh-TW", "「", "」", "『", "』"}, {"zh-HK", "「", "」", "『", "』"},
                                      {"pl", "„", "”", "«", "»"},        {"", "“", "”", "‘", "’"}};
  const std::string_view language = situation.setting.language.empty() ? root_language_ : situation.setting.language;
  const QuotationMarks* chosen = marks;
  while (!chosen->language.empty() && language.substr(0, chosen->language.size()) != chosen->language) ++chosen;
  const bool inner = situation.quotation++ % 2 != 0;
  run_.text(inner ? chosen->inner_open : chosen->open, situation.setting);
  children(node, situation);
  run_.text(inner ? chosen->inner_close : chosen->close, situation.setting);
}

void FlowReader::formula(pugi::xml_node node, const Situation& situation) {
  context_.diagnostics.loss(code::dropped_content, "a formula is kept as its text only", {.part = surroundings_.path});
  const std::string text = text_content(node);
  if (!is_blank(text)) {
    run_.text(text, situation.setting);
  } else {
    run_.text(node.attribute("alttext").value(), situation.setting);
  }
}

void FlowReader::choose(pugi::xml_node node, const Situation& situation) {
  pugi::xml_node chosen;
  for (const pugi::xml_node child : node.children()) {
    const std::string_view name = local_name(child.name());
    if (name == "default" || (name == "case" && !chosen)) chosen = child;
  }
  if (chosen) children(chosen, situation);
}

}  // namespace galley::xhtml
