// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "markdown/page_tree.hpp"
#include "xhtml/characters.hpp"
#include "xhtml/mark.hpp"
#include "xhtml/tree_walk.hpp"

namespace galley::markdown {
namespace {

bool is_blank_text(pugi::xml_node node) { return node.type() != pugi::node_element && xhtml::is_blank(node.value()); }

bool is_named(pugi::xml_node node, std::string_view name) { return name == node.name(); }

void set(pugi::xml_node node, const char* name, const char* value) {
  pugi::xml_attribute attribute = node.attribute(name);
  if (!attribute) attribute = node.append_attribute(name);
  attribute.set_value(value);
}

pugi::xml_node only_child(pugi::xml_node node) {
  pugi::xml_node only;
  for (const pugi::xml_node child : node.children()) {
    if (is_blank_text(child)) continue;
    if (only) return {};
    only = child;
  }
  return only;
}

// The element `span` that a paragraph consists of, if it has one of the marks of an article's lines.
pugi::xml_node line_of(pugi::xml_node paragraph) {
  if (!is_named(paragraph, "p")) return {};
  const pugi::xml_node span = only_child(paragraph);
  if (!is_named(span, "span")) return {};
  for (const std::string_view name : {"kicker", "deck", "byline", "dateline"}) {
    if (name == span.attribute("class").value()) return span;
  }
  return {};
}

// The level of a section's heading, 1 for the highest; 0: it is none.
std::uint32_t level_of(pugi::xml_node node) {
  const std::string_view name = node.name();
  if (name.size() == 2 && name[0] == 'h' && name[1] >= '2' && name[1] <= '6')
    return static_cast<std::uint32_t>(name[1] - '1');
  if (name != "p") return 0;
  const pugi::xml_node span = only_child(node);
  if (!is_named(span, "span") || std::string_view(span.attribute("role").value()) != "heading") return 0;
  return static_cast<std::uint32_t>(std::min(span.attribute("aria-level").as_uint(7), 1000U)) - 1;
}

// The anchor that a heading begins with is the section's.
void lift_anchor(pugi::xml_node heading, pugi::xml_node section) {
  pugi::xml_node first = heading.first_child();
  if (!is_named(first, "a") && is_named(first, "span")) first = first.first_child();
  if (!is_named(first, "a") || first.attribute("href") || !first.attribute("id")) return;
  set(section, "id", first.attribute("id").value());
  first.parent().remove_child(first);
}

void restore_figure(pugi::xml_node figure) {
  set(figure, "class", "figure");
  std::vector<pugi::xml_node> children;
  for (const pugi::xml_node child : figure.children()) children.push_back(child);
  for (pugi::xml_node child : children) {
    if (is_named(child, "p")) {
      const pugi::xml_node image = only_child(child);
      if (is_named(image, "img")) {
        figure.insert_move_before(image, child);
        figure.remove_child(child);
      }
    } else if (is_named(child, "figcaption")) {
      for (pugi::xml_node part : child.children("p")) {
        pugi::xml_node span = only_child(part);
        const bool credit = is_named(span, "span") && std::string_view(span.attribute("class").value()) == "credit";
        if (credit) span.remove_attribute("class");
        set(part, "class", credit ? "credit" : "caption");
      }
    }
  }
}

// The dash before whom a quote is by is for who reads the Markdown.
void restore_attribution(pugi::xml_node footer) {
  pugi::xml_node node = footer.first_child();
  while (node && (node.type() == pugi::node_element || is_blank_text(node))) {
    node = node.first_child() ? node.first_child() : node.next_sibling();
  }
  constexpr std::string_view dash = "— ";
  if (!node) return;
  const std::string text = node.value();
  const auto begin = text.find_first_not_of(" \n");
  if (begin != std::string::npos && std::string_view(text).substr(begin).starts_with(dash))
    node.set_value(text.substr(begin + dash.size()).c_str());
}

class ArticleRestorer {
 public:
  explicit ArticleRestorer(pugi::xml_node article) : article_(article) {}

