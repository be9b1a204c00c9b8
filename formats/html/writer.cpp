// SPDX-License-Identifier: Apache-2.0
#include "html/writer.hpp"

#include <fstream>
#include <iterator>
#include <string>
#include <utility>

#include "galley/version.hpp"
#include "html/head.hpp"
#include "html/style.hpp"
#include "xhtml/anchors.hpp"
#include "xhtml/article_markup.hpp"
#include "xhtml/data_address.hpp"
#include "xhtml/markup.hpp"

namespace galley::html {
namespace {

std::string style_sheet(Context& context) {
  const std::string& style = context.options.text("style");
  if (style == "none") return {};
  if (style == "default") return std::string(default_style);
  std::ifstream file(style, std::ios::binary);
  std::string css;
  if (file) css.assign(std::istreambuf_iterator<char>(file), {});
  if (!file && !file.eof()) throw Error(ErrorKind::usage, "cannot read the file " + style);
  if (css.size() > context.limits.input_bytes) throw Error(ErrorKind::limit, "the file " + style + " is too large");
  // Nothing in a style sheet needs this, and it would end the element.
  for (auto at = css.find("</"); at != std::string::npos; at = css.find("</", at)) css.replace(at, 2, "<\\/");
  return css;
}

bool is_shown(std::string_view media_type) {
  for (const std::string_view shown : {"image/jpeg", "image/png", "image/gif", "image/webp", "image/avif",
                                       "image/svg+xml", "image/bmp", "image/apng"}) {
    if (media_type == shown) return true;
  }
  return false;
}

}  // namespace

void write(const Document& document, Sink& sink, Context& context) {
  std::string out = "<!DOCTYPE html>\n<html";
  if (!document.language.empty()) xhtml::append_language(out, document.language);
  out +=
      ">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
  xhtml::append_escaped(out, page_title(document));
  out += "</title>\n<meta name=\"generator\" content=\"Galley " GALLEY_VERSION "\">\n";
  append_machine_data(out, document);
  if (const std::string css = style_sheet(context); !css.empty()) out += "<style>\n" + css + "</style>\n";
  out += "</head>\n<body data-galley=\"page\">\n<main>\n";

  const bool embed = context.options.text("images") == "embed";
  const xhtml::Anchors anchors(document);
  xhtml::MarkupSurroundings surroundings;
  surroundings.remote_pictures = true;
  surroundings.anchor_id = [&](std::string_view name) { return anchors.id(name); };
  surroundings.anchor_address = [&](std::string_view name) {
    const std::string id = anchors.id(name);
    return id.empty() ? id : "#" + id;
  };
  surroundings.picture = [&](const Figure& figure) {
    xhtml::PictureMarkup picture;
    const auto found = document.media.find(figure.media);
    if (found == document.media.end() || !embed) return picture;
    xhtml::append_data_address(picture.address, found->second);
    picture.shown = is_shown(found->second.media_type);
    return picture;
  };
  std::uint64_t omitted = 0;
  for (std::size_t i = 0; i < document.articles.size(); ++i) {
    context.check_cancelled();
    surroundings.own_ids = i == 0 ? "g-" : "g-" + std::to_string(i + 1) + "-";
    xhtml::append_article(out, document.articles[i], document.language, surroundings);
    sink.write(std::exchange(out, {}));
  }
  if (!embed) omitted = document.media.size();
  if (omitted != 0) {
    context.diagnostics.loss(code::not_carried,
                             std::to_string(omitted) + " pictures are left out, as the option images says");
  }
  out += "</main>\n</body>\n</html>\n";
  sink.write(out);
}

}  // namespace galley::html
