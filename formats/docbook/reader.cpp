// SPDX-License-Identifier: Apache-2.0
#include "docbook/reader.hpp"

#include <unordered_map>
#include <utility>

#include "docbook/front_reader.hpp"
#include "docbook/marks.hpp"
#include "docbook/words.hpp"
#include "element_flow/flow_reader.hpp"
#include "xml_text/report.hpp"

namespace galley::docbook {

using element_flow::attribute;
using element_flow::child;
using element_flow::FlowReader;
using element_flow::line_text;
using element_flow::local_name;
using element_flow::Meaning;

namespace {

class Reading {
 public:
  Reading(element_flow::Input& input, Document& document) : document_(document) {
    vocabulary_.words = words;
    vocabulary_.reference_names = reference_names;
    vocabulary_.special = [this](FlowReader& reader, pugi::xml_node node) { return special(reader, node); };
    vocabulary_.picture = [this](FlowReader& reader, pugi::xml_node node) { return picture(reader, node); };
    vocabulary_.refine = refine;
    index(input.root());
  }

  const element_flow::Vocabulary& vocabulary() const { return vocabulary_; }

 private:
  static constexpr std::string_view reference_names[] = {"linkend", "href", "endterm"};

  void index(pugi::xml_node root) {
    struct Walk : pugi::xml_tree_walker {
      std::unordered_map<std::string, pugi::xml_node>* ids = nullptr;
      bool for_each(pugi::xml_node& node) override {
        if (const std::string_view id = attribute(node, "id"); !id.empty()) ids->emplace(id, node);
        return true;
      }
    } walk;
    walk.ids = &ids_;
    root.traverse(walk);
  }

  /// Elements whose title is in a line with what follows.
  static bool runs_in(std::string_view parent) {
    return parent == "formalpara" || parent == "biblioentry" || parent == "bibliomixed" || parent == "biblioset" ||
           parent == "bibliomset";
  }

  static Meaning refine(pugi::xml_node node, Meaning meaning) {
    const std::string_view name = local_name(node);
    const std::string_view role = attribute(node, "role");
    if (name == "table" || name == "informaltable")
      return child(node, "tgroup") || child(node, "mediaobject") ? meaning : Meaning::table;
    if (name == "mediaobject" && child(node, "imageobjectco")) return Meaning::figure;
    if (name == "glossterm" && local_name(node.parent()) != "glossentry") return Meaning::phrase;
    if (name == "para" && role == role::thematic_break) return Meaning::rule;
    if (name == "para" && role == role::credit && local_name(node.parent()) == "caption") return Meaning::metadata;
    if (name == "para" && role == role::notes) return Meaning::special;
    if (name == "phrase" && role == role::ruby) return Meaning::special;
    if (name == "phrase") return Meaning::phrase;
    if (name == "simplelist" && attribute(node, "type") == "inline") return Meaning::phrase;
    if (name == "member" && attribute(node.parent(), "type") == "inline") return Meaning::special;
    if ((name == "title" || name == "subtitle") && runs_in(local_name(node.parent()))) return Meaning::special;
    return meaning;
  }

  bool special(FlowReader& reader, pugi::xml_node node) {
    const std::string_view name = local_name(node);
    if (name == "emphasis") {
      const std::string_view role = attribute(node, "role");
      styled(reader, node, role == role::strong || role == "bold" ? Style::strong : Style::emphasis);
      return true;
    }
    if (name == "link" || name == "ulink" || name == "xref" || name == "biblioref") return link(reader, node);
    if (name == "email") {
      reader.link(node, "mailto:" + line_text(node), {}, {});
      return true;
    }
    if (name == "footnoteref") {
      reader.add({NoteReference{std::string(attribute(node, "linkend"))}});
      return true;
    }
    if (name == "quote") {
      reader.text("“");
      reader.children(node);
      reader.text("”");
      return true;
    }
    if (name == "keycombo" || name == "menuchoice" || name == "member") return joined(reader, node);
    if (name == "citerefentry") {
      reader.children(child(node, "refentrytitle"));
      if (const pugi::xml_node volume = child(node, "manvolnum")) reader.text("(" + line_text(volume) + ")");
      return true;
    }
    if (name == "phrase") {
      ruby(reader, node);
      return true;
    }
    if (name == "para") return notes(reader, node);
    if (name == "title" || name == "subtitle") {
      styled(reader, node, local_name(node.parent()) == "formalpara" ? Style::strong : Style::emphasis);
      reader.text(" ");
      return true;
    }
    if (name == "textobject") return true;
    if (name == "include") {
      reader.input().tell(Severity::loss, code::dropped_content,
                          "<" + xml_text::shown(node.name()) +
                              "> names a file, which is not read: " + xml_text::shown(attribute(node, "href")),
                          node);
      return true;
    }
    if (name == "refmeta") {
      Inlines title = reader.line_of(child(node, "refentrytitle"));
      if (const pugi::xml_node volume = child(node, "manvolnum")) append_text(title, "(" + line_text(volume) + ")");
      reader.put_heading(std::move(title));
      return true;
    }
    if (is_info(node)) {
      info(reader, node);
      return true;
    }
    return false;
  }

