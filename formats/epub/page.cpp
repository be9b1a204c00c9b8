// SPDX-License-Identifier: Apache-2.0
#include "epub/publication.hpp"
#include "xhtml/markup.hpp"

namespace galley::epub {

std::string page_start(std::string_view language, std::string_view title, std::string_view body_attributes,
                       bool vertical) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
      "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"";
  if (!language.empty()) xhtml::append_language(out, language);
  if (vertical) out += " class=\"vertical\"";
  out += ">\n<head>\n<meta charset=\"utf-8\" />\n<title>";
  xhtml::append_escaped(out, title);
  out += "</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\" />\n</head>\n<body";
  out += body_attributes;
  out += ">\n";
  return out;
}

}  // namespace galley::epub
