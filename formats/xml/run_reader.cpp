// SPDX-License-Identifier: Apache-2.0
#include "xml/run_reader.hpp"

#include <algorithm>
#include <utility>

#include "xml/block_reader.hpp"

namespace galley::xml {

namespace {

/// Has the run anything that one sees? White space between blocks is no paragraph.
bool is_blank_run(const Inlines& inlines) {
  return std::all_of(inlines.begin(), inlines.end(), [](const Inline& each) {
    const auto* text = std::get_if<Text>(&each.value);
    return text != nullptr && is_blank(text->text);
  });
}

class RunReader {
 public:
  /// Blocks in the run go to `blocks`, after what of the run stands before them; null: they have no place.
  RunReader(Reading& reading, Blocks* blocks) : reading_(reading), blocks_(blocks) {}

  void children(pugi::xml_node parent, Inlines& to, Style style, bool in_link) {
    each_child(
        parent, [&](std::string_view text) { append_text(to, text, style, reading_.language); },
        [&](pugi::xml_node child) { element(Element(reading_, child), to, style, in_link); });
  }

  void element(const Element& element, Inlines& to, Style style, bool in_link) {
    switch (element.tag()) {
      case Tag::emphasis:
        return styled(element, to, style | Style::emphasis, in_link);
      case Tag::strong:
        return styled(element, to, style | Style::strong, in_link);
      case Tag::sup:
        return styled(element, to, style | Style::superscript, in_link);
      case Tag::sub:
        return styled(element, to, style | Style::subscript, in_link);
      case Tag::code:
        return styled(element, to, style | Style::code, in_link);
      case Tag::span:
        return styled(element, to, style, in_link);
      case Tag::link:
        return link(element, to, style, in_link);
      case Tag::note_ref:
        return note_reference(element, to);
      case Tag::ruby:
        return ruby(element, to, style);
      case Tag::br:
        expect_empty(reading_, element);
        to.push_back({LineBreak{}});
        return;
      case Tag::note:
        return note(element, to);
      case Tag::media:
      case Tag::file:
        return reading_.drop(element, "a file in running text is left out");
      case Tag::unknown:
        reading_.unknown(element);
        return children(element.node(), to, style, in_link);
      default:
        return other(element, to, style, in_link);
    }
  }

 private:
  void styled(const Element& element, Inlines& to, Style style, bool in_link) {
    element.expect_attributes({});
    children(element.node(), to, style, in_link);
  }

  void link(const Element& element, Inlines& to, Style style, bool in_link) {
    element.expect_attributes({"target", "title"});
    const std::string_view target = element.attribute("target");
    if (in_link || target.empty()) {
      if (in_link) {
        reading_.misplaced(element);
      } else {
        reading_.warn(code::malformed, "a link leads nowhere; its text is kept", element.node());
      }
      return children(element.node(), to, style, in_link);
    }
    if (target.front() == '#') {
      reading_.anchor_uses.push_back({std::string(target.substr(1)), element.node().offset_debug() - 1});
    }
    Link link{std::string(target), std::string(element.attribute("title")), {}};
    children(element.node(), link.content, style, true);
    to.push_back({std::move(link)});
  }

  void note_reference(const Element& element, Inlines& to) {
    element.expect_attributes({"note"});
    expect_empty(reading_, element);
    std::string note(element.attribute("note"));
    reading_.note_uses.push_back({note, element.node().offset_debug() - 1});
    to.push_back({NoteReference{std::move(note)}});
  }

  /// A note where its reference should stand.
  void note(const Element& element, Inlines& to) {
    reading_.misplaced(element);
    std::string id(element.attribute("id"));
    if (id.empty()) id = "at-" + std::to_string(element.node().offset_debug());
    to.push_back({NoteReference{id}});
    read_note(reading_, element, std::move(id));
  }

