// SPDX-License-Identifier: Apache-2.0
#include "odt/odt_file.hpp"

#include <algorithm>

#include "galley/error.hpp"

namespace galley::odt {

namespace {

/// What another kind of document is, by the end of its media type; empty for texts.
std::string_view other_kind(std::string_view media_type) {
  if (media_type.find("spreadsheet") != std::string_view::npos || media_type.find("xml.calc") != std::string_view::npos)
    return "a spreadsheet";
  if (media_type.find("presentation") != std::string_view::npos ||
      media_type.find("xml.impress") != std::string_view::npos)
    return "a presentation";
  if (media_type.find("graphics") != std::string_view::npos || media_type.find("xml.draw") != std::string_view::npos)
    return "a drawing";
  if (media_type.find("formula") != std::string_view::npos) return "a formula";
  if (media_type.find("database") != std::string_view::npos || media_type.find(".base") != std::string_view::npos)
    return "a database";
  if (media_type.find("chart") != std::string_view::npos) return "a chart";
  if (media_type.find("epub") != std::string_view::npos) return "an EPUB book";
  return {};
}

void refuse_other_kinds(std::string_view media_type) {
  if (const std::string_view kind = other_kind(media_type); !kind.empty()) {
    throw Error(ErrorKind::input, "it is " + std::string(kind) + ", not an OpenDocument text");
  }
}

bool is_flat_xml(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  if (first != std::string_view::npos && bytes[first] == '<') return true;
  return bytes.starts_with(std::string_view("\xFF\xFE<\0", 4)) || bytes.starts_with(std::string_view("\xFE\xFF\0<", 4));
}

}  // namespace

OdtFile::OdtFile(const Source& source, Context& context) : context_(context) {
  const std::string_view bytes = source.bytes();
  if (is_flat_xml(bytes)) {
    flat_ = true;
    content_.parse(std::string(bytes), {}, context.limits);
    const pugi::xml_node root = content_.root();
    if (std::string_view(root.name()) != "office:document") {
      throw Error(ErrorKind::input, "it is an XML file, but not a flat OpenDocument text");
    }
    refuse_other_kinds(attribute(root, "office:mimetype"));
  } else {
    read_package(bytes);
  }
  const pugi::xml_node body = content().child("office:body");
  if (!body) throw Error(ErrorKind::input, "it has no office:body, so no text", {.part = content_name_});
  for (const char* other : {"office:spreadsheet", "office:presentation", "office:drawing", "office:chart"}) {
    if (body.child(other)) {
      throw Error(ErrorKind::input, "it holds " + std::string(other) + ", not an OpenDocument text",
                  {.part = content_name_});
    }
  }
}

void OdtFile::read_package(std::string_view bytes) {
  package_ = std::make_unique<zip_package::Package>(bytes, context_.limits, context_.diagnostics);
  if (const zip_package::Entry* entry = package_->find("mimetype"); entry != nullptr && entry->size < 256) {
    refuse_other_kinds(package_->read(*entry));
  }
  read_manifest();
  content_name_ = "content.xml";
  const zip_package::Entry* entry = package_->find(content_name_);
  if (entry == nullptr) {
    if (package_->find("word/document.xml") != nullptr) {
      throw Error(ErrorKind::input, "it is a Word document (.docx), not an OpenDocument text");
    }
    throw Error(ErrorKind::input, "it is a zip package, but not an OpenDocument text: it has no content.xml");
  }
  content_.parse(package_->read(*entry), content_name_, context_.limits);
  parse_side_part("styles.xml", styles_);
  parse_side_part("meta.xml", meta_);
  parse_side_part(std::string(marks_file), marks_);
}

/// Reads a file beside the text; a faulty one gives a warning, for the text can be read without it.
bool OdtFile::parse_side_part(const std::string& name, XmlTree& tree) {
  const zip_package::Entry* entry = package_->find(name);
  if (entry == nullptr) return false;
  try {
    tree.parse(package_->read(*entry), name, context_.limits);
    return true;
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::limit || error.kind() == ErrorKind::cancelled) throw;
    context_.diagnostics.warning(code::malformed, error.what(), error.place());
    return false;
  }
}

void OdtFile::read_manifest() {
  XmlTree manifest;
  if (!parse_side_part("META-INF/manifest.xml", manifest)) return;
  for (const pugi::xml_node file : manifest.root().children("manifest:file-entry")) {
    const std::string_view path = attribute(file, "manifest:full-path");
    if (file.child("manifest:encryption-data") && path.ends_with(".xml")) {
      throw Error(ErrorKind::unsupported,
                  "the document is password-protected (encrypted); remove the password and save it again");
    }
    if (path == "/") refuse_other_kinds(attribute(file, "manifest:media-type"));
    media_types_.emplace(path, attribute(file, "manifest:media-type"));
  }
  if (manifest.root().child("manifest:encrypted-key") || package_->find("encrypted-package") != nullptr) {
    throw Error(ErrorKind::unsupported, "the document is encrypted; save it without a password or key and try again");
  }
}

std::optional<std::string> OdtFile::bytes(std::string_view reference) {
  if (!package_) return std::nullopt;
  const std::optional<std::string> name = zip_package::resolve_reference({}, reference);
  if (!name) return std::nullopt;
  const zip_package::Entry* entry = package_->find(*name);
  if (entry == nullptr) return std::nullopt;
  return package_->read(*entry);
}

std::string_view OdtFile::media_type(std::string_view reference) const {
  if (reference.starts_with("./")) reference.remove_prefix(2);
  const auto known = media_types_.find(reference);
  return known == media_types_.end() ? std::string_view() : std::string_view(known->second);
}

}  // namespace galley::odt
