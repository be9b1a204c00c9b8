// SPDX-License-Identifier: Apache-2.0
#include "element_flow/flow_reader.hpp"

#include <algorithm>
#include <utility>

#include "element_flow/nesting.hpp"
#include "galley/unicode.hpp"
#include "xhtml/characters.hpp"
#include "xml_text/report.hpp"

namespace galley::element_flow {

namespace {

/// Line ends between two Han or Kana characters are no spaces.
std::string joined(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t space = std::min(text.find_first_of("\n\r", at), text.size());
    std::size_t begin = space;
    while (begin > at && xhtml::is_space(text[begin - 1])) --begin;
    std::size_t end = space;
    while (end < text.size() && xhtml::is_space(text[end])) ++end;
    result += text.substr(at, begin - at);
    const bool inside = begin > 0 && end < text.size() && space < text.size();
    if (!inside || !xhtml::is_spaceless(code_point_before(text, begin)) ||
        !xhtml::is_spaceless(decode_utf8(text, end).value)) {
      result += text.substr(begin, end - begin);
    }
    at = end;
  }
  return result;
}

}  // namespace

FlowReader::FlowReader(Input& input, const Vocabulary& vocabulary, Document& document)
    : input_(input), vocabulary_(vocabulary), document_(document), run_(&block_run_) {
  gather_references(input.root());
}

void FlowReader::gather_references(pugi::xml_node root) {
  struct Gather : pugi::xml_tree_walker {
    const Vocabulary* vocabulary = nullptr;
    std::unordered_set<std::string>* wanted = nullptr;
    bool for_each(pugi::xml_node& node) override {
      for (const pugi::xml_attribute each : node.attributes()) {
        const std::string_view name = local_name(std::string_view(each.name()));
        if (std::find(vocabulary->reference_names.begin(), vocabulary->reference_names.end(), name) ==
            vocabulary->reference_names.end()) {
          continue;
        }
        std::string_view value = xhtml::trim(each.value());
        while (!value.empty()) {
          std::string_view token = value.substr(0, value.find_first_of(" \t\r\n"));
          value = xhtml::trim(value.substr(token.size()));
          if (token.starts_with('#')) token.remove_prefix(1);
          wanted->emplace(token);
        }
      }
      return true;
    }
  } gather;
  gather.vocabulary = &vocabulary_;
  gather.wanted = &wanted_;
  root.traverse(gather);
}

void FlowReader::begin_article(Article& article) {
  article_ = &article;
  note_ids_.clear();
  anchors_.clear();
  label_.clear();
  language_.clear();
  style_ = Style::none;
}

void FlowReader::read_body_of(const std::function<void()>& function) {
  const Scoped holder(holder_, Holder{&article_->blocks, &article_->sections, nullptr, false});
  function();
  flush();
}

void FlowReader::read_body_element(pugi::xml_node node) {
  read_body_of([&] { element(node); });
}

void FlowReader::read_section(Inlines heading, pugi::xml_node parent) {
  const Scoped holder(holder_, Holder{&article_->blocks, &article_->sections, nullptr, false});
  section(std::move(heading), [&] { children(parent); });
}

namespace {

template <class OnLink>
void each_link(Inlines& inlines, const OnLink& on_link) {
  for (Inline& each : inlines) {
    if (auto* link = std::get_if<Link>(&each.value)) on_link(*link);
  }
}

template <class OnLink>
void each_link(Blocks& blocks, const OnLink& on_link) {
  for (Block& block : blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block.value)) {
      each_link(paragraph->content, on_link);
    } else if (auto* list = std::get_if<List>(&block.value)) {
      for (ListItem& item : list->items) each_link(item.blocks, on_link);
    } else if (auto* table = std::get_if<Table>(&block.value)) {
      each_link(table->caption, on_link);
      for (TableRow& row : table->rows) {
        for (TableCell& cell : row.cells) each_link(cell.blocks, on_link);
      }
    } else if (auto* figure = std::get_if<Figure>(&block.value)) {
      each_link(figure->caption, on_link);
      each_link(figure->credit, on_link);
    } else if (auto* quote = std::get_if<Quote>(&block.value)) {
      each_link(quote->blocks, on_link);
      each_link(quote->attribution, on_link);
    }
  }
}

