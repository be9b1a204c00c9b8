// SPDX-License-Identifier: Apache-2.0
#include "word_processing/style_names.hpp"

#include <array>
#include <string>
#include <unordered_map>

#include "word_processing/style_translations.hpp"

namespace galley::word_processing {

namespace {

struct RoleName {
  ParagraphRole role;
  std::string_view name;  ///< folded: lower case, spaces and hyphens gone; '#' stands for a number
};

// Word writes its built-in styles by their English names in every language version; the others come from converters,
// from other word processors and from styles that people made themselves.
constexpr auto role_names = std::to_array<RoleName>({
    // Headings of the outline.
    {ParagraphRole::heading, "heading#"},
    {ParagraphRole::heading, "überschrift#"},
    {ParagraphRole::heading, "berschrift#"},
    {ParagraphRole::heading, "titre#"},
    {ParagraphRole::heading, "título#"},
    {ParagraphRole::heading, "ttulo#"},
    {ParagraphRole::heading, "titulo#"},
    {ParagraphRole::heading, "titolo#"},
    {ParagraphRole::heading, "títol#"},
    {ParagraphRole::heading, "kop#"},
    {ParagraphRole::heading, "rubrik#"},
    {ParagraphRole::heading, "overskrift#"},
    {ParagraphRole::heading, "otsikko#"},
    {ParagraphRole::heading, "nagłówek#"},
    {ParagraphRole::heading, "nagwek#"},
    {ParagraphRole::heading, "nadpis#"},
    {ParagraphRole::heading, "címsor#"},
    {ParagraphRole::heading, "cmsor#"},
    {ParagraphRole::heading, "titlu#"},
    {ParagraphRole::heading, "naslov#"},
    {ParagraphRole::heading, "заголовок#"},
    {ParagraphRole::heading, "заглавие#"},
    {ParagraphRole::heading, "наслов#"},
    {ParagraphRole::heading, "επικεφαλίδα#"},
    {ParagraphRole::heading, "başlık#"},
    {ParagraphRole::heading, "balk#"},
    {ParagraphRole::heading, "标题#"},
    {ParagraphRole::heading, "標題#"},
    {ParagraphRole::heading, "見出し#"},
    {ParagraphRole::heading, "제목#"},
    {ParagraphRole::heading, "عنوان#"},
    {ParagraphRole::heading, "العنوان#"},
    {ParagraphRole::heading, "כותרת#"},
    {ParagraphRole::heading, "शीर्षक#"},
    {ParagraphRole::heading, "หัวเรื่อง#"},
    {ParagraphRole::heading, "đầuđề#"},
    {ParagraphRole::heading, "judul#"},
    // Title.
    {ParagraphRole::title, "title"},
    {ParagraphRole::title, "titel"},
    {ParagraphRole::title, "titre"},
    {ParagraphRole::title, "título"},
    {ParagraphRole::title, "titulo"},
    {ParagraphRole::title, "ttulo"},
    {ParagraphRole::title, "titolo"},
    {ParagraphRole::title, "títol"},
    {ParagraphRole::title, "tittel"},
    {ParagraphRole::title, "tytuł"},
    {ParagraphRole::title, "název"},
    {ParagraphRole::title, "názov"},
    {ParagraphRole::title, "cím"},
    {ParagraphRole::title, "titlu"},
    {ParagraphRole::title, "название"},
    {ParagraphRole::title, "заголовок"},
    {ParagraphRole::title, "назва"},
    {ParagraphRole::title, "τίτλος"},
    {ParagraphRole::title, "konubaşlığı"},
    {ParagraphRole::title, "标题"},
    {ParagraphRole::title, "標題"},
    {ParagraphRole::title, "表題"},
    {ParagraphRole::title, "제목"},
    {ParagraphRole::title, "العنوان"},
    {ParagraphRole::title, "כותרתטקסט"},
    // Subtitle and deck.
    {ParagraphRole::deck, "subtitle"},
    {ParagraphRole::deck, "untertitel"},
    {ParagraphRole::deck, "soustitre"},
    {ParagraphRole::deck, "subtítulo"},
    {ParagraphRole::deck, "subtitulo"},
    {ParagraphRole::deck, "sottotitolo"},
    {ParagraphRole::deck, "ondertitel"},
    {ParagraphRole::deck, "underrubrik"},
    {ParagraphRole::deck, "undertitel"},
    {ParagraphRole::deck, "undertittel"},
    {ParagraphRole::deck, "alaotsikko"},
    {ParagraphRole::deck, "podtytuł"},
    {ParagraphRole::deck, "podtitul"},
    {ParagraphRole::deck, "alcím"},
    {ParagraphRole::deck, "subtitlu"},
    {ParagraphRole::deck, "подзаголовок"},
    {ParagraphRole::deck, "підзаголовок"},
    {ParagraphRole::deck, "υπότιτλος"},
    {ParagraphRole::deck, "altyazı"},
    {ParagraphRole::deck, "副标题"},
    {ParagraphRole::deck, "副標題"},
    {ParagraphRole::deck, "副題"},
    {ParagraphRole::deck, "副题"},
    {ParagraphRole::deck, "부제"},
    {ParagraphRole::deck, "عنوانفرعي"},
    {ParagraphRole::deck, "כותרתמשנה"},
    {ParagraphRole::deck, "deck"},
    {ParagraphRole::deck, "dek"},
    {ParagraphRole::deck, "standfirst"},
    {ParagraphRole::deck, "subhead"},
    {ParagraphRole::deck, "vorspann"},
    {ParagraphRole::deck, "unterzeile"},
    {ParagraphRole::deck, "chapô"},
    {ParagraphRole::deck, "chapeau"},
    {ParagraphRole::deck, "bajada"},
    {ParagraphRole::deck, "sommario"},
    // Kicker.
    {ParagraphRole::kicker, "kicker"},
    {ParagraphRole::kicker, "overline"},
    {ParagraphRole::kicker, "eyebrow"},
    {ParagraphRole::kicker, "dachzeile"},
    {ParagraphRole::kicker, "surtitre"},
    {ParagraphRole::kicker, "antetítulo"},
    {ParagraphRole::kicker, "antetitulo"},
    {ParagraphRole::kicker, "occhiello"},
    {ParagraphRole::kicker, "надзаголовок"},
    {ParagraphRole::kicker, "眉题"},
    {ParagraphRole::kicker, "眉題"},
    {ParagraphRole::kicker, "引题"},
    {ParagraphRole::kicker, "肩题"},
    {ParagraphRole::kicker, "어깨제목"},
    // Headline of an article.
    {ParagraphRole::headline, "headline"},
    {ParagraphRole::headline, "schlagzeile"},
    {ParagraphRole::headline, "articletitle"},
    {ParagraphRole::headline, "titular"},
    {ParagraphRole::headline, "manchete"},
    {ParagraphRole::headline, "主标题"},
    {ParagraphRole::headline, "主題"},
    {ParagraphRole::headline, "主题"},
    {ParagraphRole::headline, "大見出し"},
    {ParagraphRole::headline, "표제"},
    // Byline.
    {ParagraphRole::byline, "byline"},
    {ParagraphRole::byline, "author"},
    {ParagraphRole::byline, "authors"},
    {ParagraphRole::byline, "autorenzeile"},
    {ParagraphRole::byline, "autor"},
    {ParagraphRole::byline, "verfasser"},
    {ParagraphRole::byline, "auteur"},
    {ParagraphRole::byline, "autore"},
    {ParagraphRole::byline, "автор"},
    {ParagraphRole::byline, "作者"},
    {ParagraphRole::byline, "署名"},
    {ParagraphRole::byline, "著者"},
    {ParagraphRole::byline, "기자명"},
    // Dateline.
    {ParagraphRole::dateline, "dateline"},
    {ParagraphRole::dateline, "ortsmarke"},
    {ParagraphRole::dateline, "电头"},
    {ParagraphRole::dateline, "電頭"},
    // Captions.
    {ParagraphRole::caption, "caption"},
    {ParagraphRole::caption, "beschriftung"},
    {ParagraphRole::caption, "légende"},
    {ParagraphRole::caption, "lgende"},
    {ParagraphRole::caption, "leyenda"},
    {ParagraphRole::caption, "epígrafe"},
    {ParagraphRole::caption, "legenda"},
    {ParagraphRole::caption, "didascalia"},
    {ParagraphRole::caption, "bijschrift"},
    {ParagraphRole::caption, "beskrivning"},
    {ParagraphRole::caption, "billedtekst"},
    {ParagraphRole::caption, "bildetekst"},
    {ParagraphRole::caption, "titulek"},
    {ParagraphRole::caption, "képaláírás"},
    {ParagraphRole::caption, "названиеобъекта"},
    {ParagraphRole::caption, "题注"},
    {ParagraphRole::caption, "題注"},
    {ParagraphRole::caption, "標號"},
    {ParagraphRole::caption, "図表番号"},
    {ParagraphRole::caption, "캡션"},
    {ParagraphRole::figure_caption, "图片说明"},
    {ParagraphRole::table_caption, "tablecaption"},
    {ParagraphRole::table_caption, "table"},
    {ParagraphRole::table_caption, "tabelle"},
    {ParagraphRole::figure_caption, "imagecaption"},
    {ParagraphRole::figure_caption, "figurecaption"},
    {ParagraphRole::figure_caption, "figure"},
    {ParagraphRole::figure_caption, "illustration"},
    {ParagraphRole::figure_caption, "abbildung"},
    {ParagraphRole::figure, "captionedfigure"},
    {ParagraphRole::figure, "picture"},
    {ParagraphRole::figure_credit, "figurecredit"},
    {ParagraphRole::figure_credit, "photocredit"},
    {ParagraphRole::figure_credit, "imagecredit"},
    // Quotes.
    {ParagraphRole::quote, "quote"},
    {ParagraphRole::quote, "intensequote"},
    {ParagraphRole::quote, "blocktext"},
    {ParagraphRole::quote, "blockquote"},
    {ParagraphRole::quote, "quotations"},
    {ParagraphRole::quote, "quotation"},
    {ParagraphRole::quote, "zitat"},
    {ParagraphRole::quote, "intensiveszitat"},
    {ParagraphRole::quote, "citation"},
    {ParagraphRole::quote, "citationintense"},
    {ParagraphRole::quote, "cita"},
    {ParagraphRole::quote, "citadestacada"},
    {ParagraphRole::quote, "citação"},
    {ParagraphRole::quote, "citazione"},
    {ParagraphRole::quote, "citaat"},
    {ParagraphRole::quote, "citat"},
    {ParagraphRole::quote, "sitat"},
    {ParagraphRole::quote, "cytat"},
    {ParagraphRole::quote, "idézet"},
    {ParagraphRole::quote, "цитата"},
    {ParagraphRole::quote, "引用"},
    {ParagraphRole::quote, "引文"},
    {ParagraphRole::quote, "明显引用"},
    {ParagraphRole::quote, "引用文"},
    {ParagraphRole::quote, "인용"},
    {ParagraphRole::quote_attribution, "quoteattribution"},
    {ParagraphRole::quote_attribution, "attribution"},
    // Text as typed.
    {ParagraphRole::preformatted, "htmlpreformatted"},
    {ParagraphRole::preformatted, "preformattedtext"},
    {ParagraphRole::preformatted, "htmlvorformatiert"},
    {ParagraphRole::preformatted, "preformatted"},
    {ParagraphRole::preformatted, "sourcecode"},
    {ParagraphRole::preformatted, "codeblock"},
    {ParagraphRole::preformatted, "macrotext"},
    {ParagraphRole::preformatted, "macro"},
    {ParagraphRole::preformatted, "html预设格式"},
    // Lists.
    {ParagraphRole::list_bullet, "listbullet"},
    {ParagraphRole::list_bullet, "listbullet#"},
    {ParagraphRole::list_bullet, "aufzählungszeichen"},
    {ParagraphRole::list_bullet, "aufzählungszeichen#"},
    {ParagraphRole::list_number, "listnumber"},
    {ParagraphRole::list_number, "listnumber#"},
    {ParagraphRole::list_number, "listennummer"},
    {ParagraphRole::list_number, "listennummer#"},
    {ParagraphRole::list_continue, "listcontinue"},
    {ParagraphRole::list_continue, "listcontinue#"},
    {ParagraphRole::list_continue, "listenfortsetzung"},
    {ParagraphRole::list_continue, "listenfortsetzung#"},
    {ParagraphRole::list_paragraph, "listparagraph"},
    {ParagraphRole::list_paragraph, "listenabsatz"},
    {ParagraphRole::list_paragraph, "列出段落"},
    // The rest.
    {ParagraphRole::horizontal_line, "horizontalline"},
    {ParagraphRole::table_heading, "tableheading"},
    {ParagraphRole::table_row_heading, "tablerowheading"},
    {ParagraphRole::contents_entry, "toc#"},
    {ParagraphRole::contents_entry, "contents#"},  // LibreOffice
    {ParagraphRole::contents_entry, "verzeichnis#"},
    {ParagraphRole::contents_entry, "目录#"},
    {ParagraphRole::contents_entry, "目次#"},
    {ParagraphRole::body, "bodytext"},
    {ParagraphRole::body, "firstparagraph"},
    {ParagraphRole::body, "textbody"},
    {ParagraphRole::body, "textkörper"},
    {ParagraphRole::body, "正文文本"},
});

struct CharacterName {
  CharacterRole role;
  std::string_view name;
};

constexpr auto character_names = std::to_array<CharacterName>({
    {CharacterRole::strong, "strong"},
    {CharacterRole::strong, "strongemphasis"},  // LibreOffice's name for Strong
    {CharacterRole::strong, "fett"},
    {CharacterRole::strong, "要点"},
    {CharacterRole::emphasis, "emphasis"},
    {CharacterRole::emphasis, "hervorhebung"},
    {CharacterRole::emphasis, "accentuation"},
    {CharacterRole::emphasis, "强调"},
    {CharacterRole::emphasis, "強調斜体"},
    {CharacterRole::code, "htmlcode"},
    {CharacterRole::code, "htmltypewriter"},
    {CharacterRole::code, "htmlkeyboard"},
    {CharacterRole::code, "htmlsample"},
    {CharacterRole::code, "htmlvariable"},
    {CharacterRole::code, "verbatimchar"},
    {CharacterRole::code, "sourcetext"},
    {CharacterRole::code, "teletype"},
    {CharacterRole::code, "inlinecode"},
    {CharacterRole::code, "code"},
    {CharacterRole::code, "codechar"},
    {CharacterRole::strong_emphasis, "emphasisstrong"},
    {CharacterRole::code_strong, "codestrong"},
    {CharacterRole::code_emphasis, "codeemphasis"},
    {CharacterRole::code_strong_emphasis, "codeemphasisstrong"},
    {CharacterRole::credit_label, "creditlabel"},
    {CharacterRole::credit_name, "creditname"},
    {CharacterRole::credit_affiliation, "creditaffiliation"},
    {CharacterRole::credit_contact, "creditcontact"},
    {CharacterRole::dateline_place, "datelineplace"},
    {CharacterRole::dateline_date, "datelinedate"},
    {CharacterRole::dateline_agency, "datelineagency"},
    {CharacterRole::dateline_label, "datelinelabel"},
});

constexpr std::size_t longest_name = 100;  // bytes of a style's name that are looked at

/// Lower case for the scripts of the table, without spaces, hyphens and underscores.
std::string fold(std::string_view name) {
  std::string folded;
  folded.reserve(name.size());
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (c == ' ' || c == '-' || c == '_' || c == '\t') continue;
    if (c >= 'A' && c <= 'Z') {
      folded += static_cast<char>(c - 'A' + 'a');
      continue;
    }
    const auto lead = static_cast<unsigned char>(c);
    if (lead < 0xC3 || lead > 0xD1 || i + 1 >= name.size()) {
      folded += c;
      continue;
    }
    auto tail = static_cast<unsigned char>(name[++i]);
    unsigned char head = lead;
    if (lead == 0xC3 && tail >= 0x80 && tail <= 0x9E)
      tail += 0x20;  // À to Þ
    else if (lead == 0xD0 && tail >= 0x90 && tail <= 0x9F)
      tail += 0x20;  // А to П
    else if (lead == 0xD0 && tail >= 0xA0 && tail <= 0xAF)
      head = 0xD1, tail -= 0x20;  // Р to Я
    else if (lead == 0xCE && tail >= 0x91 && tail <= 0x9F)
      tail += 0x20;  // Α to Ο
    else if (lead == 0xCE && tail >= 0xA0 && tail <= 0xA9)
      head = 0xCF, tail -= 0x20;  // Π to Ω
    folded += static_cast<char>(head);
    folded += static_cast<char>(tail);
  }
  return folded;
}

/// The role of each translated name, folded, as of the English one.
template <class Role, class Find>
std::unordered_map<std::string, Role> translated_roles(const Find& role_of) {
  std::unordered_map<std::string, Role> by_name;
  for (const std::vector<std::string_view>& names : style_translations().names) {
    const Role role = role_of(fold(names.front()));
    if (role == Role::none) continue;
    for (const std::string_view name : names) by_name.emplace(fold(name), role);
  }
  return by_name;
}

ParagraphRole role_of_folded(const std::string& name) {
  static const auto table = [] {
    std::unordered_map<std::string_view, ParagraphRole> by_name;
    for (const RoleName& entry : role_names) by_name.emplace(entry.name, entry.role);
    return by_name;
  }();
  const auto found = table.find(std::string_view(name));
  return found == table.end() ? ParagraphRole::none : found->second;
}

CharacterRole character_role_of_folded(const std::string& name) {
  for (const CharacterName& entry : character_names) {
    if (entry.name == name) return entry.role;
  }
  return CharacterRole::none;
}

}  // namespace

