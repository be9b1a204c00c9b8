// SPDX-License-Identifier: Apache-2.0
#include "typeset_pages.hpp"

#include "typesetting/font_library.hpp"

namespace galley::testing {
namespace {

class Keeper : public typesetting::PageReceiver {
 public:
  explicit Keeper(std::vector<typesetting::Page>& pages) : pages_(pages) {}
  void receive(const typesetting::Page& page, const typesetting::StructureTree&,
               const typesetting::ClusterTexts&) override {
    pages_.push_back(page);
  }

 private:
  std::vector<typesetting::Page>& pages_;
};

}  // namespace

std::unique_ptr<TypesetPages> typeset(Document document, const typesetting::PageStyle& style) {
  auto result = std::make_unique<TypesetPages>();
  canonicalize(document);
  result->document = std::move(document);
  result->context =
      std::make_unique<Context>(Context{result->options, result->limits, result->diagnostics, result->cancellation});
  result->typesetting = std::make_unique<typesetting::Typesetting>(result->document, style, *result->context);
  Keeper keeper(result->pages);
  result->typesetting->run(keeper);
  return result;
}

std::u32string text_of(const typesetting::GlyphRun& run, const typesetting::ClusterTexts& texts) {
  std::u32string text;
  for (const typesetting::Glyph& glyph : run.glyphs) {
    if (glyph.text == typesetting::no_text) continue;
    if ((glyph.text & typesetting::cluster_text) != 0) {
      text += texts[glyph.text];
    } else {
      text += static_cast<char32_t>(glyph.text);
    }
  }
  return text;
}

std::string utf8(const std::u32string& text) {
  std::string bytes;
  for (const char32_t c : text) {
    if (c < 0x80) {
      bytes += static_cast<char>(c);
    } else if (c < 0x800) {
      bytes += static_cast<char>(0xC0 | c >> 6);
      bytes += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      bytes += static_cast<char>(0xE0 | c >> 12);
      bytes += static_cast<char>(0x80 | (c >> 6 & 0x3F));
      bytes += static_cast<char>(0x80 | (c & 0x3F));
    } else {
      bytes += static_cast<char>(0xF0 | c >> 18);
      bytes += static_cast<char>(0x80 | (c >> 12 & 0x3F));
      bytes += static_cast<char>(0x80 | (c >> 6 & 0x3F));
      bytes += static_cast<char>(0x80 | (c & 0x3F));
    }
  }
  return bytes;
}

std::vector<const typesetting::GlyphRun*> runs_of(const TypesetPages& result, std::size_t page,
                                                  typesetting::ElementKind kind) {
  std::vector<const typesetting::GlyphRun*> runs;
  const typesetting::StructureTree& structure = result.typesetting->structure();
  for (const typesetting::GlyphRun& run : result.pages.at(page).content.runs) {
    typesetting::ElementId element = run.element;
    if (typesetting::is_artifact(element)) continue;
    while (element != typesetting::no_element && structure[element].kind != kind) element = structure[element].parent;
    if (element != typesetting::no_element) runs.push_back(&run);
  }
  return runs;
}

float end_of(const typesetting::GlyphRun& run) {
  float end = run.orientation == typesetting::Orientation::horizontal ? run.x : run.y;
  std::size_t count = run.glyphs.size();
  if (count > 0 && run.glyphs.back().text == U' ') --count;
  for (std::size_t i = 0; i < count; ++i) end += run.glyphs[i].advance;
  return end;
}

bool has_font_for(char32_t character, const std::string& language) {
  Diagnostics diagnostics;
  typesetting::FontLibrary library(diagnostics);
  typesetting::FontRequest request;
  request.script = typesetting::script_of(character);
  request.language = language;
  return library.chain(request).font_for(character) != nullptr;
}

Document article(std::string language, const std::vector<std::string>& paragraphs, std::string headline) {
  Document document;
  document.language = std::move(language);
  Article& one = document.articles.emplace_back();
  one.headline = plain(headline);
  for (const std::string& text : paragraphs) one.blocks.push_back(paragraph(text));
  return document;
}

}  // namespace galley::testing