template <class OnLink>
void each_link(std::vector<Section>& sections, const OnLink& on_link) {
  for (Section& section : sections) {
    each_link(section.heading, on_link);
    each_link(section.blocks, on_link);
    each_link(section.sections, on_link);
  }
}

}  // namespace

void FlowReader::end_article() {
  // Anchors after the last block stand at nothing; those that shared a block with another have its name.
  anchors_.clear();
  const auto settle = [&](Link& link) {
    if (!link.target.starts_with('#')) return;
    const auto found = aliases_.find(link.target.substr(1));
    if (found != aliases_.end()) link.target = "#" + found->second;
  };
  for (Article& article : document_.articles) {
    for (Inlines* line : {&article.kicker, &article.headline, &article.deck}) each_link(*line, settle);
    each_link(article.blocks, settle);
    each_link(article.sections, settle);
    for (Note& note : article.notes) each_link(note.blocks, settle);
  }
}

Blocks FlowReader::collect_blocks(const std::function<void()>& function) {
  Blocks result;
  Inlines outer_run = std::exchange(block_run_, {});
  std::vector<Figure> outer_pictures = std::exchange(pictures_, {});
  {
    const Scoped holder(holder_, Holder{&result, nullptr, nullptr, false});
    const Scoped run(run_, &block_run_);
    const Scoped line(in_line_, false);
    const Scoped link(in_link_, false);
    const Scoped attribution(attribution_, static_cast<Inlines*>(nullptr));
    const Scoped frame(frame_, static_cast<Frame*>(nullptr));
    const Scoped style(style_, Style::none);
    function();
    flush();
  }
  block_run_ = std::move(outer_run);
  pictures_ = std::move(outer_pictures);
  return result;
}

Blocks FlowReader::blocks_of(pugi::xml_node parent) {
  return collect_blocks([&] { children(parent); });
}

Inlines FlowReader::collect_line(const std::function<void()>& function) {
  Inlines result;
  const Scoped run(run_, &result);
  const Scoped line(in_line_, true);
  const Scoped link(in_link_, false);
  const Scoped ended(line_ended_, false);
  const Scoped style(style_, Style::none);
  function();
  return result;
}

Inlines FlowReader::line_of(pugi::xml_node parent) {
  return collect_line([&] { children(parent); });
}

bool FlowReader::is_blank(const Inlines& inlines) {
  return std::all_of(inlines.begin(), inlines.end(), [](const Inline& each) {
    const auto* text = std::get_if<Text>(&each.value);
    return (text != nullptr && xhtml::is_blank(text->text)) || std::holds_alternative<LineBreak>(each.value);
  });
}

void FlowReader::text(std::string_view characters) {
  if (characters.empty()) return;
  if (line_ended_ && !xhtml::is_blank(characters)) {
    if (!is_blank(*run_)) run_->push_back({LineBreak{}});
    line_ended_ = false;
  }
  const bool breaks = characters.find_first_of("\n\r") != std::string_view::npos;
  append_text(*run_, breaks ? joined(characters) : std::string(characters), style_, language_);
}

void FlowReader::styled_text(std::string_view characters, Style style) {
  const Scoped scoped(style_, style_ | style);
  text(characters);
}

void FlowReader::add(Inline item) {
  if (line_ended_) {
    if (!is_blank(*run_)) run_->push_back({LineBreak{}});
    line_ended_ = false;
  }
  run_->push_back(std::move(item));
}

void FlowReader::line_break() {
  if (!run_->empty()) run_->push_back({LineBreak{}});
}