  void restore() {
    std::vector<pugi::xml_node> children;
    for (const pugi::xml_node child : article_.children()) children.push_back(child);
    header_ = article_.append_child("header");
    containers_.push_back(article_);
    bool in_header = true;
    bool headline = false;
    for (pugi::xml_node child : children) {
      if (is_blank_text(child)) {
        article_.remove_child(child);
        continue;
      }
      if (in_header) {
        if (const pugi::xml_node line = line_of(child)) {
          header_.append_move(line);
          article_.remove_child(child);
          continue;
        }
        if (is_named(child, "h1") && !headline) {
          headline = true;
          set(child, "class", "headline");
          header_.append_move(child);
          continue;
        }
        in_header = false;
      }
      place(child);
    }
  }

 private:
  void place(pugi::xml_node child) {
    if (is_named(child, "aside")) return notes().append_move(child), void();
    const std::uint32_t level = level_of(child);
    if (level == 0) {
      containers_.back().append_move(child);
      return;
    }
    while (containers_.size() > level) containers_.pop_back();
    pugi::xml_node section = containers_.back().append_child("section");
    containers_.push_back(section);
    lift_anchor(child, section);
    if (is_named(child, "p")) {
      pugi::xml_node span = only_child(child);
      while (span.first_attribute()) span.remove_attribute(span.first_attribute());
    }
    set(child, "class", "heading");
    section.append_move(child);
  }

 public:
  pugi::xml_node notes() {
    if (!notes_) {
      notes_ = article_.append_child("section");
      set(notes_, "class", "notes");
    }
    return notes_;
  }

 private:
  pugi::xml_node article_;
  pugi::xml_node header_;
  std::vector<pugi::xml_node> containers_;
  pugi::xml_node notes_;
};

// Where the notes stand that cmark put at the end of the page, by their ids.
std::unordered_map<std::string, pugi::xml_node> take_notes(pugi::xml_node body) {
  std::unordered_map<std::string, pugi::xml_node> notes;
  std::vector<pugi::xml_node> sections;
  xhtml::for_each_element(body, [&](pugi::xml_node node) {
    if (is_named(node, "section") && xhtml::has_word(node.attribute("class").value(), "footnotes"))
      sections.push_back(node);
  });
  for (const pugi::xml_node section : sections) {
    for (const pugi::xml_node item : section.child("ol").children("li"))
      notes.emplace(item.attribute("id").value(), item);
    // Out of the last article, in which the parser put it.
    body.append_move(section);
  }
  return notes;
}

}  // namespace

void restore_articles(pugi::xml_node body) {
  std::unordered_map<std::string, pugi::xml_node> notes = take_notes(body);
  std::vector<pugi::xml_node> articles;
  for (const pugi::xml_node child : body.children("article")) {
    if (child.attribute("data-galley")) articles.push_back(child);
  }
  std::vector<pugi::xml_node> footers;
  xhtml::for_each_element(body, [&](pugi::xml_node node) {
    if (is_named(node, "figure")) restore_figure(node);
    if (is_named(node, "footer")) restore_attribution(node);
    if (is_named(node, "a") && xhtml::has_word(node.attribute("class").value(), "footnote-backref"))
      set(node, "class", "back");
  });
  for (const pugi::xml_node article : articles) {
    ArticleRestorer restorer(article);
    restorer.restore();
    // Notes may refer to further notes.
    std::vector<pugi::xml_node> places{article};
    for (std::size_t i = 0; i < places.size(); ++i) {
      std::vector<pugi::xml_node> found;
      xhtml::for_each_element(places[i], [&](pugi::xml_node node) {
        if (!is_named(node, "a") || !xhtml::has_word(node.parent().attribute("class").value(), "footnote-ref")) return;
        set(node, "role", "doc-noteref");
        const std::string_view target = node.attribute("href").value();
        const auto note = notes.find(std::string(target.substr(std::min<std::size_t>(1, target.size()))));
        if (note == notes.end()) return;
        found.push_back(note->second);
        notes.erase(note);
      });
      for (pugi::xml_node note : found) {
        note.set_name("aside");
        set(note, "role", "doc-footnote");
        places.push_back(restorer.notes().append_move(note));
      }
    }
  }
  for (const pugi::xml_node section : body.children("section")) {
    if (xhtml::has_word(section.attribute("class").value(), "footnotes")) {
      body.remove_child(section);
      break;
    }
  }
}

}  // namespace galley::markdown
