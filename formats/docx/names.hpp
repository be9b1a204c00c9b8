// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Which element a node is, by namespace and local name, whatever prefixes the producer chose and whether
/// the file is in the transitional or the strict namespaces (ECMA-376 Part 1, annex A, and Part 4).

#include <pugixml.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace galley::docx {

enum class Namespace : std::uint8_t {
  unknown,
  word,           ///< WordprocessingML
  math,           ///< Office Math
  relationships,  ///< the attributes r:id, r:embed, ...
  compatibility,  ///< mc:AlternateContent
  drawing,        ///< DrawingML main
  word_drawing,   ///< wp:inline, wp:anchor
  picture,        ///< pic:pic
  vml,
  office,             ///< urn:schemas-microsoft-com:office:office
  word_shape,         ///< wps
  word_group,         ///< wpg
  word_canvas,        ///< wpc
  word_2010,          ///< w14
  word_2012,          ///< w15
  word_drawing_2010,  ///< wp14
  svg_blip,           ///< asvg
  chart,
  diagram,
  package_relationships,  ///< the .rels parts
  content_types,
  flat_package,  ///< pkg
  core_properties,
  dublin_core,
  dublin_core_terms,
  extended_properties,
  custom_properties,
  variant_types,
  galley,  ///< our custom XML part
};

/// The namespace of a URI in either conformance class.
Namespace namespace_of_uri(std::string_view uri);

// One line for each element that the readers tell apart: enumerator, namespace, local name.
// clang-format off
#define GALLEY_DOCX_TAGS(X)                                     \
  X(document, word, "document")                                 \
  X(body, word, "body")                                         \
  X(p, word, "p")                                               \
  X(p_pr, word, "pPr")                                          \
  X(r, word, "r")                                               \
  X(r_pr, word, "rPr")                                          \
  X(t, word, "t")                                               \
  X(tab, word, "tab")                                           \
  X(br, word, "br")                                             \
  X(cr, word, "cr")                                             \
  X(no_break_hyphen, word, "noBreakHyphen")                     \
  X(soft_hyphen, word, "softHyphen")                            \
  X(sym, word, "sym")                                           \
  X(fld_char, word, "fldChar")                                  \
  X(fld_simple, word, "fldSimple")                              \
  X(instr_text, word, "instrText")                              \
  X(del_text, word, "delText")                                  \
  X(hyperlink, word, "hyperlink")                               \
  X(ins, word, "ins")                                           \
  X(del, word, "del")                                           \
  X(move_from, word, "moveFrom")                                \
  X(move_to, word, "moveTo")                                    \
  X(sdt, word, "sdt")                                           \
  X(sdt_pr, word, "sdtPr")                                      \
  X(sdt_content, word, "sdtContent")                            \
  X(tag, word, "tag")                                           \
  X(smart_tag, word, "smartTag")                                \
  X(custom_xml, word, "customXml")                              \
  X(dir, word, "dir")                                           \
  X(bdo, word, "bdo")                                           \
  X(ruby, word, "ruby")                                         \
  X(rt, word, "rt")                                             \
  X(ruby_base, word, "rubyBase")                                \
  X(footnote_reference, word, "footnoteReference")              \
  X(endnote_reference, word, "endnoteReference")                \
  X(comment_reference, word, "commentReference")                \
  X(w_drawing, word, "drawing")                                 \
  X(pict, word, "pict")                                         \
  X(w_object, word, "object")                                   \
  X(bookmark_start, word, "bookmarkStart")                      \
  X(bookmark_end, word, "bookmarkEnd")                          \
  X(tbl, word, "tbl")                                           \
  X(tr, word, "tr")                                             \
  X(tc, word, "tc")                                             \
  X(tbl_pr, word, "tblPr")                                      \
  X(tbl_pr_ex, word, "tblPrEx")                                 \
  X(tbl_grid, word, "tblGrid")                                  \
  X(tr_pr, word, "trPr")                                        \
  X(tc_pr, word, "tcPr")                                        \
  X(grid_span, word, "gridSpan")                                \
  X(v_merge, word, "vMerge")                                    \
  X(h_merge, word, "hMerge")                                    \
  X(grid_before, word, "gridBefore")                            \
  X(tbl_header, word, "tblHeader")                              \
  X(tbl_ind, word, "tblInd")                                    \
  X(tbl_caption, word, "tblCaption")                            \
  X(cell_ins, word, "cellIns")                                  \
  X(cell_del, word, "cellDel")                                  \
  X(cnf_style, word, "cnfStyle")                                \
  X(sect_pr, word, "sectPr")                                    \
  X(p_style, word, "pStyle")                                    \
  X(r_style, word, "rStyle")                                    \
  X(num_pr, word, "numPr")                                      \
  X(num_id, word, "numId")                                      \
  X(ilvl, word, "ilvl")                                         \
  X(outline_lvl, word, "outlineLvl")                            \
  X(ind, word, "ind")                                           \
  X(p_bdr, word, "pBdr")                                        \
  X(bottom, word, "bottom")                                     \
  X(top, word, "top")                                           \
  X(b, word, "b")                                               \
  X(i, word, "i")                                               \
  X(vert_align, word, "vertAlign")                              \
  X(r_fonts, word, "rFonts")                                    \
  X(lang, word, "lang")                                         \
  X(sz, word, "sz")                                             \
  X(vanish, word, "vanish")                                     \
  X(strike, word, "strike")                                     \
  X(d_strike, word, "dstrike")                                  \
  X(rtl, word, "rtl")                                           \
  X(position, word, "position")                                 \
  X(spacing, word, "spacing")                                   \
  X(txbx_content, word, "txbxContent")                          \
  X(alt_chunk, word, "altChunk")                                \
  X(sub_doc, word, "subDoc")                                    \
  X(ptab, word, "ptab")                                         \
  X(r_pr_change, word, "rPrChange")                             \
  X(p_pr_change, word, "pPrChange")                             \
  X(footnotes, word, "footnotes")                               \
  X(footnote, word, "footnote")                                 \
  X(endnotes, word, "endnotes")                                 \
  X(endnote, word, "endnote")                                   \
  X(styles, word, "styles")                                     \
  X(style, word, "style")                                       \
  X(name, word, "name")                                         \
  X(based_on, word, "basedOn")                                  \
  X(aliases, word, "aliases")                                   \
  X(doc_defaults, word, "docDefaults")                          \
  X(r_pr_default, word, "rPrDefault")                           \
  X(p_pr_default, word, "pPrDefault")                           \
  X(numbering, word, "numbering")                               \
  X(abstract_num, word, "abstractNum")                          \
  X(num, word, "num")                                           \
  X(lvl, word, "lvl")                                           \
  X(num_fmt, word, "numFmt")                                    \
  X(lvl_text, word, "lvlText")                                  \
  X(start, word, "start")                                       \
  X(lvl_restart, word, "lvlRestart")                            \
  X(abstract_num_id, word, "abstractNumId")                     \
  X(lvl_override, word, "lvlOverride")                          \
  X(start_override, word, "startOverride")                      \
  X(num_style_link, word, "numStyleLink")                       \
  X(style_link, word, "styleLink")                              \
  X(theme_font_lang, word, "themeFontLang")                     \
  X(settings, word, "settings")                                 \
  X(ff_data, word, "ffData")                                    \
  X(check_box, word, "checkBox")                                \
  X(checked, word, "checked")                                   \
  X(default_value, word, "default")                             \
  X(comment, word, "comment")                                   \
  X(comments, word, "comments")                                 \
  X(hdr, word, "hdr")                                           \
  X(ftr, word, "ftr")                                           \
  X(omath, math, "oMath")                                       \
  X(omath_para, math, "oMathPara")                              \
  X(alternate_content, compatibility, "AlternateContent")       \
  X(choice, compatibility, "Choice")                            \
  X(fallback, compatibility, "Fallback")                        \
  X(blip, drawing, "blip")                                      \
  X(hlink_click, drawing, "hlinkClick")                         \
  X(graphic_data, drawing, "graphicData")                       \
  X(doc_pr, word_drawing, "docPr")                              \
  X(pic_c_nv_pr, picture, "cNvPr")                              \
  X(pic_svg_blip, svg_blip, "svgBlip")                          \
  X(vml_image_data, vml, "imagedata")                           \
  X(vml_shape, vml, "shape")                                    \
  X(vml_rect, vml, "rect")                                      \
  X(vml_textpath, vml, "textpath")                              \
  X(ole_object, office, "OLEObject")                            \
  X(chart_chart, chart, "chart")                                \
  X(diagram_rel_ids, diagram, "relIds")                         \
  X(relationships_root, package_relationships, "Relationships") \
  X(relationship, package_relationships, "Relationship")        \
  X(types, content_types, "Types")                              \
  X(type_default, content_types, "Default")                     \
  X(type_override, content_types, "Override")                   \
  X(flat_package_root, flat_package, "package")                 \
  X(flat_part, flat_package, "part")                            \
  X(flat_xml_data, flat_package, "xmlData")                     \
  X(flat_binary_data, flat_package, "binaryData")               \
  X(custom_property, custom_properties, "property")             \
  X(galley_root, galley, "galley")
