// SPDX-License-Identifier: Apache-2.0
// What Word checks when it opens a file and calls a repair: the order of elements (the sequences of ECMA-376 Part 1,
// annex A), parts and their types, identifiers.
#include <gtest/gtest.h>

#include <pugixml.hpp>

#include <cstdio>
#include <fstream>
#include <map>
#include <set>

#include "galley/compare.hpp"
#include "galley/diagnostics.hpp"
#include "testing/feature_complete.hpp"
#include "testing/random_document.hpp"
#include "unit/docx/conversion.hpp"
#include "zip_package/package.hpp"

namespace galley::docx {
namespace {

using Order = std::vector<std::string_view>;

const std::map<std::string_view, Order>& orders() {
  static const std::map<std::string_view, Order> table = {
      {"w:pPr",
       {"w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:numPr", "w:pBdr", "w:shd", "w:tabs", "w:bidi",
        "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr", "w:sectPr"}},
      {"w:rPr",
       {"w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:color", "w:spacing", "w:position", "w:sz", "w:szCs",
        "w:u", "w:vertAlign", "w:rtl", "w:lang"}},
      {"w:sectPr",
       {"w:headerReference", "w:footerReference", "w:type", "w:pgSz", "w:pgMar", "w:cols", "w:titlePg", "w:bidi",
        "w:docGrid"}},
      {"w:tbl", {"w:bookmarkStart", "w:bookmarkEnd", "w:tblPr", "w:tblGrid", "w:tr"}},
      {"w:tblPr", {"w:tblStyle", "w:bidiVisual", "w:tblW", "w:tblInd", "w:tblBorders", "w:tblCellMar", "w:tblLook"}},
      {"w:tr", {"w:trPr", "w:tc"}},
      {"w:tcPr", {"w:tcW", "w:gridSpan", "w:vMerge"}},
      {"w:sdt", {"w:sdtPr", "w:sdtContent"}},
      {"w:hyperlink", {"w:r"}},
      {"w:ruby", {"w:rubyPr", "w:rt", "w:rubyBase"}},
      {"w:rubyPr", {"w:rubyAlign", "w:hps", "w:hpsRaise", "w:hpsBaseText", "w:lid"}},
      {"w:numbering", {"w:abstractNum", "w:num"}},
      {"w:abstractNum", {"w:multiLevelType", "w:lvl"}},
      {"w:lvl", {"w:start", "w:numFmt", "w:lvlText", "w:lvlJc", "w:pPr"}},
      {"w:num", {"w:abstractNumId", "w:lvlOverride"}},
      {"w:styles", {"w:docDefaults", "w:style"}},
      {"w:style",
       {"w:name", "w:basedOn", "w:next", "w:uiPriority", "w:semiHidden", "w:unhideWhenUsed", "w:qFormat", "w:pPr",
        "w:rPr", "w:tblPr"}},
      {"w:settings",
       {"w:zoom", "w:defaultTabStop", "w:evenAndOddHeaders", "w:characterSpacingControl", "w:footnotePr", "w:compat",
        "w:themeFontLang", "w:clrSchemeMapping", "w:decimalSymbol", "w:listSeparator"}},
      {"wp:inline", {"wp:extent", "wp:docPr", "a:graphic"}},
      {"pic:pic", {"pic:nvPicPr", "pic:blipFill", "pic:spPr"}},
  };
  return table;
}

/// Elements whose first child must be this one if it is there at all.
const std::map<std::string_view, std::string_view> first_children = {
    {"w:p", "w:pPr"}, {"w:r", "w:rPr"}, {"w:tc", "w:tcPr"}};

class Check {
 public:
  explicit Check(const std::string& bytes) : package_(bytes, limits_, diagnostics_) {
    for (const zip_package::Entry& entry : package_.entries()) {
      if (entry.name.ends_with(".xml") || entry.name.ends_with(".rels")) {
        const std::string text = package_.read(entry);
        EXPECT_TRUE(
            parts_[entry.name].load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata))
            << entry.name;
      }
    }
    for (const auto& [name, part] : parts_) walk(part.document_element(), name);
    relationships();
    content_types();
    styles();
    footnotes();
  }

