// SPDX-License-Identifier: Apache-2.0
#include "xml/metadata_reader.hpp"

#include <optional>
#include <utility>

#include "text_encoding/base64.hpp"
#include "xml/run_reader.hpp"

namespace galley::xml {

void read_metadata(Reading& reading, const Element& element) {
  element.expect_attributes({});
  each_child(
      element.node(),
      [&](std::string_view text) {
        if (!is_blank(text)) reading.drop(element, "text beside the entries of <metadata> is left out");
      },
      [&](pugi::xml_node child) {
        const Element part(reading, child);
        MetadataEntry entry;
        if (part.tag() == Tag::entry) {
          part.expect_attributes({"term", "scheme"});
          entry.term = part.attribute("term");
        } else {
          part.expect_attributes({"scheme"});
          entry.term = part.local_name();
          if (!part.ours() || !is_dublin_core_term(entry.term)) reading.unknown(part);
        }
        entry.scheme = part.attribute("scheme");
        entry.language = child.attribute("xml:lang").value();
        entry.value = read_line(reading, part);
        if (entry.term.empty()) return reading.drop(part, "an entry of <metadata> without a term is left out");
        reading.document.metadata.push_back(std::move(entry));
      });
}

void read_media(Reading& reading, const Element& element) {
  element.expect_attributes({});
  each_child(
      element.node(),
      [&](std::string_view text) {
        if (!is_blank(text)) reading.drop(element, "text beside the files of <media> is left out");
      },
      [&](pugi::xml_node child) {
        reading.context.check_cancelled();
        const Element part(reading, child);
        if (part.tag() != Tag::file) {
          return reading.drop(part, "<" + shown(child.name()) + "> has no place in <media> and is left out");
        }
        part.expect_attributes({"key", "type"});
        std::string encoded;
        std::string_view base64 = child.value();
        if (child.first_child()) {
          each_child(
              child, [&](std::string_view text) { encoded += text; },
              [&](pugi::xml_node inner) { reading.misplaced(Element(reading, inner)); });
          base64 = encoded;
        }
        std::optional<std::string> bytes = text_encoding::decode_base64(base64);
        if (!bytes) return reading.drop(part, "a file whose text is not base64 is left out");
        std::string key(part.attribute("key"));
        std::string stored = add_media(reading.document, {std::string(part.attribute("type")), *std::move(bytes)});
        if (!reading.media_keys.emplace(key, std::move(stored)).second) {
          reading.warn(code::malformed, "two files have the key '" + shown(key) + "'; figures show the first", child);
        }
      });
}

}  // namespace galley::xml
