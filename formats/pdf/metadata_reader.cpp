// SPDX-License-Identifier: Apache-2.0
#include "pdf/metadata_reader.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include <pugixml.hpp>

namespace galley::pdf {
namespace {

constexpr std::uint64_t largest_packet = std::uint64_t{4} << 20;
constexpr std::size_t most_entries = 1'000;

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

void add(Metadata& metadata, std::string_view term, std::string_view value, std::string_view language = {}) {
  if (value.empty() || metadata.size() >= most_entries) return;
  metadata.push_back({std::string(term), std::string(value), {}, language == "x-default" ? "" : std::string(language)});
}

// The terms of Dublin Core that say something of the text; the others (format, language) the document itself says.
constexpr std::string_view terms[] = {"title",       "creator",  "subject", "description", "publisher",
                                      "contributor", "date",     "rights",  "identifier",  "source",
                                      "coverage",    "relation", "type"};

// Term, scheme, language and value, parted by tabs.
void add_own(Metadata& metadata, std::string_view line) {
  std::string_view fields[4];
  for (std::size_t i = 0; i < 4; ++i) {
    const std::size_t end = i == 3 ? line.size() : std::min(line.find('\t'), line.size());
    fields[i] = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  if (fields[3].empty() || metadata.size() >= most_entries) return;
  metadata.push_back({std::string(fields[0]), std::string(fields[3]), std::string(fields[1]), std::string(fields[2])});
}

// True when the packet tells all there is, as Galley's do.
bool read_packet(Metadata& metadata, const std::string& packet) {
  pugi::xml_document xml;
  if (!xml.load_buffer(packet.data(), packet.size(), pugi::parse_default | pugi::parse_trim_pcdata)) return false;
  // x:xmpmeta/rdf:RDF/rdf:Description, with or without the outermost.
  pugi::xml_node rdf = xml.first_child();
  if (local_name(rdf.name()) != "RDF") rdf = rdf.first_child();
  bool has_own = false;
  Metadata own;
  for (const pugi::xml_node& description : rdf.children()) {
    for (const pugi::xml_node& property : description.children()) {
      const std::string_view name = property.name();
      if (name == "galley:entries") {
        has_own = true;
        for (const pugi::xml_node& item : property.first_child().children()) add_own(own, item.text().get());
      }
      if (!name.starts_with("dc:")) continue;
      const std::string_view term = local_name(name);
      if (std::find(std::begin(terms), std::end(terms), term) == std::end(terms)) continue;
      const pugi::xml_node list = property.first_child();
      if (list.type() != pugi::node_element) {
        add(metadata, term, property.text().get());
        continue;
      }
      for (const pugi::xml_node& item : list.children())
        add(metadata, term, item.text().get(), item.attribute("xml:lang").value());
    }
  }
  // Whoever changed the title changed it where every program looks for it.
  const std::string_view title = find_metadata(own, "title");
  if (!has_own || (!title.empty() && title != find_metadata(metadata, "title"))) return false;
  metadata = std::move(own);
  return true;
}

}  // namespace

std::string date_of(std::string_view text) {
  if (text.starts_with("D:")) text.remove_prefix(2);
  std::size_t digits = 0;
  while (digits < text.size() && digits < 8 && text[digits] >= '0' && text[digits] <= '9') ++digits;
  if (digits < 4) return {};
  std::string date(text.substr(0, 4));
  if (digits >= 6) date.append("-").append(text.substr(4, 2));
  if (digits >= 8) date.append("-").append(text.substr(6, 2));
  return date;
}

Metadata read_metadata(const pdf_text::File& file, std::string_view bytes) {
  Metadata metadata;
  const pdf_text::PdfObject* packet = pdf_text::entry(file.catalog(), "Metadata");
  if (packet != nullptr && read_packet(metadata, pdf_text::stream_data(packet, largest_packet))) return metadata;
  // PoDoFo gives a file without an information dictionary one of its own, with today's date. Trailers are never
  // compressed, so the key stands in the file if it is there.
  if (bytes.find("/Info") == std::string_view::npos) return metadata;
  const pdf_text::PdfObject* info = pdf_text::entry(file.trailer(), "Info");
  for (const auto& [key, term] : {std::pair{"Title", "title"}, std::pair{"Author", "creator"},
                                  std::pair{"Subject", "description"}, std::pair{"Keywords", "subject"}}) {
    if (find_metadata(metadata, term).empty()) add(metadata, term, pdf_text::text_of(pdf_text::entry(info, key)));
  }
  const std::string created = date_of(pdf_text::bytes_of(pdf_text::entry(info, "CreationDate")));
  if (!created.empty()) metadata.push_back({"created", created, "W3CDTF", {}});
  return metadata;
}

}  // namespace galley::pdf
