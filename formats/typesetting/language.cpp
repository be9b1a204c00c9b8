// SPDX-License-Identifier: Apache-2.0
#include "typesetting/language.hpp"

#include <algorithm>
#include <array>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace galley::typesetting {
namespace {

struct ScriptLanguages {
  hb_script_t script;
  std::string_view languages;  ///< primary subtags, apart by spaces, the commonest first
};

// Scripts that are not here belong to no language in particular; fonts for them are found by coverage.
constexpr ScriptLanguages script_languages[] = {
    {HB_SCRIPT_HAN, "zh ja ko yue wuu"},
    {HB_SCRIPT_HIRAGANA, "ja"},
    {HB_SCRIPT_KATAKANA, "ja"},
    {HB_SCRIPT_BOPOMOFO, "zh"},
    {HB_SCRIPT_HANGUL, "ko"},
    {HB_SCRIPT_ARABIC, "ar fa ur ps ku sd ug ckb"},
    {HB_SCRIPT_HEBREW, "he yi iw"},
    {HB_SCRIPT_DEVANAGARI, "hi mr ne sa"},
    {HB_SCRIPT_THAI, "th"},
    {HB_SCRIPT_BENGALI, "bn as"},
    {HB_SCRIPT_TAMIL, "ta"},
    {HB_SCRIPT_TELUGU, "te"},
    {HB_SCRIPT_KANNADA, "kn"},
    {HB_SCRIPT_MALAYALAM, "ml"},
    {HB_SCRIPT_GUJARATI, "gu"},
    {HB_SCRIPT_GURMUKHI, "pa"},
    {HB_SCRIPT_ORIYA, "or"},
    {HB_SCRIPT_SINHALA, "si"},
    {HB_SCRIPT_KHMER, "km"},
    {HB_SCRIPT_LAO, "lo"},
    {HB_SCRIPT_MYANMAR, "my"},
    {HB_SCRIPT_TIBETAN, "bo dz"},
    {HB_SCRIPT_GEORGIAN, "ka"},
    {HB_SCRIPT_ARMENIAN, "hy"},
    {HB_SCRIPT_ETHIOPIC, "am ti"},
    {HB_SCRIPT_GREEK, "el"},
    {HB_SCRIPT_CYRILLIC, "ru uk be bg sr mk kk ky tg mn"},
    {HB_SCRIPT_SYRIAC, "syr"},
    {HB_SCRIPT_THAANA, "dv"},
};

bool lists(std::string_view languages, std::string_view language) {
  std::size_t begin = 0;
  while (begin < languages.size()) {
    std::size_t end = languages.find(' ', begin);
    if (end == std::string_view::npos) end = languages.size();
    if (languages.substr(begin, end - begin) == language) return true;
    begin = end + 1;
  }
  return false;
}

bool contains_subtag(std::string_view language, std::string_view subtag) {
  for (std::size_t begin = 0; begin < language.size();) {
    std::size_t end = language.find('-', begin);
    if (end == std::string_view::npos) end = language.size();
    const std::string_view part = language.substr(begin, end - begin);
    if (part.size() == subtag.size() && std::equal(part.begin(), part.end(), subtag.begin(), [](char a, char b) {
          return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b;
        })) {
      return true;
    }
    begin = end + 1;
  }
  return false;
}

bool is_traditional(std::string_view language) {
  return contains_subtag(language, "hant") || contains_subtag(language, "tw") || contains_subtag(language, "hk") ||
         contains_subtag(language, "mo");
}

std::string_view cjk_suffix(std::string_view language) {
  const std::string primary = primary_language(language);
  if (primary == "ja") return "JP";
  if (primary == "ko") return "KR";
  if (primary == "yue" || contains_subtag(language, "hk")) return "HK";
  return is_traditional(language) ? "TC" : "SC";
}

}  // namespace

