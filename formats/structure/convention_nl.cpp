// SPDX-License-Identifier: Apache-2.0
#include "structure/convention_table.hpp"

// Dutch.
namespace galley::structure {
namespace {

using enum Placement;
using enum LabelForm;
using W = std::string_view;

constexpr Label labels[] = {
    {"Door", "author", before_names, word},
    {"Van onze correspondent", "correspondent", before_names, word},
    {"Van onze verslaggever", "reporter", before_names, word},
    {"Tekst", "author", before_names, marked, true},
    {"Tekst en foto's", "author", before_names, marked, true},
    {"Auteur", "author", before_names, marked},
    {"Foto", "photographer", before_names, marked, true},
    {"Foto's", "photographer", before_names, marked, true},
    {"Interview", "interviewer", before_names, marked, true},
    {"Vertaling", "translator", before_names, marked, true},
};

constexpr W joiners[] = {"en", "&"};

constexpr W place_prepositions[] = {"in", "uit"};

constexpr W affiliation_words[] = {
    "correspondent", "correspondente", "redacteur",    "verslaggever",   "verslaggeefster",
    "journalist",    "hoogleraar",     "universiteit", "hoofdredacteur", "onze"};

constexpr W not_names[] = {"de",       "het",      "een",    "deze",     "dit",       "dat",      "die",
                           "alle",     "weer",     "wind",   "maandag",  "dinsdag",   "woensdag", "donderdag",
                           "vrijdag",  "zaterdag", "zondag", "januari",  "februari",  "maart",    "april",
                           "mei",      "juni",     "juli",   "augustus", "september", "oktober",  "november",
                           "december", "dag",      "nacht",  "heel",     "toeval"};

constexpr W months[] = {
    "januari|jan.|jan",  "februari|feb.|feb", "maart|mrt.|mrt",    "april|apr.|apr",           "mei",
    "juni|jun.|jun",     "juli|jul.|jul",     "augustus|aug.|aug", "september|sept.|sep.|sep", "oktober|okt.|okt",
    "november|nov.|nov", "december|dec.|dec"};

constexpr W weekdays[] = {"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"};

constexpr W agencies[] = {"ANP", "Belga", "Reuters", "AFP", "AP", "Redactie"};

constexpr W places[] = {"Amsterdam", "Rotterdam",  "Den Haag", "Utrecht", "Eindhoven", "Groningen", "Maastricht",
                        "Antwerpen", "Gent",       "Brussel",  "Brugge",  "Leuven",    "Londen",    "Parijs",
                        "Berlijn",   "Washington", "New York", "Moskou",  "Madrid",    "Rome"};

constexpr W publication[] = {"Gepubliceerd op", "Bijgewerkt op", "Datum"};

}  // namespace

constinit const Convention convention_nl = {
    .language = "nl",
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
