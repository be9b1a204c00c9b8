// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace galley {

struct XmlRoot {
  std::string name_space;
  std::string local_name;
};

/// The root element of XML in UTF-8, UTF-16 or an encoding that contains ASCII, if it begins within the
/// first 64 KiB; nothing for what is not XML. No entity is expanded and nothing after the root's start tag
/// is looked at.
std::optional<XmlRoot> sniff_xml_root(std::string_view bytes);

}  // namespace galley
