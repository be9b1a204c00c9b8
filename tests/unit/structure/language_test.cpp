// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "structure/conventions.hpp"

namespace galley::structure {
namespace {

TEST(Language, IsInferredFromScriptAndWords) {
  const std::pair<const char*, const char*> cases[] = {
      {"港口在周一重新开放,首批船只已经回来,市民们都很高兴。", "zh-CN"},
      {"港口在週一重新開放,首批船隻已經回來,市民們都很高興。", "zh-TW"},
      {"本报记者 张三", "zh-CN"},
      {"山水人大小", "zh"},
      {"港は月曜日に再開し、最初の船が戻った。", "ja"},
      {"首相、議会解散を表明 来月総選挙へ", "ja"},
      {"항구가 월요일에 다시 열렸고 첫 배들이 돌아왔다.", "ko"},
      {"The harbour was closed for a week, and the first of the ships came back on Monday.", "en"},
      {"Der Hafen war eine Woche lang geschlossen, und die ersten Schiffe kamen am Montag zurück.", "de"},
      {"Le port a été fermé pendant une semaine et les premiers navires sont revenus lundi dans la matinée.", "fr"},
      {"El puerto estuvo cerrado una semana y los primeros barcos volvieron el lunes por la mañana.", "es"},
      {"O porto esteve fechado uma semana e os primeiros navios não voltaram até segunda-feira pela manhã.", "pt"},
      {"Il porto è rimasto chiuso per una settimana e le prime navi sono tornate lunedì nella mattinata.", "it"},
      {"De haven was een week gesloten en de eerste schepen zijn maandag weer naar de kade gekomen.", "nl"},
      {"Порт был закрыт неделю, и первые корабли вернулись в понедельник.", "ru"},
      {"Порт був закритий тиждень, і перші кораблі повернулися у понеділок до міста Київ, її мешканці раді.", "uk"},
      {"أغلق الميناء أسبوعا كاملا وعادت أولى السفن يوم الاثنين.", "ar"},
      {"بندر یک هفته بسته بود و نخستین کشتی‌ها دوشنبه بازگشتند که "
       "گفت.",
       "fa"},
      {"Το λιμάνι ήταν κλειστό για μια εβδομάδα.", "el"},
      {"הנמל היה סגור במשך שבוע.", "he"},
  };
  for (const auto& [text, language] : cases) EXPECT_EQ(infer_language(text), language) << text;
}

TEST(Language, IsEmptyWhereNothingTells) {
  for (const char* text : {"", "   ", "12345 67", "Harbour reopens", "Galley", "!!!", "\xFF\xFE"})
    EXPECT_EQ(infer_language(text), "") << text;
}

TEST(Language, OfForeignWordsInChineseIsChinese) {
  EXPECT_EQ(
      infer_language("他喜欢听カラオケ,这个词来自日本。我们说了很多关于音乐的事情,大家都觉得很有意思,后来还一起去了。"),
      "zh-CN");
  EXPECT_EQ(infer_language("公司使用 DevOps 和 CI/CD 工具,这让开发时间缩短了。"), "zh-CN");
}

TEST(Language, LooksAtABoundedPart) {
  std::string text;
  for (int i = 0; i < 200000; ++i) text += "The harbour of the town is open and the ships are back. ";
  EXPECT_EQ(infer_language(text), "en");
  EXPECT_EQ(infer_language(std::string(1 << 22, '\x80')), "");
}

}  // namespace
}  // namespace galley::structure