 private:
  void walk(const pugi::xml_node& node, const std::string& part) {
    const std::string_view name = node.name();
    if (const auto order = orders().find(name); order != orders().end()) {
      std::size_t at = 0;
      for (const pugi::xml_node child : node.children()) {
        if (child.type() != pugi::node_element) continue;
        const auto place = std::find(order->second.begin(), order->second.end(), std::string_view(child.name()));
        ASSERT_NE(place, order->second.end()) << part << ": " << name << " holds " << child.name();
        const auto index = static_cast<std::size_t>(place - order->second.begin());
        EXPECT_GE(index, at) << part << ": " << child.name() << " is late in " << name;
        at = index;
      }
    }
    if (const auto first = first_children.find(name); first != first_children.end()) {
      const std::string wanted(first->second);  // pugixml keeps the pointer while the range is gone through
      for (const pugi::xml_node child : node.children(wanted.c_str())) {
        EXPECT_EQ(child, node.first_child()) << part << ": " << first->second << " is late";
      }
    }
    if (name == "w:tc") {
      EXPECT_STREQ(node.last_child().name(), "w:p") << part << ": a cell ends with a paragraph";
    } else if (name == "w:tbl") {
      EXPECT_STRNE(node.next_sibling().name(), "w:tbl") << part << ": tables that touch are one";
    } else if (name == "w:bookmarkStart") {
      EXPECT_TRUE(bookmark_ids_.insert(node.attribute("w:id").value()).second);
      const std::string bookmark = node.attribute("w:name").value();
      EXPECT_TRUE(bookmark_names_.insert(bookmark).second) << bookmark;
    } else if (name == "wp:docPr") {
      EXPECT_TRUE(drawing_ids_.insert(node.attribute("id").value()).second);
    } else if (name == "w:tag") {
      EXPECT_LE(std::string_view(node.attribute("w:val").value()).size(), 64U);
    } else if (name == "w:t") {
      const std::string_view text = node.text().get();
      EXPECT_FALSE(text.empty());
      if (!text.empty() && (text.front() == ' ' || text.back() == ' ')) {
        EXPECT_STREQ(node.attribute("xml:space").value(), "preserve");
      }
    }
    for (const pugi::xml_node child : node.children()) walk(child, part);
  }

  void relationships() {
    for (const auto& [name, part] : parts_) {
      if (!name.ends_with(".rels")) continue;
      const std::string of = name == "_rels/.rels"
                                 ? ""
                                 : name.substr(0, name.find("_rels/")) +
                                       name.substr(name.find("_rels/") + 6, name.size() - name.find("_rels/") - 11);
      std::set<std::string> ids;
      for (const pugi::xml_node relationship : part.document_element().children()) {
        EXPECT_TRUE(ids.insert(relationship.attribute("Id").value()).second);
        const std::string target = relationship.attribute("Target").value();
        if (relationship.attribute("TargetMode")) {
          EXPECT_EQ(target.find_first_of(" <>\"{}|\\^`"), std::string::npos) << target;
          continue;
        }
        const auto resolved = zip_package::resolve_reference(of, target);
        ASSERT_TRUE(resolved) << target;
        EXPECT_NE(package_.find(*resolved), nullptr) << target;
      }
      if (!of.empty()) {
        for (const pugi::xpath_node& used : parts_[of].select_nodes("//@r:id | //@r:embed | //@r:link")) {
          EXPECT_TRUE(ids.contains(used.attribute().value())) << used.attribute().value();
        }
      }
    }
  }

