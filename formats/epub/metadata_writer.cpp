// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

#include "epub/publication.hpp"
#include "epub/w3c_date.hpp"
#include "xhtml/markup.hpp"

namespace galley::epub {
namespace {

// Elements of DCMES 1.1 that EPUB lets stand any number of times, and whether they take xml:lang.
struct CoreElement {
  std::string_view term;
  bool language;
};
constexpr std::array core_elements = {
    CoreElement{"contributor", true}, CoreElement{"coverage", true}, CoreElement{"creator", true},
    CoreElement{"description", true}, CoreElement{"format", false},  CoreElement{"identifier", false},
    CoreElement{"publisher", true},   CoreElement{"relation", true}, CoreElement{"rights", true},
    CoreElement{"source", false},     CoreElement{"subject", true},  CoreElement{"title", true},
    CoreElement{"type", false}};

// DCMI Metadata Terms, /terms/ namespace, without those of the elements above.
constexpr std::array dublin_core_terms = {std::string_view("abstract"),
                                          std::string_view("accessRights"),
                                          std::string_view("accrualMethod"),
                                          std::string_view("accrualPeriodicity"),
                                          std::string_view("accrualPolicy"),
                                          std::string_view("alternative"),
                                          std::string_view("audience"),
                                          std::string_view("available"),
                                          std::string_view("bibliographicCitation"),
                                          std::string_view("conformsTo"),
                                          std::string_view("created"),
                                          std::string_view("date"),
                                          std::string_view("dateAccepted"),
                                          std::string_view("dateCopyrighted"),
                                          std::string_view("dateSubmitted"),
                                          std::string_view("educationLevel"),
                                          std::string_view("extent"),
                                          std::string_view("hasFormat"),
                                          std::string_view("hasPart"),
                                          std::string_view("hasVersion"),
                                          std::string_view("instructionalMethod"),
                                          std::string_view("isFormatOf"),
                                          std::string_view("isPartOf"),
                                          std::string_view("isReferencedBy"),
                                          std::string_view("isReplacedBy"),
                                          std::string_view("isRequiredBy"),
                                          std::string_view("isVersionOf"),
                                          std::string_view("issued"),
                                          std::string_view("license"),
                                          std::string_view("mediator"),
                                          std::string_view("medium"),
                                          std::string_view("provenance"),
                                          std::string_view("references"),
                                          std::string_view("replaces"),
                                          std::string_view("requires"),
                                          std::string_view("rightsHolder"),
                                          std::string_view("spatial"),
                                          std::string_view("tableOfContents"),
                                          std::string_view("temporal"),
                                          std::string_view("valid")};

class MetadataWriter {
 public:
  MetadataWriter(std::string& out, const Publication& publication) : out_(out), publication_(publication) {}

  void write() {
    const Metadata& metadata = publication_.document->metadata;
    if (find_metadata(metadata, "identifier") != publication_.identifier) {
      generated("identifier", "g-identifier", publication_.identifier);
    }
    if (find_metadata(metadata, "title").empty()) generated("title", "g-title", publication_.title);
    out_ += "<dc:language";
    if (!publication_.language_is_known) out_ += " id=\"g-language\"";
    out_ += '>';
    xhtml::append_escaped(out_, publication_.language);
    out_ += "</dc:language>\n";
    for (const MetadataEntry& each : metadata) entry(each);
    if (!modified_) meta("dcterms:modified", publication_.modified, "g-modified");
    creators();
    accessibility();
    media();
  }

 private:
  void meta(std::string_view property, std::string_view value, std::string_view id = {}, std::string_view refines = {},
            std::string_view scheme = {}, std::string_view language = {}) {
    out_ += "<meta";
    if (!refines.empty()) xhtml::append_attribute(out_, "refines", "#" + std::string(refines));
    xhtml::append_attribute(out_, "property", property);
    if (!scheme.empty()) xhtml::append_attribute(out_, "scheme", scheme);
    if (!id.empty()) xhtml::append_attribute(out_, "id", id);
    if (!language.empty()) xhtml::append_attribute(out_, "xml:lang", language);
    out_ += '>';
    xhtml::append_escaped(out_, value);
    out_ += "</meta>\n";
  }

  void generated(std::string_view element, std::string_view id, std::string_view value) {
    out_.append("<dc:").append(element).append(" id=\"").append(id).append("\">");
    xhtml::append_escaped(out_, value);
    out_.append("</dc:").append(element).append(">\n");
  }

  // Says in refinements what the element itself could not.
  void refine(const MetadataEntry& entry, const std::string& id, bool language_said, bool scheme_said) {
    if (!entry.scheme.empty() && !scheme_said) meta("galley:scheme", entry.scheme, {}, id);
    if (!entry.language.empty() && !language_said) meta("galley:language", entry.language, {}, id);
  }

