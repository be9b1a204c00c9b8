// SPDX-License-Identifier: Apache-2.0
#include "pdf/content_stream.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace galley::pdf {
namespace {

using typesetting::Glyph;
using typesetting::GlyphRun;
using typesetting::GlyphText;
using typesetting::Orientation;

/// A literal string's bytes (7.3.4.2).
void append_code(std::string& out, std::uint16_t code) {
  for (const char c : {static_cast<char>(code >> 8), static_cast<char>(code)}) {
    if (c == '(' || c == ')' || c == '\\') out += '\\';
    if (c == '\r') {
      out += "\\r";
    } else {
      out += c;
    }
  }
}

void append_utf16_hex(std::string& out, std::u32string_view text) {
  static constexpr char hex[] = "0123456789ABCDEF";
  const auto unit = [&](std::uint32_t value) {
    for (int i = 12; i >= 0; i -= 4) out += hex[(value >> i) & 15];
  };
  unit(0xFEFF);
  for (const char32_t c : text) {
    if (c < 0x10000) {
      unit(c);
    } else {
      unit(0xD800 + ((c - 0x10000) >> 10));
      unit(0xDC00 + ((c - 0x10000) & 0x3FF));
    }
  }
}

/// Characters that readers of a page make others of, whatever the font's map says: controls, presentation forms,
/// and such as have no meaning of their own.
bool is_read_otherwise(std::u32string_view text) {
  return std::any_of(text.begin(), text.end(), [](char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0xFB00 && c <= 0xFDFB) || (c >= 0xFE70 && c <= 0xFEFC) ||
           c == 0xFFFD || (c >= 0xE000 && c < 0xF900) || c >= 0xF0000;
  });
}

/// Text of which nothing is seen but a blank: it must not become what the font's blank stands for elsewhere.
bool is_unseen(std::u32string_view text) {
  return std::all_of(text.begin(), text.end(), [](char32_t c) {
    return c < 0x20 || c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
  });
}

}  // namespace

void ContentStream::add_fixed(double value, int digits) {
  double scale = 1;
  for (int i = 0; i < digits; ++i) scale *= 10;
  auto rounded = static_cast<std::int64_t>(std::llround(value * scale));
  if (rounded < 0) {
    out_ += '-';
    rounded = -rounded;
  }
  const auto whole = static_cast<std::int64_t>(scale);
  char buffer[24];
  const auto end = std::to_chars(buffer, buffer + sizeof(buffer), rounded / whole).ptr;
  out_.append(buffer, end);
  std::int64_t fraction = rounded % whole;
  if (fraction == 0) return;
  std::string text(static_cast<std::size_t>(digits), '0');
  for (int i = digits - 1; i >= 0; --i) {
    text[static_cast<std::size_t>(i)] = static_cast<char>('0' + fraction % 10);
    fraction /= 10;
  }
  while (text.back() == '0') text.pop_back();
  out_ += '.';
  out_ += text;
}

void ContentStream::add_number(float value) {
  add_fixed(static_cast<double>(value), 2);
  out_ += ' ';
}

const std::string& ContentStream::make(const typesetting::Page& page) {
  out_.clear();
  marked_.clear();
  fonts_.clear();
  mark_ = typesetting::no_element;
  in_mark_ = in_text_ = embolden_ = font_vertical_ = false;
  font_ = nullptr;
  size_ = spacing_ = 0;
  gray_ = 0;
  // Rules lie below the text; pictures come where their element stands among the runs.
  add_rules(page.content.rules, page.height);
  std::size_t image = 0;
  const auto& images = page.content.images;
  for (const GlyphRun& run : page.content.runs) {
    // An element is older than those that come after it in the document.
    while (image < images.size() && !typesetting::is_artifact(run.element) && images[image].element < run.element) {
      add_image(images[image++], page.height);
    }
    add_run(run, page.height);
  }
  while (image < images.size()) add_image(images[image++], page.height);
  end_mark();
  end_text();
  add_shapes(page.height);
  return out_;
}

