// SPDX-License-Identifier: Apache-2.0
#include "pandoc_json/reader.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "pandoc_json/article_reader.hpp"
#include "pandoc_json/bounded_json.hpp"
#include "pandoc_json/element.hpp"
#include "pandoc_json/metadata_reader.hpp"
#include "pandoc_json/reading.hpp"

namespace galley::pandoc_json {

namespace {

constexpr std::int64_t first_known = 21;  ///< 1.21: tables as they are now
constexpr std::int64_t last_known = 23;

void check_version(const Json& root, Context& context) {
  const Json& version = member(root, "pandoc-api-version");
  if (!root.is_object() || !version.is_array() || !member(root, "blocks").is_array()) {
    throw Error(ErrorKind::input, "is no JSON of pandoc's: it has no pandoc-api-version and blocks");
  }
  const std::int64_t major = number_of(at(version, 0));
  const std::int64_t minor = number_of(at(version, 1));
  const std::string name = std::to_string(major) + "." + std::to_string(minor);
  if (major != 1 || minor < first_known) {
    throw Error(ErrorKind::unsupported, "is of version " + name + " of pandoc's types; 1.21 to 1.23 can be read");
  }
  if (minor > last_known) {
    context.diagnostics.warning(
        code::malformed, "it is of version " + name + " of pandoc's types, which is newer than 1.23; read as that");
  }
}

/// Pandoc's readers tell no headline from a heading. The title in the metadata is one; without it, a heading of the
/// first level that stands first and is the only one of that level.
void infer_headline(Reading& reading, Article& article, const Json& blocks) {
  const Json& first = at(blocks, 0);
  if (type_of(first) != "Header" || number_of(at(content_of(first), 0)) != 1) return;
  if (!article.headline.empty() || !article.blocks.empty() || article.sections.size() != 1) return;
  Section section = std::move(article.sections.front());
  article.headline = std::move(section.heading);
  if (article.id.empty()) article.id = std::move(section.id);
  article.blocks = std::move(section.blocks);
  article.sections = std::move(section.sections);
  reading.context.diagnostics.inferred(code::inferred_role, "it is the only heading of the highest level",
                                       Place{.item = "article 1, headline"});
}

void read_one(Reading& reading, Article article, const Json& blocks) {
  reading.document.articles.push_back(std::move(article));
  reading.article = &reading.document.articles.back();
  reading.notes.clear();
  read_article(reading, blocks);
}

}  // namespace

Document read(const Source& source, Context& context) {
  const Json root = parse_json(source.bytes(), context);
  check_version(root, context);
  Document document;
  Reading reading{context, document};
  Article header;
  reading.article = &header;  // a title may have a note
  read_metadata(reading, member(root, "meta"), header);

  const Json& blocks = member(root, "blocks");
  const bool has_articles = std::any_of(blocks.begin(), blocks.end(), is_article);
  if (!has_articles) {
    if (!blocks.empty() || !(header == Article())) {
      read_one(reading, std::move(header), blocks);
      infer_headline(reading, document.articles.back(), blocks);
    }
    return document;
  }
  // What stands beside the articles is one too.
  Json rest = Json::array();
  const auto end_rest = [&] {
    if (!rest.empty()) read_one(reading, {}, std::exchange(rest, Json::array()));
  };
  if (!(header == Article())) read_one(reading, std::move(header), Json::array());
  for (const Json& block : blocks) {
    if (!is_article(block)) {
      rest.push_back(block);
      continue;
    }
    end_rest();
    const Attributes attributes(at(content_of(block), 0));
    Article article;
    article.id = attributes.identifier();
    article.language = attributes.value("lang");
    read_one(reading, std::move(article), at(content_of(block), 1));
  }
  end_rest();
  return document;
}

}  // namespace galley::pandoc_json
