// SPDX-License-Identifier: Apache-2.0
#include "docx/math_text.hpp"

#include <algorithm>

namespace galley::docx {

namespace {

constexpr int deepest_equation = 60;

class MathWriter {
 public:
  std::string text;

  void children(const pugi::xml_node& node, int depth) {
    for (const pugi::xml_node child : node.children()) element(child, depth);
  }

  void element(const pugi::xml_node& node, int depth) {
    const std::string_view name = local_name(node.name());
    if (name == "t") {
      text += character_data(node, buffer_);
      return;
    }
    if (depth > deepest_equation) return;
    if (name == "f") {
      grouped(part(node, "num"), depth);
      text += '/';
      grouped(part(node, "den"), depth);
    } else if (name == "sSup") {
      children(part(node, "e"), depth + 1);
      script('^', part(node, "sup"), depth);
    } else if (name == "sSub") {
      children(part(node, "e"), depth + 1);
      script('_', part(node, "sub"), depth);
    } else if (name == "sSubSup" || name == "nary") {
      if (name == "nary") {
        const std::string_view sign = attribute(part(part(node, "naryPr"), "chr"), "val");
        text += sign.empty() ? std::string_view("∫") : sign;
      } else {
        children(part(node, "e"), depth + 1);
      }
      script('_', part(node, "sub"), depth);
      script('^', part(node, "sup"), depth);
      if (name == "nary") children(part(node, "e"), depth + 1);
    } else if (name == "rad") {
      script(' ', part(node, "deg"), depth);
      text += "√";
      grouped(part(node, "e"), depth);
    } else if (name == "d") {
      delimited(node, depth);
    } else if (name == "m") {
      text += '[';
      bool first = true;
      for (const pugi::xml_node row : node.children()) {
        if (local_name(row.name()) != "mr") continue;
        if (!first) text += "; ";
        first = false;
        bool first_cell = true;
        for (const pugi::xml_node cell : row.children()) {
          if (!first_cell) text += ' ';
          first_cell = false;
          children(cell, depth + 1);
        }
      }
      text += ']';
    } else if (!name.ends_with("Pr")) {
      children(node, depth + 1);
    }
  }

 private:
  static pugi::xml_node part(const pugi::xml_node& node, std::string_view name) {
    for (const pugi::xml_node child : node.children()) {
      if (local_name(child.name()) == name) return child;
    }
    return {};
  }

  void grouped(const pugi::xml_node& node, int depth) {
    const std::size_t from = text.size();
    children(node, depth + 1);
    const std::string_view inner = std::string_view(text).substr(from);
    const bool simple = std::all_of(inner.begin(), inner.end(), [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || (c & 0x80) != 0;
    });
    if (simple) return;
    text.insert(from, 1, '(');
    text += ')';
  }

  void script(char mark, const pugi::xml_node& node, int depth) {
    const std::size_t from = text.size();
    if (mark != ' ') text += mark;
    const std::size_t start = text.size();
    grouped(node, depth);
    if (text.size() == start) text.resize(from);
  }

  void delimited(const pugi::xml_node& node, int depth) {
    const pugi::xml_node properties = part(node, "dPr");
    const auto sign = [&properties](std::string_view which, std::string_view otherwise) {
      const pugi::xml_node chosen = part(properties, which);
      return chosen ? attribute(chosen, "val") : otherwise;
    };
    text += sign("begChr", "(");
    bool first = true;
    for (const pugi::xml_node child : node.children()) {
      if (local_name(child.name()) != "e") continue;
      if (!first) text += sign("sepChr", "|");
      first = false;
      children(child, depth + 1);
    }
    text += sign("endChr", ")");
  }

  std::string buffer_;
};

}  // namespace

std::string math_text(const pugi::xml_node& equation) {
  MathWriter writer;
  writer.children(equation, 0);
  return std::move(writer.text);
}

}  // namespace galley::docx
