// SPDX-License-Identifier: Apache-2.0
#include "nitf/reader.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "element_flow/flow_reader.hpp"
#include "nitf/head_reader.hpp"
#include "nitf/marks.hpp"
#include "nitf/words.hpp"
#include "text_encoding/base64.hpp"
#include "xml_text/report.hpp"

namespace galley::nitf {

using element_flow::attribute;
using element_flow::child;
using element_flow::FlowReader;
using element_flow::line_text;
using element_flow::local_name;
using element_flow::Meaning;

namespace {

bool has_class(pugi::xml_node node, std::string_view wanted) {
  std::string_view classes = attribute(node, "class");
  while (!classes.empty()) {
    const std::size_t end = std::min(classes.find(' '), classes.size());
    if (classes.substr(0, end) == wanted) return true;
    classes.remove_prefix(std::min(end + 1, classes.size()));
  }
  return false;
}

/// The level of a section that this hl2 heads; 0: it heads none.
std::int64_t section_level(pugi::xml_node node) {
  if (local_name(node) != "hl2" || has_class(node, mark::headline)) return 0;
  const std::string_view kind = attribute(node, "class");
  if (kind == mark::kicker || kind == mark::deck) return 0;
  return kind.starts_with(mark::section) ? element_flow::number(kind.substr(mark::section.size()), 1, 1) : 1;
}

bool is_article(pugi::xml_node node) { return local_name(node) == "block" && has_class(node, mark::article); }

class Reading {
 public:
  Reading(element_flow::Input& input, Document& document) : document_(document) {
    vocabulary_.words = words;
    vocabulary_.reference_names = reference_names;
    vocabulary_.special = [this](FlowReader& reader, pugi::xml_node node) { return special(reader, node); };
    vocabulary_.picture = [](FlowReader& reader, pugi::xml_node node) {
      Figure figure = reader.picture_at(attribute(node, "src"), node);
      figure.alternative_text = attribute(node, "alt");
      figure.caption = reader.line_of(node);
      return figure;
    };
    find_notes(input.root());
  }

  void read(element_flow::Input& input) {
    FlowReader reader(input, vocabulary_, document_);
    const pugi::xml_node root = input.root();
    const pugi::xml_node body = child(root, "body");
    for (const pugi::xml_node each : root.children()) {
      if (each.type() == pugi::node_element && local_name(each) != "head" && each != body) reader.tell_dropped(each);
    }
    document_.language = attribute(root, "baselang");
    std::string language = body.attribute("xml:lang").value();
    if (document_.language.empty() && root.attribute("xml:lang"))
      document_.language = root.attribute("xml:lang").value();
    read_metadata(child(root, "head"), document_.metadata);
    Article& article = document_.articles.emplace_back();
    if (language != document_.language) article.language = language;
    article.id = attribute(body, "id");
    reader.begin_article(article);
    header(reader, child(body, "body.head"), article);
    std::vector<pugi::xml_node> nodes;
    for (const pugi::xml_node each : body.children()) {
      const std::string_view name = local_name(each);
      if (name == "body.content" || name == "body.end") gather(each, nodes);
      if (name == "block" || name == "p") nodes.push_back(each);
    }
    const auto first_other =
        std::stable_partition(nodes.begin(), nodes.end(), [](pugi::xml_node each) { return !is_article(each); });
    read_nodes(reader, {nodes.begin(), first_other});
    for (auto each = first_other; each != nodes.end(); ++each) {
      read_block_article(reader, *each, language.empty() ? document_.language : language);
    }
    reader.end_article();
  }

 private:
  static constexpr std::string_view reference_names[] = {"href"};

  void find_notes(pugi::xml_node root) {
    struct Walk : pugi::xml_tree_walker {
      std::unordered_set<std::string>* notes = nullptr;
      bool for_each(pugi::xml_node& node) override {
        if (local_name(node) == "fn") notes->emplace(attribute(node, "id"));
        return true;
      }
    } walk;
    walk.notes = &notes_;
    root.traverse(walk);
  }

  const std::string& language_of(const Article& article) const {
    return article.language.empty() ? document_.language : article.language;
  }

  void header(FlowReader& reader, pugi::xml_node head, Article& article) {
    for (const pugi::xml_node each : head.children()) {
      const std::string_view name = local_name(each);
      if (name == "hedline") headlines(reader, each, article);
      if (name == "byline") read_byline(each, language_of(article), article.byline);
      if (name == "distributor") article.dateline.agency = line_text(each);
      if (name == "dateline") read_dateline(each, language_of(article), article.dateline);
      if (name == "rights") document_.metadata.push_back({"rights", line_text(each), {}, {}});
      if (name == "series")
        document_.metadata.push_back({"isPartOf", std::string(attribute(each, "series.name")), {}, {}});
    }
    for (const pugi::xml_node each : head.children()) {
      const std::string_view name = local_name(each);
      if (name == "note" || name == "abstract") {
        reader.read_body_element(each);
      } else if (each.type() == pugi::node_element && name != "hedline" && name != "byline" && name != "distributor" &&
                 name != "dateline" && name != "rights" && name != "series") {
        reader.tell_dropped(each);
      }
    }
  }

