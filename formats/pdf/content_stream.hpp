// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "pdf/font_embedding.hpp"
#include "typesetting/page.hpp"

namespace galley::pdf {

/// A page's graphics operators (ISO 32000-1, 8 and 9), each part marked with what it is (14.6).
class ContentStream {
 public:
  struct Resources {
    std::function<EmbeddedFont&(const typesetting::Font&)> font;
    /// The name of a picture among the page's resources; empty: it cannot be shown.
    std::function<std::string(const Media&)> image;
  };

  ContentStream(const typesetting::ClusterTexts& texts, Resources resources)
      : texts_(texts), resources_(std::move(resources)) {}

  /// Makes the operators of one page; what follows is true of it until the next.
  const std::string& make(const typesetting::Page& page);

  /// The element of each marked-content identifier.
  const std::vector<typesetting::ElementId>& marked() const { return marked_; }

  /// Font resources in use: name and object.
  const std::map<std::string, ObjectNumber>& fonts() const { return fonts_; }

 private:
  void add_run(const typesetting::GlyphRun& run, float page_height);
  void add_glyphs(const typesetting::GlyphRun& run, EmbeddedFont& font);
  void add_image(const typesetting::PlacedImage& image, float page_height);
  void add_rules(const std::vector<typesetting::Rule>& rules, float page_height);
  void begin_mark(typesetting::ElementId element);
  void end_mark();
  void end_text();
  void select_font(const typesetting::GlyphRun& run, EmbeddedFont& font);
  std::u32string text_of(const typesetting::Glyph& glyph) const;
  float usual_spacing(const typesetting::GlyphRun& run) const;
  static float natural_advance(const typesetting::GlyphRun& run, const typesetting::Glyph& glyph);
  template <typename Close>
  bool mark_actual_text(const typesetting::GlyphRun& run, const typesetting::Glyph& glyph, const Close& close);
  void add_shapes(float page_height);

  /// A glyph that no text stands for: it is drawn as a shape, so that no reader of text meets it.
  struct Shape {
    const typesetting::GlyphRun* run = nullptr;
    std::uint32_t glyph = 0;
    float along = 0;
    float across = 0;
  };
  void add_number(float value);
  void add_fixed(double value, int digits);

  const typesetting::ClusterTexts& texts_;
  Resources resources_;
  std::string out_;
  std::vector<typesetting::ElementId> marked_;
  std::map<std::string, ObjectNumber> fonts_;
  std::map<const typesetting::Font*, std::size_t> font_names_;
  std::vector<Shape> shapes_;

  // What the stream has set so far.
  typesetting::ElementId mark_ = typesetting::no_element;
  bool in_mark_ = false;
  bool in_text_ = false;
  const typesetting::Font* font_ = nullptr;
  bool font_vertical_ = false;
  float size_ = 0;
  float spacing_ = 0;
  bool upright_matrix_ = false;  // the text matrix only shifts, and the line began at:
  float line_x_ = 0;
  float line_y_ = 0;
  int gray_ = 0;
  bool embolden_ = false;
};

}  // namespace galley::pdf
