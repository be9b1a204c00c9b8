// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>
#include <vector>

#include "jats/front_reader.hpp"
#include "jats/marks.hpp"

namespace galley::jats {

using element_flow::attribute;
using element_flow::child;
using element_flow::line_text;
using element_flow::local_name;

namespace {

/// The text of the children that are wanted, apart by spaces where nothing parts them in the file.
std::string parts(pugi::xml_node node, bool (*wanted)(std::string_view)) {
  std::string text;
  bool element_before = false;
  for (const pugi::xml_node each : node.children()) {
    if (each.type() == pugi::node_element) {
      if (!wanted(local_name(each))) continue;
      if (element_before && !text.empty()) text += ' ';
      text += line_text(each);
      element_before = true;
    } else if (each.type() == pugi::node_pcdata || each.type() == pugi::node_cdata) {
      text += each.value();
      element_before =
          element_before && std::string_view(each.value()).find_first_not_of(" \t\r\n") == std::string_view::npos;
    }
  }
  return text;
}

std::string name_text(pugi::xml_node name) {
  if (local_name(name) != "name") return parts(name, [](std::string_view part) { return part != "contrib-group"; });
  const std::string given = line_text(child(name, "given-names"));
  const std::string surname = line_text(child(name, "surname"));
  const std::string suffix = line_text(child(name, "suffix"));
  const bool eastern = attribute(name, "name-style") == "eastern";
  std::string text = eastern ? surname : given;
  const std::string& second = eastern ? given : surname;
  if (!text.empty() && !second.empty()) text += ' ';
  text += second;
  if (!suffix.empty()) text += ' ' + suffix;
  return text;
}

std::string name_of(pugi::xml_node contributor) {
  for (const pugi::xml_node each : contributor.children()) {
    const std::string_view kind = local_name(each);
    if (kind == "name" || kind == "string-name" || kind == "collab") return name_text(each);
    if (kind == "name-alternatives" || kind == "collab-alternatives") return name_text(each.first_child());
    if (kind == "anonymous") return "Anonymous";
  }
  return {};
}

std::string role_of(pugi::xml_node contributor, std::string_view type) {
  if (type == "author" || type.empty()) return "aut";
  if (type == "editor") return "edt";
  if (type == "translator") return "trl";
  return std::string(type.empty() ? attribute(contributor, "contrib-type") : type);
}

std::string affiliation_text(pugi::xml_node aff) {
  return parts(aff, [](std::string_view part) {
    return part != "label" && part != "email" && part != "institution-id" && part != "sup";
  });
}

void append_affiliation(CreditName& name, const std::string& text) {
  if (text.empty()) return;
  if (!name.affiliation.empty()) name.affiliation += "; ";
  name.affiliation += text;
}

std::vector<std::string> tokens(std::string_view names) {
  std::vector<std::string> result;
  while (!names.empty()) {
    const std::size_t end = std::min(names.find_first_of(" \t\r\n"), names.size());
    if (end > 0) result.emplace_back(names.substr(0, end));
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return result;
}

class Contributors {
 public:
  Contributors(const BodyVocabulary& vocabulary, Metadata& metadata) : vocabulary_(vocabulary), metadata_(metadata) {}

  Byline read(pugi::xml_node meta) {
    for (const pugi::xml_node each : meta.children()) {
      if (local_name(each) == "contrib-group") group(each);
    }
    // What no contributor refers to is everybody's, if it stands alone.
    std::vector<pugi::xml_node> loose;
    for (const pugi::xml_node each : meta.children()) {
      if (local_name(each) == "aff" && !is_used(each)) loose.push_back(each);
    }
    for (const pugi::xml_node each : loose) {
      if (loose.size() == 1 && !byline_.credits.empty()) {
        for (Credit& credit : byline_.credits) {
          for (CreditName& name : credit.names) append_affiliation(name, affiliation_text(each));
        }
      } else if (const std::string text = affiliation_text(each); !text.empty()) {
        metadata_.push_back({"affiliation", text, {}, {}});
      }
    }
    return std::move(byline_);
  }

 private:
  bool is_used(pugi::xml_node aff) const {
    const std::string id(attribute(aff, "id"));
    return !id.empty() && std::find(used_.begin(), used_.end(), id) != used_.end();
  }

  void group(pugi::xml_node node) {
    const bool ours = attribute(node, "specific-use") == mark::credit;
    if (ours) byline_.credits.push_back({std::string(attribute(node, "content-type")), {}, {}});
    std::vector<CreditName*> added;
    const std::size_t first_credit = byline_.credits.size();
    for (const pugi::xml_node each : node.children()) {
      const std::string_view kind = local_name(each);
      if (kind == "contrib") {
        contributor(each, ours);
      } else if (kind == "role" && ours && attribute(each, "specific-use") == mark::label) {
        byline_.credits.back().label = line_text(each);
      }
    }
    for (const pugi::xml_node each : node.children()) {
      if (local_name(each) != "aff" || is_used(each)) continue;
      for (std::size_t i = first_credit; i < byline_.credits.size(); ++i) {
        for (CreditName& name : byline_.credits[i].names) append_affiliation(name, affiliation_text(each));
      }
    }
  }

  void contributor(pugi::xml_node node, bool ours) {
    CreditName name{name_of(node), {}, {}};
    std::string doings;
    for (const pugi::xml_node each : node.children()) {
      const std::string_view kind = local_name(each);
      if (kind == "aff") append_affiliation(name, affiliation_text(each));
      if (kind == "aff-alternatives") append_affiliation(name, affiliation_text(child(each, "aff")));
      if ((kind == "email" || kind == "uri") && name.contact.empty()) name.contact = line_text(each);
      if (kind == "address" && name.contact.empty()) name.contact = line_text(element_flow::descendant(each, "email"));
      if (kind == "xref") refer(attribute(each, "rid"), name);
      if (kind == "role") doings += (doings.empty() ? "" : "; ") + line_text(each);
      if (kind == "contrib-id") {
        metadata_.push_back({"identifier", line_text(each), std::string(attribute(each, "contrib-id-type")), {}});
      }
      if (kind == "bio") metadata_.push_back({"description", line_text(each), {}, {}});
    }
    refer(attribute(node, "rid"), name);
    if (!ours) {
      const std::string role = role_of(node, attribute(node, "contrib-type"));
      if (byline_.credits.empty() || byline_.credits.back().role != role) byline_.credits.push_back({role, {}, {}});
      if (!doings.empty()) metadata_.push_back({"contributor", name.name + ": " + doings, "role", {}});
    }
    byline_.credits.back().names.push_back(std::move(name));
    // The members of a group that is an author.
    for (const pugi::xml_node each : node.children()) {
      if (local_name(each) != "collab") continue;
      for (const pugi::xml_node inner : each.children()) {
        if (local_name(inner) == "contrib-group") group(inner);
      }
    }
  }

  void refer(std::string_view ids, CreditName& name) {
    for (const std::string& id : tokens(ids)) {
      const pugi::xml_node target = vocabulary_.element_with(id);
      const std::string_view kind = local_name(target);
      if (kind == "aff" || kind == "aff-alternatives") {
        append_affiliation(name, affiliation_text(kind == "aff" ? target : child(target, "aff")));
        used_.push_back(id);
      } else if (kind == "corresp" && name.contact.empty()) {
        name.contact = line_text(element_flow::descendant(target, "email"));
      }
    }
  }

  const BodyVocabulary& vocabulary_;
  Metadata& metadata_;
  Byline byline_;
  std::vector<std::string> used_;
};

}  // namespace

Byline read_contributors(const BodyVocabulary& vocabulary, pugi::xml_node meta, Metadata& metadata) {
  return Contributors(vocabulary, metadata).read(meta);
}

}  // namespace galley::jats