  static void styled(FlowReader& reader, pugi::xml_node node, Style style) { reader.styled_children(node, style); }

  static bool joined(FlowReader& reader, pugi::xml_node node) {
    const std::string_view name = local_name(node);
    if (name == "member") {
      reader.children(node);
      if (node.next_sibling()) reader.text(", ");
      return true;
    }
    bool first = true;
    for (const pugi::xml_node each : node.children()) {
      if (each.type() != pugi::node_element || local_name(each) == "shortcut") continue;
      if (!first) reader.text(name == "keycombo" ? "+" : " > ");
      reader.element(each);
      first = false;
    }
    return true;
  }

  bool link(FlowReader& reader, pugi::xml_node node) {
    std::string target(attribute(node, node.attribute("remap").empty() ? "href" : "remap"));
    if (target.empty()) target = attribute(node, "url");
    std::string end(attribute(node, "linkend"));
    if (target.empty() && !end.empty()) target = "#" + end;
    std::string text = target.starts_with('#') ? text_at(target.substr(1), attribute(node, "endterm")) : target;
    const pugi::xml_node inner = local_name(node) == "xref" ? pugi::xml_node() : node;
    reader.link(inner, std::move(target), std::string(attribute(node, "title")), text);
    return true;
  }

  /// What a cross reference without text of its own says: the title of what it refers to.
  std::string text_at(const std::string& id, std::string_view end_term) const {
    if (const auto term = ids_.find(std::string(end_term)); term != ids_.end()) return line_text(term->second);
    const auto found = ids_.find(id);
    if (found == ids_.end()) return id;
    const pugi::xml_node node = found->second;
    if (const std::string_view label = attribute(node, "xreflabel"); !label.empty()) return std::string(label);
    for (const std::string_view name : {"title", "refmeta", "term", "abbrev", "glossterm"}) {
      if (const pugi::xml_node part = child(node, name)) return line_text(part);
    }
    for (const pugi::xml_node each : node.children()) {
      if (const pugi::xml_node title = is_info(each) ? child(each, "title") : pugi::xml_node()) return line_text(title);
    }
    return id;
  }

  static void ruby(FlowReader& reader, pugi::xml_node node) {
    Ruby ruby;
    for (const pugi::xml_node each : node.children()) {
      if (attribute(each, "role") == role::base) ruby.base += line_text(each);
      if (attribute(each, "role") == role::reading) ruby.reading += line_text(each);
    }
    reader.add({std::move(ruby)});
  }

  /// Footnotes that nothing refers to.
  static bool notes(FlowReader& reader, pugi::xml_node node) {
    for (const pugi::xml_node each : node.children()) {
      if (local_name(each) != "footnote") continue;
      reader.note(
          std::string(attribute(each, "id")), [&] { reader.children(each); }, false);
    }
    return true;
  }

  /// The info of a part of the document: its title heads it, an abstract is read, other things are told.
  static void info(FlowReader& reader, pugi::xml_node node) {
    for (const pugi::xml_node each : node.children()) {
      if (each.type() != pugi::node_element) continue;
      const std::string_view name = local_name(each);
      const Meaning meaning = element_flow::word_of(reader.vocabulary(), each).meaning;
      if (meaning == Meaning::metadata) continue;
      if (name == "title" || name == "subtitle" || name == "abstract" || name == "legalnotice" || name == "epigraph") {
        reader.element(each);
      } else {
        reader.tell_dropped(each);
      }
    }
  }