  void core_element(const MetadataEntry& entry, const CoreElement& element, const std::string& id) {
    out_.append("<dc:").append(element.term);
    xhtml::append_attribute(out_, "id", id);
    if (element.language && !entry.language.empty()) xhtml::append_attribute(out_, "xml:lang", entry.language);
    out_ += '>';
    xhtml::append_escaped(out_, entry.value);
    out_.append("</dc:").append(element.term).append(">\n");
    const bool agent = element.term == "creator" || element.term == "contributor";
    const bool role =
        agent && entry.scheme.size() == 8 && entry.scheme.compare(0, 5, "marc:") == 0 &&
        std::all_of(entry.scheme.begin() + 5, entry.scheme.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (role) meta("role", entry.scheme.substr(5), {}, id, "marc:relators");
    refine(entry, id, element.language, role);
    if (agent || element.term == "title" || element.term == "publisher") open_entry_ = id;
  }

  // EPUB's own refinements are said of the entry that they follow (EPUB 3.3, D.3).
  bool refinement(const MetadataEntry& entry, std::string& refined) {
    if (refined.empty() || !entry.scheme.empty()) return false;
    const bool sorted = entry.term == "file-as" && !sorted_;
    if (!sorted && entry.term != "alternate-script") return false;
    sorted_ = sorted_ || sorted;
    meta(entry.term, entry.value, {}, refined, {}, entry.language);
    open_entry_ = std::move(refined);
    return true;
  }

  void entry(const MetadataEntry& entry) {
    std::string refined = std::exchange(open_entry_, {});
    if (refinement(entry, refined)) return;
    sorted_ = false;
    std::string id = "meta-" + std::to_string(++count_);
    const auto* element = std::find_if(core_elements.begin(), core_elements.end(),
                                       [&](const CoreElement& each) { return each.term == entry.term; });
    if (element != core_elements.end()) {
      if (entry.term == "identifier" && !identifier_ && entry.value == publication_.identifier) {
        identifier_ = true;
        id = "identifier";
      }
      return core_element(entry, *element, id);
    }
    if (entry.term == "issued" && !issued_ && is_w3c_date(entry.value)) {
      issued_ = true;
      generated("date", id, entry.value);
      return refine(entry, id, false, false);
    }
    if (entry.term == "modified" && !modified_ && entry.value == publication_.modified) {
      modified_ = true;
      meta("dcterms:modified", entry.value, id);
      return refine(entry, id, false, false);
    }
    if (std::binary_search(dublin_core_terms.begin(), dublin_core_terms.end(), entry.term)) {
      meta("dcterms:" + entry.term, entry.value, id);
    } else {
      meta("galley:entry", entry.value, id);
      meta("galley:term", entry.term, {}, id);
    }
    refine(entry, id, false, false);
  }

  // Whom bylines name is a creator too, for libraries; reading back finds them in the bylines.
  void creators() {
    struct Row {
      std::string_view role, relator;
    };
    constexpr Row relators[] = {{"author", "aut"},   {"columnist", "aut"},   {"correspondent", "aut"},
                                {"editor", "edt"},   {"illustrator", "ill"}, {"photographer", "pht"},
                                {"reporter", "rpt"}, {"translator", "trl"},  {"writer", "aut"}};
    std::set<std::string> seen;
    for (const MetadataEntry& each : publication_.document->metadata) {
      if (each.term == "creator") seen.insert(each.value);
    }
    std::size_t number = 0;
    for (const Article& article : publication_.document->articles) {
      for (const Credit& credit : article.byline.credits) {
        std::string_view relator;
        for (const Row& row : relators) {
          if (row.role == credit.role) relator = row.relator;
        }
        for (const CreditName& name : credit.names) {
          if (name.name.empty() || number >= 1000 || !seen.insert(name.name).second) continue;
          const std::string id = "g-creator-" + std::to_string(++number);
          generated("creator", id, name.name);
          if (!relator.empty()) meta("role", relator, {}, id, "marc:relators");
        }
      }
    }
  }

  // EPUB Accessibility 1.1, 2.
  void accessibility() {
    bool pictures = false;
    bool described = true;
    bool ruby = false;
    for (const auto& [feature, use] : features(*publication_.document)) {
      if (feature == Feature::figures) pictures = true;
      if (feature == Feature::ruby) ruby = true;
    }
    std::uint64_t figures = 0;
    std::uint64_t texts = 0;
    for (const auto& [feature, use] : features(*publication_.document)) {
      if (feature == Feature::figures) figures = use.count;
      if (feature == Feature::figure_alternative_text) texts = use.count;
    }
    described = figures == texts;
    meta("schema:accessMode", "textual");
    if (pictures) meta("schema:accessMode", "visual");
    if (!pictures || described) meta("schema:accessModeSufficient", "textual");
    if (pictures) meta("schema:accessModeSufficient", "textual,visual");
    for (const std::string_view each :
         {"structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability"}) {
      meta("schema:accessibilityFeature", each);
    }
    if (pictures && described) meta("schema:accessibilityFeature", "alternativeText");
    if (ruby) meta("schema:accessibilityFeature", "rubyAnnotations");
    meta("schema:accessibilityHazard", "none");
    meta("schema:accessibilitySummary", !pictures ? "The text is structured by headings and has no pictures."
                                        : described
                                            ? "The text is structured by headings; every picture has a description."
                                            : "The text is structured by headings; some pictures have no description.");
  }

  void media() {
    if (!publication_.cover_path.empty()) {
      out_ += "<meta name=\"cover\" content=\"cover-image\" />\n";
    }
    for (const MediaFile& file : publication_.media) {
      if (!file.used) meta("galley:unused", "true", {}, file.id);
      if (file.declared_type != file.media->media_type && !file.media->media_type.empty()) {
        meta("galley:media-type", file.media->media_type, {}, file.id);
      }
    }
  }

  std::string& out_;
  const Publication& publication_;
  std::size_t count_ = 0;
  std::string open_entry_;  // id of the entry before, if what follows may refine it
  bool sorted_ = false;     // it has a file-as already
  bool identifier_ = false;
  bool issued_ = false;
  bool modified_ = false;
};

}  // namespace

void append_metadata(std::string& out, const Publication& publication) { MetadataWriter(out, publication).write(); }

}  // namespace galley::epub
