// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace galley::pdf {

/// An IRI as a URI, which has ASCII only (RFC 3987, 3.1).
std::string uri_of(std::string_view iri);

}  // namespace galley::pdf
