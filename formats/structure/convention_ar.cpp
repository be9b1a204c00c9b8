// SPDX-License-Identifier: Apache-2.0
#include "structure/convention_table.hpp"

// Arabic.
namespace galley::structure {
namespace {

using enum Placement;
using enum LabelForm;
using W = std::string_view;

constexpr Label labels[] = {
    {"كتب", "author", before_names, word},
    {"كتبت", "author", before_names, word},
    {"بقلم", "author", before_names, word},
    {"الكاتب", "author", before_names, marked},
    {"الكاتبة", "author", before_names, marked},
    {"المراسل", "correspondent", before_names, marked},
    {"مراسلنا", "correspondent", before_names, marked},
    {"تقرير", "reporter", before_names, marked, true},
    {"إعداد", "compiler", before_names, marked, true},
    {"أعده", "compiler", before_names, marked, true},
    {"تصوير", "photographer", before_names, marked},
    {"عدسة", "photographer", before_names, marked},
    {"حاوره", "interviewer", before_names, marked, true},
    {"حوار", "interviewer", before_names, marked, true},
    {"أجرى الحوار", "interviewer", before_names, marked, true},
    {"تحرير", "editor", before_names, marked, true},
    {"ترجمة", "translator", before_names, marked, true},
};

constexpr W joiners[] = {"و", "&"};

constexpr W not_names[] = {"في",   "من",    "إلى",     "على",      "عن",       "أن",      "إن",     "هذا",   "هذه",
                           "ذلك",  "التي",  "الذي",    "كان",      "كانت",     "قال",     "قالت",   "مع",    "بعد",
                           "قبل",  "بين",   "كل",      "له",       "لها",      "رسالة",   "كتاب",   "كتابا", "مقالا",
                           "مقال", "رواية", "قصة",     "قصيدة",    "تاريخ",    "التاريخ", "عام",    "اليوم", "أمس",
                           "غدا",  "الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس",  "الجمعة", "السبت", "لم",
                           "لن",   "ما",    "لا",      "ثم",       "أو",       "حتى"};

constexpr W months[] = {"يناير|كانون الثاني", "فبراير|شباط",        "مارس|آذار",           "أبريل|إبريل|نيسان",
                        "مايو|أيار",          "يونيو|حزيران",       "يوليو|تموز|جويلية",   "أغسطس|آب|أوت",
                        "سبتمبر|أيلول",       "أكتوبر|تشرين الأول", "نوفمبر|تشرين الثاني", "ديسمبر|كانون الأول"};

constexpr W weekdays[] = {"الاثنين", "الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"};

constexpr W agencies[] = {"رويترز", "أ ف ب", "أ.ف.ب",  "ا ف ب",    "فرانس برس", "د ب أ",  "د.ب.أ",       "أ ش أ",
                          "أ.ش.أ",  "وام",   "واس",    "كونا",     "بترا",      "سانا",   "أسوشيتد برس", "الأناضول",
                          "شينخوا", "قنا",   "وكالات", "الوكالات", "أ ب",       "سبوتنيك"};

constexpr W places[] = {"القاهرة", "لندن",    "واشنطن", "باريس",   "بيروت",      "دمشق",          "بغداد",   "الرياض",
                        "جدة",     "دبي",     "أبوظبي", "أبو ظبي", "الدوحة",     "الكويت",        "المنامة", "مسقط",
                        "صنعاء",   "عدن",     "عمان",   "عمّان",    "القدس",      "القدس المحتلة", "غزة",     "رام الله",
                        "الخرطوم", "طرابلس",  "تونس",   "الجزائر", "الرباط",     "الدار البيضاء", "نواكشوط", "موسكو",
                        "أنقرة",   "إسطنبول", "طهران",  "برلين",   "روما",       "مدريد",         "بروكسل",  "جنيف",
                        "فيينا",   "نيويورك", "بكين",   "طوكيو",   "الإسكندرية", "أسوان"};

constexpr W publication[] = {"نشر في", "تاريخ النشر", "آخر تحديث", "التاريخ", "نُشر في"};

}  // namespace

constinit const Convention convention_ar = {
    .language = "ar",
    .names = NameRule::arabic,
    .datelines = DatelineForm::western,
    .labels = labels,
    .joiners = joiners,
    .separator = "، ",
    .not_names = not_names,
    .months = months,
    .weekdays = weekdays,
    .agencies = agencies,
    .places = places,
    .publication = publication,
};

}  // namespace galley::structure
