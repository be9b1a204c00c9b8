// SPDX-License-Identifier: Apache-2.0
#include "structure/convention_table.hpp"

// Spanish.
namespace galley::structure {
namespace {

using enum Placement;
using enum LabelForm;
using W = std::string_view;

constexpr Label labels[] = {
    {"Por", "author", before_names, word},
    {"Texto", "author", before_names, marked, true},
    {"Textos", "author", before_names, marked, true},
    {"Texto y fotos", "author", before_names, marked, true},
    {"Autor", "author", before_names, marked},
    {"Autora", "author", before_names, marked},
    {"Escrito por", "author", before_names, word},
    {"Fotos", "photographer", before_names, marked, true},
    {"Foto", "photographer", before_names, marked, true},
    {"Fotografía", "photographer", before_names, marked, true},
    {"Fotografías", "photographer", before_names, marked, true},
    {"Fotos de", "photographer", before_names, word},
    {"Entrevista de", "interviewer", before_names, word},
    {"Entrevista", "interviewer", before_names, marked, true},
    {"Ilustración", "illustrator", before_names, marked, true},
    {"Traducción", "translator", before_names, marked, true},
    {"Edición", "editor", before_names, marked, true},
};

constexpr W joiners[] = {"y", "e", "&"};

constexpr W place_prepositions[] = {"en", "desde", "para"};

constexpr W affiliation_words[] = {
    "enviado", "enviada",  "especial",  "corresponsal", "periodista", "redactor",  "redactora", "editor",
    "editora", "profesor", "profesora", "universidad",  "director",   "directora", "redacción",
};

constexpr W not_names[] = {
    "el",     "la",    "los",    "las",       "un",      "una",     "unos",       "unas",    "este",      "esta",
    "estos",  "estas", "todo",   "todos",     "favor",   "fin",     "ahora",      "ejemplo", "supuesto",  "qué",
    "que",    "lunes", "martes", "miércoles", "jueves",  "viernes", "sábado",     "domingo", "enero",     "febrero",
    "marzo",  "abril", "mayo",   "junio",     "julio",   "agosto",  "septiembre", "octubre", "noviembre", "diciembre",
    "tierra", "mar",   "aire",   "primera",   "segunda", "vez",     "amor",       "siempre", "día",       "noche",
};

constexpr W months[] = {"enero|ene.|ene",   "febrero|feb.|feb",   "marzo|mar.|mar",
                        "abril|abr.|abr",   "mayo|may.|may",      "junio|jun.|jun",
                        "julio|jul.|jul",   "agosto|ago.|ago",    "septiembre|sept.|sept|sep.|sep",
                        "octubre|oct.|oct", "noviembre|nov.|nov", "diciembre|dic.|dic"};

constexpr W weekdays[] = {"lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"};

constexpr W agencies[] = {"EFE", "Europa Press", "EUROPA PRESS", "Agencias", "Redacción",     "Reuters", "AFP",
                          "AP",  "Télam",        "Notimex",      "Andina",   "Prensa Latina", "dpa"};

constexpr W places[] = {
    "Madrid",
    "Barcelona",
    "Valencia",
    "Sevilla",
    "Zaragoza",
    "Málaga",
    "Bilbao",
    "Granada",
    "Vigo",
    "Buenos Aires",
    "Montevideo",
    "Santiago",
    "Santiago de Chile",
    "Lima",
    "Bogotá",
    "Quito",
    "Caracas",
    "La Paz",
    "Asunción",
    "Ciudad de México",
    "México",
    "La Habana",
    "Guatemala",
    "San José",
    "Panamá",
    "San Juan",
    "Santo Domingo",
    "Washington",
    "Nueva York",
    "Londres",
    "París",
    "Berlín",
    "Roma",
    "Bruselas",
    "Moscú",
    "Pekín",
    "Tokio",
    "Ginebra",
    "Lisboa",
    "Rabat",
    "El Cairo",
    "Jerusalén",
};

constexpr W publication[] = {"Publicado el", "Actualizado el", "Fecha"};

}  // namespace

constinit const Convention convention_es = {
    .language = "es",
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
