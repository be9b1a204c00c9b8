// SPDX-License-Identifier: Apache-2.0
#include "structure/convention_table.hpp"

// English.
namespace galley::structure {
namespace {

using enum Placement;
using enum LabelForm;
using W = std::string_view;

constexpr Label labels[] = {
    {"By", "author", before_names, word},
    {"Written by", "author", before_names, word},
    {"Words by", "author", before_names, word},
    {"Text by", "author", before_names, word},
    {"Story by", "author", before_names, word},
    {"Author", "author", before_names, marked},
    {"Authors", "author", before_names, marked},
    {"Words", "author", before_names, marked, true},
    {"Text", "author", before_names, marked, true},
    {"Story", "author", before_names, marked, true},
    {"Story and photographs by", "author", before_names, word},
    {"Story and photos by", "author", before_names, word},
    {"Words and pictures by", "author", before_names, word},
    {"Text and photographs by", "author", before_names, word},
    {"Text and photos by", "author", before_names, word},
    {"Reporting by", "reporter", before_names, word},
    {"Reported by", "reporter", before_names, word},
    {"Reporter", "reporter", before_names, marked, true},
    {"reports", "reporter", after_names, word},
    {"Additional reporting by", "contributor", before_names, word},
    {"Photographs by", "photographer", before_names, word},
    {"Photography by", "photographer", before_names, word},
    {"Photographed by", "photographer", before_names, word},
    {"Photos by", "photographer", before_names, word},
    {"Photo by", "photographer", before_names, word},
    {"Pictures by", "photographer", before_names, word},
    {"Photographs", "photographer", before_names, marked, true},
    {"Photography", "photographer", before_names, marked, true},
    {"Photos", "photographer", before_names, marked, true},
    {"Photo", "photographer", before_names, marked, true},
    {"Pictures", "photographer", before_names, marked, true},
    {"Illustrations by", "illustrator", before_names, word},
    {"Illustration by", "illustrator", before_names, word},
    {"Illustrations", "illustrator", before_names, marked, true},
    {"Illustration", "illustrator", before_names, marked, true},
    {"Interview by", "interviewer", before_names, word},
    {"Interviewed by", "interviewer", before_names, word},
    {"As told to", "interviewer", before_names, word},
    {"Edited by", "editor", before_names, word},
    {"Editing by", "editor", before_names, word},
    {"Editor", "editor", before_names, marked, true},
    {"Translated by", "translator", before_names, word},
    {"Translation", "translator", before_names, marked, true},
    {"Compiled by", "compiler", before_names, word},
    {"Reviewed by", "reviewer", before_names, word},
};

constexpr W joiners[] = {"and", "&", "with"};

constexpr W place_prepositions[] = {"in", "from", "for", "at"};

constexpr W affiliation_words[] = {
    "staff",   "senior",    "special", "chief",          "editor",       "correspondent", "reporter", "writer",
    "writers", "columnist", "bureau",  "contributor",    "contributing", "journalist",    "producer", "photographer",
    "times",   "post",      "news",    "press",          "professor",    "university",    "director", "analyst",
    "critic",  "freelance", "guest",   "political",      "foreign",      "science",       "health",   "business",
    "sports",  "reporters", "editors", "correspondents", "magazine",
};

constexpr W not_names[] = {
    "the",         "a",          "an",        "all",       "our",     "your",       "their",    "his",     "her",
    "its",         "this",       "that",      "these",     "those",   "no",         "not",      "one",     "two",
    "three",       "four",       "some",      "any",       "each",    "every",      "most",     "many",    "more",
    "less",        "far",        "now",       "then",      "noon",    "night",      "day",      "morning", "evening",
    "midnight",    "dawn",       "dusk",      "contrast",  "chance",  "design",     "law",      "popular", "demand",
    "land",        "sea",        "air",       "rail",      "road",    "train",      "foot",     "hand",    "heart",
    "appointment", "invitation", "request",   "order",     "default", "definition", "monday",   "tuesday", "wednesday",
    "thursday",    "friday",     "saturday",  "sunday",    "january", "february",   "march",    "april",   "may",
    "june",        "july",       "august",    "september", "october", "november",   "december", "spring",  "summer",
    "autumn",      "winter",     "christmas", "easter",    "week",    "month",      "year",     "today",   "tomorrow",
    "yesterday",   "number",     "numbers",   "accident",  "mistake", "nature",     "way",      "means",   "virtue",
    "word",        "or",         "to",        "on",        "up",      "if",         "when",     "how",     "why",
    "what",        "who",        "new",       "old",       "early",   "late",       "last",     "next",    "comparison",
    "popularity",  "votes",      "proxy",
};

constexpr W months[] = {"January|Jan.|Jan",
                        "February|Feb.|Feb",
                        "March|Mar.|Mar",
                        "April|Apr.|Apr",
                        "May",
                        "June|Jun.|Jun",
                        "July|Jul.|Jul",
                        "August|Aug.|Aug",
                        "September|Sept.|Sept|Sep.|Sep",
                        "October|Oct.|Oct",
                        "November|Nov.|Nov",
                        "December|Dec.|Dec"};

constexpr W weekdays[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
                          "Mon.",   "Tue.",    "Wed.",      "Thu.",     "Fri.",   "Sat.",     "Sun."};

constexpr W agencies[] = {
    "Reuters",
    "Thomson Reuters",
    "AP",
    "The Associated Press",
    "Associated Press",
    "AFP",
    "Agence France-Presse",
    "UPI",
    "PA",
    "PA Media",
    "Press Association",
    "Xinhua",
    "Bloomberg",
    "dpa",
    "Kyodo",
    "Kyodo News",
    "Yonhap",
    "TASS",
    "CNN",
    "BBC",
    "BBC News",
    "ANI",
    "PTI",
    "IANS",
    "AAP",
    "CP",
    "The Canadian Press",
    "Canadian Press",
    "EFE",
    "ANSA",
    "CNA",
    "Jiji Press",
    "Anadolu",
    "AA",
    "WAM",
    "SPA",
    "Staff",
    "Staff Reporter",
    "Staff Reporters",
    "Staff Writer",
    "Staff Writers",
    "Our Correspondent",
    "Our Staff Reporter",
    "Our Special Correspondent",
    "Our Own Correspondent",
    "Agencies",
    "Wire Reports",
};

constexpr W places[] = {
    "ABU DHABI",      "ACCRA",       "ADDIS ABABA",    "ALGIERS",     "AMMAN",      "AMSTERDAM",      "ANKARA",
    "ATHENS",         "ATLANTA",     "AUSTIN",         "BAGHDAD",     "BANGKOK",    "BARCELONA",      "BEIJING",
    "BEIRUT",         "BELFAST",     "BELGRADE",       "BERLIN",      "BERN",       "BIRMINGHAM",     "BOGOTA",
    "BOSTON",         "BRASILIA",    "BRATISLAVA",     "BRUSSELS",    "BUCHAREST",  "BUDAPEST",       "BUENOS AIRES",
    "CAIRO",          "CANBERRA",    "CAPE TOWN",      "CARACAS",     "CARDIFF",    "CHICAGO",        "COPENHAGEN",
    "DAKAR",          "DALLAS",      "DAMASCUS",       "DELHI",       "DENVER",     "DETROIT",        "DHAKA",
    "DOHA",           "DUBAI",       "DUBLIN",         "EDINBURGH",   "FRANKFURT",  "GAZA",           "GENEVA",
    "GLASGOW",        "HAMBURG",     "HANOI",          "HARARE",      "HAVANA",     "HELSINKI",       "HONG KONG",
    "HONOLULU",       "HOUSTON",     "ISLAMABAD",      "ISTANBUL",    "JAKARTA",    "JERUSALEM",      "JOHANNESBURG",
    "KABUL",          "KARACHI",     "KATHMANDU",      "KHARTOUM",    "KIEV",       "KUALA LUMPUR",   "KUWAIT CITY",
    "KYIV",           "LAGOS",       "LAHORE",         "LAS VEGAS",   "LIMA",       "LISBON",         "LIVERPOOL",
    "LONDON",         "LOS ANGELES", "LUXEMBOURG",     "MADRID",      "MANCHESTER", "MANILA",         "MELBOURNE",
    "MEXICO CITY",    "MIAMI",       "MILAN",          "MINNEAPOLIS", "MINSK",      "MONTEVIDEO",     "MONTREAL",
    "MOSCOW",         "MUMBAI",      "MUNICH",         "NAIROBI",     "NEW DELHI",  "NEW ORLEANS",    "NEW YORK",
    "OSLO",           "OTTAWA",      "PANAMA CITY",    "PARIS",       "PERTH",      "PHILADELPHIA",   "PHNOM PENH",
    "PHOENIX",        "PORTLAND",    "PRAGUE",         "PRETORIA",    "PYONGYANG",  "QUITO",          "RABAT",
    "REYKJAVIK",      "RIGA",        "RIO DE JANEIRO", "RIYADH",      "ROME",       "SALT LAKE CITY", "SAN DIEGO",
    "SAN FRANCISCO",  "SANAA",       "SANTIAGO",       "SAO PAULO",   "SARAJEVO",   "SEATTLE",        "SEOUL",
    "SHANGHAI",       "SHENZHEN",    "SINGAPORE",      "SOFIA",       "ST. LOUIS",  "ST. PETERSBURG", "STOCKHOLM",
    "STRASBOURG",     "SYDNEY",      "TAIPEI",         "TALLINN",     "TBILISI",    "TEHRAN",         "TEL AVIV",
    "THE HAGUE",      "TIRANA",      "TOKYO",          "TORONTO",     "TRIPOLI",    "TUNIS",          "ULAANBAATAR",
    "UNITED NATIONS", "VANCOUVER",   "VATICAN CITY",   "VIENNA",      "VIENTIANE",  "VILNIUS",        "WARSAW",
    "WASHINGTON",     "WELLINGTON",  "YANGON",         "YEREVAN",     "ZAGREB",     "ZURICH",
};

constexpr W publication[] = {"Published on", "Published", "Updated on", "Updated", "Posted on", "Posted", "Date"};

}  // namespace

constinit const Convention convention_en = {
    .language = "en",
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
