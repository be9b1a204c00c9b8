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
  // What a headline holds that is no text stands in the article.
  holder_ = Holder{&article.blocks, &article.sections, nullptr, false};
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

}  // namespace galley::element_flow