void ContentStream::begin_mark(typesetting::ElementId element) {
  if (in_mark_ && mark_ == element) return;
  end_mark();
  if (element == typesetting::page_artifact) {
    out_ += "/Artifact <</Type/Pagination>> BDC\n";
  } else if (element >= typesetting::layout_artifact) {
    out_ += "/Artifact <</Type/Layout>> BDC\n";
  } else {
    out_ += "/P <</MCID ";
    out_ += std::to_string(marked_.size());
    out_ += ">> BDC\n";
    marked_.push_back(element);
  }
  mark_ = element;
  in_mark_ = true;
}

void ContentStream::end_text() {
  if (in_text_) out_ += "ET\n";
  in_text_ = false;
}

void ContentStream::end_mark() {
  if (in_mark_) out_ += "EMC\n";
  in_mark_ = false;
}

void ContentStream::select_font(const GlyphRun& run, EmbeddedFont& font) {
  const bool vertical = run.orientation == Orientation::upright;
  if (font_ == run.font && size_ == run.size && font_vertical_ == vertical) return;
  font_ = run.font;
  size_ = run.size;
  font_vertical_ = vertical;
  const std::size_t index = font_names_.try_emplace(run.font, font_names_.size()).first->second;
  const std::string font_name = "F" + std::to_string(index) + (vertical ? "V" : "");
  fonts_[font_name] = vertical ? font.vertical() : font.horizontal();
  out_ += '/';
  out_ += font_name;
  out_ += ' ';
  add_number(run.size);
  out_ += "Tf\n";
}

void ContentStream::add_run(const GlyphRun& run, float page_height) {
  if (run.font == nullptr || run.glyphs.empty()) return;
  EmbeddedFont& font = resources_.font(*run.font);
  begin_mark(run.element);
  if (!in_text_) {
    out_ += "BT\n";
    in_text_ = true;
    upright_matrix_ = false;
  }
  if (gray_ != run.gray) {
    gray_ = run.gray;
    add_number(static_cast<float>(gray_) / 255.0F);
    out_ += "g\n";
  }
  if (embolden_ != run.embolden) {
    embolden_ = run.embolden;
    // Filled and stroked: the outline grows by half the line width on each side.
    out_ += embolden_ ? "2 Tr " : "0 Tr ";
    if (embolden_) {
      add_number(run.size * 0.03F);
      out_ += "w\n";
    }
  }
  select_font(run, font);
  const float y = page_height - run.y;
  const bool plain = run.orientation != Orientation::rotated && !run.slant;
  if (plain && upright_matrix_) {
    // From the beginning of the line before: the same few numbers again and again.
    const double dx = std::round(static_cast<double>(run.x - line_x_) * 100) / 100;
    const double dy = std::round(static_cast<double>(y - line_y_) * 100) / 100;
    line_x_ += static_cast<float>(dx);
    line_y_ += static_cast<float>(dy);
    add_fixed(dx, 2);
    out_ += ' ';
    add_fixed(dy, 2);
    out_ += " Td\n";
  } else {
    out_ += run.orientation == Orientation::rotated ? "0 -1 1 0 " : run.slant ? "1 0 .21 1 " : "1 0 0 1 ";
    add_number(run.x);
    add_number(y);
    out_ += "Tm\n";
    line_x_ = std::round(run.x * 100) / 100;
    line_y_ = std::round(y * 100) / 100;
    upright_matrix_ = plain;
  }
  add_glyphs(run, font);
}

std::u32string ContentStream::text_of(const Glyph& glyph) const {
  if ((glyph.text & typesetting::cluster_text) != 0) return texts_[glyph.text];
  return {static_cast<char32_t>(glyph.text)};
}

float ContentStream::usual_spacing(const GlyphRun& run) const {
  // The one that a majority wants, found in one pass by letting the votes cancel out.
  float spacing = 0;
  std::size_t votes = 0;
  for (const Glyph& glyph : run.glyphs) {
    const float extra = glyph.advance - natural_advance(run, glyph);
    if (votes == 0) {
      spacing = extra;
      votes = 1;
    } else {
      votes = std::abs(extra - spacing) < 0.01F ? votes + 1 : votes - 1;
    }
  }
  spacing = std::round(spacing * 1000) / 1000;
  return std::abs(spacing) > run.size ? 0 : spacing;
}

