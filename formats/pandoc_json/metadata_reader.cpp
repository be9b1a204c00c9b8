// SPDX-License-Identifier: Apache-2.0
#include "pandoc_json/metadata_reader.hpp"

#include <string>
#include <utility>

#include "pandoc_json/block_reader.hpp"
#include "pandoc_json/inline_reader.hpp"

namespace galley::pandoc_json {

namespace {

class MetadataReader {
 public:
  MetadataReader(Reading& reading, Article& header) : reading_(reading), header_(header) {}

  void read(const Json& metadata) {
    if (!metadata.is_object()) return;
    const Json& own = content_of(member(metadata, "galley"));
    is_own_ = own.is_object();
    if (is_own_) galley(own);
    for (const auto& [name, value] : metadata.items()) {
      if (name != "galley" || !is_own_) entry(name, value);
    }
  }

 private:
  void galley(const Json& own) {
    const Json& statements = content_of(member(own, "metadata"));
    if (statements.is_array()) {
      for (const Json& statement : statements) {
        const Json& map = content_of(statement);
        reading_.document.metadata.push_back({line(member(map, "term")), line(member(map, "value")),
                                              line(member(map, "scheme")), line(member(map, "language"))});
      }
    }
    const Json& media = content_of(member(own, "media"));
    if (!media.is_array()) return;
    for (const Json& each : media) {
      if (std::optional<Media> file = media_of_address(line(each))) {
        add_media(reading_.document, std::move(*file));
      }
    }
  }

  void entry(const std::string& name, const Json& value) {
    if (name == "lang") {
      reading_.document.language = line(value);
    } else if (name == "pagetitle") {
      return;  // made of the headline, for the head of a page
    } else if (name == "title" && header_.headline.empty()) {
      header_.headline = run(value);
    } else if (name == "subtitle" && header_.deck.empty()) {
      header_.deck = run(value);
    } else if (name == "author") {
      authors(value);
    } else {
      statement(name == "keywords" ? "subject" : name == "abstract" ? "abstract" : name, value);
    }
  }

  void authors(const Json& value) {
    Credit credit;
    each(value, [&](const Json& author) {
      // Many filters give authors as a map.
      const Json& map = type_of(author) == "MetaMap" ? content_of(author) : author;
      if (type_of(author) == "MetaMap") {
        credit.names.push_back(
            {line(member(map, "name")), line(member(map, "affiliation")), line(member(map, "email"))});
      } else {
        credit.names.push_back({line(author), {}, {}});
      }
    });
    header_.byline.credits.push_back(std::move(credit));
  }

  template <class Take>
  static void each(const Json& value, Take take) {
    if (type_of(value) != "MetaList") return take(value);
    if (!content_of(value).is_array()) return;
    for (const Json& item : content_of(value)) take(item);
  }

  void statement(const std::string& term, const Json& value) {
    each(value, [&](const Json& item) {
      if (type_of(item) == "MetaMap" || type_of(item) == "MetaList") {
        reading_.lost("metadata of several levels: '" + term + "'");
      } else {
        reading_.document.metadata.push_back({term, line(item), {}, {}});
      }
    });
  }

  Inlines run(const Json& value) {
    const std::string_view type = type_of(value);
    if (type == "MetaInlines") return read_run(reading_, content_of(value)).inlines;
    if (type == "MetaBlocks") return read_run_of_blocks(reading_, content_of(value));
    return plain(line(value));
  }

  std::string line(const Json& value) {
    const std::string_view type = type_of(value);
    if (type == "MetaString") return std::string(text_of(content_of(value)));
    if (type == "MetaBool") return content_of(value) == Json(true) ? "true" : "false";
    if (type == "MetaInlines" || type == "MetaBlocks") return galley::text_of(run(value));
    return {};
  }

  Reading& reading_;
  Article& header_;
  bool is_own_ = false;
};

}  // namespace

void read_metadata(Reading& reading, const Json& metadata, Article& header) {
  MetadataReader(reading, header).read(metadata);
}

}  // namespace galley::pandoc_json
