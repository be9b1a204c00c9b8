// SPDX-License-Identifier: Apache-2.0
#include "typesetting/typeset.hpp"

#include <optional>

#include "structure/conventions.hpp"
#include "typesetting/article_setter.hpp"

namespace galley::typesetting {
namespace {

constexpr float furniture_scale = 0.8F;  // of the font size: running header, page number

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
  PageContent furniture_line(const std::string& text, Alignment alignment, std::size_t& lines);
  const PageContent& running_header();

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
  std::optional<PageContent> header;   // the same on every page
};

/// One line of text beside the article, at the head of the margins; `lines`: how many it would take.
PageContent Typesetting::State::furniture_line(const std::string& text, Alignment alignment, std::size_t& lines) {
  const float size = furniture_scale * style.font_size;
  Frame frame;
  frame.width = style.width - 2 * style.margin;
  frame.font_size = size;
  frame.line_height = 1.4F * size;
  frame.language = language;
  ParagraphStyle line = setter.body_style(frame, page_artifact);
  line.writing_mode = WritingMode::horizontal;
  line.alignment = alignment;
  line.gray = 70;
  std::vector<Piece> pieces;
  setter.set_inlines(plain(text), frame, line, pieces);
  lines = pieces.size();
  if (pieces.empty()) return {};
  move(pieces.front().content, style.margin, 0);
  return std::move(pieces.front().content);
}

/// The running header, cut to one line.
const PageContent& Typesetting::State::running_header() {
  if (header) return *header;
  std::string text = style.running_header;
  const auto cut = [&text](std::size_t bytes) {
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
    text.resize(bytes);
  };
  // Longer ones fit no line of any page.
  constexpr std::size_t most_bytes = 4000;
  bool whole = text.size() <= most_bytes;
  if (!whole) cut(most_bytes);
  std::size_t lines = 0;
  while (true) {
    header = furniture_line(whole ? text : text + "…", Alignment::start, lines);
    if (lines <= 1 || text.size() < 2) return *header;
    whole = false;
    cut(text.size() * (lines > 2 ? 1 : 19) / (lines > 2 ? lines - 1 : 20));
  }
}

void Typesetting::State::add_furniture(Page& page) {
  const float size = furniture_scale * style.font_size;
  if (style.margin < 2.2F * size) return;
  const auto add_line = [&](PageContent line, float y) {
    move(line, 0, y);
    append(page.content, std::move(line));
  };
  if (style.page_numbers) {
    std::size_t lines = 0;
    add_line(furniture_line(std::to_string(page.number), Alignment::center, lines),
             style.height - style.margin / 2 - 0.7F * size);
  }
  if (!style.running_header.empty() && page.number > 1) {
    const float y = style.margin / 2 - 0.9F * size;
    add_line(running_header(), y);
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
