// SPDX-License-Identifier: Apache-2.0
#include "xhtml/soup.hpp"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdlib>
#include <memory>
#include <vector>

#include "galley/error.hpp"
#include "xhtml/characters.hpp"
#include "xhtml/element.hpp"
#include "xhtml/tree.hpp"

namespace galley::xhtml {
namespace {

// Gumbo has neither a bound on what it allocates nor a way to stop, and frees a deep tree by recursion. Its
// memory comes from here instead: it is bounded, is given up as a whole, and running out of it leaves the
// parser by longjmp (all frames in between are C).
class Arena {
 public:
  explicit Arena(std::size_t bound) : left_(bound) {}

  void* allocate(std::size_t size) {
    size = (size + 15) & ~std::size_t{15};
    if (size > room_) {
      const std::size_t chunk = std::max<std::size_t>(size, 256U << 10);
      if (chunk > left_) std::longjmp(out_of_memory, 1);
      left_ -= chunk;
      char* memory = static_cast<char*>(std::malloc(chunk));
      if (memory == nullptr) std::longjmp(out_of_memory, 1);
      chunks_.emplace_back(memory);
      at_ = memory;
      room_ = chunk;
    }
    void* result = at_;
    at_ += size;
    room_ -= size;
    return result;
  }

  std::jmp_buf out_of_memory;

