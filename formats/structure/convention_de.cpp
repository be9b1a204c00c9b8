// SPDX-License-Identifier: Apache-2.0
#include "structure/convention_table.hpp"

// German.
namespace galley::structure {
namespace {

using enum Placement;
using enum LabelForm;
using W = std::string_view;

constexpr Label labels[] = {
    {"Von", "author", before_names, word},
    {"Von unserem Korrespondenten", "correspondent", before_names, word},
    {"Von unserer Korrespondentin", "correspondent", before_names, word},
    {"Von unserem Redakteur", "reporter", before_names, word},
    {"Von unserer Redakteurin", "reporter", before_names, word},
    {"Von unserem Mitarbeiter", "reporter", before_names, word},
    {"Von unserer Mitarbeiterin", "reporter", before_names, word},
    {"Text", "author", before_names, marked, true},
    {"Autor", "author", before_names, marked},
    {"Autorin", "author", before_names, marked},
    {"Autoren", "author", before_names, marked},
    {"Text und Fotos", "author", before_names, marked, true},
    {"Text und Foto", "author", before_names, marked, true},
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
    {"Foto", "photographer", before_names, marked, true},
    {"Fotos", "photographer", before_names, marked, true},
    {"Bild", "photographer", before_names, marked, true},
    {"Bilder", "photographer", before_names, marked, true},
    {"Fotos von", "photographer", before_names, word},
    {"Fotografien von", "photographer", before_names, word},
    {"Illustration", "illustrator", before_names, marked, true},
    {"Illustrationen", "illustrator", before_names, marked, true},
    {"Interview", "interviewer", before_names, marked, true},
    {"Interview von", "interviewer", before_names, word},
    {"Aufgezeichnet von", "interviewer", before_names, word},
    {"Protokoll", "interviewer", before_names, marked, true},
    {"Redaktion", "editor", before_names, marked, true},
    {"Übersetzung", "translator", before_names, marked, true},
    {"Aus dem Englischen von", "translator", before_names, word},
};

constexpr W joiners[] = {"und", "&", "sowie"};

constexpr W place_prepositions[] = {"in", "aus"};

constexpr W affiliation_words[] = {
    "korrespondent",   "korrespondentin", "redakteur",  "redakteurin", "reporter",    "reporterin", "chefredakteur",
    "chefredakteurin", "redaktion",       "professor",  "professorin", "universität", "zeitung",    "mitarbeiter",
    "mitarbeiterin",   "volontär",        "volontärin", "unserem",     "unserer",     "autor",      "autorin",
};

constexpr W not_names[] = {
    "der",        "die",     "das",     "den",     "dem",       "des",     "ein",      "eine",     "einem",
    "einer",      "beruf",   "natur",   "haus",    "hause",     "anfang",  "montag",   "dienstag", "mittwoch",
    "donnerstag", "freitag", "samstag", "sonntag", "sonnabend", "januar",  "februar",  "märz",     "april",
    "mai",        "juni",    "juli",    "august",  "september", "oktober", "november", "dezember", "seiten",
    "grund",      "herzen",  "kopf",    "hand",    "amts",      "wegen",   "zeit",     "jahr",     "tag",
    "nacht",      "morgen",  "abend",   "null",    "eins",      "heute",   "gestern",  "nord",     "süd",
    "ost",        "west",    "stadt",   "land",    "menschen",  "allen",   "außen",    "innen",    "oben",
    "unten",      "rechts",  "links",   "klein",   "groß",      "aus",     "auf",      "nach",     "bis",
    "an",         "ab",      "her",     "hier",    "dort",      "dieser",  "diesem",   "seinem",
};

constexpr W months[] = {"Januar|Jan.|Jan|Jänner",
                        "Februar|Feb.|Feb|Febr.",
                        "März|Mrz.|Mär.",
                        "April|Apr.|Apr",
                        "Mai",
                        "Juni|Jun.|Jun",
                        "Juli|Jul.|Jul",
                        "August|Aug.|Aug",
                        "September|Sept.|Sep.|Sep",
                        "Oktober|Okt.|Okt",
                        "November|Nov.|Nov",
                        "Dezember|Dez.|Dez"};

constexpr W weekdays[] = {"Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag", "Sonnabend"};

constexpr W agencies[] = {"dpa", "dpa/lno", "dpa/tmn", "dpa-AFX", "AFP", "Reuters", "epd", "KNA",
                          "sid", "SID",     "APA",     "AP",      "dts", "ots",     "SDA"};

constexpr W places[] = {
    "Berlin",
    "Hamburg",
    "München",
    "Köln",
    "Frankfurt",
    "Frankfurt am Main",
    "Frankfurt/Main",
    "Stuttgart",
    "Düsseldorf",
    "Leipzig",
    "Dresden",
    "Hannover",
    "Bremen",
    "Nürnberg",
    "Essen",
    "Dortmund",
    "Duisburg",
    "Bochum",
    "Bonn",
    "Münster",
    "Mannheim",
    "Karlsruhe",
    "Augsburg",
    "Wiesbaden",
    "Mainz",
    "Kiel",
    "Lübeck",
    "Rostock",
    "Schwerin",
    "Potsdam",
    "Magdeburg",
    "Erfurt",
    "Jena",
    "Halle",
    "Saarbrücken",
    "Freiburg",
    "Kassel",
    "Wien",
    "Graz",
    "Linz",
    "Salzburg",
    "Innsbruck",
    "Zürich",
    "Basel",
    "Genf",
    "Brüssel",
    "London",
    "Paris",
    "Rom",
    "Madrid",
    "Moskau",
    "Warschau",
    "Prag",
    "Kiew",
    "Washington",
    "New York",
    "Peking",
    "Tokio",
    "Athen",
    "Kairo",
    "Jerusalem",
    "Tel Aviv",
    "Istanbul",
    "Straßburg",
    "Den Haag",
    "Kopenhagen",
    "Stockholm",
    "Oslo",
    "Helsinki",
    "Lissabon",
};

constexpr W publication[] = {"Veröffentlicht am", "Stand", "Aktualisiert am", "Erschienen am", "Datum"};

}  // namespace

constinit const Convention convention_de = {
    .language = "de",
    .names = NameRule::capitalised,
    .datelines = DatelineForm::western,
    .labels = labels,
    .joiners = joiners,
    .separator = ", ",
    .place_prepositions = place_prepositions,
    .affiliation_words = affiliation_words,
    .not_names = not_names,
    .months = months,
    .weekdays = weekdays,
    .agencies = agencies,
    .places = places,
    .publication = publication,
};

}  // namespace galley::structure
