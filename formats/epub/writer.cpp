// SPDX-License-Identifier: Apache-2.0
#include "epub/writer.hpp"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <unordered_map>
#include <utility>

#include "epub/publication.hpp"
#include "epub/style.hpp"
#include "epub/w3c_date.hpp"
#include "xhtml/anchors.hpp"
#include "xhtml/markup.hpp"
#include "zip_package/package_writer.hpp"

namespace galley::epub {
namespace {

constexpr std::string_view folder = "EPUB/";

std::string read_file(const std::string& path, std::uint64_t most) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes;
  if (file) bytes.assign(std::istreambuf_iterator<char>(file), {});
  if (!file && !file.eof()) throw Error(ErrorKind::usage, "cannot read the file " + path);
  if (bytes.size() > most) throw Error(ErrorKind::limit, "the file " + path + " is too large");
  return bytes;
}

std::string title_of(const Article& article, std::size_t number) {
  for (const Inlines* line : {&article.headline, &article.kicker, &article.deck}) {
    if (std::string text = text_of(*line); !text.empty()) return text;
  }
  return std::to_string(number);
}

// A name-based identifier (RFC 9562, version 8) of everything that the publication says.
class Fingerprint {
 public:
  void add(std::string_view text) {
    mix(text.size());
    for (std::size_t at = 0; at < text.size(); at += 8) {
      std::uint64_t word = 0;
      for (std::size_t i = 0; i < std::min<std::size_t>(8, text.size() - at); ++i) {
        word = word << 8 | static_cast<unsigned char>(text[at + i]);
      }
      mix(word);
    }
  }
  std::string urn() const {
    constexpr char digits[] = "0123456789abcdef";
    std::string hexadecimal;
    for (const std::uint64_t word : {a_, b_}) {
      for (int shift = 60; shift >= 0; shift -= 4) hexadecimal += digits[word >> shift & 15];
    }
    hexadecimal[12] = '8';
    hexadecimal[16] = digits[8 | (static_cast<unsigned char>(hexadecimal[16]) & 3)];
    for (const std::size_t at : {20, 16, 12, 8}) hexadecimal.insert(at, 1, '-');
    return "urn:uuid:" + hexadecimal;
  }

 private:
  void mix(std::uint64_t value) {
    a_ = (a_ ^ value) * 0xBF58476D1CE4E5B9;
    a_ ^= a_ >> 31;
    b_ = (b_ ^ value) * 0x9E3779B97F4A7C15;
    b_ ^= b_ >> 29;
  }
  std::uint64_t a_ = 0xCBF29CE484222325;
  std::uint64_t b_ = 0x84222325CBF29CE4;
};

void choose_cover(Publication& publication, Context& context) {
  const std::string& cover = context.options.text("cover");
  if (cover == "none") return;
  if (cover == "auto") {
    publication.cover_path = "cover.svg";
    publication.cover_type = "image/svg+xml";
    publication.cover_data = draw_cover(publication);
    return;
  }
  publication.cover_data = read_file(cover, context.limits.input_bytes);
  constexpr std::pair<std::string_view, std::string_view> types[] = {{"image/jpeg", "cover.jpg"},
                                                                     {"image/png", "cover.png"},
                                                                     {"image/gif", "cover.gif"},
                                                                     {"image/svg+xml", "cover.svg"}};
  for (const auto& [type, path] : types) {
    if (!is_sound_picture(type, publication.cover_data)) continue;
    publication.cover_type = type;
    publication.cover_path = path;
    return;
  }
  throw Error(ErrorKind::usage, "the cover " + cover + " is no JPEG, PNG, GIF or plain SVG");
}

void write_articles(Publication& publication, Context& context) {
  const Document& document = *publication.document;
  const xhtml::Anchors anchors(document);
  std::unordered_map<std::string_view, MediaFile*> media;
  for (MediaFile& file : publication.media) media.emplace(file.key, &file);
  for (std::size_t i = 0; i < document.articles.size(); ++i) {
    context.check_cancelled();
    ArticleFile& file = publication.articles.emplace_back();
    file.article = &document.articles[i];
    file.id = "article-" + std::to_string(i + 1);
    file.path = file.id + ".xhtml";
    file.title = title_of(*file.article, i + 1);
    xhtml::MarkupSurroundings surroundings;
    surroundings.epub_types = true;
    surroundings.vertical = publication.vertical;
    surroundings.picture = [&](const Figure& figure) {
      const auto found = media.find(figure.media);
      if (found == media.end()) return xhtml::PictureMarkup{};
      found->second->used = true;
      return xhtml::PictureMarkup{found->second->path, found->second->shown};
    };
    surroundings.anchor_address = [&](std::string_view name) { return anchors.address(name, i); };
    surroundings.anchor_id = [&](std::string_view name) { return anchors.id(name); };
    file.outline = xhtml::append_article(file.body, *file.article, document.language, surroundings);
  }
}

void choose_language(Publication& publication) {
  const Document& document = *publication.document;
  publication.language_is_known = true;
  publication.language = document.language.empty() ? "und" : document.language;
  if (!document.language.empty()) return;
  // Reading systems need one: that of the first article that says it.
  for (const Article& article : document.articles) {
    if (article.language.empty()) continue;
    publication.language = article.language;
    publication.language_is_known = false;
    return;
  }
}

void identify(Publication& publication) {
  const Metadata& metadata = publication.document->metadata;
  const std::string_view given = find_metadata(metadata, "identifier");
  // A malformed UUID would make the whole publication invalid.
  const bool usable = !given.empty() && given.substr(0, 9) != "urn:uuid:";
  if (usable) {
    publication.identifier = given;
    return;
  }
  Fingerprint fingerprint;
  for (const MetadataEntry& each : metadata) {
    for (const std::string* part : {&each.term, &each.value, &each.scheme, &each.language}) fingerprint.add(*part);
  }
  for (const ArticleFile& file : publication.articles) fingerprint.add(file.body);
  for (const MediaFile& file : publication.media) fingerprint.add(file.key);
  publication.identifier = fingerprint.urn();
}

}  // namespace

