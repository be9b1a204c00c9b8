// SPDX-License-Identifier: Apache-2.0
#include "odt/writer.hpp"

#include <algorithm>
#include <utility>

#include "odt/article_writer.hpp"
#include "odt/meta_writer.hpp"
#include "odt/odt_file.hpp"
#include "odt/style_sheet.hpp"
#include "word_processing/bookmark_names.hpp"
#include "word_processing/mark_names.hpp"
#include "word_processing/picture_size.hpp"
#include "word_processing/picture_type.hpp"
#include "word_processing/xml_output.hpp"
#include "zip_package/package_writer.hpp"

namespace galley::odt {

using namespace word_processing;  // NOLINT(google-build-using-namespace)

namespace {

constexpr std::string_view media_type = "application/vnd.oasis.opendocument.text";
constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// The styles of lists: the same for all, as items tell where they start.
std::string list_styles() {
  static constexpr const char* bullets[] = {"•", "◦", "▪"};
  static constexpr const char* formats[] = {"1", "a", "i"};
  const auto position = [](int level) {
    const std::string left = std::to_string(6 * level) + "mm";
    return "<style:list-level-properties text:list-level-position-and-space-mode=\"label-alignment\">"
           "<style:list-level-label-alignment text:label-followed-by=\"listtab\" text:list-tab-stop-position=\"" +
           left + "\" fo:text-indent=\"-6mm\" fo:margin-left=\"" + left + "\"/></style:list-level-properties>";
  };
  std::string bullet_style = "<text:list-style style:name=\"Bullets\">";
  std::string number_style = "<text:list-style style:name=\"Numbers\">";
  for (int level = 1; level <= 10; ++level) {
    const std::string number = std::to_string(level);
    bullet_style += "<text:list-level-style-bullet text:level=\"" + number + "\" text:bullet-char=\"" +
                    bullets[(level - 1) % 3] + "\">" + position(level) + "</text:list-level-style-bullet>";
    number_style += "<text:list-level-style-number text:level=\"" + number +
                    "\" style:num-suffix=\".\" "
                    "style:num-format=\"" +
                    formats[(level - 1) % 3] + "\">" + position(level) + "</text:list-level-style-number>";
  }
  return bullet_style + "</text:list-style>" + number_style + "</text:list-style>";
}

std::string fixed_styles(const PageSetup& page) {
  std::string xml =
      "<style:style style:name=\"Frame\" style:family=\"graphic\" style:parent-style-name=\"Graphics\">"
      "<style:graphic-properties style:vertical-pos=\"top\" style:vertical-rel=\"baseline\" "
      "style:horizontal-pos=\"center\" style:horizontal-rel=\"paragraph\" draw:fill=\"none\" draw:stroke=\"none\"/>"
      "</style:style>"
      "<style:style style:name=\"Column\" style:family=\"table-column\"><style:table-column-properties "
      "style:rel-column-width=\"1000*\"/></style:style>"
      "<style:style style:name=\"Cell\" style:family=\"table-cell\"><style:table-cell-properties "
      "fo:padding=\"0.1cm\" fo:border=\"0.5pt solid #808080\"/></style:style>";
  for (const char* name : {"Table", "TableRightToLeft"}) {
    xml += "<style:style style:name=\"" + std::string(name) +
           "\" style:family=\"table\"><style:table-properties style:width=\"" + length(page.column_width()) +
           "\" table:align=\"margins\" fo:margin-top=\"0.1cm\" fo:margin-bottom=\"0.3cm\" "
           "table:border-model=\"collapsing\"";
    xml += std::string_view(name) == "Table" ? "/></style:style>" : " style:writing-mode=\"rl-tb\"/></style:style>";
  }
  if (page.columns > 1) {
    xml +=
        "<style:style style:name=\"Columns\" style:family=\"section\"><style:section-properties "
        "text:dont-balance-text-columns=\"false\" style:editable=\"false\"><style:columns fo:column-count=\"" +
        std::to_string(page.columns) + "\" fo:column-gap=\"" + length(page.column_gap) +
        "\"/></style:section-properties></style:style>";
  }
  return xml;
}

void collect_media(WriteState& state) {
  std::uint32_t number = 0;
  for (const auto& [key, media] : state.document.media) {
    MediaFile file;
    file.name = "Pictures/galley" + std::to_string(++number) + "." + std::string(file_ending(media.media_type));
    file.media_type = media.media_type;
    file.data = media.data;
    const PictureSize size = picture_size(media.data);
    file.width = size.width;
    file.height = size.height;
    state.marks.add("media", {{"key", file.name}, {"type", media.media_type}});
    state.media.emplace(key, std::move(file));
  }
}

std::string manifest(const WriteState& state) {
  std::string xml(declaration);
  xml +=
      "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
      "manifest:version=\"1.3\">";
  const auto entry = [&xml](std::string_view path, std::string_view type, bool versioned) {
    xml += "<manifest:file-entry";
    append_attribute(xml, "manifest:full-path", path);
    if (versioned) append_attribute(xml, "manifest:version", "1.3");
    append_attribute(xml, "manifest:media-type", type);
    xml += "/>";
  };
  entry("/", media_type, true);
  for (const char* part : {"content.xml", "styles.xml", "meta.xml"}) entry(part, "text/xml", false);
  entry(marks_file, "text/xml", false);
  for (const auto& [key, file] : state.media) entry(file.name, file.media_type, false);
  return xml + "</manifest:manifest>";
}

}  // namespace

std::vector<OptionDescription> writer_options() {
  std::vector<OptionDescription> options = page_options();
  options.push_back(style_language_option());
  return options;
}

void write(const Document& document, Sink& sink, Context& context) {
  WriteState state(document, context);
  state.page = page_setup(context.options);
  collect_media(state);
  state.bookmark_names = bookmark_names(document, mark_name::article, state.marks);
  std::string body;
  std::size_t number = 0;
  for (const Article& article : document.articles) write_article(state, article, ++number, body);
  if (body.empty()) body = "<text:p/>";

  const std::string& language =
      document.language.empty() && !document.articles.empty() ? document.articles.front().language : document.language;
  std::string content(declaration);
  content.append("<office:document-content ").append(namespaces).append(" office:version=\"1.3\">");
  content += "<office:font-face-decls>" + font_faces() + "</office:font-face-decls><office:automatic-styles>" +
             state.styles.xml() + list_styles() + fixed_styles(state.page) +
             "</office:automatic-styles><office:body><office:text>";
  content += body;
  content += "</office:text></office:body></office:document-content>";

  zip_package::PackageWriter package;
  package.add("mimetype", std::string(media_type), zip_package::Packing::stored);
  package.add("content.xml", std::move(content));
  package.add("styles.xml", style_sheet(document, state.page, language_of_names(context.options, language)));
  package.add("meta.xml", meta_xml(document));
  package.add(std::string(marks_file), state.marks.xml(document, marks_uri));
  for (const auto& [key, file] : state.media) {
    package.add_view(file.name, file.data,
                     is_packed(file.media_type) ? zip_package::Packing::stored : zip_package::Packing::deflated);
  }
  package.add("META-INF/manifest.xml", manifest(state));
  package.write_to(sink);
}

}  // namespace galley::odt
