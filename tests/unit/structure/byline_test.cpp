// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "structure/conventions.hpp"

namespace galley::structure {
namespace {

// "reporter|本报记者|胡方玉; correspondent|通讯员|王明星, 姚嘉": what a byline holds, on one line.
std::string shown(const std::optional<Byline>& byline) {
  if (!byline) return "none";
  std::string text;
  for (const Credit& credit : byline->credits) {
    if (!text.empty()) text += "; ";
    text += credit.role + "|" + credit.label + "|";
    for (std::size_t i = 0; i < credit.names.size(); ++i) {
      const CreditName& name = credit.names[i];
      if (i > 0) text += ", ";
      text += name.name;
      if (!name.affiliation.empty()) text += " [" + name.affiliation + "]";
      if (!name.contact.empty()) text += " <" + name.contact + ">";
    }
  }
  return text;
}

struct Case {
  const char* line;
  const char* byline;
};

// Every line is read without and with the hint of its language, printed, and read again.
void expect_all(const std::vector<Case>& cases, std::string_view language) {
  for (const Case& c : cases) {
    for (const std::string_view hint : {std::string_view(), language}) {
      SCOPED_TRACE(std::string(c.line) + " with hint '" + std::string(hint) + "'");
      const auto byline = parse_byline(c.line, hint);
      EXPECT_EQ(shown(byline), c.byline);
      if (!byline) continue;
      const std::string printed = print_byline(*byline, hint);
      EXPECT_EQ(shown(parse_byline(printed, hint)), c.byline) << "printed as " << printed;
    }
  }
}

void expect_none(const std::vector<const char*>& lines, std::string_view language) {
  for (const char* line : lines) {
    EXPECT_EQ(shown(parse_byline(line, language)), "none") << line;
    EXPECT_EQ(shown(parse_byline(line, "")), "none") << line;
  }
}

TEST(Byline, ReadsChinese) {
  expect_all(
      {
          {"本报记者 胡方玉 通讯员 王明星 姚嘉", "reporter|本报记者|胡方玉; correspondent|通讯员|王明星, 姚嘉"},
          {"本报记者胡方玉通讯员王明星", "reporter|本报记者|胡方玉; correspondent|通讯员|王明星"},
          {"本报记者 凌　云 通讯员 殷艳妮", "reporter|本报记者|凌云; correspondent|通讯员|殷艳妮"},
          {"本报记者　张文敬　凌　云", "reporter|本报记者|张文敬, 凌云"},
          {"□记者 张三丰 通讯员 李小燕 文/图", "reporter|记者|张三丰; correspondent|通讯员|李小燕 [文/图]"},
          {"■本报记者 王惠兵", "reporter|本报记者|王惠兵"},
          {"文/图 陈晓明", "author|文/图|陈晓明"},
          {"文/本报记者 张文敬 图/李小龙", "reporter|文/本报记者|张文敬; photographer|图|李小龙"},
          {"本报记者 张三/文 李四/图", "reporter|本报记者|张三 [文]; photographer|图|李四"},
          {"张文敬/文 李小龙/图", "author|文|张文敬; photographer|图|李小龙"},
          {"本报记者 李伟 王芳 赵敏 报道", "reporter|本报记者|李伟, 王芳, 赵敏"},
          {"记者刘洋报道", "reporter|记者|刘洋"},
          {"记者 刘洋 报道", "reporter|记者|刘洋"},
          {"【记者张三北京报道】", "reporter|记者|张三 [北京报道]"},
          {"作者:张大春", "author|作者|张大春"},
          {"作者：刘　洋", "author|作者|刘洋"},
          {"特约记者 马晓东", "reporter|特约记者|马晓东"},
          {"见习记者 王一凡", "reporter|见习记者|王一凡"},
          {"摄影:李想、王芳", "photographer|摄影|李想, 王芳"},
          {"编辑 赵敏", "editor|编辑|赵敏"},
          {"责任编辑:赵敏", "editor|责任编辑|赵敏"},
          {"(记者 张晓丽)", "reporter|记者|张晓丽"},
          {"（新华社记者李伟、王芳）", "reporter|新华社记者|李伟, 王芳"},
          {"人民日报记者 李伟 王芳 实习生 赵小雨", "reporter|人民日报记者|李伟, 王芳; contributor|实习生|赵小雨"},
          {"本报驻京记者 刘伟", "reporter|本报驻京记者|刘伟"},
          {"南方日报全媒体记者 李伟", "reporter|南方日报全媒体记者|李伟"},
          {"记者张晓丽 摄影报道", "reporter|记者|张晓丽 [摄影报道]"},
          {"张晓丽 摄", "photographer|摄|张晓丽"},
          {"本报记者 阿依古丽·买买提 欧阳修文", "reporter|本报记者|阿依古丽·买买提, 欧阳修文"},
          {"作者:John Smith", "author|作者|John Smith"},
          {"本报记者 张三和李四", "reporter|本报记者|张三, 李四"},
          {"记者 王芳(实习生)", "reporter|记者|王芳 [实习生]"},
      },
      "zh-CN");
  expect_all(
      {
          {"中央社記者 王小明", "reporter|中央社記者|王小明"},
          {"【記者王小明/台北報導】", "reporter|記者|王小明 [台北報導]"},
          {"【記者王小明／台北報導】", "reporter|記者|王小明 [台北報導]"},
          {"記者王小明、陳美玲", "reporter|記者|王小明, 陳美玲"},
          {"攝影/劉建國", "photographer|攝影|劉建國"},
          {"編輯 張麗華", "editor|編輯|張麗華"},
      },
      "zh-TW");
}

TEST(Byline, ReadsEnglish) {
  expect_all(
      {
          {"By JANE DOE and JOHN ROE", "author|By|JANE DOE, JOHN ROE"},
          {"BY JANE DOE", "author|BY|JANE DOE"},
          {"by Jane Doe", "author|by|Jane Doe"},
          {"By Jane Doe, John Roe and Max Poe", "author|By|Jane Doe, John Roe, Max Poe"},
          {"By Jane Doe, John Roe, and Max Poe", "author|By|Jane Doe, John Roe, Max Poe"},
          {"By Jane Doe & John Roe", "author|By|Jane Doe, John Roe"},
          {"By Jane Doe, Staff Writer", "author|By|Jane Doe [Staff Writer]"},
          {"By Jane Doe, Senior Reporter, Berlin", "author|By|Jane Doe [Senior Reporter, Berlin]"},
          {"By Jane Doe in London", "author|By|Jane Doe [in London]"},
          {"By Jane Doe in London and John Roe in New York", "author|By|Jane Doe [in London], John Roe [in New York]"},
          {"By Jane Doe for the Daily Courier", "author|By|Jane Doe [for the Daily Courier]"},
          {"By Jane Doe (Reuters)", "author|By|Jane Doe [Reuters]"},
          {"By The Associated Press", "author|By|The Associated Press"},
          {"By Jane Doe and The Associated Press", "author|By|Jane Doe, The Associated Press"},
          {"By Dr. Jane Doe", "author|By|Dr. Jane Doe"},
          {"By Sean O'Brien and Mary-Kate Van der Berg", "author|By|Sean O'Brien, Mary-Kate Van der Berg"},
          {"By J. K. Doe", "author|By|J. K. Doe"},
          {"By Martin L. King Jr.", "author|By|Martin L. King Jr."},
          {"By Martin King, Jr.", "author|By|Martin King Jr."},
          {"By Omar al-Masri", "author|By|Omar al-Masri"},
          {"By Jane Doe jane.doe@example.org", "author|By|Jane Doe <jane.doe@example.org>"},
          {"By Jane Doe, Staff Writer jane.doe@example.org",
           "author|By|Jane Doe [Staff Writer] <jane.doe@example.org>"},
          {"Jane Doe reports", "reporter|reports|Jane Doe"},
          {"Photographs by Ana Lima", "photographer|Photographs by|Ana Lima"},
          {"Words: Jane Doe. Pictures: John Roe", "author|Words|Jane Doe; photographer|Pictures|John Roe"},
          {"Words: Jane Doe Pictures: John Roe", "author|Words|Jane Doe; photographer|Pictures|John Roe"},
          {"By Jane Doe | Photographs by John Roe", "author|By|Jane Doe; photographer|Photographs by|John Roe"},
          {"By Jane Doe; Additional reporting by John Roe",
           "author|By|Jane Doe; contributor|Additional reporting by|John Roe"},
          {"Story and photos by Jane Doe", "author|Story and photos by|Jane Doe"},
      },
      "en");
}

TEST(Byline, ReadsGermanFrenchSpanishAndTheirNeighbours) {
  expect_all(
      {
          {"Von Anna Schmidt und Max Weber, Berlin", "author|Von|Anna Schmidt, Max Weber [Berlin]"},
          {"Von Anna Schmidt", "author|Von|Anna Schmidt"},
          {"VON ANNA SCHMIDT", "author|VON|ANNA SCHMIDT"},
          {"Von Hans-Peter von der Leyen", "author|Von|Hans-Peter von der Leyen"},
          {"Von unserem Korrespondenten Max Weber", "correspondent|Von unserem Korrespondenten|Max Weber"},
          {"Text: Anna Schmidt Foto: Max Weber", "author|Text|Anna Schmidt; photographer|Foto|Max Weber"},
          {"Text: Anna Schmidt; Fotos: Max Weber", "author|Text|Anna Schmidt; photographer|Fotos|Max Weber"},
          {"Ein Kommentar von Anna Schmidt", "author|Ein Kommentar von|Anna Schmidt"},
          {"Von Anna Schmidt, dpa", "author|Von|Anna Schmidt [dpa]"},
          {"Foto: dpa", "photographer|Foto|dpa"},
      },
      "de");
  expect_all(
      {
          {"Par Jean Dupont (avec AFP)", "author|Par|Jean Dupont [avec AFP]"},
          {"Par Jean Dupont, envoyé spécial à Kiev", "author|Par|Jean Dupont [envoyé spécial à Kiev]"},
          {"Propos recueillis par Marie-Claire Dupont", "interviewer|Propos recueillis par|Marie-Claire Dupont"},
          {"Par Jean Dupont et Marie d'Estaing", "author|Par|Jean Dupont, Marie d'Estaing"},
          {"Par Émile Zola", "author|Par|Émile Zola"},
      },
      "fr");
  expect_all(
      {
          {"Por Ana Lima", "author|Por|Ana Lima"},
          {"Por Ana Lima y Juan de la Cruz", "author|Por|Ana Lima, Juan de la Cruz"},
          {"Texto: Ana Lima Fotos: Juan Pérez", "author|Texto|Ana Lima; photographer|Fotos|Juan Pérez"},
          {"Por Íñigo Núñez, corresponsal en Lima", "author|Por|Íñigo Núñez [corresponsal en Lima]"},
      },
      "es");
  expect_all({{"Por Ana Lima e João Silva", "author|Por|Ana Lima, João Silva"}}, "pt");
  expect_all({{"Di Mario Rossi", "author|Di|Mario Rossi"},
              {"Dal nostro inviato Mario Rossi", "correspondent|Dal nostro inviato|Mario Rossi"},
              {"Di Mario Rossi e Anna Bianchi", "author|Di|Mario Rossi, Anna Bianchi"}},
             "it");
  expect_all({{"Door Jan de Vries", "author|Door|Jan de Vries"},
              {"Door Jan de Vries en Els Jansen", "author|Door|Jan de Vries, Els Jansen"}},
             "nl");
}

TEST(Byline, ReadsJapaneseAndKorean) {
  expect_all(
      {
          {"山田太郎記者", "reporter|記者|山田太郎"},
          {"山田 太郎記者", "reporter|記者|山田 太郎"},
          {"文・山田太郎", "author|文|山田太郎"},
          {"文・山田太郎 写真・佐藤花子", "author|文|山田太郎; photographer|写真|佐藤花子"},
          {"写真・佐藤花子", "photographer|写真|佐藤花子"},
          {"(山田太郎特派員)", "correspondent|特派員|山田太郎"},
          {"ニューヨーク特派員 山田太郎", "correspondent|ニューヨーク特派員|山田太郎"},
          {"社会部 山田太郎記者", "reporter|記者|山田太郎 [社会部]"},
          {"取材・文=山田太郎", "author|取材・文|山田太郎"},
          {"山田太郎、佐藤花子記者", "reporter|記者|山田太郎, 佐藤花子"},
          {"聞き手・鈴木一郎", "interviewer|聞き手|鈴木一郎"},
      },
      "ja");
  expect_all(
      {
          {"홍길동 기자", "reporter|기자|홍길동"},
          {"홍길동·김철수 기자", "reporter|기자|홍길동, 김철수"},
          {"홍길동 기자 hong@example.kr", "reporter|기자|홍길동 <hong@example.kr>"},
          {"홍길동기자", "reporter|기자|홍길동"},
          {"홍길동 기자, 김철수 특파원", "reporter|기자|홍길동; correspondent|특파원|김철수"},
          {"글·사진 홍길동 기자", "author|글·사진|홍길동 [기자]"},
          {"사진=홍길동", "photographer|사진|홍길동"},
          {"글 홍길동 사진 김철수", "author|글|홍길동; photographer|사진|김철수"},
          {"정리=홍길동 기자", "compiler|정리|홍길동 [기자]"},
          {"경제부 홍길동 기자", "reporter|기자|홍길동 [경제부]"},
          {"박서연 인턴기자", "reporter|인턴기자|박서연"},
      },
      "ko");
}

TEST(Byline, ReadsRussianAndArabic) {
  expect_all(
      {
          {"Автор: Иван Петров", "author|Автор|Иван Петров"},
          {"Текст: Иван Петров. Фото: Анна Сидорова", "author|Текст|Иван Петров; photographer|Фото|Анна Сидорова"},
          {"Беседовала Ольга Иванова", "interviewer|Беседовала|Ольга Иванова"},
          {"Подготовили Иван Петров и Анна Сидорова", "compiler|Подготовили|Иван Петров, Анна Сидорова"},
          {"Автор: И. С. Тургенев", "author|Автор|И. С. Тургенев"},
      },
      "ru");
  expect_all(
      {
          {"كتب: محمد أحمد", "author|كتب|محمد أحمد"},
          {"كتب - محمد أحمد", "author|كتب|محمد أحمد"},
          {"كتبت سارة علي", "author|كتبت|سارة علي"},
          {"كتب: محمد أحمد وسارة علي", "author|كتب|محمد أحمد, سارة علي"},
          {"كتب: محمد وليد", "author|كتب|محمد وليد"},
          {"بقلم: محمد أحمد", "author|بقلم|محمد أحمد"},
          {"تصوير: أحمد حسن", "photographer|تصوير|أحمد حسن"},
      },
      "ar");
}

TEST(Byline, ReadsNamesAloneOnlyWhenAskedTo) {
  for (const char* line :
       {"Иван Петров", "Jane Doe", "Jane Doe and John Roe", "Anna Schmidt", "王小明", "홍길동", "山田 太郎"}) {
    EXPECT_EQ(shown(parse_byline(line, "")), "none") << line;
    const auto byline = parse_bare_byline(line, "");
    ASSERT_TRUE(byline) << line;
    EXPECT_EQ(parse_bare_byline(print_byline(*byline, ""), ""), byline) << line;
  }
  for (const char* line :
       {"Harbour Reopens", "Storm Damage", "Neue Brücke", "战略机遇", "水平", "La Paz", "New York", "Old Town",
        "국회의사당", "San Juan", "Saint Paul", "표시할 부제목", "閩語 漢語", "所有者 大きさ"}) {
    EXPECT_EQ(shown(parse_bare_byline(line, "")), "none") << line;
  }
}

TEST(Byline, LeavesChinesePhrasesAlone) {
  expect_none(
      {
          "记者从会上了解到",
          "记者从会上了解到,今年的资政会主题已经确定。",
          "记者获悉",
          "记者手记",
          "记者调查",
          "记者观察",
          "记者节",
          "记者之家",
          "记者在现场看到",
          "记者在现场看到了三位老人",
          "本报记者从有关部门获悉",
          "新华社记者了解到",
          "通讯员队伍建设",
          "通讯员们",
          "摄影比赛",
          "摄影展览",
          "摄影 比赛",
          "作者简介",
          "作者单位",
          "作者 简介",
          "编辑部的故事",
          "编辑方法",
          "编辑 方法",
          "文化建设",
          "文/理科",
          "图书馆",
          "文章来源",
          "战略机遇",
          "用心用情用力",
          "展现新样子",
          "各地政协助力高质量发展",
          "责任编辑制度",
          "采访提纲",
          "评论员文章",
          "特派员制度",
          "实习生招聘",
          "记者 从会上了解到",
          "记者问他为什么",
          "本报记者证作废声明",
          "摄影作品征集",
          "作者:不详",
          "整理 资料",
          "翻译 工作",
          "漫画 王国的故事",
          "記者會",
          "記者會上表示",
          "編輯部",
          "图片来源",
          "文字整理工作",
          "通讯员 培训",
          "科创企业如何破解融资难?",
          "记者节快乐",
      },
      "zh-CN");
}

TEST(Byline, LeavesEnglishSentencesAlone) {
  expect_none(
      {
          "By Monday the ships had returned.",
          "By Monday the ships had returned",
          "By Monday Evening",
          "By The Sea",
          "By Popular Demand",
          "By Air and Sea",
          "By all accounts it was a success",
          "By 2030 the city will be carbon neutral",
          "By law",
          "By Land, Sea and Air",
          "By the time Jane Doe arrived",
          "By chance",
          "By appointment only",
          "Text: see page 4",
          "Photo: the harbour at dawn",
          "Words fail us",
          "Story of the year",
          "Jane Doe reports that the ships have returned",
          "Author unknown",
          "By then, Jane Doe had left.",
          "By and large",
          "By Any Means Necessary",
          "By contrast, John Roe said nothing",
          "By New Year",
          "Photos: Old Town",
          "Story: Big Fish",
          "Photo: Harbour View",
          "By mid-July",
          "By Jane",
          "By Jane Doe.",
          "By Jane Doe, who was there",
          "Edited by hand",
          "Translated by machine",
          "As told to the police",
          "Photography is an art",
      },
      "en");
}

TEST(Byline, LeavesSentencesOfOtherLanguagesAlone) {
  expect_none(
      {"Von Montag an gilt Tempo 30", "Von Haus aus", "Von Beruf Lehrer", "Von Kopf bis Fuß", "Von Berlin nach Paris",
       "Von Stadt und Land", "Von Anfang an", "Von Menschen und Mäusen", "Von wegen", "Text und Bild",
       "Interview mit Anna Schmidt", "Bild des Tages", "Bild: Neue Brücke", "Interview: Neue Wege",
       "Von Anna Schmidt ist nichts zu hören.", "Foto: Alte Stadt", "Von 8 bis 12 Uhr", "Von Jahr zu Jahr"},
      "de");
  expect_none(
      {"Par exemple", "Par Toutatis", "Par tous les temps", "Par hasard", "Par Jour Et Par Nuit", "Photos de famille",
       "Par ici la sortie", "Texte intégral", "Par Jean, on sait tout", "Photo : Vieux Port"},
      "fr");
  expect_none({"Por favor", "Por fin", "Por Fin Libres", "Por la mañana", "Por ejemplo, la ciudad", "Por la paz",
               "Texto completo", "Por todo lo alto", "Foto: Plaza Mayor"},
              "es");
  expect_none({"Di notte", "Di più", "Di Nuovo Insieme", "Di mamma ce n'è una sola"}, "it");
  expect_none({"Door de week", "Door weer en wind", "Door de bocht"}, "nl");
  expect_none({"記者会見", "記者会見を開いた", "新聞記者", "若手記者", "記者クラブ", "文化の日", "写真展", "写真・文化",
               "特派員報告", "記者の目", "編集後記", "文・化", "撮影禁止", "政治部記者", "地元の記者", "外国人記者"},
              "ja");
  expect_none(
      {"기자회견", "기자 회견", "어느 기자", "전직 기자", "신문 기자", "기자는 말했다", "사진 공모전", "글 쓰는 사람",
       "글쓰기", "정리 해고", "취재 후기", "사진전", "방송 기자", "한 기자가 물었다", "편집 위원회"},
      "ko");
  expect_none({"Автор неизвестен", "Текст песни", "Фото дня", "Беседовали долго", "Интервью недели",
               "Фото: Старый Город", "Репортаж: Новая Москва", "Подготовила кухня"},
              "ru");
  expect_none({"كتب محمد رسالة إلى صديقه", "كتب جديدة", "كتب التاريخ", "كتب الأطفال", "تصوير المدينة", "ترجمة جديدة",
               "تقرير: الاقتصاد في خطر", "حوار: مستقبل التعليم", "بقلم رصاص"},
              "ar");
}

TEST(Byline, KnowsRolesOfLabels) {
  EXPECT_EQ(role_of_label("本报记者"), "reporter");
  EXPECT_EQ(role_of_label("人民日报记者"), "reporter");
  EXPECT_EQ(role_of_label("通讯员"), "correspondent");
  EXPECT_EQ(role_of_label("BY"), "author");
  EXPECT_EQ(role_of_label("Foto:"), "photographer");
  EXPECT_EQ(role_of_label("기자"), "reporter");
  EXPECT_EQ(role_of_label("تصوير"), "photographer");
  EXPECT_EQ(role_of_label("Harbour"), "");
  EXPECT_EQ(role_of_label(""), "");
}

TEST(Byline, IsBoundedOnHostileLines) {
  EXPECT_FALSE(parse_byline(std::string(1 << 20, 'B'), ""));
  std::string many = "By ";
  for (int i = 0; i < 40; ++i) many += "Jane Doe, ";
  EXPECT_FALSE(parse_byline(many, ""));
  EXPECT_FALSE(parse_byline("本报记者 \xFF\xFE\xE8\xAE", ""));
  EXPECT_FALSE(parse_byline("((((((((((", ""));
  EXPECT_FALSE(parse_byline("", ""));
  EXPECT_FALSE(parse_byline("   ", ""));
  EXPECT_FALSE(parse_byline("(", "zh"));
  EXPECT_FALSE(parse_byline("=", "ko"));
}

TEST(Byline, ALabelThatBringsItsMarkGetsNoOther) {
  EXPECT_EQ(print_byline({{{.label = "文・", .names = {{"山田太郎", {}, {}}}}}}, "ja"), "文・山田太郎");
  EXPECT_EQ(print_byline({{{.label = "Reporting:", .names = {{"Ana Lima", {}, {}}}}}}, "en"), "Reporting: Ana Lima");
}

}  // namespace
}  // namespace galley::structure
