// SPDX-License-Identifier: Apache-2.0
#include "docx/properties_writer.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "docx/properties_reader.hpp"
#include "docx/shared_names.hpp"
#include "word_processing/xml_output.hpp"

namespace galley::docx {

namespace {

/// A date and time as Word wants them in dcterms:created (W3CDTF to the second, in UTC); others it calls damage.
bool is_utc_time(std::string_view value) {
  constexpr std::string_view form = "dddd-dd-ddTdd:dd:ddZ";
  if (value.size() != form.size()) return false;
  return std::equal(form.begin(), form.end(), value.begin(),
                    [](char f, char v) { return f == 'd' ? v >= '0' && v <= '9' : f == v; });
}

}  // namespace

std::string core_properties(const Document& document) {
  std::string xml(xml_declaration);
  xml +=
      "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">";
  for (const CoreTerm& core : core_terms()) {
    const std::string value = joined_values(document.metadata, core.term);
    if (value.empty()) continue;
    const bool date = core.element == "created" || core.element == "modified";
    if (date && !is_utc_time(value)) continue;
    const bool dublin = core.element != "keywords" && core.element != "category";
    const std::string name = (date ? "dcterms:" : dublin ? "dc:" : "cp:") + std::string(core.element);
    xml += "<" + name + (date ? " xsi:type=\"dcterms:W3CDTF\">" : ">");
    append_text_escaped(xml, value);
    xml += "</" + name + ">";
  }
  if (!document.language.empty()) {
    xml += "<dc:language>";
    append_text_escaped(xml, document.language);
    xml += "</dc:language>";
  }
  xml += "</cp:coreProperties>";
  return xml;
}

std::string custom_properties(const Document& document) {
  std::string xml;
  std::set<std::string_view> written;
  int id = 1;  // the first that Word gives is 2
  for (const MetadataEntry& entry : document.metadata) {
    const auto& core = core_terms();
    if (std::any_of(core.begin(), core.end(), [&](const CoreTerm& term) { return term.term == entry.term; })) continue;
    if (!written.insert(entry.term).second) continue;
    xml += "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"" + std::to_string(++id) + "\"";
    append_attribute(xml, "name", entry.term);
    xml += "><vt:lpwstr>";
    append_text_escaped(xml, joined_values(document.metadata, entry.term));
    xml += "</vt:lpwstr></property>";
  }
  if (xml.empty()) return xml;
  return std::string(xml_declaration) +
         "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" "
         "xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">" +
         xml + "</Properties>";
}

}  // namespace galley::docx
