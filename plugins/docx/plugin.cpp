// SPDX-License-Identifier: Apache-2.0
#include "galley/plugin.hpp"
#include "docx/docx_reader.hpp"
#include "docx/docx_writer.hpp"

namespace {

class DocxPlugin : public galley::Plugin {
 public:
  galley::PluginDescription describe() const override {
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
                           {.xml_namespace = "http://schemas.microsoft.com/office/2006/xmlPackage"}},
            .carries = galley::FeatureSet::all(),
            .reader_options = galley::docx::reader_options(),
            .writer_options = galley::docx::writer_options()};
  }
  std::unique_ptr<galley::Reader> reader() const override { return std::make_unique<galley::docx::DocxReader>(); }
  std::unique_ptr<galley::Writer> writer() const override { return std::make_unique<galley::docx::DocxWriter>(); }
};

}  // namespace

GALLEY_PLUGIN(DocxPlugin)
