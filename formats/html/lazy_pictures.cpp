// SPDX-License-Identifier: Apache-2.0
#include "html/lazy_pictures.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "xhtml/characters.hpp"
#include "xhtml/data_address.hpp"
#include "xhtml/tree_walk.hpp"

namespace galley::html {
namespace {

// A picture of fewer bytes than this in an address only holds the place.
constexpr std::size_t smallest_data_picture = 200;

bool is_placeholder(std::string_view address) {
  address = xhtml::trim(address);
  if (address.empty() || address == "#" || address == "about:blank") return true;
  if (xhtml::is_data_address(address)) return address.size() < smallest_data_picture;
  const std::string lower = xhtml::lower_case(address.substr(address.size() > 60 ? address.size() - 60 : 0));
  for (const std::string_view name : {"blank.gif", "spacer.gif", "pixel.gif", "placeholder", "transparent", "lazy.png",
                                      "loading.gif", "grey.gif", "gray.gif", "1x1."}) {
    if (lower.find(name) != std::string::npos) return true;
  }
  return false;
}

// The largest of the pictures that a srcset names (HTML, 4.8.4.2).
std::string largest_of(std::string_view srcset) {
  std::string best;
  double largest = -1;
  while (true) {
    while (!srcset.empty() && (xhtml::is_space(srcset.front()) || srcset.front() == ',')) srcset.remove_prefix(1);
    if (srcset.empty()) return best;
    std::size_t end = 0;
    while (end < srcset.size() && !xhtml::is_space(srcset[end])) ++end;
    std::string_view address = srcset.substr(0, end);
    srcset.remove_prefix(end);
    std::string_view descriptor;
    if (address.ends_with(',')) {
      address.remove_suffix(1);
    } else {
      const auto comma = srcset.find(',');
      descriptor = xhtml::trim(srcset.substr(0, comma));
      srcset.remove_prefix(comma == std::string_view::npos ? srcset.size() : comma);
    }
    const double size = descriptor.empty() ? 1 : std::strtod(std::string(descriptor.substr(0, 16)).c_str(), nullptr);
    if (size > largest && !address.empty()) {
      largest = size;
      best = address;
    }
  }
}

std::string waiting_address(pugi::xml_node image) {
  for (const char* name :
       {"data-src", "data-original", "data-lazy-src", "data-lazy", "data-full-src", "data-hi-res-src", "data-url",
        "data-image", "data-src-medium", "data-src-large", "data-raw-src"}) {
    const std::string_view value = xhtml::trim(image.attribute(name).value());
    if (!value.empty() && !is_placeholder(value)) return std::string(value);
  }
  for (const char* name : {"srcset", "data-srcset", "data-lazy-srcset"}) {
    std::string value = largest_of(image.attribute(name).value());
    if (!value.empty() && !is_placeholder(value)) return value;
  }
  return {};
}

pugi::xml_node only_image(pugi::xml_node node) {
  pugi::xml_node image;
  std::size_t count = 0;
  xhtml::for_each_element(node, [&](pugi::xml_node each) {
    if (std::string_view(each.name()) != "img") return;
    ++count;
    image = each;
  });
  return count == 1 ? image : pugi::xml_node();
}

bool is_tracker(pugi::xml_node image) {
  const auto tiny = [&](const char* name) {
    const std::string_view value = image.attribute(name).value();
    return value == "0" || value == "1" || value == "1px" || value == "0px";
  };
  return tiny("width") && tiny("height");
}

void set_source(pugi::xml_node image, const std::string& address) {
  pugi::xml_attribute source = image.attribute("src");
  if (!source) source = image.append_attribute("src");
  source.set_value(address.c_str());
}

void settle_noscript(pugi::xml_node noscript) {
  pugi::xml_node shown = only_image(noscript);
  pugi::xml_node before = noscript.previous_sibling();
  while (before && before.type() != pugi::node_element) before = before.previous_sibling();
  if (shown) {
    pugi::xml_node waiting = std::string_view(before.name()) == "img" ? before : only_image(before);
    if (!waiting) {
      // It is the picture itself, with nothing in its place.
      noscript.set_name("span");
      return;
    }
    if (is_placeholder(waiting.attribute("src").value())) set_source(waiting, shown.attribute("src").value());
    if (waiting.attribute("alt").value()[0] == '\0' && shown.attribute("alt")) {
      if (!waiting.attribute("alt")) waiting.append_attribute("alt");
      waiting.attribute("alt").set_value(shown.attribute("alt").value());
    }
  }
  noscript.parent().remove_child(noscript);
}

}  // namespace

void show_lazy_pictures(pugi::xml_node body) {
  std::vector<pugi::xml_node> noscripts;
  xhtml::for_each_element(body, [&](pugi::xml_node node) {
    if (std::string_view(node.name()) == "noscript") noscripts.push_back(node);
  });
  // From the end, so that one within another goes first.
  for (auto each = noscripts.rbegin(); each != noscripts.rend(); ++each) settle_noscript(*each);
  std::vector<pugi::xml_node> trackers;
  xhtml::for_each_element(body, [&](pugi::xml_node node) {
    const std::string_view name = node.name();
    if (name == "picture") {
      const pugi::xml_node image = node.child("img");
      if (!image || !is_placeholder(image.attribute("src").value()) || !waiting_address(image).empty()) return;
      for (const pugi::xml_node option : node.children("source")) {
        const std::string address = waiting_address(option);
        if (address.empty()) continue;
        set_source(image, address);
        return;
      }
    }
    if (name != "img") return;
    if (is_tracker(node)) {
      trackers.push_back(node);
    } else if (is_placeholder(node.attribute("src").value())) {
      if (const std::string address = waiting_address(node); !address.empty()) set_source(node, address);
    }
  });
  for (const pugi::xml_node tracker : trackers) tracker.parent().remove_child(tracker);
}

}  // namespace galley::html
