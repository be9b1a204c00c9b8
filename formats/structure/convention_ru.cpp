// SPDX-License-Identifier: Apache-2.0
#include "structure/convention_table.hpp"

// Russian.
namespace galley::structure {
namespace {

using enum Placement;
using enum LabelForm;
using W = std::string_view;

constexpr Label labels[] = {
    {"Автор", "author", before_names, marked},
    {"Авторы", "author", before_names, marked},
    {"Текст", "author", before_names, marked, true},
    {"Текст и фото", "author", before_names, marked, true},
    {"Корреспондент", "correspondent", before_names, marked},
    {"Специальный корреспондент", "correspondent", before_names, marked},
    {"Репортаж", "reporter", before_names, marked, true},
    {"Фото", "photographer", before_names, marked, true},
    {"Фотограф", "photographer", before_names, marked, true},
    {"Беседовал", "interviewer", before_names, word},
    {"Беседовала", "interviewer", before_names, word},
    {"Беседовали", "interviewer", before_names, word},
    {"Интервью", "interviewer", before_names, marked, true},
    {"Подготовил", "compiler", before_names, word},
    {"Подготовила", "compiler", before_names, word},
    {"Подготовили", "compiler", before_names, word},
    {"Записал", "interviewer", before_names, word},
    {"Записала", "interviewer", before_names, word},
    {"Редактор", "editor", before_names, marked},
    {"Перевод", "translator", before_names, marked, true},
    {"Иллюстрация", "illustrator", before_names, marked, true},
};

constexpr W joiners[] = {"и", "&"};

constexpr W place_prepositions[] = {"в", "из", "для"};

constexpr W affiliation_words[] = {"корреспондент", "обозреватель", "журналист", "редактор", "профессор",
                                   "директор",      "специально",   "собкор",    "спецкор",  "наш"};

constexpr W not_names[] = {"январь",   "февраль", "март",   "апрель",  "май",        "июнь",        "июль",  "август",
                           "сентябрь", "октябрь", "ноябрь", "декабрь", "неизвестен", "новый",       "новая", "новые",
                           "весь",     "вся",     "наша",   "этот",    "эта",        "пресс-служба"};

constexpr W months[] = {"января|янв.|янв",
                        "февраля|фев.|фев|февр.",
                        "марта|мар.|мар",
                        "апреля|апр.|апр",
                        "мая|май",
                        "июня|июн.|июн",
                        "июля|июл.|июл",
                        "августа|авг.|авг",
                        "сентября|сен.|сен|сент.",
                        "октября|окт.|окт",
                        "ноября|ноя.|ноя|нояб.",
                        "декабря|дек.|дек"};

constexpr W weekdays[] = {"понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"};

constexpr W agencies[] = {"РИА Новости", "ТАСС",      "Интерфакс", "Sputnik", "INTERFAX.RU", "INTERFAX", "Рейтер",
                          "Росбалт",     "ИТАР-ТАСС", "БЕЛТА",     "РБК",     "REGNUM",      "ПРАЙМ",    "Reuters"};

constexpr W places[] = {
    "Москва",      "Санкт-Петербург", "Петербург", "Новосибирск",    "Екатеринбург", "Казань", "Нижний Новгород",
    "Владивосток", "Самара",          "Омск",      "Ростов-на-Дону", "Минск",        "Киев",   "Алматы",
    "Астана",      "Ташкент",         "Тбилиси",   "Ереван",         "Баку",         "Бишкек", "Рига",
    "Вильнюс",     "Таллин",          "Варшава",   "Берлин",         "Париж",        "Лондон", "Вашингтон",
    "Нью-Йорк",    "Пекин",           "Токио",     "Женева",         "Брюссель",     "Рим",    "Вена"};

constexpr W publication[] = {"Опубликовано", "Дата публикации", "Обновлено", "Дата"};

}  // namespace

constinit const Convention convention_ru = {
    .language = "ru",
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