// clang-format on

enum class Tag : std::uint16_t {
  other,  ///< none of those below
#define GALLEY_DOCX_TAG_ENUMERATOR(tag, space, local) tag,
  GALLEY_DOCX_TAGS(GALLEY_DOCX_TAG_ENUMERATOR)
#undef GALLEY_DOCX_TAG_ENUMERATOR
};

/// The prefixes of one XML file.
class Names {
 public:
  /// Collects the namespace declarations from the text of the file, before a parser changes it in place. A
  /// prefix that stands for one namespace in all of the file is then resolved by a look-up; another one by
  /// walking up from the node. Without this call all are.
  void scan(std::string_view xml);

  Tag tag(const pugi::xml_node& node) const;

  /// The namespace of an element.
  Namespace space(const pugi::xml_node& node) const;

  /// The namespace that a prefix stands for at a node.
  Namespace prefix_space(std::string_view prefix, const pugi::xml_node& node) const;

 private:
  struct Prefix {
    std::string name;
    Namespace space = Namespace::unknown;
    bool ambiguous = false;
  };
  std::vector<Prefix> prefixes_;
  std::array<std::uint8_t, 128> one_letter_{};  // index into prefixes_ plus one, for prefixes of one letter
  bool scanned_ = false;
};

/// The name without its prefix.
inline std::string_view local_name(const char* name) {
  const std::string_view whole(name);
  const std::size_t colon = whole.find(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

/// The value of the attribute with this local name, whatever its prefix; empty when there is none. In the
/// elements that these readers know no two attributes share a local name but those of relationships: see
/// XmlPart::relationship_attribute().
std::string_view attribute(const pugi::xml_node& node, std::string_view local);

/// Whether there is such an attribute.
bool has_attribute(const pugi::xml_node& node, std::string_view local);

/// The attribute as a decimal number, or `otherwise` when it is absent or not one. Clamped to 32 bits.
std::int32_t number_attribute(const pugi::xml_node& node, std::string_view local, std::int32_t otherwise);

/// An on/off element (ECMA-376 Part 1, 17.17.4): on unless w:val says 0, false or off.
bool is_on(const pugi::xml_node& node);

}  // namespace galley::docx
