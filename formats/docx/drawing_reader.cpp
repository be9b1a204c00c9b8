// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <utility>

#include "docx/shared_names.hpp"
#include "docx/story_reader.hpp"
#include "word_processing/picture_type.hpp"

namespace galley::docx {

namespace {

/// What a drawing, VML picture or embedded object holds, in document order.
struct Found {
  std::vector<pugi::xml_node> text_boxes;
  std::vector<pugi::xml_node> pictures;  ///< a:blip or v:imagedata
  std::string_view alternative_text;
  std::string_view link;
  bool rule = false;
  bool object = false;
  bool chart = false;
  bool diagram = false;
};

constexpr std::size_t most_finds = 10'000;

}  // namespace

void StoryReader::drawing(const pugi::xml_node& node) {
  const DepthGuard guard(state_);
  Found found;
  // A walk with a stack of its own; text boxes are stories and read as such.
  std::vector<std::pair<pugi::xml_node, std::uint32_t>> waiting{{node, 0}};
  std::vector<pugi::xml_node> children;
  while (!waiting.empty()) {
    const auto [current, depth] = waiting.back();
    waiting.pop_back();
    if (depth > state_.context.limits.depth) {
      throw Error(ErrorKind::limit,
                  "it is nested deeper than " + std::to_string(state_.context.limits.depth) +
                      " levels (--limit depth=N allows more)",
                  place());
    }
    bool descend = true;
    switch (part_.tag(current)) {
      case Tag::txbx_content:
        if (found.text_boxes.size() < most_finds) found.text_boxes.push_back(current);
        descend = false;
        break;
      case Tag::blip:
      case Tag::vml_image_data:
        if (found.pictures.size() < most_finds) found.pictures.push_back(current);
        if (found.alternative_text.empty()) found.alternative_text = attribute(current, "title");
        break;
      case Tag::doc_pr:
      case Tag::pic_c_nv_pr:
        if (found.alternative_text.empty()) found.alternative_text = attribute(current, "descr");
        break;
      case Tag::vml_shape:
        if (found.alternative_text.empty()) found.alternative_text = attribute(current, "alt");
        break;
      case Tag::vml_rect:
        if (const std::string_view rule = attribute(current, "hr"); rule == "t" || rule == "true" || rule == "1") {
          found.rule = true;
        }
        break;
      case Tag::ole_object:
        found.object = true;
        break;
      case Tag::chart_chart:
        found.chart = true;
        break;
      case Tag::diagram_rel_ids:
        found.diagram = true;
        break;
      case Tag::alternate_content: {
        const pugi::xml_node chosen = chosen_alternative(current);
        if (chosen) waiting.emplace_back(chosen, depth + 1);
        descend = false;
        break;
      }
      default:
        break;
    }
    if (!descend) continue;
    children.clear();
    for (const pugi::xml_node child : current.children()) {
      if (child.type() == pugi::node_element) children.push_back(child);
    }
    for (auto it = children.rbegin(); it != children.rend(); ++it) waiting.emplace_back(*it, depth + 1);
  }

  if (found.rule) {
    RawPiece piece;
    piece.piece.role = structure::Role::body;
    piece.piece.block.value = Break{};
    place_piece(std::move(piece));
  }
  for (const pugi::xml_node picture : found.pictures) {
    std::string_view id = part_.relationship_attribute(picture, "embed");
    if (id.empty()) id = part_.relationship_attribute(picture, "id");
    std::string_view linked = part_.relationship_attribute(picture, "link");
    if (linked.empty()) linked = part_.relationship_attribute(picture, "href");
    Figure figure;
    // A vector picture stands in an extension of the bitmap that older programs show.
    pugi::xml_node vector_picture;
    for (const pugi::xml_node list : picture.children()) {
      for (const pugi::xml_node extension : list.children()) {
        for (const pugi::xml_node inner : extension.children()) {
          if (part_.tag(inner) == Tag::pic_svg_blip) vector_picture = inner;
        }
      }
    }
    if (vector_picture) {
      figure.media = media_of(part_.relationship_attribute(vector_picture, "embed"), figure.source);
    }
    if (figure.media.empty() && !id.empty()) figure.media = media_of(id, figure.source);
    if (figure.media.empty() && figure.source.empty() && !linked.empty()) {
      figure.media = media_of(linked, figure.source);
    }
    if (figure.media.empty() && figure.source.empty() && id.empty() && linked.empty()) continue;
    figure.alternative_text = found.alternative_text;
    place_figure(std::move(figure));
  }
  if (found.object) ++state_.tally.objects;
  if (found.chart) ++state_.tally.charts;
  if (found.diagram) ++state_.tally.diagrams;
  for (const pugi::xml_node box : found.text_boxes) {
    for (RawPiece& piece : sub_story(box)) place_piece(std::move(piece));
  }
}

void StoryReader::place_piece(RawPiece piece) { open_.place(std::move(piece)); }

void StoryReader::place_figure(Figure figure) {
  RawPiece piece;
  piece.piece.role = structure::Role::body;
  piece.piece.place = place();
  piece.piece.block.value = std::move(figure);
  place_piece(std::move(piece));
}

std::string StoryReader::media_of(std::string_view relationship_id, std::string& source) {
  const Relationship* relationship = relationships_.find(relationship_id);
  if (relationship == nullptr || relationship->target.empty()) {
    ++state_.tally.pictures;
    return {};
  }
  if (relationship->external) {
    source = relationship->target;
    if (const auto known = state_.marks.find("target", source)) source = attribute(known, "meant");
    if (!state_.marks.present()) {
      state_.context.diagnostics.warning(
          code::external_resource,
          "a picture lies outside the document and was not fetched: " + std::string(source.substr(0, 200)), place());
    }
    return {};
  }
  const auto [known, is_new] = state_.media_keys.try_emplace(relationship->target);
  if (!is_new) return known->second;
  Media media;
  try {
    std::optional<std::string> bytes = state_.package.bytes(relationship->target);
    if (!bytes) {
      state_.context.diagnostics.warning(code::missing_part, "a picture that the document shows is not in the package",
                                         {.part = relationship->target});
      return {};
    }
    media.data = std::move(*bytes);
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::limit) throw;
    state_.context.diagnostics.loss(code::dropped_content, std::string("a picture is left out: ") + error.what(),
                                    error.place());
    return {};
  }
  media.media_type = state_.package.content_type(relationship->target);
  if (const auto mark = state_.marks.find("media", relationship->target); mark && has_attribute(mark, "type")) {
    media.media_type = attribute(mark, "type");
  }
  if (media.media_type.empty() || media.media_type == "application/octet-stream") {
    media.media_type = picture_type(media.data);
    if (media.media_type.empty()) media.media_type = "application/octet-stream";
  }
  known->second = add_media(state_.document, std::move(media));
  return known->second;
}

}  // namespace galley::docx
