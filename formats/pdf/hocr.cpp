// SPDX-License-Identifier: Apache-2.0
#include "pdf/hocr.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>

#include <pugixml.hpp>

namespace galley::pdf {
namespace {

constexpr std::size_t most_words = 1'000'000;

/// The numbers after a property's name in a title such as "bbox 10 20 300 60; baseline 0 -5; x_size 31".
std::vector<float> numbers_of(const char* title, std::string_view name) {
  std::vector<float> numbers;
  const std::string_view text = title;
  std::size_t at = text.find(name);
  while (at != std::string_view::npos && at > 0 && text[at - 1] != ' ' && text[at - 1] != ';')
    at = text.find(name, at + 1);
  if (at == std::string_view::npos) return numbers;
  const char* next = title + at + name.size();
  while (numbers.size() < 4) {
    char* end = nullptr;
    const float value = std::strtof(next, &end);
    if (end == next || !std::isfinite(value)) break;
    numbers.push_back(value);
    next = end;
  }
  return numbers;
}

bool has_class(const pugi::xml_node& node, std::string_view name) {
  const std::string_view classes = node.attribute("class").value();
  return classes == name || classes.starts_with(std::string(name) + ' ');
}

void add_text(const pugi::xml_node& node, std::string& text) {
  for (const pugi::xml_node& child : node.children()) {
    text += child.value();
    add_text(child, text);
  }
}

struct Line {
  std::vector<float> box;
  std::vector<float> baseline;
  float size = 0;
};

class Reading {
 public:
  std::optional<HocrPage> run(std::string_view bytes) {
    pugi::xml_document xml;
    if (!xml.load_buffer(bytes.data(), bytes.size())) return std::nullopt;
    walk(xml, {});
    if (!found_) return std::nullopt;
    return std::move(page_);
  }

 private:
  void walk(const pugi::xml_node& node, const Line& line) {
    for (const pugi::xml_node& child : node.children()) {
      const char* title = child.attribute("title").value();
      if (has_class(child, "ocr_page")) {
        const std::vector<float> box = numbers_of(title, "bbox");
        if (box.size() == 4 && box[2] > box[0] && box[3] > box[1] && !found_) {
          found_ = true;
          page_.width = box[2] - box[0];
          page_.height = box[3] - box[1];
        }
        walk(child, line);
      } else if (has_class(child, "ocr_line") || has_class(child, "ocr_header") || has_class(child, "ocr_caption") ||
                 has_class(child, "ocr_textfloat")) {
        Line inner;
        inner.box = numbers_of(title, "bbox");
        inner.baseline = numbers_of(title, "baseline");
        const std::vector<float> size = numbers_of(title, "x_size");
        if (!size.empty()) inner.size = size[0];
        walk(child, inner);
      } else if (has_class(child, "ocrx_word")) {
        add_word(child, numbers_of(title, "bbox"), line);
      } else {
        walk(child, line);
      }
    }
  }

  void add_word(const pugi::xml_node& node, const std::vector<float>& box, const Line& line) {
    if (box.size() != 4 || box[2] <= box[0] || page_.words.size() >= most_words) return;
    HocrWord word;
    add_text(node, word.text);
    std::erase_if(word.text, [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; });
    if (word.text.empty()) return;
    word.left = box[0];
    word.right = box[2];
    const bool in_line = line.box.size() == 4 && line.box[3] > line.box[1];
    const float height = in_line ? line.box[3] - line.box[1] : box[3] - box[1];
    word.size = line.size > 0 ? line.size : height;
    // Without a baseline, letters that reach below it are taken to be there.
    word.baseline = (in_line ? line.box[3] : box[3]) - 0.2F * height;
    if (in_line && line.baseline.size() >= 2) {
      const float sloped = line.box[3] + line.baseline[1] + line.baseline[0] * ((box[0] + box[2]) / 2 - line.box[0]);
      if (std::isfinite(sloped)) word.baseline = sloped;
    }
    if (!std::isfinite(word.baseline) || !std::isfinite(word.size)) return;
    page_.words.push_back(std::move(word));
  }

  HocrPage page_;
  bool found_ = false;
};

}  // namespace

std::optional<HocrPage> read_hocr(std::string_view bytes) { return Reading().run(bytes); }

}  // namespace galley::pdf
