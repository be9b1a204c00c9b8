// SPDX-License-Identifier: Apache-2.0
#include "element_flow/pictures.hpp"

#include "element_flow/identifiers.hpp"
#include "xhtml/characters.hpp"

namespace galley::element_flow {

OptionDescription media_option() {
  return {.name = "media",
          .type = OptionType::choice,
          .default_value = "embed",
          .help = "what becomes of pictures: embed them as data: addresses, or omit them",
          .choices = {"embed", "omit"}};
}

std::string picture_address(const Figure& figure, const Document& document, Context& context) {
  const auto found = document.media.find(figure.media);
  if (figure.media.empty() || found == document.media.end()) return figure.source;
  if (context.options.text("media") == "omit") {
    context.diagnostics.loss(code::not_carried, "a picture is left out, as the option media=omit asks for");
    return {};
  }
  return data_address(found->second.media_type, found->second.data);
}

std::string picture_type(const Figure& figure, const Document& document) {
  const auto found = document.media.find(figure.media);
  if (!figure.media.empty() && found != document.media.end()) return found->second.media_type;
  struct Row {
    std::string_view ending;
    std::string_view type;
  };
  static constexpr Row rows[] = {{".jpg", "image/jpeg"},  {".jpeg", "image/jpeg"},   {".png", "image/png"},
                                 {".gif", "image/gif"},   {".svg", "image/svg+xml"}, {".tif", "image/tiff"},
                                 {".tiff", "image/tiff"}, {".webp", "image/webp"}};
  const std::string source = xhtml::lower_case(figure.source);
  for (const Row& row : rows) {
    if (source.ends_with(row.ending)) return std::string(row.type);
  }
  return {};
}

}  // namespace galley::element_flow