 private:
  struct Free {
    void operator()(char* memory) const { std::free(memory); }
  };
  std::vector<std::unique_ptr<char, Free>> chunks_;
  char* at_ = nullptr;
  std::size_t room_ = 0;
  std::size_t left_;
};

GumboOutput* parse_bounded(Arena& arena, const GumboOptions& options, const char* text, std::size_t size) {
  if (setjmp(arena.out_of_memory) != 0) return nullptr;
  return gumbo_parse_with_options(&options, text, size);
}

std::string element_name(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece piece = element.original_tag;
  gumbo_tag_from_original_text(&piece);
  if (piece.data == nullptr || piece.length == 0) return "span";
  return lower_case(std::string_view(piece.data, piece.length));
}

void copy_element(const GumboElement& from, pugi::xml_node to) {
  for (unsigned i = 0; i < from.attributes.length; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(from.attributes.data[i]);
    const char* prefix = attribute->attr_namespace == GUMBO_ATTR_NAMESPACE_XLINK ? "xlink:"
                         : attribute->attr_namespace == GUMBO_ATTR_NAMESPACE_XML ? "xml:"
                                                                                 : "";
    to.append_attribute((std::string(prefix) + attribute->name).c_str()).set_value(attribute->value);
  }
}

void copy_tree(const GumboNode* root, pugi::xml_node to, std::size_t depth) {
  struct Step {
    const GumboVector* children;
    unsigned next;
    pugi::xml_node to;
  };
  std::vector<Step> path;
  to = to.append_child("html");
  copy_element(root->v.element, to);
  path.push_back({&root->v.element.children, 0, to});
  while (!path.empty()) {
    if (path.back().next == path.back().children->length) {
      path.pop_back();
      continue;
    }
    const auto* node = static_cast<const GumboNode*>(path.back().children->data[path.back().next++]);
    switch (node->type) {
      case GUMBO_NODE_ELEMENT:
      case GUMBO_NODE_TEMPLATE: {
        if (path.size() >= depth) throw Error(ErrorKind::limit, "elements are nested too deep");
        pugi::xml_node child = path.back().to.append_child(element_name(node->v.element).c_str());
        copy_element(node->v.element, child);
        path.push_back({&node->v.element.children, 0, child});
        break;
      }
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_WHITESPACE:
      case GUMBO_NODE_CDATA:
        path.back().to.append_child(pugi::node_pcdata).set_value(node->v.text.text);
        break;
      default:
        break;
    }
  }
}

struct Tag {
  std::size_t end = 0;  // past '>'
  std::string name;     // in lower case
  bool closing = false;
  bool self_closing = false;
};

enum class TagRead { no, yes, unfinished };

// The tag that begins with the '<' at `at`, if it is one. After an unfinished one there is no tag at all:
// looking for more would take quadratic time.
TagRead read_tag(std::string_view text, std::size_t at, Tag& tag) {
  std::size_t i = at + 1;
  tag.closing = i < text.size() && text[i] == '/';
  if (tag.closing) ++i;
  const std::size_t begin = i;
  while (i < text.size() && !is_space(text[i]) && text[i] != '>' && text[i] != '/' && text[i] != '<') ++i;
  if (i == begin || !((text[begin] | 32) >= 'a' && (text[begin] | 32) <= 'z')) return TagRead::no;
  tag.name = lower_case(text.substr(begin, i - begin));
  char quote = 0;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if ((c == '"' || c == '\'') && text[i - 1] == '=') {
      quote = c;
    } else if (c == '>') {
      break;
    }
  }
  if (i == text.size()) return TagRead::unfinished;
  tag.self_closing = text[i - 1] == '/' && !tag.closing;
  tag.end = i + 1;
  return TagRead::yes;
}

bool closes_itself(std::string_view name) {
  constexpr std::array names = {std::string_view("dd"),     std::string_view("dt"),       std::string_view("li"),
                                std::string_view("option"), std::string_view("optgroup"), std::string_view("p"),
                                std::string_view("rb"),     std::string_view("rp"),       std::string_view("rt"),
                                std::string_view("tbody"),  std::string_view("td"),       std::string_view("tfoot"),
                                std::string_view("th"),     std::string_view("thead"),    std::string_view("tr")};
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::string html_of_xhtml(std::string_view xhtml) {
  std::string html;
  html.reserve(xhtml.size() + xhtml.size() / 16);
  std::size_t copied = 0;
  Tag tag;
  for (std::size_t at = xhtml.find('<'); at != std::string_view::npos; at = xhtml.find('<', at)) {
    if (xhtml.compare(at, 4, "<!--") == 0) {
      const auto end = xhtml.find("-->", at);
      if (end == std::string_view::npos) break;
      at = end + 3;
    } else if (xhtml.compare(at, 9, "<!DOCTYPE") == 0) {
      // HTML knows no internal subset and would show the end of it as text.
      const auto subset = xhtml.find_first_of("[>", at);
      if (subset != std::string_view::npos && xhtml[subset] == '[') {
        const auto close = xhtml.find(']', subset);
        if (close == std::string_view::npos) break;
        html.append(xhtml, copied, subset - copied);
        copied = at = close + 1;
      } else {
        ++at;
      }
    } else if (xhtml.compare(at, 9, "<![CDATA[") == 0) {
      const auto end = std::min(xhtml.find("]]>", at), xhtml.size());
      html.append(xhtml, copied, at - copied);
      for (const char c : xhtml.substr(at + 9, end - std::min(end, at + 9))) {
        if (c == '<') {
          html += "&lt;";
        } else if (c == '&') {
          html += "&amp;";
        } else {
          html += c;
        }
      }
      copied = at = std::min(end + 3, xhtml.size());
    } else {
      const TagRead read = read_tag(xhtml, at, tag);
      if (read == TagRead::unfinished) break;
      if (read == TagRead::no) {
        ++at;
        continue;
      }
      if (tag.self_closing && !is_void(tag.name)) {
        html.append(xhtml, copied, tag.end - 2 - copied);
        html += "></" + tag.name + ">";
        copied = tag.end;
      }
      at = tag.end;
    }
  }
  html.append(xhtml.substr(copied));
  return html;
}

std::size_t nesting_of(std::string_view html) {
  std::size_t open = 0;
  std::size_t deepest = 0;
  Tag tag;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
    const TagRead read = read_tag(html, at, tag);
    if (read == TagRead::unfinished) break;
    if (read == TagRead::no) {
      ++at;
      continue;
    }
    at = tag.end;
    if (is_void(tag.name) || closes_itself(tag.name)) continue;
    if (!tag.closing) {
      deepest = std::max(deepest, ++open);
    } else if (open > 0) {
      --open;
    }
  }
  return deepest;
}

void parse_html(Tree& tree, std::string_view utf8, const Limits& limits) {
  const std::size_t depth = std::size_t{limits.depth} * 10;
  if (nesting_of(utf8) > depth) throw Error(ErrorKind::limit, "elements are nested too deep");
  const std::size_t bound = std::min<std::uint64_t>(limits.expanded_bytes, (std::size_t{16} << 20) + 100 * utf8.size());
  Arena arena(bound);
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = [](void* userdata, std::size_t size) { return static_cast<Arena*>(userdata)->allocate(size); };
  options.deallocator = [](void*, void*) {};
  options.userdata = &arena;
  options.max_errors = 0;
  const GumboOutput* output = parse_bounded(arena, options, utf8.data(), utf8.size());
  if (output == nullptr) throw Error(ErrorKind::limit, "the HTML needs more memory than its size allows");
  copy_tree(output->root, tree.document, depth);
}

}  // namespace galley::xhtml
