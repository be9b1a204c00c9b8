// SPDX-License-Identifier: Apache-2.0
#include "structure/conventions.hpp"

#include <array>

#include "structure/characters.hpp"
#include "structure/convention_table.hpp"

namespace galley::structure {
namespace {

using enum Placement;
using enum LabelForm;
using W = std::string_view;

// Chinese, simplified and traditional. Compound labels (人民日报记者, 本报驻京记者) are built from the
// glued ones and chinese_label_prefix_ends.
constexpr Label zh_labels[] = {
    {"记者", "reporter", before_names, glued},
    {"本报记者", "reporter", before_names, glued},
    {"本刊记者", "reporter", before_names, glued},
    {"本社记者", "reporter", before_names, glued},
    {"特约记者", "reporter", before_names, glued},
    {"见习记者", "reporter", before_names, glued},
    {"实习记者", "reporter", before_names, glued},
    {"记　者", "reporter", before_names, glued},
    {"実習記者", "reporter", before_names, glued},
    {"記者", "reporter", before_names, glued},
    {"本報記者", "reporter", before_names, glued},
    {"本刊記者", "reporter", before_names, glued},
    {"特約記者", "reporter", before_names, glued},
    {"特派记者", "correspondent", before_names, glued},
    {"特派記者", "correspondent", before_names, glued},
    {"特派员", "correspondent", before_names, glued},
    {"特派員", "correspondent", before_names, glued},
    {"通讯员", "correspondent", before_names, glued},
    {"特约通讯员", "correspondent", before_names, glued},
    {"通訊員", "correspondent", before_names, glued},
    {"实习生", "contributor", before_names, glued},
    {"實習生", "contributor", before_names, glued},
    {"评论员", "commentator", before_names, glued},
    {"評論員", "commentator", before_names, glued},
    {"作者", "author", before_names, marked},
    {"撰文", "author", before_names, glued},
    {"撰稿", "author", before_names, glued},
    {"文/图", "author", either, glued},
    {"文/圖", "author", either, glued},
    {"图/文", "author", either, glued},
    {"圖/文", "author", either, glued},
    {"文图", "author", either, marked},
    {"图文", "author", either, marked},
    {"圖文", "author", either, marked},
    {"文并图", "author", after_names, glued},
    {"文字", "author", before_names, marked},
    {"文", "author", before_names, marked},
    {"摄影", "photographer", either, glued},
    {"摄影报道", "photographer", either, glued},
    {"摄影记者", "photographer", before_names, glued},
    {"攝影", "photographer", either, glued},
    {"攝影記者", "photographer", before_names, glued},
    {"图片", "photographer", before_names, marked},
    {"圖片", "photographer", before_names, marked},
    {"图", "photographer", before_names, marked},
    {"圖", "photographer", before_names, marked},
    {"摄", "photographer", after_names, glued},
    {"攝", "photographer", after_names, glued},
    {"责任编辑", "editor", before_names, glued},
    {"责编", "editor", before_names, marked},
    {"本版编辑", "editor", before_names, glued},
    {"版面编辑", "editor", before_names, glued},
    {"編輯", "editor", before_names, marked},
    {"責任編輯", "editor", before_names, glued},
    {"编辑", "editor", before_names, marked},
    {"主编", "editor", before_names, marked},
    {"主編", "editor", before_names, marked},
    {"整理", "compiler", before_names, marked},
    {"编译", "translator", before_names, marked},
    {"編譯", "translator", before_names, marked},
    {"翻译", "translator", before_names, marked},
    {"翻譯", "translator", before_names, marked},
    {"校对", "proofreader", before_names, marked},
    {"校對", "proofreader", before_names, marked},
    {"制图", "illustrator", before_names, marked},
    {"製圖", "illustrator", before_names, marked},
    {"漫画", "illustrator", before_names, marked},
    {"漫畫", "illustrator", before_names, marked},
    {"插图", "illustrator", before_names, marked},
    {"美编", "designer", before_names, marked},
    {"美編", "designer", before_names, marked},
    {"采写", "reporter", before_names, glued},
    {"採訪", "reporter", before_names, marked},
    {"采访", "reporter", before_names, marked},
};
constexpr W zh_joiners[] = {"、", "和", "与", "與", "及"};
constexpr W zh_not_names[] = {
    "获悉", "了解", "发现", "报道", "报导", "報導", "手记", "手記", "调查", "調查", "观察", "觀察", "札记", "见闻",
    "来信", "连线", "直击", "探访", "走访", "专访", "專訪", "提问", "按语", "注释", "采访", "採訪", "体验", "日记",
    "之家", "协会", "站长", "编辑", "编者", "单位", "简介", "不详", "不詳", "佚名", "说明", "来源", "供图", "资料",
};
constexpr W zh_months[] = {"1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"};
constexpr W zh_agencies[] = {
    "新华社",     "新华网",   "新华每日电讯", "中新社",   "中新网",   "中国新闻网", "人民网",     "央视网",
    "本报",       "本刊",     "本社",         "本网",     "本台",     "本報",       "本刊訊",     "中央社",
    "中央通訊社", "新華社",   "中新社",       "路透社",   "法新社",   "美联社",     "美聯社",     "共同社",
    "塔斯社",     "人民日报", "光明日报",     "经济日报", "科技日报", "工人日报",   "中国青年报", "农民日报",
    "法制日报",   "法治日报", "解放军报",     "参考消息", "环球时报", "大公報",     "明報",       "聯合報",
    "中時",       "自由時報", "央广网",       "中国网",   "光明网",   "澎湃新闻",   "财新网",     "界面新闻",
};
constexpr W zh_publication[] = {"发布时间", "發布時間", "发表时间", "发布日期", "日期", "时间", "時間", "更新时间", "出版日期"};
constexpr W zh_closings[] = {"电", "讯", "電", "訊", "专电", "專電", "消息", "综合电", "综合讯", "综合消息"};

constexpr Label en_labels[] = {
    {"By", "author", before_names, word},
    {"Written by", "author", before_names, word},
    {"Words by", "author", before_names, word},
    {"Text by", "author", before_names, word},
    {"Story by", "author", before_names, word},
    {"Author", "author", before_names, marked},
    {"Authors", "author", before_names, marked},
    {"Words", "author", before_names, marked},
    {"Text", "author", before_names, marked},
    {"Story", "author", before_names, marked},
    {"Story and photographs by", "author", before_names, word},
    {"Story and photos by", "author", before_names, word},
    {"Words and pictures by", "author", before_names, word},
    {"Text and photographs by", "author", before_names, word},
    {"Text and photos by", "author", before_names, word},
    {"Reporting by", "reporter", before_names, word},
    {"Reported by", "reporter", before_names, word},
    {"Reporter", "reporter", before_names, marked},
    {"reports", "reporter", after_names, word},
    {"Additional reporting by", "contributor", before_names, word},
    {"Photographs by", "photographer", before_names, word},
    {"Photography by", "photographer", before_names, word},
    {"Photographed by", "photographer", before_names, word},
    {"Photos by", "photographer", before_names, word},
    {"Photo by", "photographer", before_names, word},
    {"Pictures by", "photographer", before_names, word},
    {"Photographs", "photographer", before_names, marked},
    {"Photography", "photographer", before_names, marked},
    {"Photos", "photographer", before_names, marked},
    {"Photo", "photographer", before_names, marked},
    {"Pictures", "photographer", before_names, marked},
    {"Illustrations by", "illustrator", before_names, word},
    {"Illustration by", "illustrator", before_names, word},
    {"Illustrations", "illustrator", before_names, marked},
    {"Illustration", "illustrator", before_names, marked},
    {"Interview by", "interviewer", before_names, word},
    {"Interviewed by", "interviewer", before_names, word},
    {"As told to", "interviewer", before_names, word},
    {"Edited by", "editor", before_names, word},
    {"Editing by", "editor", before_names, word},
    {"Editor", "editor", before_names, marked},
    {"Translated by", "translator", before_names, word},
    {"Translation", "translator", before_names, marked},
    {"Compiled by", "compiler", before_names, word},
    {"Reviewed by", "reviewer", before_names, word},
};
constexpr W en_joiners[] = {"and", "&", "with"};
constexpr W en_prepositions[] = {"in", "from", "for", "at"};
constexpr W en_affiliation_words[] = {
    "staff",   "senior",     "special", "chief",     "editor",     "correspondent", "reporter",  "writer",
    "writers", "columnist",  "bureau",  "contributor", "contributing", "journalist",  "producer",  "photographer",
    "times",   "post",       "news",    "press",     "professor",  "university",    "director",  "analyst",
    "critic",  "freelance",  "guest",   "political", "foreign",    "science",       "health",    "business",
    "sports",  "reporters",  "editors", "correspondents", "magazine",
};
constexpr W en_not_names[] = {
    "the",     "a",       "an",       "all",     "our",      "your",   "their",   "his",      "her",      "its",
    "this",    "that",    "these",    "those",   "no",       "not",    "one",     "two",      "three",    "four",
    "some",    "any",     "each",     "every",   "most",     "many",   "more",    "less",     "far",      "now",
    "then",    "noon",    "night",    "day",     "morning",  "evening", "midnight", "dawn",   "dusk",     "contrast",
    "chance",  "design",  "law",      "popular", "demand",   "land",   "sea",     "air",      "rail",     "road",
    "train",   "foot",    "hand",     "heart",   "appointment", "invitation", "request", "order", "default", "definition",
    "monday",  "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",  "february", "march",
    "april",   "may",     "june",     "july",    "august",   "september", "october", "november", "december", "spring",
    "summer",  "autumn",  "winter",   "christmas", "easter", "week",   "month",   "year",     "today",    "tomorrow",
    "yesterday", "number", "numbers", "accident", "mistake", "nature", "way",     "means",    "virtue",   "word",
    "or",      "to",      "on",       "up",      "if",       "when",   "how",     "why",      "what",     "who",
    "new",     "old",     "early",    "late",    "last",     "next",   "comparison", "popularity", "votes", "proxy",
};
constexpr W en_months[] = {"January|Jan.|Jan",   "February|Feb.|Feb", "March|Mar.|Mar",         "April|Apr.|Apr",
                           "May",                "June|Jun.|Jun",     "July|Jul.|Jul",          "August|Aug.|Aug",
                           "September|Sept.|Sept|Sep.|Sep", "October|Oct.|Oct", "November|Nov.|Nov", "December|Dec.|Dec"};
constexpr W en_agencies[] = {
    "Reuters",   "Thomson Reuters", "AP",        "The Associated Press", "Associated Press", "AFP",
    "Agence France-Presse", "UPI",  "PA",        "PA Media",             "Press Association", "Xinhua",
    "Bloomberg", "dpa",             "Kyodo",     "Kyodo News",           "Yonhap",           "TASS",
    "CNN",       "BBC",             "BBC News",  "ANI",                  "PTI",              "IANS",
    "AAP",       "CP",              "The Canadian Press", "Canadian Press", "EFE",           "ANSA",
    "CNA",       "Jiji Press",      "Anadolu",   "AA",                   "WAM",              "SPA",
    "Staff",     "Staff Reporter",  "Staff Reporters", "Staff Writer",   "Staff Writers",    "Our Correspondent",
    "Our Staff Reporter", "Our Special Correspondent", "Our Own Correspondent", "Agencies", "Wire Reports",
};
constexpr W en_places[] = {
    "ABU DHABI", "ACCRA", "ADDIS ABABA", "ALGIERS", "AMMAN", "AMSTERDAM", "ANKARA", "ATHENS", "ATLANTA", "AUSTIN",
    "BAGHDAD", "BANGKOK", "BARCELONA", "BEIJING", "BEIRUT", "BELFAST", "BELGRADE", "BERLIN", "BERN", "BIRMINGHAM",
    "BOGOTA", "BOSTON", "BRASILIA", "BRATISLAVA", "BRUSSELS", "BUCHAREST", "BUDAPEST", "BUENOS AIRES", "CAIRO",
    "CANBERRA", "CAPE TOWN", "CARACAS", "CARDIFF", "CHICAGO", "COPENHAGEN", "DAKAR", "DALLAS", "DAMASCUS", "DELHI",
    "DENVER", "DETROIT", "DHAKA", "DOHA", "DUBAI", "DUBLIN", "EDINBURGH", "FRANKFURT", "GAZA", "GENEVA", "GLASGOW",
    "HAMBURG", "HANOI", "HARARE", "HAVANA", "HELSINKI", "HONG KONG", "HONOLULU", "HOUSTON", "ISLAMABAD", "ISTANBUL",
    "JAKARTA", "JERUSALEM", "JOHANNESBURG", "KABUL", "KARACHI", "KATHMANDU", "KHARTOUM", "KIEV", "KUALA LUMPUR",
    "KUWAIT CITY", "KYIV", "LAGOS", "LAHORE", "LAS VEGAS", "LIMA", "LISBON", "LIVERPOOL", "LONDON", "LOS ANGELES",
    "LUXEMBOURG", "MADRID", "MANCHESTER", "MANILA", "MELBOURNE", "MEXICO CITY", "MIAMI", "MILAN", "MINNEAPOLIS",
    "MINSK", "MONTEVIDEO", "MONTREAL", "MOSCOW", "MUMBAI", "MUNICH", "NAIROBI", "NEW DELHI", "NEW ORLEANS",
    "NEW YORK", "OSLO", "OTTAWA", "PANAMA CITY", "PARIS", "PERTH", "PHILADELPHIA", "PHNOM PENH", "PHOENIX",
    "PORTLAND", "PRAGUE", "PRETORIA", "PYONGYANG", "QUITO", "RABAT", "REYKJAVIK", "RIGA", "RIO DE JANEIRO",
    "RIYADH", "ROME", "SALT LAKE CITY", "SAN DIEGO", "SAN FRANCISCO", "SANAA", "SANTIAGO", "SAO PAULO", "SARAJEVO",
    "SEATTLE", "SEOUL", "SHANGHAI", "SHENZHEN", "SINGAPORE", "SOFIA", "ST. LOUIS", "ST. PETERSBURG", "STOCKHOLM",
    "STRASBOURG", "SYDNEY", "TAIPEI", "TALLINN", "TBILISI", "TEHRAN", "TEL AVIV", "THE HAGUE", "TIRANA", "TOKYO",
    "TORONTO", "TRIPOLI", "TUNIS", "ULAANBAATAR", "UNITED NATIONS", "VANCOUVER", "VATICAN CITY", "VIENNA",
    "VIENTIANE", "VILNIUS", "WARSAW", "WASHINGTON", "WELLINGTON", "YANGON", "YEREVAN", "ZAGREB", "ZURICH",
};
constexpr W en_publication[] = {"Published on", "Published", "Updated on", "Updated", "Posted on", "Posted", "Date"};

constexpr Label de_labels[] = {
    {"Von", "author", before_names, word},
    {"Text", "author", before_names, marked},
    {"Autor", "author", before_names, marked},
    {"Autorin", "author", before_names, marked},
    {"Autoren", "author", before_names, marked},
    {"Text und Fotos", "author", before_names, marked},
    {"Text und Foto", "author", before_names, marked},
    {"Text von", "author", before_names, word},
    {"Ein Kommentar von", "author", before_names, word},
    {"Kommentar von", "author", before_names, word},
    {"Ein Gastbeitrag von", "author", before_names, word},
    {"Gastbeitrag von", "author", before_names, word},
    {"Eine Analyse von", "author", before_names, word},
    {"Analyse von", "author", before_names, word},
    {"Eine Reportage von", "reporter", before_names, word},
    {"Ein Bericht von", "reporter", before_names, word},
    {"Aus Berlin berichtet", "reporter", before_names, word},
    {"Es berichtet", "reporter", before_names, word},
    {"Foto", "photographer", before_names, marked},
    {"Fotos", "photographer", before_names, marked},
    {"Bild", "photographer", before_names, marked},
    {"Bilder", "photographer", before_names, marked},
    {"Fotos von", "photographer", before_names, word},
    {"Fotografien von", "photographer", before_names, word},
    {"Illustration", "illustrator", before_names, marked},
    {"Illustrationen", "illustrator", before_names, marked},
    {"Interview", "interviewer", before_names, marked},
    {"Interview von", "interviewer", before_names, word},
    {"Aufgezeichnet von", "interviewer", before_names, word},
    {"Protokoll", "interviewer", before_names, marked},
    {"Redaktion", "editor", before_names, marked},
    {"Übersetzung", "translator", before_names, marked},
    {"Aus dem Englischen von", "translator", before_names, word},
};
constexpr W de_joiners[] = {"und", "&", "sowie"};
constexpr W de_prepositions[] = {"in", "aus"};
constexpr W de_affiliation_words[] = {
    "korrespondent", "korrespondentin", "redakteur", "redakteurin", "reporter", "reporterin", "chefredakteur",
    "chefredakteurin", "redaktion", "professor", "professorin", "universität", "zeitung", "mitarbeiter",
    "mitarbeiterin", "volontär", "volontärin", "unserem", "unserer", "autor", "autorin",
};
constexpr W de_not_names[] = {
    "der",     "die",     "das",     "den",      "dem",      "des",       "ein",      "eine",     "einem",   "einer",
    "beruf",   "natur",   "haus",    "hause",    "anfang",   "montag",    "dienstag", "mittwoch", "donnerstag", "freitag",
    "samstag", "sonntag", "sonnabend", "januar", "februar",  "märz",      "april",    "mai",      "juni",    "juli",
    "august",  "september", "oktober", "november", "dezember", "seiten",  "grund",    "herzen",   "kopf",    "hand",
    "amts",    "wegen",   "zeit",    "jahr",     "tag",      "nacht",     "morgen",   "abend",    "null",    "eins",
    "heute",   "gestern", "nord",    "süd",      "ost",      "west",      "stadt",    "land",     "menschen", "allen",
    "außen",   "innen",   "oben",    "unten",    "rechts",   "links",     "klein",    "groß",     "aus",     "auf",
    "nach",    "bis",     "an",      "ab",       "her",      "hier",      "dort",     "dieser",   "diesem",  "seinem",
};
constexpr W de_months[] = {"Januar|Jan.|Jan|Jänner", "Februar|Feb.|Feb|Febr.", "März|Mrz.|Mär.", "April|Apr.|Apr", "Mai", "Juni|Jun.|Jun",
                           "Juli|Jul.|Jul", "August|Aug.|Aug", "September|Sept.|Sep.|Sep", "Oktober|Okt.|Okt", "November|Nov.|Nov",
                           "Dezember|Dez.|Dez"};
constexpr W de_agencies[] = {"dpa", "dpa/lno", "dpa/tmn", "dpa-AFX", "AFP", "Reuters", "epd", "KNA", "sid", "SID", "APA", "AP", "dts", "ots", "SDA"};
constexpr W de_places[] = {
    "Berlin", "Hamburg", "München", "Köln", "Frankfurt", "Frankfurt am Main", "Frankfurt/Main", "Stuttgart", "Düsseldorf", "Leipzig",
    "Dresden", "Hannover", "Bremen", "Nürnberg", "Essen", "Dortmund", "Duisburg", "Bochum", "Bonn", "Münster", "Mannheim", "Karlsruhe",
    "Augsburg", "Wiesbaden", "Mainz", "Kiel", "Lübeck", "Rostock", "Schwerin", "Potsdam", "Magdeburg", "Erfurt", "Jena", "Halle",
    "Saarbrücken", "Freiburg", "Kassel", "Wien", "Graz", "Linz", "Salzburg", "Innsbruck", "Zürich", "Basel", "Genf",
    "Brüssel", "London", "Paris", "Rom", "Madrid", "Moskau", "Warschau", "Prag", "Kiew", "Washington", "New York", "Peking", "Tokio",
    "Athen", "Kairo", "Jerusalem", "Tel Aviv", "Istanbul", "Straßburg", "Den Haag", "Kopenhagen", "Stockholm", "Oslo", "Helsinki", "Lissabon",
};
constexpr W de_publication[] = {"Veröffentlicht am", "Stand", "Aktualisiert am", "Erschienen am", "Datum"};

constexpr Label fr_labels[] = {
    {"Par", "author", before_names, word},
    {"Texte", "author", before_names, marked},
    {"Textes", "author", before_names, marked},
    {"Texte et photos", "author", before_names, marked},
    {"Texte de", "author", before_names, word},
    {"Auteur", "author", before_names, marked},
    {"Un article de", "author", before_names, word},
    {"Une chronique de", "author", before_names, word},
    {"Reportage de", "reporter", before_names, word},
    {"Propos recueillis par", "interviewer", before_names, word},
    {"Recueilli par", "interviewer", before_names, word},
    {"Entretien réalisé par", "interviewer", before_names, word},
    {"Photos", "photographer", before_names, marked},
    {"Photo", "photographer", before_names, marked},
    {"Photos par", "photographer", before_names, word},
    {"Photographies", "photographer", before_names, marked},
    {"Photographies de", "photographer", before_names, word},
    {"Illustration", "illustrator", before_names, marked},
    {"Illustrations", "illustrator", before_names, marked},
    {"Traduit par", "translator", before_names, word},
    {"Traduction", "translator", before_names, marked},
};
constexpr W fr_joiners[] = {"et", "&", "avec"};
constexpr W fr_prepositions[] = {"à", "en", "pour"};
constexpr W fr_affiliation_words[] = {
    "envoyé", "envoyée", "envoyés", "envoyées", "notre", "nos", "correspondant", "correspondante", "journaliste", "journalistes",
    "rédacteur", "rédactrice", "professeur", "professeure", "directeur", "directrice", "chef", "université", "chroniqueur", "chroniqueuse", "avec",
};
constexpr W fr_not_names[] = {
    "le", "la", "les", "un", "une", "des", "ce", "cette", "ces", "son", "sa", "ses", "tous", "toutes", "jour", "jours", "nuit", "temps",
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre", "exemple", "hasard", "ailleurs", "rapport", "amour", "monts",
    "ici", "là", "quel", "quelle", "chance", "erreur", "habitude",
};
constexpr W fr_months[] = {"janvier|janv.|janv|jan.", "février|févr.|févr|fév.|fév", "mars", "avril|avr.|avr", "mai", "juin", "juillet|juil.|juil", "août",
                           "septembre|sept.|sept", "octobre|oct.|oct", "novembre|nov.|nov", "décembre|déc.|déc"};
constexpr W fr_agencies[] = {"AFP", "Reuters", "AP", "ATS", "Belga", "La Rédaction", "La rédaction", "Agence France-Presse", "MAP", "APS"};
constexpr W fr_places[] = {
    "Paris", "Lyon", "Marseille", "Toulouse", "Nice", "Nantes", "Montpellier", "Strasbourg", "Bordeaux", "Lille", "Rennes", "Reims",
    "Le Havre", "Saint-Étienne", "Toulon", "Grenoble", "Dijon", "Angers", "Brest", "Calais", "Bruxelles", "Genève", "Lausanne", "Berne",
    "Montréal", "Québec", "Londres", "Berlin", "Rome", "Madrid", "Moscou", "Kiev", "Washington", "New York", "Pékin", "Tokyo", "Alger",
    "Tunis", "Rabat", "Dakar", "Abidjan", "Le Caire", "Beyrouth", "Jérusalem", "Varsovie", "Athènes", "Lisbonne", "La Haye",
};
constexpr W fr_publication[] = {"Publié le", "Publié", "Mis à jour le", "Mis en ligne le", "Date"};

constexpr Label es_labels[] = {
    {"Por", "author", before_names, word},
    {"Texto", "author", before_names, marked},
    {"Textos", "author", before_names, marked},
    {"Texto y fotos", "author", before_names, marked},
    {"Autor", "author", before_names, marked},
    {"Autora", "author", before_names, marked},
    {"Escrito por", "author", before_names, word},
    {"Fotos", "photographer", before_names, marked},
    {"Foto", "photographer", before_names, marked},
    {"Fotografía", "photographer", before_names, marked},
    {"Fotografías", "photographer", before_names, marked},
    {"Fotos de", "photographer", before_names, word},
    {"Entrevista de", "interviewer", before_names, word},
    {"Entrevista", "interviewer", before_names, marked},
    {"Ilustración", "illustrator", before_names, marked},
    {"Traducción", "translator", before_names, marked},
    {"Edición", "editor", before_names, marked},
};
constexpr W es_joiners[] = {"y", "e", "&"};
constexpr W es_prepositions[] = {"en", "desde", "para"};
constexpr W es_affiliation_words[] = {
    "enviado", "enviada", "especial", "corresponsal", "periodista", "redactor", "redactora", "editor", "editora", "profesor", "profesora",
    "universidad", "director", "directora", "redacción",
};
constexpr W es_not_names[] = {
    "el", "la", "los", "las", "un", "una", "unos", "unas", "este", "esta", "estos", "estas", "todo", "todos", "favor", "fin", "ahora",
    "ejemplo", "supuesto", "qué", "que", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "enero", "febrero",
    "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre", "tierra", "mar", "aire",
    "primera", "segunda", "vez", "amor", "siempre", "día", "noche",
};
constexpr W es_months[] = {"enero|ene.|ene", "febrero|feb.|feb", "marzo|mar.|mar", "abril|abr.|abr", "mayo|may.|may", "junio|jun.|jun", "julio|jul.|jul",
                           "agosto|ago.|ago", "septiembre|sept.|sept|sep.|sep", "octubre|oct.|oct", "noviembre|nov.|nov", "diciembre|dic.|dic"};
constexpr W es_agencies[] = {"EFE", "Europa Press", "EUROPA PRESS", "Agencias", "Redacción", "Reuters", "AFP", "AP", "Télam", "Notimex", "Andina", "Prensa Latina", "dpa"};
constexpr W es_places[] = {
    "Madrid", "Barcelona", "Valencia", "Sevilla", "Zaragoza", "Málaga", "Bilbao", "Granada", "Vigo", "Buenos Aires", "Montevideo", "Santiago",
    "Santiago de Chile", "Lima", "Bogotá", "Quito", "Caracas", "La Paz", "Asunción", "Ciudad de México", "México", "La Habana", "Guatemala",
    "San José", "Panamá", "San Juan", "Santo Domingo", "Washington", "Nueva York", "Londres", "París", "Berlín", "Roma", "Bruselas",
    "Moscú", "Pekín", "Tokio", "Ginebra", "Lisboa", "Rabat", "El Cairo", "Jerusalén",
};
constexpr W es_publication[] = {"Publicado el", "Actualizado el", "Fecha"};

constexpr Label pt_labels[] = {
    {"Por", "author", before_names, word},
    {"Texto", "author", before_names, marked},
    {"Texto e fotos", "author", before_names, marked},
    {"Reportagem", "reporter", before_names, marked},
    {"Reportagem de", "reporter", before_names, word},
    {"Fotos", "photographer", before_names, marked},
    {"Foto", "photographer", before_names, marked},
    {"Fotografia", "photographer", before_names, marked},
    {"Entrevista de", "interviewer", before_names, word},
    {"Edição", "editor", before_names, marked},
    {"Tradução", "translator", before_names, marked},
};
constexpr W pt_joiners[] = {"e", "&"};
constexpr W pt_prepositions[] = {"em", "de"};
constexpr W pt_affiliation_words[] = {"enviado", "enviada", "especial", "correspondente", "jornalista", "repórter", "editor", "editora", "professor",
                                      "professora", "universidade", "diretor", "diretora", "redação"};
constexpr W pt_not_names[] = {"o", "a", "os", "as", "um", "uma", "favor", "fim", "exemplo", "isso", "que", "segunda", "terça", "quarta", "quinta", "sexta",
                              "sábado", "domingo", "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro",
                              "outubro", "novembro", "dezembro", "todos", "terra", "mar", "amor", "vez"};
constexpr W pt_months[] = {"janeiro|jan.|jan", "fevereiro|fev.|fev", "março|mar.|mar", "abril|abr.|abr", "maio|mai.|mai", "junho|jun.|jun", "julho|jul.|jul",
                           "agosto|ago.|ago", "setembro|set.|set", "outubro|out.|out", "novembro|nov.|nov", "dezembro|dez.|dez"};
constexpr W pt_agencies[] = {"Lusa", "LUSA", "Reuters", "Agência Brasil", "AFP", "AP", "EFE", "Redação"};
constexpr W pt_places[] = {"Lisboa", "Porto", "Coimbra", "Brasília", "São Paulo", "Rio de Janeiro", "Salvador", "Recife", "Fortaleza", "Curitiba",
                           "Belo Horizonte", "Porto Alegre", "Manaus", "Luanda", "Maputo", "Praia", "Londres", "Paris", "Madrid", "Bruxelas", "Washington"};
constexpr W pt_publication[] = {"Publicado em", "Atualizado em", "Data"};

constexpr Label it_labels[] = {
    {"Di", "author", before_names, word},
    {"A cura di", "editor", before_names, word},
    {"Testo", "author", before_names, marked},
    {"Testo di", "author", before_names, word},
    {"Testo e foto", "author", before_names, marked},
    {"Autore", "author", before_names, marked},
    {"Foto", "photographer", before_names, marked},
    {"Foto di", "photographer", before_names, word},
    {"Fotografie di", "photographer", before_names, word},
    {"Intervista di", "interviewer", before_names, word},
    {"Traduzione di", "translator", before_names, word},
};
constexpr W it_joiners[] = {"e", "ed", "&"};
constexpr W it_prepositions[] = {"da", "a"};
constexpr W it_affiliation_words[] = {"inviato", "inviata", "nostro", "nostra", "corrispondente", "giornalista", "redattore", "redattrice", "direttore",
                                      "direttrice", "professore", "professoressa", "università", "redazione"};
constexpr W it_not_names[] = {"il", "lo", "la", "i", "gli", "le", "un", "una", "questo", "questa", "nuovo", "nuova", "notte", "giorno", "lunedì", "martedì",
                              "mercoledì", "giovedì", "venerdì", "sabato", "domenica", "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno",
                              "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre", "più", "meno", "solito"};
constexpr W it_months[] = {"gennaio|gen.|gen", "febbraio|feb.|feb", "marzo|mar.|mar", "aprile|apr.|apr", "maggio|mag.|mag", "giugno|giu.|giu", "luglio|lug.|lug",
                           "agosto|ago.|ago", "settembre|set.|set", "ottobre|ott.|ott", "novembre|nov.|nov", "dicembre|dic.|dic"};
constexpr W it_agencies[] = {"ANSA", "Adnkronos", "AGI", "LaPresse", "Redazione", "Reuters", "AFP", "AP"};
constexpr W it_places[] = {"Roma", "Milano", "Napoli", "Torino", "Palermo", "Genova", "Bologna", "Firenze", "Bari", "Catania", "Venezia", "Verona", "Trieste",
                           "Cagliari", "Perugia", "Bruxelles", "Londra", "Parigi", "Berlino", "Mosca", "Washington", "New York", "Città del Vaticano"};
constexpr W it_publication[] = {"Pubblicato il", "Aggiornato il", "Data"};

constexpr Label nl_labels[] = {
    {"Door", "author", before_names, word},
    {"Van onze correspondent", "correspondent", before_names, word},
    {"Van onze verslaggever", "reporter", before_names, word},
    {"Tekst", "author", before_names, marked},
    {"Tekst en foto's", "author", before_names, marked},
    {"Auteur", "author", before_names, marked},
    {"Foto", "photographer", before_names, marked},
    {"Foto's", "photographer", before_names, marked},
    {"Interview", "interviewer", before_names, marked},
    {"Vertaling", "translator", before_names, marked},
};
constexpr W nl_joiners[] = {"en", "&"};
constexpr W nl_prepositions[] = {"in", "uit"};
constexpr W nl_affiliation_words[] = {"correspondent", "correspondente", "redacteur", "verslaggever", "verslaggeefster", "journalist", "hoogleraar",
                                      "universiteit", "hoofdredacteur", "onze"};
constexpr W nl_not_names[] = {"de", "het", "een", "deze", "dit", "dat", "die", "alle", "weer", "wind", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag",
                              "zaterdag", "zondag", "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
                              "oktober", "november", "december", "dag", "nacht", "heel", "toeval"};
constexpr W nl_months[] = {"januari|jan.|jan", "februari|feb.|feb", "maart|mrt.|mrt", "april|apr.|apr", "mei", "juni|jun.|jun", "juli|jul.|jul",
                           "augustus|aug.|aug", "september|sept.|sep.|sep", "oktober|okt.|okt", "november|nov.|nov", "december|dec.|dec"};
constexpr W nl_agencies[] = {"ANP", "Belga", "Reuters", "AFP", "AP", "Redactie"};
constexpr W nl_places[] = {"Amsterdam", "Rotterdam", "Den Haag", "Utrecht", "Eindhoven", "Groningen", "Maastricht", "Antwerpen", "Gent", "Brussel", "Brugge",
                           "Leuven", "Londen", "Parijs", "Berlijn", "Washington", "New York", "Moskou", "Madrid", "Rome"};
constexpr W nl_publication[] = {"Gepubliceerd op", "Bijgewerkt op", "Datum"};

constexpr Label ja_labels[] = {
    {"記者", "reporter", after_names, glued},
    {"特派員", "correspondent", either, glued},
    {"通信員", "correspondent", after_names, glued},
    {"編集委員", "editor", either, glued},
    {"論説委員", "commentator", either, glued},
    {"解説委員", "commentator", either, glued},
    {"支局長", "reporter", either, glued},
    {"文・写真", "author", before_names, marked},
    {"写真・文", "author", before_names, marked},
    {"取材・文", "author", before_names, marked},
    {"文・構成", "author", before_names, marked},
    {"執筆者", "author", before_names, marked},
    {"執筆", "author", before_names, marked},
    {"筆者", "author", before_names, marked},
    {"著者", "author", before_names, marked},
    {"文", "author", before_names, marked},
    {"文責", "author", before_names, marked},
    {"写真", "photographer", before_names, marked},
    {"撮影", "photographer", before_names, marked},
    {"撮影", "photographer", after_names, glued},
    {"聞き手", "interviewer", before_names, marked},
    {"構成", "compiler", before_names, marked},
    {"編集", "editor", before_names, marked},
    {"翻訳", "translator", before_names, marked},
    {"訳", "translator", before_names, marked},
    {"イラスト", "illustrator", before_names, marked},
};
constexpr W ja_joiners[] = {"、", "と"};
constexpr W ja_not_names[] = {"新聞", "会見", "番組", "担当", "取材", "政治部", "社会部", "経済部", "女性", "男性", "本紙", "若手", "海外", "各社", "同行",
                              "専門", "元", "現役", "地元", "一部", "多数", "協力", "提供", "資料", "説明"};
constexpr W ja_months[] = {"1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"};
constexpr W ja_agencies[] = {"共同", "時事", "ロイター", "AFP時事", "AFP", "AP", "ＡＰ", "共同通信", "時事通信", "ブルームバーグ", "新華社", "タス通信", "聯合ニュース"};
constexpr W ja_publication[] = {"公開日", "更新日", "掲載日", "配信日", "発行日", "公開", "更新", "配信"};
constexpr W ja_closings[] = {"発"};

constexpr Label ko_labels[] = {
    {"기자", "reporter", after_names, glued},
    {"선임기자", "reporter", after_names, glued},
    {"인턴기자", "reporter", after_names, glued},
    {"인턴 기자", "reporter", after_names, glued},
    {"선임 기자", "reporter", after_names, glued},
    {"전문기자", "reporter", after_names, glued},
    {"의학전문기자", "reporter", after_names, glued},
    {"특파원", "correspondent", after_names, glued},
    {"통신원", "correspondent", after_names, glued},
    {"논설위원", "commentator", after_names, glued},
    {"칼럼니스트", "commentator", after_names, glued},
    {"사진기자", "photographer", after_names, glued},
    {"에디터", "editor", after_names, glued},
    {"글·사진", "author", before_names, word},
    {"글/사진", "author", before_names, word},
    {"글", "author", before_names, word},
    {"글쓴이", "author", before_names, word},
    {"취재", "reporter", before_names, word},
    {"사진", "photographer", before_names, word},
    {"정리", "compiler", before_names, word},
    {"번역", "translator", before_names, word},
    {"편집", "editor", before_names, word},
    {"그림", "illustrator", before_names, word},
    {"인터뷰", "interviewer", before_names, marked},
};
constexpr W ko_joiners[] = {"·", "와", "과", "및"};
constexpr W ko_not_names[] = {"전직", "현직", "신문", "방송", "취재", "여성", "남성", "인턴", "선임", "전문", "사진", "객원", "주재", "현지", "일부", "다른",
                              "여러", "모든", "한국", "중국", "미국", "일본", "외신", "해외", "국내", "경제부", "정치부", "사회부", "문화부", "이번", "지난", "우리"};
constexpr W ko_months[] = {"1월", "2월", "3월", "4월", "5월", "6월", "7월", "8월", "9월", "10월", "11월", "12월"};
constexpr W ko_agencies[] = {"연합뉴스", "뉴스1", "뉴시스", "로이터", "AFP", "AP", "EPA", "신화", "교도", "타스", "노컷뉴스", "이데일리", "머니투데이",
                             "아시아경제", "헤럴드경제", "파이낸셜뉴스", "서울신문", "한국경제", "매일경제"};
constexpr W ko_publication[] = {"입력", "수정", "등록", "승인", "게재", "발행일", "기사입력", "최종수정"};

constexpr Label ru_labels[] = {
    {"Автор", "author", before_names, marked},
    {"Авторы", "author", before_names, marked},
    {"Текст", "author", before_names, marked},
    {"Текст и фото", "author", before_names, marked},
    {"Корреспондент", "correspondent", before_names, marked},
    {"Специальный корреспондент", "correspondent", before_names, marked},
    {"Репортаж", "reporter", before_names, marked},
    {"Фото", "photographer", before_names, marked},
    {"Фотограф", "photographer", before_names, marked},
    {"Беседовал", "interviewer", before_names, word},
    {"Беседовала", "interviewer", before_names, word},
    {"Беседовали", "interviewer", before_names, word},
    {"Интервью", "interviewer", before_names, marked},
    {"Подготовил", "compiler", before_names, word},
    {"Подготовила", "compiler", before_names, word},
    {"Подготовили", "compiler", before_names, word},
    {"Записал", "interviewer", before_names, word},
    {"Записала", "interviewer", before_names, word},
    {"Редактор", "editor", before_names, marked},
    {"Перевод", "translator", before_names, marked},
    {"Иллюстрация", "illustrator", before_names, marked},
};
constexpr W ru_joiners[] = {"и", "&"};
constexpr W ru_prepositions[] = {"в", "из", "для"};
constexpr W ru_affiliation_words[] = {"корреспондент", "обозреватель", "журналист", "редактор", "профессор", "директор", "специально", "собкор", "спецкор", "наш"};
constexpr W ru_not_names[] = {"январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь", "неизвестен",
                              "новый", "новая", "новые", "весь", "вся", "наша", "этот", "эта", "пресс-служба"};
constexpr W ru_months[] = {"января|янв.|янв", "февраля|фев.|фев|февр.", "марта|мар.|мар", "апреля|апр.|апр", "мая|май", "июня|июн.|июн", "июля|июл.|июл",
                           "августа|авг.|авг", "сентября|сен.|сен|сент.", "октября|окт.|окт", "ноября|ноя.|ноя|нояб.", "декабря|дек.|дек"};
constexpr W ru_agencies[] = {"РИА Новости", "ТАСС", "Интерфакс", "Sputnik", "INTERFAX.RU", "INTERFAX", "Рейтер", "Росбалт", "ИТАР-ТАСС", "БЕЛТА", "РБК", "REGNUM", "ПРАЙМ", "Reuters"};
constexpr W ru_places[] = {"Москва", "Санкт-Петербург", "Петербург", "Новосибирск", "Екатеринбург", "Казань", "Нижний Новгород", "Владивосток", "Самара", "Омск",
                           "Ростов-на-Дону", "Минск", "Киев", "Алматы", "Астана", "Ташкент", "Тбилиси", "Ереван", "Баку", "Бишкек", "Рига", "Вильнюс",
                           "Таллин", "Варшава", "Берлин", "Париж", "Лондон", "Вашингтон", "Нью-Йорк", "Пекин", "Токио", "Женева", "Брюссель", "Рим", "Вена"};
constexpr W ru_publication[] = {"Опубликовано", "Дата публикации", "Обновлено", "Дата"};

constexpr Label ar_labels[] = {
    {"كتب", "author", before_names, word},
    {"كتبت", "author", before_names, word},
    {"بقلم", "author", before_names, word},
    {"الكاتب", "author", before_names, marked},
    {"الكاتبة", "author", before_names, marked},
    {"المراسل", "correspondent", before_names, marked},
    {"مراسلنا", "correspondent", before_names, marked},
    {"تقرير", "reporter", before_names, marked},
    {"إعداد", "compiler", before_names, marked},
    {"أعده", "compiler", before_names, marked},
    {"تصوير", "photographer", before_names, marked},
    {"عدسة", "photographer", before_names, marked},
    {"حاوره", "interviewer", before_names, marked},
    {"حوار", "interviewer", before_names, marked},
    {"أجرى الحوار", "interviewer", before_names, marked},
    {"تحرير", "editor", before_names, marked},
    {"ترجمة", "translator", before_names, marked},
};
constexpr W ar_joiners[] = {"و", "&"};
constexpr W ar_not_names[] = {"في", "من", "إلى", "على", "عن", "أن", "إن", "هذا", "هذه", "ذلك", "التي", "الذي", "كان", "كانت", "قال", "قالت", "مع", "بعد",
                              "قبل", "بين", "كل", "له", "لها", "رسالة", "كتاب", "كتابا", "مقالا", "مقال", "رواية", "قصة", "قصيدة", "تاريخ", "التاريخ", "عام", "اليوم",
                              "أمس", "غدا", "الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "لم", "لن", "ما", "لا", "ثم", "أو", "حتى"};
constexpr W ar_months[] = {"يناير|كانون الثاني", "فبراير|شباط", "مارس|آذار", "أبريل|إبريل|نيسان", "مايو|أيار", "يونيو|حزيران", "يوليو|تموز|جويلية", "أغسطس|آب|أوت",
                           "سبتمبر|أيلول", "أكتوبر|تشرين الأول", "نوفمبر|تشرين الثاني", "ديسمبر|كانون الأول"};
constexpr W ar_agencies[] = {"رويترز", "أ ف ب", "أ.ف.ب", "ا ف ب", "فرانس برس", "د ب أ", "د.ب.أ", "أ ش أ", "أ.ش.أ", "وام", "واس", "كونا", "بترا", "سانا", "أسوشيتد برس",
                             "الأناضول", "شينخوا", "قنا", "وكالات", "الوكالات", "أ ب", "سبوتنيك"};
constexpr W ar_places[] = {"القاهرة", "لندن", "واشنطن", "باريس", "بيروت", "دمشق", "بغداد", "الرياض", "جدة", "دبي", "أبوظبي", "أبو ظبي", "الدوحة", "الكويت", "المنامة", "مسقط", "صنعاء",
                           "عدن", "عمان", "عمّان", "القدس", "القدس المحتلة", "غزة", "رام الله", "الخرطوم", "طرابلس", "تونس", "الجزائر", "الرباط", "الدار البيضاء", "نواكشوط", "موسكو",
                           "أنقرة", "إسطنبول", "طهران", "برلين", "روما", "مدريد", "بروكسل", "جنيف", "فيينا", "نيويورك", "بكين", "طوكيو", "الإسكندرية", "أسوان"};
constexpr W ar_publication[] = {"نشر في", "تاريخ النشر", "آخر تحديث", "التاريخ", "نُشر في"};

constexpr Convention all[] = {
    {"zh", NameRule::chinese, DatelineForm::chinese, zh_labels, zh_joiners, " ", {}, {}, zh_not_names, zh_months, zh_agencies, {}, zh_publication, zh_closings},
    {"en", NameRule::capitalised, DatelineForm::western, en_labels, en_joiners, ", ", en_prepositions, en_affiliation_words, en_not_names, en_months, en_agencies, en_places, en_publication, {}},
    {"de", NameRule::capitalised, DatelineForm::western, de_labels, de_joiners, ", ", de_prepositions, de_affiliation_words, de_not_names, de_months, de_agencies, de_places, de_publication, {}},
    {"fr", NameRule::capitalised, DatelineForm::western, fr_labels, fr_joiners, ", ", fr_prepositions, fr_affiliation_words, fr_not_names, fr_months, fr_agencies, fr_places, fr_publication, {}},
    {"es", NameRule::capitalised, DatelineForm::western, es_labels, es_joiners, ", ", es_prepositions, es_affiliation_words, es_not_names, es_months, es_agencies, es_places, es_publication, {}},
    {"ja", NameRule::japanese, DatelineForm::japanese, ja_labels, ja_joiners, "、", {}, {}, ja_not_names, ja_months, ja_agencies, {}, ja_publication, ja_closings},
    {"ko", NameRule::korean, DatelineForm::korean, ko_labels, ko_joiners, "·", {}, {}, ko_not_names, ko_months, ko_agencies, {}, ko_publication, {}},
    {"ru", NameRule::capitalised, DatelineForm::western, ru_labels, ru_joiners, ", ", ru_prepositions, ru_affiliation_words, ru_not_names, ru_months, ru_agencies, ru_places, ru_publication, {}},
    {"ar", NameRule::arabic, DatelineForm::western, ar_labels, ar_joiners, "، ", {}, {}, ar_not_names, ar_months, ar_agencies, ar_places, ar_publication, {}},
    {"pt", NameRule::capitalised, DatelineForm::western, pt_labels, pt_joiners, ", ", pt_prepositions, pt_affiliation_words, pt_not_names, pt_months, pt_agencies, pt_places, pt_publication, {}},
    {"it", NameRule::capitalised, DatelineForm::western, it_labels, it_joiners, ", ", it_prepositions, it_affiliation_words, it_not_names, it_months, it_agencies, it_places, it_publication, {}},
    {"nl", NameRule::capitalised, DatelineForm::western, nl_labels, nl_joiners, ", ", nl_prepositions, nl_affiliation_words, nl_not_names, nl_months, nl_agencies, nl_places, nl_publication, {}},
};

}  // namespace

std::span<const Convention> conventions() { return all; }

const Convention* convention_of(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find_first_of("-_"));
  for (const Convention& convention : all) {
    if (equal_folded(primary, convention.language)) return &convention;
  }
  return nullptr;
}

}  // namespace galley::structure
