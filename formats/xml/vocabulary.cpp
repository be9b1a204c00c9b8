// SPDX-License-Identifier: Apache-2.0
#include "xml/vocabulary.hpp"

#include <algorithm>
#include <array>

namespace galley::xml {

namespace {

// In the order of Tag, which is the alphabet's.
constexpr std::array<std::string_view, static_cast<std::size_t>(Tag::unknown)> names{
    "agency",
    "alternative-text",
    "article",
    "attribution",
    "br",
    "break",
    "byline",
    "caption",
    "cell",
    "code",
    "credit",
    "date",
    "dateline",
    "deck",
    "document",
    "emphasis",
    "entry",
    "figure",
    "file",
    "heading",
    "headline",
    "item",
    "kicker",
    "label",
    "link",
    "list",
    "media",
    "metadata",
    "name",
    "note",
    "note-ref",
    "notes",
    "p",
    "place",
    "preformatted",
    "quote",
    "row",
    "rt",
    "ruby",
    "section",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
};
static_assert(std::is_sorted(names.begin(), names.end()));

constexpr auto dublin_core_terms = std::to_array<std::string_view>({
    "abstract",
    "accessRights",
    "accrualMethod",
    "accrualPeriodicity",
    "accrualPolicy",
    "alternative",
    "audience",
    "available",
    "bibliographicCitation",
    "conformsTo",
    "contributor",
    "coverage",
    "created",
    "creator",
    "date",
    "dateAccepted",
    "dateCopyrighted",
    "dateSubmitted",
    "description",
    "educationLevel",
    "extent",
    "format",
    "hasFormat",
    "hasPart",
    "hasVersion",
    "identifier",
    "instructionalMethod",
    "isFormatOf",
    "isPartOf",
    "isReferencedBy",
    "isReplacedBy",
    "isRequiredBy",
    "isVersionOf",
    "issued",
    "language",
    "license",
    "mediator",
    "medium",
    "modified",
    "provenance",
    "publisher",
    "references",
    "relation",
    "replaces",
    "requires",
    "rights",
    "rightsHolder",
    "source",
    "spatial",
    "subject",
    "tableOfContents",
    "temporal",
    "title",
    "type",
    "valid",
});
static_assert(std::is_sorted(dublin_core_terms.begin(), dublin_core_terms.end()));

}  // namespace

Tag tag_named(std::string_view local_name) {
  const auto* found = std::lower_bound(names.begin(), names.end(), local_name);
  return found != names.end() && *found == local_name ? static_cast<Tag>(found - names.begin()) : Tag::unknown;
}

bool is_dublin_core_term(std::string_view term) {
  return std::binary_search(dublin_core_terms.begin(), dublin_core_terms.end(), term);
}

}  // namespace galley::xml
