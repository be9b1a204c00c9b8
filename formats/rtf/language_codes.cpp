// SPDX-License-Identifier: Apache-2.0
#include "rtf/language_codes.hpp"

#include <array>

namespace galley::rtf {

namespace {

struct Code {
  std::int32_t code;
  std::string_view language;
};

// Of each language the commonest region comes first.
constexpr auto codes = std::to_array<Code>({
    {1033, "en-US"},       {2057, "en-GB"},      {3081, "en-AU"},      {4105, "en-CA"},   {5129, "en-NZ"},
    {6153, "en-IE"},       {7177, "en-ZA"},      {16393, "en-IN"},     {2052, "zh-CN"},   {1028, "zh-TW"},
    {3076, "zh-HK"},       {4100, "zh-SG"},      {5124, "zh-MO"},      {1031, "de-DE"},   {2055, "de-CH"},
    {3079, "de-AT"},       {1036, "fr-FR"},      {2060, "fr-BE"},      {3084, "fr-CA"},   {4108, "fr-CH"},
    {3082, "es-ES"},       {1034, "es-ES"},      {2058, "es-MX"},      {11274, "es-AR"},  {9226, "es-CO"},
    {13322, "es-CL"},      {10250, "es-PE"},     {1041, "ja-JP"},      {1042, "ko-KR"},   {1049, "ru-RU"},
    {1025, "ar-SA"},       {3073, "ar-EG"},      {2049, "ar-IQ"},      {4097, "ar-LY"},   {5121, "ar-DZ"},
    {6145, "ar-MA"},       {7169, "ar-TN"},      {11265, "ar-JO"},     {12289, "ar-LB"},  {14337, "ar-AE"},
    {1046, "pt-BR"},       {2070, "pt-PT"},      {1040, "it-IT"},      {2064, "it-CH"},   {1043, "nl-NL"},
    {2067, "nl-BE"},       {1045, "pl-PL"},      {1029, "cs-CZ"},      {1051, "sk-SK"},   {1038, "hu-HU"},
    {1048, "ro-RO"},       {1026, "bg-BG"},      {1058, "uk-UA"},      {1059, "be-BY"},   {1032, "el-GR"},
    {1055, "tr-TR"},       {1037, "he-IL"},      {1065, "fa-IR"},      {1056, "ur-PK"},   {1053, "sv-SE"},
    {1044, "nb-NO"},       {2068, "nn-NO"},      {1030, "da-DK"},      {1035, "fi-FI"},   {1039, "is-IS"},
    {1061, "et-EE"},       {1062, "lv-LV"},      {1063, "lt-LT"},      {1060, "sl-SI"},   {1050, "hr-HR"},
    {10266, "sr-Cyrl-RS"}, {9242, "sr-Latn-RS"}, {1052, "sq-AL"},      {1071, "mk-MK"},   {1027, "ca-ES"},
    {1069, "eu-ES"},       {1110, "gl-ES"},      {1106, "cy-GB"},      {2108, "ga-IE"},   {1054, "th-TH"},
    {1066, "vi-VN"},       {1057, "id-ID"},      {1086, "ms-MY"},      {1081, "hi-IN"},   {1093, "bn-IN"},
    {1097, "ta-IN"},       {1098, "te-IN"},      {1102, "mr-IN"},      {1095, "gu-IN"},   {1094, "pa-IN"},
    {1099, "kn-IN"},       {1100, "ml-IN"},      {1121, "ne-NP"},      {1067, "hy-AM"},   {1079, "ka-GE"},
    {1068, "az-Latn-AZ"},  {1087, "kk-KZ"},      {1091, "uz-Latn-UZ"}, {1104, "mn-MN"},   {1152, "ug-CN"},
    {1105, "bo-CN"},       {1078, "af-ZA"},      {1089, "sw-KE"},      {1142, "la-Latn"},
});

}  // namespace

std::string_view language_of_code(std::int32_t code) {
  for (const Code& each : codes) {
    if (each.code == code) return each.language;
  }
  return {};
}

std::int32_t code_of_language(std::string_view language) {
  for (const Code& each : codes) {
    if (each.language == language) return each.code;
  }
  if (language.starts_with("zh-Hant")) return 1028;
  const std::string_view primary = language.substr(0, language.find('-'));
  for (const Code& each : codes) {
    if (each.language.substr(0, each.language.find('-')) == primary) return each.code;
  }
  return 0;
}

}  // namespace galley::rtf