void FlowReader::flush() {
  if (in_line_ || in_link_) {
    line_ended_ = true;
    return;
  }
  line_ended_ = false;
  Inlines run = std::exchange(block_run_, {});
  if (!is_blank(run)) {
    Inlines label = std::exchange(label_, {});
    if (!label.empty()) {
      append_text(label, " ");
      run.insert(run.begin(), std::make_move_iterator(label.begin()), std::make_move_iterator(label.end()));
    }
    Block block{Paragraph{std::move(run)}, take_anchor()};
    blocks().push_back(std::move(block));
  }
  for (Figure& figure : std::exchange(pictures_, {})) {
    Block block{std::move(figure), take_anchor()};
    blocks().push_back(std::move(block));
  }
}

void FlowReader::add_block(Block::Value value) {
  flush();
  Block block{std::move(value), take_anchor()};
  blocks().push_back(std::move(block));
}

void FlowReader::add_blocks(Blocks added) {
  flush();
  for (Block& block : added) {
    if (block.id.empty()) block.id = take_anchor();
    blocks().push_back(std::move(block));
  }
}

Blocks& FlowReader::blocks() {
  if (holder_.sections == nullptr || holder_.sections->empty()) return *holder_.blocks;
  if (!holder_.continued) holder_.sections->emplace_back();
  holder_.continued = true;
  return holder_.sections->back().blocks;
}

void FlowReader::anchor(std::string_view id) {
  if (!id.empty() && is_wanted(id)) anchors_.emplace_back(id);
}

std::string FlowReader::take_anchor() {
  if (anchors_.empty()) return {};
  std::vector<std::string> anchors = std::exchange(anchors_, {});
  for (std::size_t i = 1; i < anchors.size(); ++i) aliases_.emplace(std::move(anchors[i]), anchors.front());
  return std::move(anchors.front());
}

void FlowReader::children(pugi::xml_node parent) {
  for (const pugi::xml_node node : parent.children()) {
    switch (node.type()) {
      case pugi::node_element:
        element(node);
        break;
      case pugi::node_pcdata:
      case pugi::node_cdata:
        text(node.value());
        break;
      case pugi::node_pi:
        instruction(node);
        break;
      default:
        break;
    }
  }
}

/// Several vocabularies lack a line break within a paragraph; instructions of these names are what stands in for it.
void FlowReader::instruction(pugi::xml_node node) {
  const std::string_view name = node.name();
  if (name == "linebreak" || name == "br" || name == "break" || name == "lb" || name == "sbr") line_break();
}

void FlowReader::element(pugi::xml_node node) {
  input_.context.check_cancelled();
  const Word word = word_of(vocabulary_, node);
  const bool inside =
      word.meaning == Meaning::phrase || word.meaning == Meaning::unknown || word.meaning == Meaning::special ||
      word.meaning == Meaning::line_break || word.meaning == Meaning::ruby || word.meaning == Meaning::note ||
      word.meaning == Meaning::formula || word.meaning == Meaning::alternatives || word.meaning == Meaning::picture ||
      word.meaning == Meaning::metadata || word.meaning == Meaning::dropped;
  if (!inside) flush();
  anchor(attribute(node, "id"));
  read_in_language(node, word);
  if (word.spaced && node.next_sibling().type() == pugi::node_element) text(" ");
}

void FlowReader::read_in_language(pugi::xml_node node, const Word& word) {
  std::string_view language = node.attribute("xml:lang").value();
  if (language.empty() && !node.attribute("lang").empty()) language = node.attribute("lang").value();
  if (language.empty()) return read(node, word);
  const std::string& around =
      article_ != nullptr && !article_->language.empty() ? article_->language : document_.language;
  const Scoped scoped(language_, language == around ? std::string() : std::string(language));
  read(node, word);
}

