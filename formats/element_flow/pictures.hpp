// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "galley/document.hpp"
#include "galley/plugin.hpp"

namespace galley::element_flow {

/// The writers' option `media`: these formats refer to pictures by address, so the picture is put into the address.
OptionDescription media_option();

/// The address of a figure's picture: `data:` with the picture itself, or the address it has. Empty if there is none,
/// or if the option `media` says that none is wanted, which is told as a loss.
std::string picture_address(const Figure& figure, const Document& document, Context& context);

/// The media type of a figure's picture, or what its address ends in tells; empty if that is not known.
std::string picture_type(const Figure& figure, const Document& document);

}  // namespace galley::element_flow
