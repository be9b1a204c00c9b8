// SPDX-License-Identifier: Apache-2.0
#include "structure/convention_table.hpp"

// Italian.
namespace galley::structure {
namespace {

using enum Placement;
using enum LabelForm;
using W = std::string_view;

constexpr Label labels[] = {
    {"Di", "author", before_names, word},
    {"Dal nostro inviato", "correspondent", before_names, word},
    {"Dalla nostra inviata", "correspondent", before_names, word},
    {"Dal nostro corrispondente", "correspondent", before_names, word},
    {"Dalla nostra corrispondente", "correspondent", before_names, word},
    {"A cura di", "editor", before_names, word},
    {"Testo", "author", before_names, marked, true},
    {"Testo di", "author", before_names, word},
    {"Testo e foto", "author", before_names, marked, true},
    {"Autore", "author", before_names, marked},
    {"Foto", "photographer", before_names, marked, true},
    {"Foto di", "photographer", before_names, word},
    {"Fotografie di", "photographer", before_names, word},
    {"Intervista di", "interviewer", before_names, word},
    {"Traduzione di", "translator", before_names, word},
};

constexpr W joiners[] = {"e", "ed", "&"};

constexpr W place_prepositions[] = {"da", "a"};

constexpr W affiliation_words[] = {"inviato",     "inviata",       "nostro",     "nostra",    "corrispondente",
                                   "giornalista", "redattore",     "redattrice", "direttore", "direttrice",
                                   "professore",  "professoressa", "università", "redazione"};

constexpr W not_names[] = {"il",        "lo",      "la",      "i",      "gli",      "le",        "un",       "una",
                           "questo",    "questa",  "nuovo",   "nuova",  "notte",    "giorno",    "lunedì",   "martedì",
                           "mercoledì", "giovedì", "venerdì", "sabato", "domenica", "gennaio",   "febbraio", "marzo",
                           "aprile",    "maggio",  "giugno",  "luglio", "agosto",   "settembre", "ottobre",  "novembre",
                           "dicembre",  "più",     "meno",    "solito"};

constexpr W months[] = {"gennaio|gen.|gen",   "febbraio|feb.|feb", "marzo|mar.|mar",    "aprile|apr.|apr",
                        "maggio|mag.|mag",    "giugno|giu.|giu",   "luglio|lug.|lug",   "agosto|ago.|ago",
                        "settembre|set.|set", "ottobre|ott.|ott",  "novembre|nov.|nov", "dicembre|dic.|dic"};

constexpr W weekdays[] = {"lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"};

constexpr W agencies[] = {"ANSA", "Adnkronos", "AGI", "LaPresse", "Redazione", "Reuters", "AFP", "AP"};

constexpr W places[] = {
    "Roma",   "Milano",  "Napoli",  "Torino", "Palermo",    "Genova",   "Bologna",           "Firenze",
    "Bari",   "Catania", "Venezia", "Verona", "Trieste",    "Cagliari", "Perugia",           "Bruxelles",
    "Londra", "Parigi",  "Berlino", "Mosca",  "Washington", "New York", "Città del Vaticano"};

constexpr W publication[] = {"Pubblicato il", "Aggiornato il", "Data"};

}  // namespace

constinit const Convention convention_it = {
    .language = "it",
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
