// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Runs content streams (ISO 32000-1, 7.8, 8 and 9) and collects what they show.

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "page_layout/page_content.hpp"
#include "pdf_text/content_budget.hpp"
#include "pdf_text/content_tokenizer.hpp"
#include "pdf_text/font.hpp"
#include "pdf_text/matrix.hpp"
#include "pdf_text/objects.hpp"
#include "pdf_text/optional_content.hpp"

namespace galley::pdf_text {

/// The fonts of a document by object number, made when first used and kept from page to page.
class FontCache {
 public:
  /// The budget, which what fonts unpack is taken from, must outlive the cache.
  explicit FontCache(ContentBudget& budget) : budget_(budget) {}

  /// Lasts as long as the cache. A direct font dictionary is read anew for each page.
  TextFont& font(const PdfObject* dictionary);

 private:
  ContentBudget& budget_;
  std::map<std::int64_t, std::unique_ptr<TextFont>> by_number_;
  std::map<const PdfObject*, std::unique_ptr<TextFont>> direct_;
};

/// Interprets the content of one page. Whatever the streams hold, it ends, and says in the page's complaints what
/// it passed over.
class ContentInterpreter {
 public:
  ContentInterpreter(FontCache& fonts, const OptionalContent& optional_content, ContentBudget& budget,
                     layout::PageContent& page);
  ~ContentInterpreter();
  ContentInterpreter(const ContentInterpreter&) = delete;
  ContentInterpreter& operator=(const ContentInterpreter&) = delete;

  /// Runs `content` with user space mapped to the page by `matrix`.
  void run(std::string_view content, const PdfObject* resources, const Matrix& matrix);

  /// Runs a form XObject, such as an annotation's appearance.
  void run_form(const PdfObject* form, const PdfObject* resources, const Matrix& matrix);

 private:
  struct State;
  struct Operand {
    TokenKind kind = TokenKind::end;
    double number = 0;
    std::string_view text;
    std::uint32_t begin = 0;  // of an array: into array_
    std::uint32_t end = 0;
  };
  struct OpenMark {
    std::int32_t mark;
    bool hidden;
  };
  struct PathBox {
    double left, top, right, bottom;
  };

  void interpret(ContentTokenizer& tokens, const PdfObject* resources);
  bool gather(const Token& token, ContentTokenizer& tokens);
  void execute(std::string_view name, const PdfObject* resources, ContentTokenizer& tokens);
  void set_font(const PdfObject* dictionary, double size);
  const PdfObject* font_named(const PdfObject* resources, std::string_view name);
  void show(std::string_view text);
  void show_array(const Operand& array);
  void next_line(double x, double y);
  void add_glyph(const FontGlyph& glyph, double advance);
  void draw_object(const PdfObject* resources, const std::string& name);
  void draw_form(const PdfObject* form, const PdfObject* resources);
  void begin_mark(std::string_view tag, const PdfObject* properties, bool inline_properties,
                  const PdfObject* optional_group);
  void end_mark();
  void move_to(double x, double y);
  void line_to(double x, double y);
  void curve_to(double x, double y);
  void add_rectangle(double x, double y, double width, double height);
  void close_subpath();
  void paint(bool fill, bool stroke);
  void end_path();
  std::uint32_t colour() const;
  double number(std::size_t index) const { return index < operands_.size() ? operands_[index].number : 0; }
  void complain(std::string what);
  bool hidden() const { return hidden_marks_ > 0; }

  FontCache& fonts_;
  const OptionalContent& optional_content_;
  ContentBudget& budget_;
  layout::PageContent& page_;

  std::unique_ptr<State> state_;
  std::vector<std::unique_ptr<State>> saved_;
  std::vector<Operand> operands_;
  std::vector<Operand> array_;
  std::vector<Token> dictionary_;
  std::vector<OpenMark> marks_;
  std::int32_t hidden_marks_ = 0;
  std::map<const TextFont*, std::uint16_t> font_indices_;
  struct NamedFont {
    const PdfObject* resources;
    std::string name;
    const PdfObject* font;
  };
  std::vector<NamedFont> named_fonts_;  // found before
  std::vector<std::int64_t> forms_;     // object numbers of the forms that are running
  std::int64_t content_ = 0;

  std::vector<PathBox> path_;
  double start_x_ = 0, start_y_ = 0, current_x_ = 0, current_y_ = 0;
  struct Segment {
    double x1, y1, x2, y2;
  };
  std::vector<Segment> segments_;
  bool curved_ = false;
  layout::Rectangle curves_;  // ends of the curves of the path, on the page
  bool clip_pending_ = false;
  std::set<std::string> complained_;
};

}  // namespace galley::pdf_text