float ContentStream::natural_advance(const GlyphRun& run, const Glyph& glyph) {
  // As the file says it: in whole thousandths.
  if (run.orientation == Orientation::upright) return run.size;
  return std::round(run.font->width(glyph.id) * 1000) / 1000 * run.size;
}

void ContentStream::add_glyphs(const GlyphRun& run, EmbeddedFont& font) {
  const bool upright = run.orientation == Orientation::upright;
  // Readers of text take spacing in vertical writing for white space, and text that runs left has no use for it.
  const float spacing = upright || run.right_to_left ? 0 : usual_spacing(run);
  if (spacing != spacing_) {
    spacing_ = spacing;
    add_fixed(static_cast<double>(spacing), 3);
    out_ += " Tc\n";
  }
  double wanted = 0;  // where the pen should be, along the line from the beginning of the run
  double actual = 0;  // and where the operators have moved it
  bool open = false;
  bool in_string = false;
  const auto close_string = [&] {
    if (in_string) out_ += ')';
    in_string = false;
  };
  const auto close = [&] {
    close_string();
    if (open) out_ += "]TJ\n";
    open = false;
  };
  // Moves the pen by a number within TJ, which counts thousandths backwards.
  const auto adjust = [&](double by) {
    const auto thousandths = static_cast<std::int64_t>(std::llround(-by * 1000 / static_cast<double>(run.size)));
    // Less than a few thousandths of an em nobody sees; they are made good once they have added up.
    if (std::abs(thousandths) < 4) return;
    if (!open) out_ += '[';
    open = true;
    close_string();
    char number[24];
    out_.append(number, std::to_chars(number, number + sizeof(number), upright ? -thousandths : thousandths).ptr);
    actual += -static_cast<double>(thousandths) * static_cast<double>(run.size) / 1000;
  };
  for (const Glyph& glyph : run.glyphs) {
    if (run.right_to_left) wanted -= static_cast<double>(glyph.advance);
    // Along the line an offset is a shift of the pen; across it, a rise.
    const double place = wanted + static_cast<double>(upright ? -glyph.dy : glyph.dx);
    const float across = upright ? 0 : glyph.dy;
    if (glyph.text == typesetting::no_text && !typesetting::is_artifact(run.element)) {
      shapes_.push_back({&run, glyph.id, static_cast<float>(place), across});
    } else {
      const std::u32string text = text_of(glyph);
      // A hyphen is seen, whatever it stands for.
      const bool unseen = is_unseen(text) && glyph.advance == 0;
      const EmbeddedFont::Code code = font.use(glyph.id, unseen || text == U"\t" ? GlyphText{U' '} : glyph.text);
      if (upright) font.use_vertical(glyph.id);
      const bool says_text = code.says_text && !unseen && !is_read_otherwise(text);
      const bool correct = !says_text && mark_actual_text(run, glyph, close);
      adjust(place - actual);
      if (across != 0) {
        close();
        add_number(across);
        out_ += "Ts ";
      }
      if (!open) out_ += '[';
      open = true;
      if (!in_string) out_ += '(';
      in_string = true;
      append_code(out_, code.code);
      if (across != 0) {
        close();
        out_ += "0 Ts\n";
      }
      actual += static_cast<double>(natural_advance(run, glyph)) + static_cast<double>(spacing_);
      if (correct) {
        close();
        end_mark();
        begin_mark(run.element);
      }
    }
    if (!run.right_to_left) wanted += static_cast<double>(glyph.advance);
  }
  close();
}

/// Opens a marked-content sequence of its own that says what the glyph stands for. Not one within the other: readers
/// lose what follows the inner one.
template <typename Close>
bool ContentStream::mark_actual_text(const GlyphRun& run, const Glyph& glyph, const Close& close) {
  if (typesetting::is_artifact(run.element)) return false;
  close();
  end_mark();
  out_ += "/Span <</MCID ";
  out_ += std::to_string(marked_.size());
  out_ += "/ActualText <";
  append_utf16_hex(out_, text_of(glyph));
  out_ += ">>> BDC\n";
  marked_.push_back(run.element);
  mark_ = run.element;
  in_mark_ = true;
  return true;
}

}  // namespace galley::pdf