  /// The first hl2 that is not marked otherwise is the deck, and so are those after it.
  static void headlines(FlowReader& reader, pugi::xml_node node, Article& article) {
    for (const pugi::xml_node each : node.children()) {
      const std::string_view name = local_name(each);
      if (name != "hl1" && name != "hl2") continue;
      Inlines line = reader.line_of(each);
      Inlines& place = name == "hl2" ? has_class(each, mark::kicker) ? article.kicker : article.deck : article.headline;
      if (text_of(line) == text_of(article.headline) && name == "hl2") continue;
      if (!place.empty()) place.push_back({LineBreak{}});
      for (Inline& part : line) place.push_back(std::move(part));
    }
  }

  /// Blocks are only a frame around what is in them, but for those that are articles.
  static void gather(pugi::xml_node parent, std::vector<pugi::xml_node>& nodes) {
    for (const pugi::xml_node each : parent.children()) {
      if (local_name(each) == "block" && !is_article(each)) {
        gather(each, nodes);
      } else {
        nodes.push_back(each);
      }
    }
  }

  /// What stands in an article, and for each hl2 among it the level of the section that it heads; 0 for others.
  struct Content {
    std::vector<pugi::xml_node> nodes;
    std::vector<std::int64_t> levels;
  };

  static void read_nodes(FlowReader& reader, std::vector<pugi::xml_node> nodes) {
    Content content{std::move(nodes), {}};
    for (const pugi::xml_node each : content.nodes) content.levels.push_back(section_level(each));
    reader.read_body_of([&] { read_range(reader, content, 0, content.nodes.size(), 1); });
  }

  /// Each hl2 heads what follows it up to the next one of its level or a higher one.
  static void read_range(FlowReader& reader, const Content& content, std::size_t first, std::size_t last,
                         std::int64_t level) {
    std::size_t at = first;
    while (at < last) {
      const std::int64_t own = content.levels[at];
      if (own == 0) {
        read_node(reader, content.nodes[at++]);
        continue;
      }
      std::size_t end = at + 1;
      while (end < last && (content.levels[end] == 0 || content.levels[end] > std::max(own, level))) ++end;
      reader.flush();
      reader.anchor(attribute(content.nodes[at], "id"));
      Inlines heading = reader.line_of(content.nodes[at]);
      reader.section(std::move(heading), [&] { read_range(reader, content, at + 1, end, level + 1); });
      at = end;
    }
  }

  static void read_node(FlowReader& reader, pugi::xml_node node) {
    if (node.type() == pugi::node_element) {
      reader.element(node);
    } else if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
      reader.text(node.value());
    }
  }

  void read_block_article(FlowReader& reader, pugi::xml_node block, const std::string& language_around) {
    Article& article = document_.articles.emplace_back();
    std::string language = block.attribute("xml:lang").value();
    if (language.empty()) language = language_around;
    if (language != document_.language) article.language = language == "und" ? "" : language;
    article.id = attribute(block, "id");
    reader.begin_article(article);
    std::vector<pugi::xml_node> nodes;
    for (const pugi::xml_node each : block.children()) {
      const std::string_view name = local_name(each);
      if (name == "byline") {
        read_byline(each, language_of(article), article.byline);
      } else if (name == "dateline") {
        read_dateline(each, language_of(article), article.dateline);
      } else if (name == "datasource") {
        article.dateline.agency = line_text(each);
      } else if (has_class(each, mark::headline)) {
        article.headline = reader.line_of(each);
      } else if (name == "hl2" && has_class(each, mark::kicker)) {
        article.kicker = reader.line_of(each);
      } else if (name == "hl2" && has_class(each, mark::deck)) {
        article.deck = reader.line_of(each);
      } else {
        nodes.push_back(each);
      }
    }
    read_nodes(reader, nodes);
  }