  Figure picture(FlowReader& reader, pugi::xml_node node) {
    std::string_view address = attribute(node, "fileref");
    for (const char* data : {"imagedata", "graphic", "videodata", "audiodata"}) {
      if (!address.empty()) break;
      const pugi::xml_node found = element_flow::descendant(node, data);
      if (found) address = attribute(found, found.attribute("remap").empty() ? "fileref" : "remap");
    }
    Figure figure = reader.picture_at(address, node);
    if (const pugi::xml_node alt = child(node, "alt")) figure.alternative_text = line_text(alt);
    for (const pugi::xml_node each : node.children()) {
      const std::string_view name = local_name(each);
      if (name == "textobject" && figure.alternative_text.empty()) figure.alternative_text = line_text(each);
      if (name != "caption") continue;
      figure.caption = reader.line_of(each);
      for (const pugi::xml_node para : each.children()) {
        if (attribute(para, "role") == role::credit) figure.credit = reader.line_of(para);
      }
    }
    return figure;
  }

  Document& document_;
  element_flow::Vocabulary vocabulary_;
  std::unordered_map<std::string, pugi::xml_node> ids_;
};

/// Books and sets that are made of articles.
bool holds_articles(pugi::xml_node node) {
  const std::string_view name = local_name(node);
  if (name != "book" && name != "set") return false;
  if (attribute(node, "role") == role::document) return true;
  return static_cast<bool>(child(node, name == "set" ? "book" : "article"));
}

void read_article(FlowReader& reader, Document& document, pugi::xml_node node, bool root) {
  Article& article = document.articles.emplace_back();
  const std::string language(!node.attribute("xml:lang").empty() ? node.attribute("xml:lang").value()
                                                                 : node.attribute("lang").value());
  if (root) {
    document.language = language;
  } else {
    article.language = language;
  }
  article.id = attribute(node, "id");
  reader.begin_article(article);
  Metadata metadata;
  read_front(reader, node, article, root ? document.metadata : metadata);
  for (const pugi::xml_node each : node.children()) {
    const std::string_view name = local_name(each);
    if (each.type() != pugi::node_element || is_info(each) || name == "title" || name == "subtitle") continue;
    reader.read_body_element(each);
  }
}

void read_articles(FlowReader& reader, Document& document, pugi::xml_node node, bool root) {
  if (!holds_articles(node)) return read_article(reader, document, node, root);
  Article front;
  reader.begin_article(front);
  Metadata metadata;
  if (root) document.language = node.attribute("xml:lang").value();
  if (root && document.language.empty()) document.language = node.attribute("lang").value();
  read_front(reader, node, front, root ? document.metadata : metadata);
  if (!front.blocks.empty() || !front.sections.empty()) {
    document.articles.push_back(std::move(front));
  } else if (!front.headline.empty() && root) {
    document.metadata.push_back({"title", text_of(front.headline), {}, {}});
  }
  for (const pugi::xml_node each : node.children()) {
    const std::string_view name = local_name(each);
    if (each.type() != pugi::node_element || is_info(each) || name == "title" || name == "subtitle" || name == "toc") {
      continue;
    }
    read_articles(reader, document, each, false);
  }
}

}  // namespace

Document read(const Source& source, Context& context) {
  element_flow::Input input(source, context);
  const pugi::xml_node root = input.root();
  Document document;
  Reading reading(input, document);
  const Meaning meaning = element_flow::word_of(reading.vocabulary(), root).meaning;
  if (meaning == Meaning::unknown || meaning == Meaning::phrase || meaning == Meaning::metadata ||
      meaning == Meaning::special) {
    throw Error(ErrorKind::input,
                "the root element is <" + xml_text::shown(root.name()) + ">, which is not one of DocBook",
                input.place(root));
  }
  FlowReader reader(input, reading.vocabulary(), document);
  if (meaning == Meaning::section || meaning == Meaning::box) {
    read_articles(reader, document, root, true);
  } else {
    // A table or a list alone.
    Article& article = document.articles.emplace_back();
    document.language = root.attribute("xml:lang").value();
    reader.begin_article(article);
    reader.read_body_element(root);
  }
  reader.end_article();
  return document;
}

}  // namespace galley::docbook