  /// Base texts, each with its reading after it.
  void ruby(const Element& element, Inlines& to, Style style) {
    element.expect_attributes({});
    std::string base;
    each_child(
        element.node(), [&](std::string_view text) { base += text; },
        [&](pugi::xml_node child) {
          const Element part(reading_, child);
          if (part.tag() == Tag::rt) {
            part.expect_attributes({});
            to.push_back({Ruby{std::exchange(base, {}), read_line(reading_, part)}});
          } else {
            if (part.tag() == Tag::unknown) {
              reading_.unknown(part);
            } else {
              reading_.misplaced(part);
            }
            base += read_line(reading_, part);
          }
        });
    if (!is_blank(base)) append_text(to, base, style, reading_.language);
  }

  void other(const Element& element, Inlines& to, Style style, bool in_link) {
    reading_.misplaced(element);
    if (blocks_ != nullptr && !in_link && is_block(element.tag())) {
      end_paragraph(to);
      read_block(reading_, element, *blocks_);
      return;
    }
    append_text(to, " ", style, reading_.language);
    children(element.node(), to, style, in_link);
    append_text(to, " ", style, reading_.language);
  }

 public:
  void end_paragraph(Inlines& inlines) {
    if (!is_blank_run(inlines)) blocks_->push_back({Paragraph{std::move(inlines)}, {}});
    inlines.clear();
  }

 private:
  Reading& reading_;
  Blocks* blocks_;
};

}  // namespace

bool is_inline(Tag tag) {
  switch (tag) {
    case Tag::emphasis:
    case Tag::strong:
    case Tag::sup:
    case Tag::sub:
    case Tag::code:
    case Tag::span:
    case Tag::link:
    case Tag::note_ref:
    case Tag::ruby:
    case Tag::rt:
    case Tag::br:
      return true;
    default:
      return false;
  }
}

bool is_block(Tag tag) {
  switch (tag) {
    case Tag::p:
    case Tag::list:
    case Tag::table:
    case Tag::figure:
    case Tag::quote:
    case Tag::preformatted:
    case Tag::break_:
      return true;
    default:
      return false;
  }
}

Inlines read_run(Reading& reading, const Element& element) {
  Inlines inlines;
  RunReader(reading, nullptr).children(element.node(), inlines, Style::none, false);
  return inlines;
}

void read_inline(Reading& reading, const Element& element, Inlines& inlines) {
  RunReader(reading, nullptr).element(element, inlines, Style::none, false);
}

void read_paragraph(Reading& reading, const Element& element, Blocks& blocks) {
  element.expect_attributes({"id"});
  std::string id = element.anchor();
  const std::size_t first = blocks.size();
  RunReader reader(reading, &blocks);
  Inlines inlines;
  reader.children(element.node(), inlines, Style::none, false);
  reader.end_paragraph(inlines);
  if (id.empty()) return;
  if (blocks.size() == first) blocks.push_back({Paragraph{}, {}});
  if (blocks[first].id.empty()) blocks[first].id = std::move(id);
}

namespace {

void append_line(Reading& reading, const Element& element, std::string& line) {
  each_child(
      element.node(), [&](std::string_view text) { line += text; },
      [&](pugi::xml_node child) {
        const Element part(reading, child);
        if (part.tag() == Tag::unknown) {
          reading.unknown(part);
        } else {
          reading.misplaced(part);
        }
        line += ' ';
        append_line(reading, part, line);
        line += ' ';
      });
}

}  // namespace

std::string read_line(Reading& reading, const Element& element) {
  std::string line;
  append_line(reading, element, line);
  return line;
}

void expect_empty(Reading& reading, const Element& element) {
  bool empty = true;
  each_child(
      element.node(), [&](std::string_view text) { empty = empty && is_blank(text); },
      [&](pugi::xml_node) { empty = false; });
  if (!empty) reading.drop(element, "what <" + shown(element.local_name()) + "> holds is left out");
}

}  // namespace galley::xml
