// SPDX-License-Identifier: Apache-2.0
#include "typesetting/typeset.hpp"

#include "structure/conventions.hpp"
#include "typesetting/article_setter.hpp"

namespace galley::typesetting {
namespace {

/// The language of an article, found from its text where nothing tells it: fonts and hyphens depend on it.
std::string language_of(const Document& document, const Article& article) {
  if (!article.language.empty()) return article.language;
  if (!document.language.empty()) return document.language;
  std::string text = text_of(article.headline);
  for (const Block& block : article.blocks) {
    const auto* paragraph = std::get_if<galley::Paragraph>(&block.value);
    if (paragraph != nullptr) text += ' ' + text_of(paragraph->content);
    if (text.size() > 4000) break;
  }
  for (const Section& section : article.sections) {
    for (const Block& block : section.blocks) {
      const auto* paragraph = std::get_if<galley::Paragraph>(&block.value);
      if (paragraph != nullptr && text.size() < 4000) text += ' ' + text_of(paragraph->content);
    }
  }
  return structure::infer_language(text);
}

}  // namespace

struct Typesetting::State {
  State(const Document& the_document, const PageStyle& the_style, Context& the_context)
      : document(the_document),
        style(the_style),
        context(the_context),
        fonts(the_context.diagnostics),
        shaper(fonts, texts),
        composer{shaper, hyphenation, structure, style},
        setter(composer, document, context) {
    for (const Article& article : document.articles) languages.push_back(language_of(document, article));
    language = languages.empty() ? document.language : languages.front();
  }

  void add_furniture(Page& page);

  const Document& document;
  PageStyle style;
  Context& context;
  StructureTree structure;
  ClusterTexts texts;
  FontLibrary fonts;
  Shaper shaper;
  Hyphenation hyphenation;
  Composer composer;
  BlockSetter setter;
  std::vector<std::string> languages;  // of the articles
  std::string language;                // of the first article
};

void Typesetting::State::add_furniture(Page& page) {
  const float size = 0.8F * style.font_size;
  if (style.margin < 2.2F * size) return;
  const auto add_line = [&](const std::string& text, float y, Alignment alignment) {
    ParagraphStyle line;
    Frame frame;
    frame.width = style.width - 2 * style.margin;
    frame.font_size = size;
    frame.line_height = 1.4F * size;
    frame.language = language;
    line = setter.body_style(frame, page_artifact);
    line.writing_mode = WritingMode::horizontal;
    line.alignment = alignment;
    line.gray = 70;
    std::vector<Piece> pieces;
    Inlines inlines = plain(text);
    setter.set_inlines(inlines, frame, line, pieces);
    if (pieces.empty()) return;
    move(pieces.front().content, style.margin, y);
    append(page.content, std::move(pieces.front().content));
  };
  if (style.page_numbers) {
    add_line(std::to_string(page.number), style.height - style.margin / 2 - 0.7F * size, Alignment::center);
  }
  if (!style.running_header.empty() && page.number > 1) {
    const float y = style.margin / 2 - 0.9F * size;
    add_line(style.running_header, y, Alignment::start);
    page.content.rules.push_back({style.margin, y + 1.55F * size, style.width - 2 * style.margin, 0.25F, 120, false});
  }
}

Typesetting::Typesetting(const Document& document, const PageStyle& style, Context& context)
    : state_(std::make_unique<State>(document, style, context)) {}
Typesetting::~Typesetting() = default;

const std::string& Typesetting::language() const { return state_->language; }
const StructureTree& Typesetting::structure() const { return state_->structure; }
const ClusterTexts& Typesetting::texts() const { return state_->texts; }

void Typesetting::run(PageReceiver& receiver) {
  State& state = *state_;
  const PageStyle& style = state.style;
  const PageGeometry geometry = page_geometry(style);
  if (style.margin < 0 || style.width <= 2 * style.margin || style.height <= 2 * style.margin ||
      geometry.height < 4 * style.font_size) {
    throw Error(ErrorKind::usage, "the margins leave no room on the page");
  }
  if (geometry.column_width < 4 * style.font_size) {
    throw Error(
        ErrorKind::usage,
        "the columns are narrower than four letters: fewer columns, smaller margins or a smaller font size would do");
  }
  if (state.fonts.empty()) {
    throw Error(
        ErrorKind::unsupported,
        "no font is installed; the Debian packages fonts-noto-core and fonts-noto-cjk have fonts for most scripts");
  }
  state.structure.detail(0).language = state.language;
  if (state.document.language != state.language)
    state.structure.detail(0).properties = {{"language", state.document.language}};
  const float line_height =
      style.font_size *
      (style.line_height > 0 ? style.line_height : usual_line_height(state.language, geometry.columns));
  PageBuilder builder(style, is_right_to_left(state.language), line_height, receiver, state.structure, state.texts,
                      [&state](Page& page) { state.add_furniture(page); });
  for (std::size_t i = 0; i < state.document.articles.size(); ++i) {
    ArticleSetter article(state.document.articles[i], state.languages[i], i == 0, geometry, state.setter);
    ArticleFlow flow = article.flow();
    builder.add(flow);
  }
  builder.finish();
}

}  // namespace galley::typesetting
