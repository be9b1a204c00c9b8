// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>

#include "element_flow/flow_reader.hpp"
#include "element_flow/nesting.hpp"

namespace galley::element_flow {

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
