// SPDX-License-Identifier: Apache-2.0
#include "docbook/front_reader.hpp"

#include <algorithm>
#include <utility>

#include "docbook/marks.hpp"

namespace galley::docbook {

using element_flow::attribute;
using element_flow::child;
using element_flow::FlowReader;
using element_flow::line_text;
using element_flow::local_name;

namespace {

bool is_person(std::string_view name) {
  return name == "author" || name == "editor" || name == "othercredit" || name == "corpauthor" || name == "collab";
}

std::string role_of(pugi::xml_node person) {
  const std::string_view name = local_name(person);
  if (name == "editor") return "edt";
  if (name != "othercredit") return "aut";
  const std::string_view kind = attribute(person, "class");
  if (kind == "translator") return "trl";
  if (kind == "copyeditor" || kind == "technicaleditor") return "edt";
  const std::string_view other = attribute(person, "otherclass");
  return std::string(!other.empty() ? other : kind == "other" ? std::string_view("ctb") : kind);
}

/// The text of elements, apart by spaces, but for those of `without`.
void append_parts(std::string& text, pugi::xml_node node, bool (*is_part)(std::string_view)) {
  for (const pugi::xml_node each : node.children()) {
    if (each.type() == pugi::node_element && !is_part(local_name(each))) continue;
    const std::string part = each.type() == pugi::node_element ? line_text(each) : std::string(each.value());
    if (part.empty()) continue;
    if (!text.empty() && each.type() == pugi::node_element) text += ' ';
    text += part;
  }
}

bool is_name_part(std::string_view name) {
  return name == "honorific" || name == "firstname" || name == "givenname" || name == "surname" ||
         name == "othername" || name == "lineage" || name == "orgname" || name == "collabname" || name == "phrase" ||
         name == "emphasis";
}

std::string name_of(pugi::xml_node person) {
  std::string name;
  if (const pugi::xml_node whole = child(person, "personname")) {
    append_parts(name, whole, is_name_part);
  } else {
    append_parts(name, person, is_name_part);
  }
  return name;
}

CreditName read_name(pugi::xml_node person) {
  CreditName name{name_of(person), {}, {}};
  for (const pugi::xml_node each : person.children()) {
    const std::string_view kind = local_name(each);
    if (kind == "affiliation") {
      std::string affiliation;
      append_parts(affiliation, each, [](std::string_view part) { return part != "address"; });
      if (!name.affiliation.empty()) name.affiliation += "; ";
      name.affiliation += affiliation;
    }
    const pugi::xml_node email = kind == "email" ? each : element_flow::descendant(each, "email");
    if (name.contact.empty() && email) name.contact = line_text(email);
    if (name.contact.empty() && kind == "uri") name.contact = line_text(each);
  }
  return name;
}

std::string label_of(pugi::xml_node person) {
  for (const pugi::xml_node each : person.children()) {
    if (local_name(each) == "contrib" && attribute(each, "role") == role::label) return line_text(each);
  }
  return {};
}

void add_person(Byline& byline, pugi::xml_node person) {
  const std::string role = role_of(person);
  if (byline.credits.empty() || byline.credits.back().role != role) byline.credits.push_back({role, {}, {}});
  byline.credits.back().names.push_back(read_name(person));
}

/// The writer gives each credit a group with a role.
void add_group(Byline& byline, pugi::xml_node group) {
  const bool is_credit = !group.attribute("role").empty();
  if (!is_credit) {
    for (const pugi::xml_node each : group.children()) {
      if (is_person(local_name(each))) add_person(byline, each);
    }
    return;
  }
  Credit& credit = byline.credits.emplace_back();
  credit.role = attribute(group, "role");
  for (const pugi::xml_node each : group.children()) {
    if (!is_person(local_name(each))) continue;
    if (credit.label.empty()) credit.label = label_of(each);
    credit.names.push_back(read_name(each));
  }
}

void read_dateline(pugi::xml_node node, Dateline& dateline) {
  for (const pugi::xml_node each : node.children()) {
    const std::string_view part = attribute(each, "role");
    if (part == role::place) dateline.place = line_text(each);
    if (part == role::agency) dateline.agency = line_text(each);
    if (part == role::label) dateline.label = line_text(each);
    if (part == role::date) {
      dateline.date = line_text(each);
      dateline.when = attribute(each, "remap");
    }
  }
}

bool has_own_terms(pugi::xml_node info) {
  return std::any_of(info.begin(), info.end(),
                     [](pugi::xml_node each) { return attribute(each, "role").starts_with(role::metadata_prefix); });
}

void add(Metadata& metadata, std::string term, std::string value, std::string scheme = {}) {
  if (!value.empty()) metadata.push_back({std::move(term), std::move(value), std::move(scheme), {}});
}

std::string year_and_holder(pugi::xml_node copyright) {
  std::string text;
  append_parts(text, copyright, [](std::string_view) { return true; });
  return text;
}

/// What DocBook itself says, in the terms of Dublin Core.
void read_term(pugi::xml_node node, Metadata& metadata) {
  const std::string_view name = local_name(node);
  if (name == "pubdate" || name == "date") return add(metadata, name == "date" ? "date" : "issued", line_text(node));
  if (name == "publisher") return add(metadata, "publisher", line_text(child(node, "publishername")));
  if (name == "publishername") return add(metadata, "publisher", line_text(node));
  if (name == "copyright") return add(metadata, "rights", year_and_holder(node));
  if (name == "isbn" || name == "issn")
    return add(metadata, "identifier", line_text(node), name == "isbn" ? "ISBN" : "ISSN");
  if (name == "biblioid") {
    std::string scheme(attribute(node, "class") == "other" ? attribute(node, "otherclass") : attribute(node, "class"));
    for (char& c : scheme) {
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return add(metadata, "identifier", line_text(node), scheme);
  }
  if (name == "keywordset" || name == "subjectset" || name == "subject") {
    for (const pugi::xml_node each : node.children()) {
      if (local_name(each) == "subject") {
        read_term(each, metadata);
      } else if (each.type() == pugi::node_element) {
        add(metadata, "subject", line_text(each));
      }
    }
    return;
  }
  if (name == "titleabbrev") return add(metadata, "alternative", line_text(node));
  if (name == "releaseinfo" || name == "edition" || name == "productname" || name == "productnumber" ||
      name == "volumenum" || name == "issuenum") {
    add(metadata, std::string(name), line_text(node));
  }
}

void read_own_term(pugi::xml_node node, Metadata& metadata) {
  const std::string_view role = attribute(node, "role");
  if (!role.starts_with(role::metadata_prefix)) return;
  metadata.push_back({std::string(role.substr(role::metadata_prefix.size())), line_text(node),
                      std::string(attribute(node, "remap")), std::string(node.attribute("xml:lang").value())});
}

/// Parts of the info that are text to be read.
bool is_read(std::string_view name) {
  return name == "abstract" || name == "legalnotice" || name == "authorblurb" || name == "personblurb" ||
         name == "revhistory" || name == "epigraph";
}

bool is_known(std::string_view name) {
  return is_person(name) || name == "authorgroup" || name == "title" || name == "subtitle" || name == "pubdate" ||
         name == "date" || name == "publisher" || name == "publishername" || name == "copyright" || name == "isbn" ||
         name == "issn" || name == "biblioid" || name == "keywordset" || name == "subjectset" ||
         name == "titleabbrev" || name == "releaseinfo" || name == "edition" || name == "productname" ||
         name == "productnumber" || name == "volumenum" || name == "issuenum" || name == "bibliomisc";
}

}  // namespace

bool is_info(pugi::xml_node node) {
  const std::string_view name = local_name(node);
  return name == "artheader" || (name.ends_with("info") && !name.starts_with("classsyn") && name != "msginfo" &&
                                 name != "releaseinfo" && name != "funcsynopsisinfo");
}

void read_front(FlowReader& reader, pugi::xml_node root, Article& article, Metadata& metadata) {
  std::vector<pugi::xml_node> holders{root};
  for (const pugi::xml_node each : root.children()) {
    if (is_info(each)) holders.push_back(each);
  }
  for (const pugi::xml_node holder : holders) {
    const bool own_terms = has_own_terms(holder);
    for (const pugi::xml_node each : holder.children()) {
      const std::string_view name = local_name(each);
      if (name == "title" && article.headline.empty()) {
        reader.anchor(attribute(each, "id"));
        article.headline = reader.line_of(each);
      } else if (name == "subtitle" && article.deck.empty()) {
        article.deck = reader.line_of(each);
      } else if (holder == root) {
        continue;
      } else if (is_person(name)) {
        add_person(article.byline, each);
      } else if (name == "authorgroup") {
        add_group(article.byline, each);
      } else if (name == "titleabbrev" && attribute(each, "role") == role::kicker) {
        article.kicker = reader.line_of(each);
      } else if (name == "bibliomisc") {
        const std::string_view role = attribute(each, "role");
        if (role == role::dateline) {
          read_dateline(each, article.dateline);
        } else if (role.empty()) {
          add(metadata, "description", line_text(each));
        } else {
          read_own_term(each, metadata);
        }
      } else if (!own_terms) {
        read_term(each, metadata);
      }
      if (holder != root && each.type() == pugi::node_element && !is_known(name) && !is_read(name)) {
        reader.tell_dropped(each);
      }
    }
  }
  for (const pugi::xml_node holder : holders) {
    if (holder == root) continue;
    for (const pugi::xml_node each : holder.children()) {
      if (is_read(local_name(each))) reader.read_body_element(each);
    }
  }
}

}  // namespace galley::docbook