  bool special(FlowReader& reader, pugi::xml_node node) {
    const std::string_view name = local_name(node);
    if (name == "em") {
      emphasis(reader, node);
    } else if (name == "a") {
      const std::string target(attribute(node, "href"));
      reader.anchor(attribute(node, "name"));
      if (target.starts_with('#') && notes_.count(target.substr(1)) > 0) {
        reader.add({NoteReference{target.substr(1)}});
      } else {
        reader.link(node, target, std::string(attribute(node, "title")), target);
      }
    } else if (name == "pronounce") {
      const std::string_view reading = attribute(node, "phonetic");
      if (reading.empty()) return false;
      reader.add({Ruby{line_text(node), std::string(reading)}});
    } else if (name == "fn") {
      const std::string id(attribute(node, "id"));
      if (!reader.is_wanted(id) && !has_class(node, mark::note)) return box(reader, node);
      reader.note(
          id, [&] { reader.children(node); }, false);
    } else if (name == "note") {
      if (attribute(node, "type") == "npa") {
        reader.tell_dropped(node);
      } else {
        return box(reader, node);
      }
    } else if (name == "pre") {
      std::string_view language = attribute(node, "class");
      language = language.starts_with(mark::language) ? language.substr(mark::language.size()) : std::string_view();
      reader.add_block(Preformatted{element_flow::raw_text(node), std::string(language)});
    } else if (name == "frac") {
      if (node.previous_sibling()) reader.text(" ");
      for (const pugi::xml_node each : node.children()) {
        const std::string_view part = local_name(each);
        if (part == "denom" && !child(node, "frac-sep")) reader.text("/");
        if (each.type() == pugi::node_element) reader.element(each);
      }
    } else if (name == "media") {
      media(reader, node);
    } else {
      return false;
    }
    return true;
  }

  static bool box(FlowReader& reader, pugi::xml_node node) {
    reader.flush();
    reader.children(node);
    reader.flush();
    return true;
  }

  static void emphasis(FlowReader& reader, pugi::xml_node node) {
    Style style = Style::none;
    if (has_class(node, mark::strong) || has_class(node, "bold") || has_class(node, "b")) style = style | Style::strong;
    if (has_class(node, mark::code)) style = style | Style::code;
    if (has_class(node, mark::superscript)) style = style | Style::superscript;
    if (has_class(node, mark::subscript)) style = style | Style::subscript;
    if (style == Style::none) style = Style::emphasis;
    reader.styled_children(node, style);
  }

  /// Of several renditions the widest one.
  static void media(FlowReader& reader, pugi::xml_node node) {
    Figure figure;
    std::int64_t widest = -1;
    for (const pugi::xml_node each : node.children()) {
      const std::string_view name = local_name(each);
      if (name == "media-reference") {
        const std::int64_t width = element_flow::number(attribute(each, "width"), 0, 0);
        if (figure.alternative_text.empty()) figure.alternative_text = attribute(each, "alternate-text");
        if (figure.credit.empty()) figure.credit = plain(attribute(each, "source-credit"));
        if (width <= widest || attribute(each, "source").empty()) continue;
        widest = width;
        figure.source = attribute(each, "source");
      } else if (name == "media-object") {
        media_object(reader, each, figure);
      } else if (each.type() == pugi::node_element && name != "media-caption" && name != "media-producer" &&
                 name != "media-metadata") {
        reader.tell_dropped(each);
      }
    }
    Inlines credit;
    for (const pugi::xml_node each : node.children()) {
      const std::string_view name = local_name(each);
      Inlines* place = name == "media-caption" ? &figure.caption : name == "media-producer" ? &credit : nullptr;
      if (place == nullptr) continue;
      Inlines line = reader.line_of(each);
      if (line.empty()) continue;
      if (!place->empty()) place->push_back({LineBreak{}});
      for (Inline& part : line) place->push_back(std::move(part));
    }
    if (!credit.empty()) figure.credit = std::move(credit);
    reader.add_block(std::move(figure));
  }

  static void media_object(FlowReader& reader, pugi::xml_node node, Figure& figure) {
    std::string type(attribute(node.previous_sibling(), "mime-type"));
    for (pugi::xml_node before = node.previous_sibling(); before && type.empty(); before = before.previous_sibling()) {
      type = attribute(before, "mime-type");
    }
    const std::string encoding(attribute(node, "encoding"));
    if (encoding != "base64") return reader.tell_dropped(node);
    const Figure embedded = reader.picture_at("data:" + type + ";base64," + element_flow::raw_text(node), node);
    if (!embedded.media.empty()) figure.media = embedded.media;
  }

  Document& document_;
  element_flow::Vocabulary vocabulary_;
  std::unordered_set<std::string> notes_;
};

}  // namespace

Document read(const Source& source, Context& context) {
  element_flow::Input input(source, context);
  Document document;
  if (local_name(input.root()) != "nitf") {
    throw Error(ErrorKind::input, "the root element is <" + xml_text::shown(input.root().name()) + ">, not <nitf>",
                input.place(input.root()));
  }
  Reading(input, document).read(input);
  return document;
}

}  // namespace galley::nitf