NamedRole paragraph_role(std::string_view style_name) {
  std::string name = fold(style_name.substr(0, longest_name));
  std::size_t digits = name.size();
  while (digits > 0 && name[digits - 1] >= '0' && name[digits - 1] <= '9') --digits;
  std::uint8_t level = 0;
  if (digits < name.size() && name.size() - digits <= 2) {
    for (std::size_t i = digits; i < name.size(); ++i) level = static_cast<std::uint8_t>(level * 10 + (name[i] - '0'));
    name.resize(digits);
    name += '#';
    if (level == 0) return {};
  }
  ParagraphRole role = role_of_folded(name);
  if (role == ParagraphRole::none && level == 0) {
    static const auto translated = translated_roles<ParagraphRole>(role_of_folded);
    if (const auto found = translated.find(name); found != translated.end()) role = found->second;
  }
  const bool list =
      role == ParagraphRole::list_bullet || role == ParagraphRole::list_number || role == ParagraphRole::list_continue;
  return {role, list && level == 0 ? std::uint8_t{1} : level};
}

CharacterRole character_role(std::string_view style_name) {
  const std::string name = fold(style_name.substr(0, longest_name));
  const CharacterRole role = character_role_of_folded(name);
  if (role != CharacterRole::none) return role;
  static const auto translated = translated_roles<CharacterRole>(character_role_of_folded);
  const auto found = translated.find(name);
  return found == translated.end() ? CharacterRole::none : found->second;
}

}  // namespace galley::word_processing
