// SPDX-License-Identifier: Apache-2.0
// What a content stream shows beside text: rules, pictures, and shapes of glyphs.
#include "pdf/content_stream.hpp"

namespace galley::pdf {

using typesetting::GlyphRun;
using typesetting::Orientation;

void ContentStream::add_rules(const std::vector<typesetting::Rule>& rules, float page_height) {
  if (rules.empty()) return;
  out_ += "/Artifact <</Type/Layout>> BDC\n";
  for (const typesetting::Rule& rule : rules) {
    if (gray_ != rule.gray) {
      gray_ = rule.gray;
      add_number(static_cast<float>(gray_) / 255.0F);
      out_ += "g\n";
    }
    const float bottom = page_height - rule.y - rule.height;
    if (!rule.round) {
      add_number(rule.x);
      add_number(bottom);
      add_number(rule.width);
      add_number(rule.height);
      out_ += "re f\n";
      continue;
    }
    // A circle of four curves.
    const float r = rule.width / 2;
    const float x = rule.x + r;
    const float y = bottom + r;
    const float k = 0.5523F * r;
    const auto point = [&](float px, float py) {
      add_number(px);
      add_number(py);
    };
    const auto curve = [&](float x1, float y1, float x2, float y2, float x3, float y3) {
      point(x1, y1);
      point(x2, y2);
      point(x3, y3);
      out_ += "c\n";
    };
    point(x + r, y);
    out_ += "m\n";
    curve(x + r, y + k, x + k, y + r, x, y + r);
    curve(x - k, y + r, x - r, y + k, x - r, y);
    curve(x - r, y - k, x - k, y - r, x, y - r);
    curve(x + k, y - r, x + r, y - k, x + r, y);
    out_ += "f\n";
  }
  out_ += "EMC\n";
}

void ContentStream::add_image(const typesetting::PlacedImage& image, float page_height) {
  end_mark();
  end_text();
  begin_mark(image.element);
  std::string image_name;
  if (image.media != nullptr) image_name = resources_.image(*image.media);
  out_ += "q ";
  if (!image_name.empty()) {
    // The unit square of the picture on its place: where its right side goes, where its top, where its corner.
    static constexpr float turns[][6] = {{1, 0, 0, 1, 0, 0},  {-1, 0, 0, 1, 1, 0},  {-1, 0, 0, -1, 1, 1},
                                         {1, 0, 0, -1, 0, 1}, {0, -1, -1, 0, 1, 1}, {0, -1, 1, 0, 0, 1},
                                         {0, 1, 1, 0, 0, 0},  {0, 1, -1, 0, 1, 0}};
    const float* turn = turns[(image.orientation - 1) & 7];
    for (int i = 0; i < 6; i += 2) {
      add_number(turn[i] * image.width + (i == 4 ? image.x : 0));
      add_number(turn[i + 1] * image.height + (i == 4 ? page_height - image.y - image.height : 0));
    }
    out_ += "cm /" + image_name + " Do Q\n";
  } else {
    // A frame: there is a picture, but not here.
    const float left = image.x;
    const float bottom = page_height - image.y - image.height;
    out_ += "0.5 w 0.6 G ";
    for (const float value : {left, bottom, image.width, image.height}) add_number(value);
    out_ += "re S Q\n";
  }
  end_mark();
}

void ContentStream::add_shapes(float page_height) {
  if (shapes_.empty()) return;
  out_ += "/Artifact <</Type/Layout>> BDC\n";
  for (const Shape& shape : shapes_) {
    const GlyphRun& run = *shape.run;
    if (gray_ != run.gray) {
      gray_ = run.gray;
      add_number(static_cast<float>(gray_) / 255.0F);
      out_ += "g\n";
    }
    const double scale = static_cast<double>(run.size) / run.font->units_per_em();
    const double x = static_cast<double>(run.x);
    const double y = static_cast<double>(page_height - run.y);
    const double along = static_cast<double>(shape.along);
    const double across = static_cast<double>(shape.across);
    const auto point = [&](double px, double py) {
      // In a run that is turned, along is down and across is right.
      const double u = along + px * scale;
      const double v = across + py * scale;
      const bool turned = run.orientation == Orientation::rotated;
      add_fixed(turned ? x + v : x + u, 2);
      out_ += ' ';
      add_fixed(turned ? y - u : y + v, 2);
      out_ += ' ';
    };
    for (const typesetting::OutlineSegment& segment : run.font->outline(shape.glyph)) {
      for (int i = 0; i < segment.points; ++i) {
        point(static_cast<double>(segment.x[i]), static_cast<double>(segment.y[i]));
      }
      out_ += segment.kind;
      out_ += '\n';
    }
    out_ += "f\n";
  }
  out_ += "EMC\n";
  shapes_.clear();
}

}  // namespace galley::pdf
