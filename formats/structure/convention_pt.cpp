// SPDX-License-Identifier: Apache-2.0
#include "structure/convention_table.hpp"

// Portuguese.
namespace galley::structure {
namespace {

using enum Placement;
using enum LabelForm;
using W = std::string_view;

constexpr Label labels[] = {
    {"Por", "author", before_names, word},
    {"Texto", "author", before_names, marked, true},
    {"Texto e fotos", "author", before_names, marked, true},
    {"Reportagem", "reporter", before_names, marked, true},
    {"Reportagem de", "reporter", before_names, word},
    {"Fotos", "photographer", before_names, marked, true},
    {"Foto", "photographer", before_names, marked, true},
    {"Fotografia", "photographer", before_names, marked, true},
    {"Entrevista de", "interviewer", before_names, word},
    {"Edição", "editor", before_names, marked, true},
    {"Tradução", "translator", before_names, marked, true},
};

constexpr W joiners[] = {"e", "&"};

constexpr W place_prepositions[] = {"em", "de"};

constexpr W affiliation_words[] = {"enviado",      "enviada", "especial", "correspondente", "jornalista",
                                   "repórter",     "editor",  "editora",  "professor",      "professora",
                                   "universidade", "diretor", "diretora", "redação"};

constexpr W not_names[] = {"fin",      "ahora",  "supuesto", "siempre", "noche",   "día",      "primera",   "el",
                           "los",      "las",    "un",       "o",       "a",       "os",       "as",        "um",
                           "uma",      "favor",  "fim",      "exemplo", "isso",    "que",      "segunda",   "terça",
                           "quarta",   "quinta", "sexta",    "sábado",  "domingo", "janeiro",  "fevereiro", "março",
                           "abril",    "maio",   "junho",    "julho",   "agosto",  "setembro", "outubro",   "novembro",
                           "dezembro", "todos",  "terra",    "mar",     "amor",    "vez"};

constexpr W months[] = {"janeiro|jan.|jan",  "fevereiro|fev.|fev", "março|mar.|mar",    "abril|abr.|abr",
                        "maio|mai.|mai",     "junho|jun.|jun",     "julho|jul.|jul",    "agosto|ago.|ago",
                        "setembro|set.|set", "outubro|out.|out",   "novembro|nov.|nov", "dezembro|dez.|dez"};

constexpr W weekdays[] = {"segunda-feira", "terça-feira", "quarta-feira", "quinta-feira",
                          "sexta-feira",   "sábado",      "domingo"};

constexpr W agencies[] = {"Lusa", "LUSA", "Reuters", "Agência Brasil", "AFP", "AP", "EFE", "Redação"};

constexpr W places[] = {"Lisboa",   "Porto",    "Coimbra",   "Brasília", "São Paulo",      "Rio de Janeiro",
                        "Salvador", "Recife",   "Fortaleza", "Curitiba", "Belo Horizonte", "Porto Alegre",
                        "Manaus",   "Luanda",   "Maputo",    "Praia",    "Londres",        "Paris",
                        "Madrid",   "Bruxelas", "Washington"};

constexpr W publication[] = {"Publicado em", "Atualizado em", "Data"};

}  // namespace

constinit const Convention convention_pt = {
    .language = "pt",
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
