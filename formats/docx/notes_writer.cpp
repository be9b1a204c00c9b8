// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "docx/block_writer.hpp"
#include "docx/shared_names.hpp"
#include "word_processing/xml_output.hpp"

namespace galley::docx {

std::uint32_t write_note(WriteState& state, const RunWriter::ArticleContext& article, const std::string& id,
                         bool& is_first) {
  is_first = false;
  if (article.article == nullptr || article.written_notes == nullptr) return 0;
  const auto [known, is_new] = article.written_notes->try_emplace(id);
  if (!is_new) return known->second;
  const std::vector<Note>& notes = article.article->notes;
  // Canonical notes are n1, n2, ... in their order; any others are looked for.
  std::size_t index = notes.size();
  if (id.size() > 1 && id.size() < 10 && id[0] == 'n') {
    std::size_t number = 0;
    for (std::size_t i = 1; i < id.size(); ++i) number = number * 10 + static_cast<std::size_t>(id[i] - '0');
    if (number >= 1 && number <= notes.size() && notes[number - 1].id == id) index = number - 1;
  }
  if (index == notes.size()) {
    index = static_cast<std::size_t>(
        std::find_if(notes.begin(), notes.end(), [&id](const Note& note) { return note.id == id; }) - notes.begin());
  }
  if (index == notes.size()) {
    article.written_notes->erase(known);
    return 0;
  }
  const std::uint32_t number = ++state.last_footnote;
  known->second = number;
  is_first = true;

  std::string xml = "<w:footnote";
  append_attribute(xml, "w:id", std::to_string(number));
  xml += '>';
  BlockWriter blocks(state, state.footnote_relationships, xml);
  RunWriter::ArticleContext context = article;
  context.in_note = true;
  blocks.runs().begin_article(context);
  blocks.open_paragraph("FootnoteText");
  xml += "<w:r><w:rPr><w:rStyle";
  append_attribute(xml, "w:val", state.style("FootnoteReference"));
  xml += "/></w:rPr><w:footnoteRef/></w:r>";
  const Blocks& of_note = notes[index].blocks;
  const auto* first = of_note.empty() ? nullptr : std::get_if<Paragraph>(&of_note.front().value);
  if (first != nullptr) {
    xml += "<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>";
    blocks.anchor(of_note.front().id);
    blocks.runs().inlines(first->content);
  }
  blocks.close_paragraph();
  const BlockWriter::Setting setting{.paragraph_style = "FootnoteText", .list_depth = 0, .in_quote = false};
  if (first == nullptr) {
    blocks.blocks(of_note, setting);
  } else if (of_note.size() > 1) {
    blocks.blocks(Blocks(of_note.begin() + 1, of_note.end()), setting);
  }
  if (!xml.ends_with("</w:p>")) blocks.empty_paragraph("FootnoteText");
  xml += "</w:footnote>";
  state.footnotes += xml;
  return number;
}

}  // namespace galley::docx