hb_script_t script_of(char32_t character) {
  if (character < 0x250) {
    const bool letter = (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z') ||
                        (character >= 0xC0 && character != 0xD7 && character != 0xF7) || character == 0xAA ||
                        character == 0xBA;
    return letter ? HB_SCRIPT_LATIN : HB_SCRIPT_COMMON;
  }
  if (character >= 0x4E00 && character < 0xA000) return HB_SCRIPT_HAN;
  if (character >= 0xAC00 && character < 0xD7A4) return HB_SCRIPT_HANGUL;
  return hb_unicode_script(hb_unicode_funcs_get_default(), character);
}

std::string primary_language(std::string_view language) {
  std::string primary;
  for (const char c : language) {
    if (c == '-' || c == '_') break;
    primary += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return primary;
}

bool is_cjk(std::string_view language) {
  const std::string primary = primary_language(language);
  return primary == "zh" || primary == "ja" || primary == "ko" || primary == "yue" || primary == "wuu";
}

bool is_right_to_left(std::string_view language) {
  if (contains_subtag(language, "latn") || contains_subtag(language, "cyrl")) return false;
  if (contains_subtag(language, "arab") || contains_subtag(language, "hebr")) return true;
  constexpr std::string_view languages = "ar he fa ur yi ps sd ug ckb dv syr iw arc ks";
  return lists(languages, primary_language(language));
}

std::string language_for_script(hb_script_t script, std::string_view language) {
  for (const ScriptLanguages& entry : script_languages) {
    if (entry.script != script) continue;
    if (lists(entry.languages, primary_language(language))) return std::string(language);
    return std::string(entry.languages.substr(0, entry.languages.find(' ')));
  }
  // Latin letters, digits and signs keep the language around them: a Chinese font has Latin letters that go with it.
  return std::string(language);
}

std::vector<std::string> font_families(FontClass font_class, hb_script_t script, std::string_view language) {
  std::vector<std::string> families;
  const bool han_script = script == HB_SCRIPT_HAN || script == HB_SCRIPT_HIRAGANA || script == HB_SCRIPT_KATAKANA ||
                          script == HB_SCRIPT_HANGUL || script == HB_SCRIPT_BOPOMOFO;
  if (font_class == FontClass::mono) {
    families.insert(families.end(), {"DejaVu Sans Mono", "Noto Sans Mono", "Liberation Mono"});
    if (han_script || is_cjk(language)) families.push_back("Noto Sans Mono CJK " + std::string(cjk_suffix(language)));
  }
  const bool sans = font_class != FontClass::serif;
  if (han_script || is_cjk(language)) {
    const std::string suffix(cjk_suffix(language));
    const std::string serif_family = "Noto Serif CJK " + suffix;
    const std::string sans_family = "Noto Sans CJK " + suffix;
    families.push_back(sans ? sans_family : serif_family);
    families.push_back(sans ? serif_family : sans_family);
    families.insert(families.end(), {"WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "Droid Sans Fallback"});
  }
  const std::string name =
      script == HB_SCRIPT_COMMON || script == HB_SCRIPT_LATIN || han_script ? "" : script_name(script);
  if (script == HB_SCRIPT_ARABIC) {
    families.push_back(sans ? "Noto Sans Arabic" : "Noto Naskh Arabic");
  }
  if (!name.empty()) {
    families.push_back((sans ? "Noto Sans " : "Noto Serif ") + name);
    families.push_back((sans ? "Noto Serif " : "Noto Sans ") + name);
  }
  families.insert(families.end(),
                  sans ? std::initializer_list<std::string>{"Noto Sans", "Liberation Sans", "DejaVu Sans"}
                       : std::initializer_list<std::string>{"Noto Serif", "Liberation Serif", "DejaVu Serif"});
  return families;
}

std::string_view font_package(hb_script_t script) {
  switch (script) {
    case HB_SCRIPT_HAN:
    case HB_SCRIPT_HIRAGANA:
    case HB_SCRIPT_KATAKANA:
    case HB_SCRIPT_HANGUL:
    case HB_SCRIPT_BOPOMOFO:
      return "fonts-noto-cjk";
    case HB_SCRIPT_COMMON:
    case HB_SCRIPT_INHERITED:
      return "fonts-symbola";
    default:
      return "fonts-noto-core";
  }
}

std::string script_name(hb_script_t script) {
  std::array<char, 5> tag{};
  hb_tag_to_string(hb_script_to_iso15924_tag(script), tag.data());
  const int32_t code = u_getPropertyValueEnum(UCHAR_SCRIPT, tag.data());
  if (code < 0) return tag.data();
  std::string name = uscript_getName(static_cast<UScriptCode>(code));
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

}  // namespace galley::typesetting