void write(const Document& document, Sink& sink, Context& context) {
  Publication publication;
  publication.document = &document;
  choose_language(publication);
  publication.modified = modified_date(document.metadata);
  publication.vertical = context.options.text("writing-mode") == "vertical";
  const std::string_view direction = find_metadata(document.metadata, "page-progression-direction");
  publication.right_to_left = direction == "rtl" || publication.vertical ||
                              (direction != "ltr" && xhtml::is_right_to_left(publication.language));
  publication.media = plan_media(document);
  write_articles(publication, context);
  publication.title = find_metadata(document.metadata, "title");
  if (publication.title.empty()) {
    publication.title = publication.articles.empty() ? "Untitled" : publication.articles.front().title;
  }
  identify(publication);
  choose_cover(publication, context);
  const std::string& style = context.options.text("css");
  publication.style = style.empty() ? std::string(default_style) : read_file(style, context.limits.input_bytes);

  zip_package::PackageWriter package;
  const auto add = [&](std::string_view path, std::string data) {
    package.add(std::string(folder) + std::string(path), std::move(data));
  };
  package.add("mimetype", "application/epub+zip", zip_package::Packing::stored);
  package.add("META-INF/container.xml",
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
              "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n"
              "<rootfiles>\n<rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\" />\n"
              "</rootfiles>\n</container>\n");
  add("package.opf", write_package_document(publication));
  add("nav.xhtml", write_navigation(publication));
  add("toc.ncx", write_ncx(publication));
  add("style.css", std::move(publication.style));
  if (!publication.cover_path.empty() || publication.articles.empty()) {
    add("cover.xhtml", write_cover_page(publication));
  }
  if (!publication.cover_path.empty()) add(publication.cover_path, std::move(publication.cover_data));
  for (ArticleFile& file : publication.articles) {
    const std::string& own = file.article->language;
    std::string page = page_start(own.empty() ? document.language : own, file.title, " epub:type=\"bodymatter\"",
                                  publication.vertical);
    page += file.body;
    page += page_end;
    std::string().swap(file.body);
    add(file.path, std::move(page));
  }
  for (const MediaFile& file : publication.media) {
    const bool packed = file.media->media_type == "image/jpeg" || file.media->media_type == "image/png" ||
                        file.media->media_type == "image/gif" || file.media->media_type == "image/webp";
    package.add_view(std::string(folder) + file.path, file.media->data,
                     packed ? zip_package::Packing::stored : zip_package::Packing::deflated);
  }
  package.write_to(sink);
}

}  // namespace galley::epub
