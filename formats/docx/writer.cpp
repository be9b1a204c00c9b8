// SPDX-License-Identifier: Apache-2.0
#include "docx/writer.hpp"

#include <utility>

#include "docx/article_writer.hpp"
#include "docx/media_writer.hpp"
#include "docx/numbering_writer.hpp"
#include "docx/properties_writer.hpp"
#include "docx/shared_names.hpp"
#include "docx/style_sheet.hpp"
#include "docx/template_package.hpp"
#include "word_processing/bookmark_names.hpp"
#include "word_processing/style_translations.hpp"
#include "word_processing/xml_output.hpp"

namespace galley::docx {

namespace {

constexpr std::string_view namespaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
    " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\""
    " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
    " xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\" mc:Ignorable=\"w15\"";

constexpr std::string_view word_namespace = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

constexpr std::string_view custom_xml_item_id = "{6C9E1F4A-2B7D-4E53-9A0C-7D1B5E8F3A62}";

/// The document's language, or that of its first article.
const std::string& main_language(const Document& document) {
  return document.language.empty() && !document.articles.empty() ? document.articles.front().language
                                                                 : document.language;
}

std::string settings(const WriteState& state, bool even_and_odd_headers) {
  std::string xml(xml_declaration);
  xml += "<w:settings";
  xml += word_namespace;
  xml += "><w:zoom w:percent=\"100\"/>";
  xml += "<w:defaultTabStop w:val=\"420\"/>";
  if (even_and_odd_headers) xml += "<w:evenAndOddHeaders/>";
  xml +=
      "<w:characterSpacingControl w:val=\"doNotCompress\"/>"
      "<w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr>"
      "<w:compat><w:doNotExpandShiftReturn/><w:compatSetting w:name=\"compatibilityMode\" "
      "w:uri=\"http://schemas.microsoft.com/office/word\" "
      "w:val=\"15\"/></w:compat>";
  xml += language_element("w:themeFontLang", state.document);
  xml +=
      "<w:clrSchemeMapping w:bg1=\"light1\" w:t1=\"dark1\" w:bg2=\"light2\" w:t2=\"dark2\" w:accent1=\"accent1\" "
      "w:accent2=\"accent2\" w:accent3=\"accent3\" w:accent4=\"accent4\" w:accent5=\"accent5\" w:accent6=\"accent6\" "
      "w:hyperlink=\"hyperlink\" w:followedHyperlink=\"followedHyperlink\"/>";
  xml += "<w:decimalSymbol w:val=\".\"/><w:listSeparator w:val=\",\"/></w:settings>";
  return xml;
}

std::string footnotes(const WriteState& state) {
  std::string xml(xml_declaration);
  xml += "<w:footnotes";
  xml += namespaces;
  xml +=
      "><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:pPr><w:spacing w:after=\"0\" w:line=\"240\" "
      "w:lineRule=\"auto\"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>"
      "<w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:pPr><w:spacing w:after=\"0\" w:line=\"240\" "
      "w:lineRule=\"auto\"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>";
  xml += state.footnotes;
  xml += "</w:footnotes>";
  return xml;
}

PageLayout page_layout(const Options& options) {
  PageLayout page;
  static_cast<PageSetup&>(page) = page_setup(options);
  return page;
}

void override_type(std::string& types, std::string_view part, std::string_view type) {
  types += "<Override";
  append_attribute(types, "PartName", part);
  append_attribute(types, "ContentType", type);
  types += "/>";
}

}  // namespace

std::vector<OptionDescription> writer_options() {
  std::vector<OptionDescription> options = {
      {.name = "template",
       .type = OptionType::path,
       .help = "a Word document whose styles, page set-up, headers and footers are used"}};
  for (OptionDescription& option : page_options()) options.push_back(std::move(option));
  options.push_back(style_language_option());
  return options;
}

void write(const Document& document, Sink& sink, Context& context) {
  WriteState state(document, context);
  state.page = page_layout(context.options);
  TemplateParts given;
  const std::size_t names = language_of_names(context.options, main_language(document));
  const std::string& template_path = context.options.text("template");
  if (template_path.empty()) {
    given.styles = style_sheet(document, names);
  } else {
    given = read_template(template_path, names, state);
    if (context.options.given("page-size") || context.options.given("margin")) {
      const PageLayout wanted = page_layout(context.options);
      state.page = wanted;
    }
  }
  state.page.columns = static_cast<std::uint32_t>(context.options.integer("columns"));

  const std::string media_types = write_media(state);
  state.bookmark_names = bookmark_names(document, Marks::article_prefix, state.marks);
  std::string body(xml_declaration);
  body += "<w:document";
  body += namespaces;
  body += "><w:body>";
  ArticleWriter articles(state, body);
  std::size_t number = 0;
  for (const Article& article : document.articles) articles.article(article, ++number);
  if (!body.ends_with("</w:p>")) body += "<w:p/>";  // the text ends with a paragraph, which holds the last section
  body += articles.final_section();
  body += "</w:body></w:document>";

  const std::string office(RelationshipWriter::office);
  state.document_relationships.add(office + "styles", "styles.xml");
  state.document_relationships.add(office + "settings", "settings.xml");
  const bool has_lists = !state.lists.empty() || !given.numbering_definitions.empty();
  if (has_lists) state.document_relationships.add(office + "numbering", "numbering.xml");
  state.document_relationships.add(office + "footnotes", "footnotes.xml");
  state.document_relationships.add(office + "customXml", "../customXml/item1.xml");
  const std::string custom = custom_properties(document);

  std::string types(xml_declaration);
  types +=
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/>";
  types += media_types;
  const std::string wordprocessing = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  override_type(types, "/word/document.xml", wordprocessing + "document.main+xml");
  override_type(types, "/word/styles.xml", wordprocessing + "styles+xml");
  override_type(types, "/word/settings.xml", wordprocessing + "settings+xml");
  if (has_lists) override_type(types, "/word/numbering.xml", wordprocessing + "numbering+xml");
  override_type(types, "/word/footnotes.xml", wordprocessing + "footnotes+xml");
  override_type(types, "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
  override_type(types, "/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml");
  if (!custom.empty()) {
    override_type(types, "/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml");
  }
  override_type(types, "/customXml/itemProps1.xml",
                "application/vnd.openxmlformats-officedocument.customXmlProperties+xml");
  types += given.content_types;
  types += "</Types>";

  RelationshipWriter of_package;
  of_package.add(office + "officeDocument", "word/document.xml");
  of_package.add("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                 "docProps/core.xml");
  of_package.add(office + "extended-properties", "docProps/app.xml");
  if (!custom.empty()) of_package.add(office + "custom-properties", "docProps/custom.xml");
  RelationshipWriter of_custom_xml;
  of_custom_xml.add(office + "customXmlProps", "itemProps1.xml");

  zip_package::PackageWriter& package = state.package;
  package.add("[Content_Types].xml", std::move(types));
  package.add("_rels/.rels", of_package.xml());
  package.add("word/document.xml", std::move(body));
  package.add("word/_rels/document.xml.rels", state.document_relationships.xml());
  package.add("word/styles.xml", std::move(given.styles));
  package.add("word/settings.xml", settings(state, given.even_and_odd_headers));
  if (has_lists) {
    std::string numbering(xml_declaration);
    numbering += "<w:numbering";
    numbering += word_namespace;
    numbering += ">" + given.numbering_definitions + list_definitions(state) + given.numbering_instances +
                 list_instances(state) + "</w:numbering>";
    package.add("word/numbering.xml", std::move(numbering));
  }
  package.add("word/footnotes.xml", footnotes(state));
  if (!state.footnote_relationships.empty()) {
    package.add("word/_rels/footnotes.xml.rels", state.footnote_relationships.xml());
  }
  package.add("docProps/core.xml", core_properties(document));
  package.add("docProps/app.xml", std::string(xml_declaration) +
                                      "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                                      "extended-properties\"><Application>Galley</Application></Properties>");
  if (!custom.empty()) package.add("docProps/custom.xml", custom);
  package.add("customXml/item1.xml", state.marks.xml(document, Marks::uri));
  package.add("customXml/_rels/item1.xml.rels", of_custom_xml.xml());
  package.add("customXml/itemProps1.xml",
              std::string(xml_declaration) + "<ds:datastoreItem ds:itemID=\"" + std::string(custom_xml_item_id) +
                  "\" xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\"><ds:schemaRefs>"
                  "<ds:schemaRef ds:uri=\"" +
                  std::string(Marks::uri) + "\"/></ds:schemaRefs></ds:datastoreItem>");
  for (auto& [name, bytes] : given.files) {
    if (!package.contains(name)) package.add(name, std::move(bytes));
  }
  for (const WriteState::MediaFile& file : state.media_files) {
    package.add_view(file.name, file.data, file.packed ? zip_package::Packing::stored : zip_package::Packing::deflated);
  }
  package.write_to(sink);
}

}  // namespace galley::docx
