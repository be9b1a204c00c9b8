// SPDX-License-Identifier: Apache-2.0
#include "unit/docx/conversion.hpp"

#include <algorithm>
#include <memory>

#include "docx/reader.hpp"
#include "docx/writer.hpp"
#include "zip_package/package.hpp"
#include "zip_package/package_writer.hpp"

namespace galley::docx::testing {

Document read(std::string bytes, const OptionValues& values, Diagnostics* diagnostics, const Limits& limits) {
  const Options options(reader_options(), values);
  const Cancellation never = false;
  Diagnostics own;
  Context context{options, limits, diagnostics != nullptr ? *diagnostics : own, never};
  Document document = docx::read(Source::from_memory(std::move(bytes), "test.docx"), context);
  canonicalize(document);
  return document;
}

std::string write(const Document& document, const OptionValues& values) {
  const Options options(writer_options(), values);
  const Cancellation never = false;
  const Limits limits;
  Diagnostics diagnostics;
  Context context{options, limits, diagnostics, never};
  std::string bytes;
  const std::unique_ptr<Sink> sink = memory_sink(bytes);
  docx::write(document, *sink, context);
  sink->commit();
  return bytes;
}

std::string package(std::string_view body, const std::vector<std::pair<std::string, std::string>>& parts,
                    std::string_view relationships) {
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  const std::string open =
      " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"" +
      office.substr(0, office.size() - 1) +
      "\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
      " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
      " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
      " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
      " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\""
      " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
      " xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\">";
  zip_package::PackageWriter writer;
  std::string types =
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" "
      "ContentType=\"image/png\"/>"
      "<Override PartName=\"/word/document.xml\" "
      "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
  writer.add("[Content_Types].xml", types);
  const std::string rels = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  writer.add("_rels/.rels", rels + "<Relationship Id=\"rId1\" Type=\"" + office +
                                "officeDocument\" Target=\"word/document.xml\"/></Relationships>");
  writer.add("word/document.xml", "<w:document" + open + "<w:body>" + std::string(body) + "</w:body></w:document>");
  std::string of_document = rels + std::string(relationships);
  for (const auto& [name, content] : parts) {
    const std::string stem = name.substr(0, name.find('.'));
    const bool xml = name.ends_with(".xml");
    of_document += "<Relationship Id=\"" + stem + "\" Type=\"" + office + (xml ? stem : std::string("image")) +
                   "\" Target=\"" + name + "\"/>";
    if (xml) {
      writer.add("word/" + name, "<w:" + stem + open + content + "</w:" + stem + ">");
    } else {
      writer.add("word/" + name, content);
    }
  }
  writer.add("word/_rels/document.xml.rels", of_document + "</Relationships>");
  std::string bytes;
  const std::unique_ptr<Sink> sink = memory_sink(bytes);
  writer.write_to(*sink);
  sink->commit();
  return bytes;
}

std::string part(const std::string& bytes, std::string_view name) {
  const Limits limits;
  Diagnostics diagnostics;
  zip_package::Package opened(bytes, limits, diagnostics);
  const zip_package::Entry* entry = opened.find(name);
  return entry == nullptr ? std::string() : opened.read(*entry);
}

std::string change_parts(const std::string& bytes,
                         const std::function<void(const std::string& name, std::string& text)>& change) {
  const Limits limits;
  Diagnostics diagnostics;
  zip_package::Package opened(bytes, limits, diagnostics);
  zip_package::PackageWriter writer;
  for (const zip_package::Entry& entry : opened.entries()) {
    std::string text = opened.read(entry);
    change(entry.name, text);
    writer.add(entry.name, std::move(text));
  }
  std::string changed;
  const std::unique_ptr<Sink> sink = memory_sink(changed);
  writer.write_to(*sink);
  sink->commit();
  return changed;
}

std::string refusal(std::string bytes, const Limits& limits) {
  try {
    read(std::move(bytes), {}, nullptr, limits);
  } catch (const Error& error) {
    return error.what();
  }
  return "not refused";
}

}  // namespace galley::docx::testing