void FlowReader::read(pugi::xml_node node, const Word& word) {
  switch (word.meaning) {
    case Meaning::unknown:
      input_.tell(Severity::warning, code::unknown_element,
                  "<" + xml_text::shown(node.name()) + "> is not known; its text is kept", node);
      return styled_children(node, Style::none);
    case Meaning::phrase:
      return styled_children(node, word.style);
    case Meaning::special:
      if (!vocabulary_.special(*this, node)) styled_children(node, word.style);
      return;
    case Meaning::box:
    case Meaning::term:
    case Meaning::definition:
    case Meaning::definition_entry:
    case Meaning::list_item: {
      // A title in it is not that of the section around it.
      const Scoped heading(holder_.heading, static_cast<Inlines*>(nullptr));
      children(node);
      return flush();
    }
    case Meaning::aside:
      return aside(node);
    case Meaning::lines:
      return lines(node);
    case Meaning::section:
      return section({}, [&] { children(node); });
    case Meaning::heading:
      return heading(node);
    case Meaning::label:
      if (frame_ != nullptr) {
        frame_->label = line_of(node);
      } else {
        label_ = line_of(node);
      }
      return;
    case Meaning::bullet_list:
    case Meaning::numbered_list: {
      const bool ordered = word.meaning == Meaning::numbered_list;
      return list(node, vocabulary_.numbered ? ordered || vocabulary_.numbered(node) : ordered);
    }
    case Meaning::definitions:
      return definitions(node);
    case Meaning::quote:
      return quote(node);
    case Meaning::attribution:
      return attribution(node);
    case Meaning::preformatted:
      return preformatted(node);
    case Meaning::rule:
      return in_line_ || in_link_ ? void() : add_block(Break{});
    case Meaning::line_break:
      return line_break();
    case Meaning::table_frame:
    case Meaning::figure:
      return framed([&] { children(node); });
    case Meaning::table:
      return table(node);
    case Meaning::picture:
      return show(vocabulary_.picture(*this, node));
    case Meaning::caption:
      if (frame_ == nullptr) {
        children(node);
        return flush();
      }
      return add_line(frame_->caption, line_of(node));
    case Meaning::alternative_text:
      if (frame_ != nullptr) frame_->alternative_text = line_text(node);
      return;
    case Meaning::credit:
      return attribution(node);
    case Meaning::ruby:
      return ruby(node);
    case Meaning::note:
      return note(
          std::string(attribute(node, "id")), [&] { children(node); }, true);
    case Meaning::formula:
      return formula(node);
    case Meaning::alternatives:
      return alternatives(node);
    case Meaning::metadata:
      return;
    case Meaning::dropped:
      return tell_dropped(node);
  }
}

void FlowReader::tell_dropped(pugi::xml_node node) {
  input_.tell(Severity::loss, code::dropped_content, "<" + xml_text::shown(node.name()) + "> is left out", node);
}

void FlowReader::styled_children(pugi::xml_node node, Style style) {
  const Scoped scoped(style_, style_ | style);
  children(node);
}

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

void FlowReader::resume_link(pugi::xml_node parent) {
  std::size_t first = run_->size();
  while (first > 0 && std::holds_alternative<NoteReference>((*run_)[first - 1].value)) --first;
  if (in_link_ || first == 0 || !std::holds_alternative<Link>((*run_)[first - 1].value)) return children(parent);
  Link link = std::move(std::get<Link>((*run_)[first - 1].value));
  for (std::size_t i = first; i < run_->size(); ++i) link.content.push_back(std::move((*run_)[i]));
  run_->resize(first - 1);
  {
    const Scoped run(run_, &link.content);
    const Scoped inside(in_link_, true);
    children(parent);
  }
  run_->push_back({std::move(link)});
}

void FlowReader::begin_link(pugi::xml_node parent, std::string target, std::string title) {
  add({Link{std::move(target), std::move(title), {}}});
  resume_link(parent);
}

void FlowReader::link(pugi::xml_node parent, std::string target, std::string title, std::string_view otherwise) {
  if (in_link_ || target.empty()) {
    children(parent);
    if (!parent.first_child()) text(otherwise);
    return;
  }
  if (line_ended_ && !is_blank(*run_)) run_->push_back({LineBreak{}});
  line_ended_ = false;
  Link link{std::move(target), std::move(title), {}};
  {
    const Scoped run(run_, &link.content);
    const Scoped inside(in_link_, true);
    const Scoped ended(line_ended_, false);
    children(parent);
    if (is_blank(link.content) && pictures_.empty()) text(otherwise);
  }
  if (link.content.empty()) return;
  run_->push_back({std::move(link)});
}

}  // namespace galley::element_flow
