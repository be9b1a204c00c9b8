// SPDX-License-Identifier: Apache-2.0
#include "xhtml/single_page.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "xhtml/characters.hpp"
#include "xhtml/data_address.hpp"
#include "xhtml/references.hpp"

namespace galley::xhtml {
namespace {

constexpr std::string_view page_path = "page";

class PictureReader {
 public:
  PictureReader(const Source& source, Document& document, Context& context)
      : source_(source), document_(document), context_(context) {}

  Figure picture(std::string_view address) {
    Figure figure;
    if (is_data_address(address)) {
      if (std::optional<Media> media = media_of_data_address(address)) {
        figure.media = add_media(document_, *std::move(media));
      } else {
        context_.diagnostics.warning(code::malformed, "a picture is left out, for its address is malformed");
      }
      return figure;
    }
    figure.source = address;
    if (!has_scheme(address) && address.substr(0, 2) != "//") {
      const std::string_view path = address.substr(0, address.find_first_of("?#"));
      if (std::optional<std::string> bytes = source_.resource(path, context_.limits)) {
        if (const std::string_view type = media_type_of_bytes(*bytes); !type.empty()) {
          figure.media = add_media(document_, {std::string(type), *std::move(bytes)});
          figure.source.clear();
          return figure;
        }
      }
    }
    context_.diagnostics.note(code::external_resource,
                              "a picture outside the document is not fetched: " + figure.source);
    return figure;
  }

 private:
  const Source& source_;
  Document& document_;
  Context& context_;
};

}  // namespace

std::string_view media_type_of_bytes(std::string_view data) {
  if (data.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
  if (data.starts_with("\x89PNG\r\n\x1A\n")) return "image/png";
  if (data.starts_with("GIF87a") || data.starts_with("GIF89a")) return "image/gif";
  if (data.starts_with("RIFF") && data.substr(8, 4) == "WEBP") return "image/webp";
  if (data.substr(4, 8) == "ftypavif") return "image/avif";
  if (data.starts_with("BM")) return "image/bmp";
  if (data.starts_with("II*") || data.starts_with("MM")) return "image/tiff";
  if (data.substr(0, 1024).find("<svg") != std::string_view::npos) return "image/svg+xml";
  return {};
}

Content read_single_page(pugi::xml_node page, const Source& source, Document& document, Context& context) {
  References references;
  references.add(std::string(page_path), page, [](std::string_view href) {
    href = trim(href);
    if (href.substr(0, 1) != "#") return std::string();
    return href.size() == 1 ? std::string(page_path) : std::string(page_path) + "#" + percent_decoded(href.substr(1));
  });
  references.settle();
  PictureReader pictures(source, document, context);
  Surroundings surroundings;
  surroundings.path = page_path;
  surroundings.picture = [&](std::string_view address) { return pictures.picture(address); };
  surroundings.add_picture = [&](Media media) { return add_media(document, std::move(media)); };
  return read_content(page, surroundings, references, document.language, {}, context);
}

void append_articles(Document& document, Content content, structure::BuildOptions options, Diagnostics& diagnostics) {
  std::vector<Article> articles;
  // Marked articles are whole; what stands between them goes into articles of its own.
  std::size_t at = 0;
  const auto build_to = [&](std::size_t end) {
    if (end == at) return;
    std::vector<structure::Piece> pieces(std::make_move_iterator(content.pieces.begin() + static_cast<long>(at)),
                                         std::make_move_iterator(content.pieces.begin() + static_cast<long>(end)));
    at = end;
    options.articles_before = document.articles.size() + articles.size();
    for (Article& each : structure::build_articles(std::move(pieces), options, diagnostics))
      articles.push_back(std::move(each));
  };
  for (auto& [position, article] : content.articles) {
    build_to(position);
    articles.push_back(std::move(article));
  }
  build_to(content.pieces.size());
  std::vector<Note> left = place_notes(articles, std::move(content.notes));
  if (!articles.empty()) {
    for (Note& note : left) articles.back().notes.push_back(std::move(note));
  }
  replace_anchors(articles, content.aliases);
  for (Article& each : articles) document.articles.push_back(std::move(each));
}

}  // namespace galley::xhtml
