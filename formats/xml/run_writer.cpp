// SPDX-License-Identifier: Apache-2.0
#include "xml/run_writer.hpp"

#include "xml_text/run_markup.hpp"

namespace galley::xml {

namespace {

void write_other(MarkupOutput& output, const Inline& each) {
  if (const auto* link = std::get_if<Link>(&each.value)) {
    output.begin("link");
    output.attribute("target", link->target);
    output.optional_attribute("title", link->title);
    output.raw(">");
    write_run(output, link->content);
    output.end("link");
  } else if (const auto* reference = std::get_if<NoteReference>(&each.value)) {
    output.begin("note-ref");
    output.attribute("note", reference->note);
    output.raw("/>");
  } else if (const auto* ruby = std::get_if<Ruby>(&each.value)) {
    output.raw("<ruby>");
    output.text(ruby->base);
    output.raw("<rt>");
    output.text(ruby->reading);
    output.raw("</rt></ruby>");
  } else {
    output.raw("<br/>");
  }
}

}  // namespace

void write_run(MarkupOutput& output, const Inlines& inlines) {
  static constexpr xml_text::StyleMarkup styles[] = {{Style::strong, "<strong>", "</strong>"},
                                                     {Style::emphasis, "<emphasis>", "</emphasis>"},
                                                     {Style::superscript, "<sup>", "</sup>"},
                                                     {Style::subscript, "<sub>", "</sub>"},
                                                     {Style::code, "<code>", "</code>"}};
  xml_text::write_run(output, inlines,
                      {styles, "<span", "</span>", [&](const Inline& each) { write_other(output, each); }});
}

}  // namespace galley::xml