  void content_types() {
    std::set<std::string> extensions;
    std::set<std::string> overrides;
    for (const pugi::xml_node type : parts_["[Content_Types].xml"].document_element().children()) {
      if (std::string_view(type.name()) == "Default") {
        EXPECT_TRUE(extensions.insert(type.attribute("Extension").value()).second);
      } else {
        EXPECT_TRUE(overrides.insert(type.attribute("PartName").value()).second);
        EXPECT_NE(package_.find(type.attribute("PartName").value()), nullptr) << type.attribute("PartName").value();
      }
    }
    for (const zip_package::Entry& entry : package_.entries()) {
      if (entry.name == "[Content_Types].xml") continue;
      const bool known =
          overrides.contains("/" + entry.name) || extensions.contains(entry.name.substr(entry.name.rfind('.') + 1));
      EXPECT_TRUE(known) << entry.name;
    }
  }

  void styles() {
    std::set<std::string> ids;
    for (const pugi::xml_node style : parts_["word/styles.xml"].document_element().children("w:style")) {
      EXPECT_TRUE(ids.insert(style.attribute("w:styleId").value()).second);
    }
    for (const char* part : {"word/document.xml", "word/footnotes.xml", "word/styles.xml"}) {
      for (const char* path : {"//w:pStyle", "//w:rStyle", "//w:tblStyle", "//w:basedOn", "//w:next"}) {
        if (parts_[part].document_element().attribute("xmlns:w").empty()) continue;
        for (const pugi::xpath_node& used : parts_[part].select_nodes(path)) {
          EXPECT_TRUE(ids.contains(used.node().attribute("w:val").value())) << used.node().attribute("w:val").value();
        }
      }
    }
  }

  void footnotes() {
    std::set<std::string> ids;
    for (const pugi::xml_node note : parts_["word/footnotes.xml"].document_element().children()) {
      EXPECT_TRUE(ids.insert(note.attribute("w:id").value()).second);
      EXPECT_STREQ(note.last_child().name(), "w:p");
    }
    std::set<std::string> used;
    for (const pugi::xpath_node& reference : parts_["word/document.xml"].select_nodes("//w:footnoteReference")) {
      EXPECT_TRUE(used.insert(reference.node().attribute("w:id").value()).second) << "one reference for each note";
      EXPECT_TRUE(ids.contains(reference.node().attribute("w:id").value()));
    }
  }

  Limits limits_;
  Diagnostics diagnostics_;
  zip_package::Package package_;
  std::map<std::string, pugi::xml_document> parts_;
  std::set<std::string> bookmark_ids_;
  std::set<std::string> bookmark_names_;
  std::set<std::string> drawing_ids_;
};

TEST(WrittenPackage, FollowsTheOrderOfTheSchema) {
  Check(testing::write(galley::testing::feature_complete_document()));
}

TEST(WrittenPackage, FollowsTheOrderOfTheSchemaInColumns) {
  Check(testing::write(galley::testing::feature_complete_document(), {{"columns", "4"}, {"page-size", "tabloid"}}));
}

TEST(WrittenPackage, FollowsTheOrderOfTheSchemaForRandomDocuments) {
  for (std::uint64_t seed = 1; seed <= 12 && !::testing::Test::HasFailure(); ++seed) {
    Check(testing::write(galley::testing::random_document(seed, FeatureSet::all(), galley::testing::Shape::any)));
  }
}

TEST(WrittenPackage, BeginsWithItsContentTypesAndShowsArticlesInTheOutline) {
  const std::string bytes = testing::write(galley::testing::feature_complete_document());
  EXPECT_EQ(bytes.substr(30, 19), "[Content_Types].xml");
  pugi::xml_document styles;
  const std::string text = testing::part(bytes, "word/styles.xml");
  ASSERT_TRUE(styles.load_buffer(text.data(), text.size()));
  const pugi::xml_node headline = styles.select_node("//w:style[@w:styleId='Headline']").node();
  EXPECT_STREQ(headline.child("w:basedOn").attribute("w:val").value(), "Heading1");
  const pugi::xml_node heading = styles.select_node("//w:style[@w:styleId='Heading1']").node();
  EXPECT_STREQ(heading.child("w:pPr").child("w:outlineLvl").attribute("w:val").value(), "0");
}

}  // namespace
}  // namespace galley::docx
