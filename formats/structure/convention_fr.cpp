// SPDX-License-Identifier: Apache-2.0
#include "structure/convention_table.hpp"

// French.
namespace galley::structure {
namespace {

using enum Placement;
using enum LabelForm;
using W = std::string_view;

constexpr Label labels[] = {
    {"Par", "author", before_names, word},
    {"Texte", "author", before_names, marked, true},
    {"Textes", "author", before_names, marked, true},
    {"Texte et photos", "author", before_names, marked, true},
    {"Texte de", "author", before_names, word},
    {"Auteur", "author", before_names, marked},
    {"Un article de", "author", before_names, word},
    {"Une chronique de", "author", before_names, word},
    {"Reportage de", "reporter", before_names, word},
    {"Propos recueillis par", "interviewer", before_names, word},
    {"Recueilli par", "interviewer", before_names, word},
    {"Entretien réalisé par", "interviewer", before_names, word},
    {"Photos", "photographer", before_names, marked, true},
    {"Photo", "photographer", before_names, marked, true},
    {"Photos par", "photographer", before_names, word},
    {"Photographies", "photographer", before_names, marked, true},
    {"Photographies de", "photographer", before_names, word},
    {"Illustration", "illustrator", before_names, marked, true},
    {"Illustrations", "illustrator", before_names, marked, true},
    {"Traduit par", "translator", before_names, word},
    {"Traduction", "translator", before_names, marked, true},
};

constexpr W joiners[] = {"et", "&"};

constexpr W place_prepositions[] = {"à", "en", "pour", "avec"};

constexpr W affiliation_words[] = {
    "envoyé",         "envoyée",     "envoyés",      "envoyées",   "notre",       "nos",          "correspondant",
    "correspondante", "journaliste", "journalistes", "rédacteur",  "rédactrice",  "professeur",   "professeure",
    "directeur",      "directrice",  "chef",         "université", "chroniqueur", "chroniqueuse", "avec",
};

constexpr W not_names[] = {
    "le",       "la",      "les",      "un",        "une",      "des",      "ce",       "cette",   "ces",    "son",
    "sa",       "ses",     "tous",     "toutes",    "jour",     "jours",    "nuit",     "temps",   "lundi",  "mardi",
    "mercredi", "jeudi",   "vendredi", "samedi",    "dimanche", "janvier",  "février",  "mars",    "avril",  "mai",
    "juin",     "juillet", "août",     "septembre", "octobre",  "novembre", "décembre", "exemple", "hasard", "ailleurs",
    "rapport",  "amour",   "monts",    "ici",       "là",       "quel",     "quelle",   "chance",  "erreur", "habitude",
};

constexpr W months[] = {"janvier|janv.|janv|jan.",
                        "février|févr.|févr|fév.|fév",
                        "mars",
                        "avril|avr.|avr",
                        "mai",
                        "juin",
                        "juillet|juil.|juil",
                        "août",
                        "septembre|sept.|sept",
                        "octobre|oct.|oct",
                        "novembre|nov.|nov",
                        "décembre|déc.|déc"};

constexpr W weekdays[] = {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"};

constexpr W agencies[] = {
    "AFP", "Reuters", "AP", "ATS", "Belga", "La Rédaction", "La rédaction", "Agence France-Presse", "MAP", "APS"};

constexpr W places[] = {
    "Paris",      "Lyon",     "Marseille", "Toulouse",  "Nice",      "Nantes",        "Montpellier", "Strasbourg",
    "Bordeaux",   "Lille",    "Rennes",    "Reims",     "Le Havre",  "Saint-Étienne", "Toulon",      "Grenoble",
    "Dijon",      "Angers",   "Brest",     "Calais",    "Bruxelles", "Genève",        "Lausanne",    "Berne",
    "Montréal",   "Québec",   "Londres",   "Berlin",    "Rome",      "Madrid",        "Moscou",      "Kiev",
    "Washington", "New York", "Pékin",     "Tokyo",     "Alger",     "Tunis",         "Rabat",       "Dakar",
    "Abidjan",    "Le Caire", "Beyrouth",  "Jérusalem", "Varsovie",  "Athènes",       "Lisbonne",    "La Haye",
};

constexpr W publication[] = {"Publié le", "Publié", "Mis à jour le", "Mis en ligne le", "Date"};

}  // namespace

constinit const Convention convention_fr = {
    .language = "fr",
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
