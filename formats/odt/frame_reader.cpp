// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>
#include <vector>

#include "odt/story_reader.hpp"
#include "text_encoding/base64.hpp"
#include "word_processing/picture_type.hpp"

namespace galley::odt {

using namespace word_processing;  // NOLINT(google-build-using-namespace)

namespace {

/// The text of a formula: the leaves of MathML in their order.
std::string math_text(const pugi::xml_node& root) {
  std::string text;
  for (pugi::xml_node node = root.first_child(); node;) {
    const std::string_view name = node.name();
    const bool annotation = name.ends_with("annotation");
    if (node.type() == pugi::node_pcdata) text += node.value();
    if (!annotation && node.first_child()) {
      node = node.first_child();
      continue;
    }
    while (node && node != root && !node.next_sibling()) node = node.parent();
    if (!node || node == root) break;
    node = node.next_sibling();
  }
  return text;
}

bool is_bitmap_or_vector(std::string_view type) { return type.starts_with("image/"); }

}  // namespace

void StoryReader::place(RawPiece piece) { open_.place(std::move(piece)); }

std::string StoryReader::media_of(const pugi::xml_node& image, std::string& source) {
  Media media;
  const std::string reference(attribute(image, "xlink:href"));
  if (const pugi::xml_node binary = image.child("office:binary-data")) {
    std::optional<std::string> bytes = text_encoding::decode_base64(binary.child_value());
    if (!bytes) {
      reading_.context.diagnostics.loss(code::dropped_content, "a picture is left out: it is not base64");
      return {};
    }
    media.data = std::move(*bytes);
  } else {
    if (reference.empty()) return {};
    const auto [known, is_new] = reading_.media_keys.try_emplace(reference);
    if (!is_new && !known->second.empty()) return known->second;
    try {
      std::optional<std::string> bytes = reading_.file.bytes(reference);
      if (!bytes) {
        const bool inside =
            reference.find(':') == std::string::npos && !reference.starts_with("../") && !reference.starts_with('/');
        if (inside) {
          ++reading_.tally.pictures;
          return {};
        }
        source = reference.starts_with("../") ? reference.substr(3) : reference;
        if (!reading_.marks.present()) {
          reading_.context.diagnostics.warning(code::external_resource,
                                               "a picture lies outside the document and was not fetched: " + source);
        }
        return {};
      }
      media.data = std::move(*bytes);
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::limit) throw;
      reading_.context.diagnostics.loss(code::dropped_content, std::string("a picture is left out: ") + error.what(),
                                        error.place());
      return {};
    }
    media.media_type = reading_.file.media_type(reference);
  }
  if (!is_bitmap_or_vector(media.media_type) && !reading_.marks.present()) media.media_type = picture_type(media.data);
  if (media.media_type.empty()) media.media_type = "application/octet-stream";
  std::string key = add_media(reading_.document, std::move(media));
  if (!reference.empty()) reading_.media_keys[reference] = key;
  return key;
}

bool StoryReader::picture(const pugi::xml_node& image, const std::string& alternative) {
  Figure figure;
  figure.media = media_of(image, figure.source);
  if (figure.media.empty() && figure.source.empty()) return false;
  figure.alternative_text = alternative;
  place(figure_piece(std::move(figure)));
  return true;
}

void StoryReader::frame(const pugi::xml_node& node) {
  const DepthGuard guard(reading_);
  reading_.count_node();
  if (runs_.size() > 0 && in_paragraph_ && runs_.back().direct.hidden == Toggle::on) {
    ++reading_.tally.hidden;
    return;
  }
  const std::string_view name = node.name();
  if (name == "draw:a" || name == "draw:g") {
    for (const pugi::xml_node child : node.children()) {
      if (std::string_view(child.name()).starts_with("draw:")) frame(child);
    }
    return;
  }
  std::string alternative = node.child_value("svg:desc");
  if (alternative.empty()) alternative = node.child_value("svg:title");
  if (name == "draw:image") {  // OpenOffice.org 1 has no frame around it
    picture(node, alternative);
    return;
  }
  bool shown = false;
  // The first of several alternatives that can be shown is the best one (ODF 1.3, part 3, 10.4.2).
  for (const pugi::xml_node child : node.children()) {
    const std::string_view kind = child.name();
    if (kind == "draw:image") {
      if (!shown) shown = picture(child, alternative);
    } else if (kind == "draw:text-box" || kind == "table:table") {
      shown = true;
      RawPieces pieces = kind == "table:table" ? sub_story(node, {}) : sub_story(child, {});
      for (RawPiece& piece : pieces) place(std::move(piece));
    } else if (kind == "draw:object") {
      pugi::xml_node math = child.child("math:math");
      XmlTree tree;
      if (!math) {
        std::string reference(attribute(child, "xlink:href"));
        if (reference.starts_with("./")) reference.erase(0, 2);
        try {
          if (std::optional<std::string> bytes = reading_.file.bytes(reference + "/content.xml")) {
            tree.parse(std::move(*bytes), reference + "/content.xml", reading_.context.limits);
            if (std::string_view(tree.root().name()) == "math:math") math = tree.root();
          }
        } catch (const Error& error) {
          if (error.kind() == ErrorKind::limit) throw;  // else an object that cannot be read is left out as others are
        }
      }
      if (math) {
        ++reading_.tally.equations;
        if (in_paragraph_) {
          characters(math_text(math));
        } else {
          RawPiece piece;
          piece.piece.block = galley::paragraph(math_text(math));
          place(std::move(piece));
        }
        shown = true;
      } else {
        ++reading_.tally.objects;
      }
    } else if (kind == "draw:object-ole" || kind == "draw:plugin" || kind == "draw:applet" ||
               kind == "draw:floating-frame") {
      if (!shown) ++reading_.tally.objects;
    } else if (kind == "text:p" || kind == "text:list" || kind == "text:h") {
      // Words in a shape.
      if (!shown) {
        for (RawPiece& piece : sub_story(node, {})) place(std::move(piece));
      }
      shown = true;
    }
  }
}

}  // namespace galley::odt
