// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace galley::element_flow {

/// An anchor as a value of the type ID of XML (an NCName): the same if it is one and does not begin with "g-", which
/// is the writers' own. Different anchors have different identifiers.
std::string identifier_of(std::string_view anchor);

/// The identifier of a note, by the number of its article and its own, from 1.
std::string note_identifier(std::size_t article, std::string_view note);

/// `#id` for a link to an anchor of the document, other targets as they are.
std::string address_of(std::string_view target);

/// An IRI reference (RFC 3987) that is as near to the address as can be: the same if it is one, else with what may
/// not stand in one percent-encoded.
std::string iri_of(std::string_view address);

/// Base64 in an address: `data:image/png;base64,...` (RFC 2397).
std::string data_address(std::string_view media_type, std::string_view bytes);

}  // namespace galley::element_flow
