// SPDX-License-Identifier: Apache-2.0
#include "docx/description.hpp"

#include "docx/reader.hpp"
#include "docx/writer.hpp"

namespace galley::docx {

PluginDescription describe() {
  return {.id = "docx",
          .name = "Word document",
          .summary = "WordprocessingML of ECMA-376, as Word, LibreOffice, Google Docs, WPS and Pages write it",
          .version = "1",
          .reads = true,
          .writes = true,
          .extensions = {"docx", "docm", "dotx", "dotm"},
          .media_types = {"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                          "application/vnd.ms-word.document.macroenabled.12",
                          "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
                          "application/vnd.ms-word.template.macroenabled.12"},
          .signatures = {{.zip_entry = "[Content_Types].xml", .zip_entry_holds = "wordprocessingml"},
                         {.zip_entry = "word/document.xml"},
                         {.xml_namespace = "http://schemas.microsoft.com/office/2006/xmlPackage"},
                         // What Word encrypts: the reader says so.
                         {.magic = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"}},
          .carries = FeatureSet::all(),
          .reader_options = reader_options(),
          .writer_options = writer_options()};
}

}  // namespace galley::docx
