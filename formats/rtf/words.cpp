// SPDX-License-Identifier: Apache-2.0
#include "rtf/words.hpp"

#include <unordered_map>

namespace galley::rtf {

namespace {

constexpr Word to(Destination destination) { return {Action::destination, static_cast<std::uint32_t>(destination)}; }
constexpr Word is(char32_t character) { return {Action::character, static_cast<std::uint32_t>(character)}; }
constexpr Word does(Action action, std::uint32_t argument = 0) { return {action, argument}; }

using Table = std::unordered_map<std::string_view, Word>;

const Table& words() {
  static const Table table = [] {
    Table made{
        {"fonttbl", to(Destination::font_table)},
        {"stylesheet", to(Destination::style_sheet)},
        {"listtable", to(Destination::list_table)},
        {"listoverridetable", to(Destination::override_table)},
        {"field", to(Destination::field)},
        {"fldinst", to(Destination::instruction)},
        {"fldrslt", to(Destination::story)},
        {"info", to(Destination::info)},
        {"creatim", to(Destination::time)},
        {"revtim", to(Destination::time)},
        {"userprops", to(Destination::info)},
        {"propname", to(Destination::property_name)},
        {"staticval", to(Destination::property_value)},
        {"pict", to(Destination::picture)},
        {"shppict", to(Destination::story)},
        {"shp", to(Destination::shape)},
        {"shpinst", to(Destination::story)},
        {"shpgrp", to(Destination::story)},
        {"do", to(Destination::story)},
        {"picprop", to(Destination::story)},
        {"sp", to(Destination::story)},
        {"sn", to(Destination::shape_name)},
        {"sv", to(Destination::shape_value)},
        {"shptxt", to(Destination::text_box)},
        {"dptxbxtext", to(Destination::text_box)},
        {"bkmkstart", to(Destination::bookmark_start)},
        {"bkmkend", to(Destination::bookmark_end)},
        {"footnote", to(Destination::footnote)},
        {"annotation", to(Destination::annotation)},
        {"object", to(Destination::object)},
        {"result", to(Destination::story)},
        {"upr", to(Destination::unicode_pair)},
        {"ud", to(Destination::story)},
        {"mmath", to(Destination::math)},
        {"moMath", to(Destination::story)},
        {"moMathPara", to(Destination::story)},
        {"pn", to(Destination::numbering)},
        {"nesttableprops", to(Destination::nested_row)},
        {"galleymark", to(Destination::mark)},
        {"galleymarks", to(Destination::marks)},
        {"galleymedia", to(Destination::media)},

        {"tab", is(U'\t')},
        {"emdash", is(U'\u2014')},
        {"endash", is(U'\u2013')},
        {"emspace", is(U'\u2003')},
        {"enspace", is(U'\u2002')},
        {"qmspace", is(U'\u2005')},
        {"bullet", is(U'\u2022')},
        {"lquote", is(U'\u2018')},
        {"rquote", is(U'\u2019')},
        {"ldblquote", is(U'\u201C')},
        {"rdblquote", is(U'\u201D')},
        {"zwj", is(U'\u200D')},
        {"zwnj", is(U'\u200C')},
        {"zwbo", is(U'\u200B')},
        {"ltrmark", is(U'\u200E')},
        {"rtlmark", is(U'\u200F')},
        {"line", does(Action::line)},
        {"softline", does(Action::space)},
        {"lbr", does(Action::line)},
        {"page", does(Action::space)},
        {"column", does(Action::space)},
        {"par", does(Action::paragraph_end)},
        {"sect", does(Action::paragraph_end)},
        {"cell", does(Action::cell_end)},
        {"nestcell", does(Action::nested_cell_end)},
        {"row", does(Action::row_end)},
        {"nestrow", does(Action::nested_row_end)},
        {"pard", does(Action::paragraph_reset)},
        {"plain", does(Action::character_reset)},
        {"s", does(Action::paragraph_style)},
        {"cs", does(Action::character_style)},
        {"intbl", does(Action::in_table)},
        {"itap", does(Action::table_depth)},
        {"outlinelevel", does(Action::outline_level)},
        {"ls", does(Action::list_number)},
        {"ilvl", does(Action::list_level)},
        {"rtlch", does(Action::right_to_left_run)},
        {"ltrch", does(Action::left_to_right_run)},
        {"dbch", does(Action::double_byte_run)},
        {"loch", does(Action::single_byte_run)},
        {"hich", does(Action::single_byte_run)},
        {"brdrb", does(Action::ruled)},
        {"brdrt", does(Action::ruled)},
        {"b", does(Action::strong)},
        {"i", does(Action::emphasis)},
        {"ab", does(Action::complex_strong)},
        {"ai", does(Action::complex_emphasis)},
        {"v", does(Action::hidden)},
        {"strike", does(Action::struck)},
        {"striked", does(Action::struck)},
        {"deleted", does(Action::deleted)},
        {"super", does(Action::raised)},
        {"sub", does(Action::lowered)},
        {"nosupersub", does(Action::on_line)},
        {"up", does(Action::moved_up)},
        {"dn", does(Action::moved_down)},
        {"f", does(Action::font)},
        {"af", does(Action::associated_font)},
        {"fs", does(Action::size)},
        {"lang", does(Action::language)},
        {"langfe", does(Action::east_asian_language)},
        {"alang", does(Action::complex_language)},
        {"u", does(Action::unicode)},
        {"uc", does(Action::unicode_skip)},
        {"bin", does(Action::binary)},
        {"ansicpg", does(Action::code_page)},
        {"mac", does(Action::code_page, 10000)},
        {"fcharset", does(Action::font_charset)},
        {"cpg", does(Action::font_code_page)},
        {"deff", does(Action::default_font)},
        {"deflang", does(Action::default_language)},
        {"deflangfe", does(Action::default_east_asian_language)},
        {"adeflang", does(Action::default_complex_language)},
        {"trowd", does(Action::row_begin)},
        {"cellx", does(Action::cell_edge)},
        {"clmgf", does(Action::row_merge_begin)},
        {"clmrg", does(Action::row_merge_end)},
        {"clvmgf", does(Action::column_merge_begin)},
        {"clvmrg", does(Action::column_merge_end)},
        {"trhdr", does(Action::header_row)},
        {"pngblip", does(Action::picture_type, 1)},
        {"jpegblip", does(Action::picture_type, 2)},
        {"emfblip", does(Action::picture_type, 3)},
        {"wmetafile", does(Action::picture_type, 4)},
        {"dibitmap", does(Action::picture_type, 5)},
        {"list", does(Action::list_begin)},
        {"listlevel", does(Action::level_begin)},
        {"levelnfc", does(Action::level_format)},
        {"levelnfcn", does(Action::level_format)},
        {"levelstartat", does(Action::level_start)},
        {"listid", does(Action::list_id)},
        {"listoverride", does(Action::override_begin)},
        {"listoverridestartat", does(Action::override_start_on)},
        {"pnlvlblt", does(Action::old_bullet)},
        {"pnlvlbody", does(Action::old_body)},
        {"pnlvl", does(Action::old_level)},
        {"pnlvlcont", does(Action::old_continued)},
        {"pnstart", does(Action::old_start)},
        {"yr", does(Action::year)},
        {"mo", does(Action::month)},
        {"dy", does(Action::day)},
        {"hr", does(Action::hour)},
        {"min", does(Action::minute)},
        {"sec", does(Action::second)},
    };
    for (const char* name : {"title", "subject", "author", "keywords", "doccomm", "company", "category"}) {
      made.emplace(name, to(Destination::info_entry));
    }
    for (const char* name : {"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"}) {
      made.emplace(name, to(Destination::page_head));
    }
    for (const char* name :
         {"colortbl",   "pntext",      "listtext",  "nonshppict", "shprslt",      "objclass",     "objname",
          "txe",        "xe",          "tc",        "tcn",        "rxe",          "operator",     "manager",
          "hlinkbase",  "printim",     "buptim",    "leveltext",  "levelnumbers", "pntxta",       "pntxtb",
          "mmathPict",  "filetbl",     "revtbl",    "atnid",      "atnauthor",    "atrfstart",    "atrfend",
          "background", "ftnsep",      "ftnsepc",   "aftnsep",    "aftnsepc",     "ftncn",        "aftncn",
          "listname",   "objdata",     "blipuid",   "datafield",  "formfield",    "panose",       "falt",
          "fontemb",    "listpicture", "themedata", "generator",  "bliptag",      "nonesttables", "xmlopen",
          "xmlclose",   "mmathPr",     "docvar",    "template",   "passwordhash"}) {
      made.emplace(name, to(Destination::skip));
    }
    return made;
  }();
  return table;
}

}  // namespace

Word word_named(std::string_view name) {
  const auto known = words().find(name);
  return known == words().end() ? Word() : known->second;
}

}  // namespace galley::rtf
