// SPDX-License-Identifier: Apache-2.0
#include "pdf/metadata.hpp"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <vector>

#include "galley/version.hpp"

namespace galley::pdf {
namespace {

constexpr std::string_view producer = "Galley " GALLEY_VERSION;

std::string escape(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::vector<std::string_view> values(const Document& document, std::string_view term) {
  std::vector<std::string_view> found;
  for (const MetadataEntry& entry : document.metadata) {
    if (entry.term == term && !entry.value.empty()) found.push_back(entry.value);
  }
  return found;
}

/// Who wrote it: the creators, or else those whom the bylines name.
std::vector<std::string> creators_of(const Document& document) {
  std::vector<std::string> names;
  for (const std::string_view name : values(document, "creator")) names.emplace_back(name);
  if (!names.empty()) return names;
  for (const Article& article : document.articles) {
    for (const Credit& credit : article.byline.credits) {
      for (const CreditName& name : credit.names) {
        const bool known = std::find(names.begin(), names.end(), name.name) != names.end();
        if (!known && names.size() < 100) names.push_back(name.name);
      }
    }
  }
  return names;
}

void add_list(std::string& xmp, const char* element, const char* kind, const std::vector<std::string>& items) {
  if (items.empty()) return;
  xmp += std::string("<dc:") + element + "><rdf:" + kind + ">";
  for (const std::string& item : items) xmp += "<rdf:li>" + escape(item) + "</rdf:li>";
  xmp += std::string("</rdf:") + kind + "></dc:" + element + ">\n";
}

/// All that the document says of itself, in order: what Dublin Core in XMP cannot tell apart (schemes, languages, terms
/// of the producer's own, what was not said but found) is told beside it. Fields are parted by tabs.
void add_entries(std::string& xmp, const Metadata& metadata) {
  xmp += "<galley:entries><rdf:Seq>";
  for (const MetadataEntry& entry : metadata) {
    xmp += "<rdf:li>" + escape(entry.term) + "\t" + escape(entry.scheme) + "\t" + escape(entry.language) + "\t" +
           escape(entry.value) + "</rdf:li>";
  }
  xmp += "</rdf:Seq></galley:entries>\n";
}

}  // namespace

std::string title_of(const Document& document) {
  std::string title(find_metadata(document.metadata, "title"));
  for (std::size_t i = 0; title.empty() && i < document.articles.size(); ++i)
    title = text_of(document.articles[i].headline);
  return title.empty() ? "Untitled" : title;
}

std::string creation_date() {
  const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
  if (epoch == nullptr || *epoch == '\0') return {};
  const auto seconds = static_cast<std::time_t>(std::strtoll(epoch, nullptr, 10));
  std::tm time{};
  if (gmtime_r(&seconds, &time) == nullptr) return {};
  char text[40];
  return {text, std::strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &time)};
}

std::string xmp_packet(const Document& document, const DocumentFacts& facts) {
  std::string xmp =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" "
      "xmlns:galley=\"urn:galley:metadata:1\" "
      "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n";
  xmp += "<dc:format>application/pdf</dc:format>\n";
  xmp +=
      "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" + escape(facts.title) + "</rdf:li></rdf:Alt></dc:title>\n";
  add_list(xmp, "creator", "Seq", creators_of(document));
  if (!facts.language.empty()) add_list(xmp, "language", "Bag", {facts.language});
  const auto strings = [&](std::string_view term) {
    std::vector<std::string> list;
    for (const std::string_view value : values(document, term)) list.emplace_back(value);
    return list;
  };
  add_list(xmp, "subject", "Bag", strings("subject"));
  add_list(xmp, "publisher", "Bag", strings("publisher"));
  add_list(xmp, "contributor", "Bag", strings("contributor"));
  std::vector<std::string> dates = strings("issued");
  if (dates.empty()) dates = strings("date");
  add_list(xmp, "date", "Seq", dates);
  for (const char* term : {"identifier", "source"}) {
    const auto found = strings(term);
    if (!found.empty()) xmp += std::string("<dc:") + term + ">" + escape(found.front()) + "</dc:" + term + ">\n";
  }
  for (const auto& [term, element] : {std::pair{"description", "description"}, std::pair{"rights", "rights"}}) {
    const auto found = strings(term);
    if (found.empty()) continue;
    xmp += std::string("<dc:") + element + "><rdf:Alt><rdf:li xml:lang=\"x-default\">" + escape(found.front()) +
           "</rdf:li></rdf:Alt></dc:" + element + ">\n";
  }
  add_entries(xmp, document.metadata);
  if (!facts.created.empty()) {
    xmp += "<xmp:CreateDate>" + facts.created + "</xmp:CreateDate><xmp:ModifyDate>" + facts.created +
           "</xmp:ModifyDate>\n";
  }
  xmp += "<xmp:CreatorTool>" + std::string(producer) + "</xmp:CreatorTool>\n<pdf:Producer>" + std::string(producer) +
         "</pdf:Producer>\n<pdfuaid:part>1</pdfuaid:part>\n";
  if (facts.pdf_a) xmp += "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\n";
  xmp += "</rdf:Description>\n";
  if (facts.pdf_a) {
    // ISO 19005-2, 6.6.2.3: a schema that PDF/A does not know is described in the packet itself.
    xmp +=
        "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
        "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
        "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">"
        "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
        "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>"
        "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
        "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li "
        "rdf:parseType=\"Resource\">"
        "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
        "<pdfaProperty:category>internal</pdfaProperty:category>"
        "<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>"
        "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li><rdf:li rdf:parseType=\"Resource\">"
        "<pdfaSchema:schema>Galley metadata</pdfaSchema:schema>"
        "<pdfaSchema:namespaceURI>urn:galley:metadata:1</pdfaSchema:namespaceURI>"
        "<pdfaSchema:prefix>galley</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li "
        "rdf:parseType=\"Resource\">"
        "<pdfaProperty:name>entries</pdfaProperty:name><pdfaProperty:valueType>Seq Text</pdfaProperty:valueType>"
        "<pdfaProperty:category>external</pdfaProperty:category>"
        "<pdfaProperty:description>Term, scheme, language and value, parted by tabs</pdfaProperty:description>"
        "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n";
  }
  xmp += "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";
  return xmp;
}

PoDoFo::PdfDictionary information(const Document& document, const DocumentFacts& facts) {
  PoDoFo::PdfDictionary dictionary;
  dictionary.AddKey(name("Title"), text_string(facts.title));
  const std::vector<std::string> creators = creators_of(document);
  // ISO 19005-2, 6.6.3: it must say what the packet says, which for several authors it cannot.
  if (creators.size() == 1) dictionary.AddKey(name("Author"), text_string(creators.front()));
  dictionary.AddKey(name("Creator"), text_string(producer));
  dictionary.AddKey(name("Producer"), text_string(producer));
  if (!facts.created.empty()) {
    std::string date = "D:";
    for (const char c : facts.created) {
      if (c >= '0' && c <= '9') date += c;
    }
    date += "Z";
    dictionary.AddKey(name("CreationDate"), PoDoFo::PdfString(date.c_str()));
    dictionary.AddKey(name("ModDate"), PoDoFo::PdfString(date.c_str()));
  }
  return dictionary;
}

}  // namespace galley::pdf
