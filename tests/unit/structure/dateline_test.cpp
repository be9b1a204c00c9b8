// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "structure/conventions.hpp"

namespace galley::structure {
namespace {

// "place|date|when|agency|label"
std::string shown(const Dateline& d) { return d.place + "|" + d.date + "|" + d.when + "|" + d.agency + "|" + d.label; }

std::string shown(const std::optional<Dateline>& dateline) { return dateline ? shown(*dateline) : "none"; }

std::string names_of(const Byline& byline) {
  std::string text;
  for (const Credit& credit : byline.credits) {
    text += credit.label + ":";
    for (const CreditName& name : credit.names) text += " " + name.name;
    text += ";";
  }
  return text;
}

struct LineCase {
  const char* line;
  const char* dateline;
};

struct LeadingCase {
  const char* paragraph;
  const char* dateline;
  const char* names;
  const char* rest;
};

TEST(Dateline, ReadsWholeLines) {
  const std::vector<LineCase> cases = {
      {"新华社北京7月4日电", "北京|7月4日||新华社|电"},
      {"新华社北京2023年7月4日电", "北京|2023年7月4日|2023-07-04|新华社|电"},
      {"2023年7月4日", "|2023年7月4日|2023-07-04||"},
      {"二〇二三年七月四日", "|二〇二三年七月四日|2023-07-04||"},
      {"2023年7月4日 星期二", "|2023年7月4日 星期二|2023-07-04||"},
      {"发布时间:2023年7月4日 10:20", "|2023年7月4日 10:20|2023-07-04||发布时间"},
      {"北京7月4日电", "北京|7月4日|||电"},
      {"【本報台北訊】", "台北|||本報|訊"},
      {"July 4, 2023", "|July 4, 2023|2023-07-04||"},
      {"4 July 2023", "|4 July 2023|2023-07-04||"},
      {"Tuesday, July 4, 2023", "|Tuesday, July 4, 2023|2023-07-04||"},
      {"Published: July 4, 2023, 10:20 am", "|July 4, 2023, 10:20 am|2023-07-04||Published"},
      {"BERLIN, July 4 (Reuters)", "BERLIN|July 4||Reuters|"},
      {"LONDON (AP)", "LONDON|||AP|"},
      {"London, July 4", "London|July 4|||"},
      {"SPRINGFIELD, Ill. (AP)", "SPRINGFIELD, Ill.|||AP|"},
      {"WASHINGTON", "WASHINGTON||||"},
      {"Berlin, 4. Juli 2023", "Berlin|4. Juli 2023|2023-07-04||"},
      {"Dienstag, 4. Juli 2023", "|Dienstag, 4. Juli 2023|2023-07-04||"},
      {"Stand: 4.7.2023", "|4.7.2023|2023-07-04||Stand"},
      {"Publié le 4 juillet 2023 à 10h20", "|4 juillet 2023 à 10h20|2023-07-04||Publié le"},
      {"Publié le 1er mai 2023", "|1er mai 2023|2023-05-01||Publié le"},
      {"Paris, le 4 juillet", "Paris|le 4 juillet|||"},
      {"Madrid, 4 de julio de 2023", "Madrid|4 de julio de 2023|2023-07-04||"},
      {"MADRID, 4 jul (EFE)", "MADRID|4 jul||EFE|"},
      {"【ワシントン共同】", "ワシントン|||共同|"},
      {"2023年7月4日 火曜日", "|2023年7月4日 火曜日|2023-07-04||"},
      {"[서울=연합뉴스]", "서울|||연합뉴스|"},
      {"입력 2023.07.04 10:20", "|2023.07.04 10:20|2023-07-04||입력"},
      {"2023년 7월 4일", "|2023년 7월 4일|2023-07-04||"},
      {"МОСКВА, 4 июля — РИА Новости.", "МОСКВА|4 июля||РИА Новости|"},
      {"4 июля 2023 года", "|4 июля 2023 года|2023-07-04||"},
      {"لندن (رويترز)", "لندن|||رويترز|"},
      {"4 يوليو 2023", "|4 يوليو 2023|2023-07-04||"},
      {"٤ يوليو ٢٠٢٣", "|٤ يوليو ٢٠٢٣|2023-07-04||"},
      {"الثلاثاء، 4 يوليو 2023", "|الثلاثاء، 4 يوليو 2023|2023-07-04||"},
  };
  for (const LineCase& c : cases) {
    const auto dateline = parse_dateline(c.line, "");
    EXPECT_EQ(shown(dateline), c.dateline) << c.line;
    if (!dateline) continue;
    EXPECT_EQ(shown(parse_dateline(print_dateline(*dateline, ""), "")), c.dateline) << c.line;
  }
}

TEST(Dateline, GivesAnIsoDateOnlyWhenTheYearIsTold) {
  EXPECT_EQ(parse_dateline("7月4日", "zh")->when, "");
  EXPECT_EQ(parse_dateline("July 4", "en")->when, "");
  EXPECT_EQ(parse_dateline("July 2023", "en")->when, "2023-07");
  EXPECT_EQ(parse_dateline("29 February 2024", "en")->when, "2024-02-29");
  EXPECT_EQ(parse_dateline("29 February 2023", "en")->when, "") << "there was no such day";
}

TEST(Dateline, PrintsADateThatIsOnlyKnownInDigits) {
  const Dateline dateline{.place = "London", .when = "2023-07-04"};
  EXPECT_EQ(print_dateline(dateline, "en"), "London, 2023-07-04");
}

TEST(Dateline, PrintsScriptsThatNoConventionIsKnownFor) {
  EXPECT_EQ(print_dateline({.place = "חיפה", .date = "4 ביולי"}, "he"), "חיפה, 4 ביולי");
  EXPECT_EQ(print_dateline({.place = "कोलकाता", .date = "4 जुलाई"}, "hi"), "कोलकाता, 4 जुलाई");
  EXPECT_EQ(print_dateline({.place = "กรุงเทพฯ", .agency = "ข่าวชายฝั่ง"}, "th"), "กรุงเทพฯ (ข่าวชายฝั่ง)");
}

TEST(Dateline, LeavesOtherLinesAlone) {
  for (const char* line : {"The harbour",
                           "Sales up 4 percent",
                           "战略机遇",
                           "2023 in review",
                           "May Day",
                           "March for peace",
                           "7月的北京",
                           "今年7月",
                           "July",
                           "1945",
                           "Berlin bleibt Berlin",
                           "London, New York",
                           "NATO (OTAN)",
                           "7月4日,铜陵市政协召开",
                           "July 4 was a holiday",
                           "4 July Street",
                           "Le 4 juillet 2023 restera",
                           "12 Monate danach",
                           "Am 4. Juli",
                           "第4日",
                           "4日間",
                           "도쿄 올림픽",
                           "Jane Doe (Reuters)x",
                           "北京电力公司",
                           "本报讯息",
                           "عودة السفن",
                           "Москва слезам не верит"}) {
    EXPECT_EQ(shown(parse_dateline(line, "")), "none") << line;
  }
}

TEST(Dateline, IsFoundAtTheBeginningOfAParagraph) {
  const std::vector<LeadingCase> cases = {
      {"新华社北京7月4日电 国务院今天召开会议。", "北京|7月4日||新华社|电", "", "国务院今天召开会议。"},
      {"新华社北京2023年7月4日电(记者 张晓丽 王芳)国务院今天召开会议。", "北京|2023年7月4日|2023-07-04|新华社|电",
       "记者: 张晓丽 王芳;", "国务院今天召开会议。"},
      {"本报讯(记者 张三丰 通讯员 李小燕)7月4日,铜陵", "|||本报|讯", "记者: 张三丰;通讯员: 李小燕;", "7月4日,铜陵"},
      {"本报讯（记者 张三丰）近日", "|||本报|讯", "记者: 张三丰;", "近日"},
      {"本报讯 记者张晓丽报道:近日", "|||本报|讯", "记者: 张晓丽;", "近日"},
      {"本报讯近日,市政府", "|||本报|讯", "", "近日,市政府"},
      {"据新华社北京7月4日电 近日", "北京|7月4日||据新华社|电", "", "近日"},
      {"(中央社記者王小明台北4日電)行政院今天", "台北|4日||中央社|電", "記者: 王小明;", "行政院今天"},
      {"【記者王小明／台北報導】台北市今天", "||||", "記者: 王小明;", "台北市今天"},
      {"〔記者王小明／台北報導〕台北市今天", "||||", "記者: 王小明;", "台北市今天"},
      {"央视网消息:今天上午", "|||央视网|消息", "", "今天上午"},
      {"BERLIN, July 4 (Reuters) — The ships", "BERLIN|July 4||Reuters|", "", "The ships"},
      {"LONDON (AP) - The ships", "LONDON|||AP|", "", "The ships"},
      {"NEW YORK, July 4 — The ships", "NEW YORK|July 4|||", "", "The ships"},
      {"WASHINGTON — The ships", "WASHINGTON||||", "", "The ships"},
      {"ST. LOUIS (AP) — The ships", "ST. LOUIS|||AP|", "", "The ships"},
      {"BEIJING, July 4 (Xinhua) -- The ships", "BEIJING|July 4||Xinhua|", "", "The ships"},
      {"(Reuters) - The ships", "|||Reuters|", "", "The ships"},
      {"Berlin/Hamburg (dpa/lno) - Die Schiffe", "Berlin/Hamburg|||dpa/lno|", "", "Die Schiffe"},
      {"Frankfurt am Main (dpa) – Die Schiffe", "Frankfurt am Main|||dpa|", "", "Die Schiffe"},
      {"Berlin – Die Schiffe", "Berlin||||", "", "Die Schiffe"},
      {"Paris, le 4 juillet (AFP) - Les", "Paris|le 4 juillet||AFP|", "", "Les"},
      {"MADRID, 4 jul (EFE) .- Los", "MADRID|4 jul||EFE|", "", "Los"},
      {"Madrid, 4 jul (EFE).- Los", "Madrid|4 jul||EFE|", "", "Los"},
      {"(ANSA) - ROMA, 04 LUG - Le navi", "ROMA|04 LUG||ANSA|", "", "Le navi"},
      {"【ワシントン共同】米国の", "ワシントン|||共同|", "", "米国の"},
      {"【東京=山田太郎】政府は", "東京||||", ": 山田太郎;", "政府は"},
      {"[東京 4日 ロイター] - 日本の", "東京|4日||ロイター|", "", "日本の"},
      {"[서울=연합뉴스] 홍길동 기자 = 정부는", "서울|||연합뉴스|", "기자: 홍길동;", "정부는"},
      {"(서울=뉴스1) 정부는", "서울|||뉴스1|", "", "정부는"},
      {"МОСКВА, 4 июля — РИА Новости. Корабли", "МОСКВА|4 июля||РИА Новости|", "", "Корабли"},
      {"МОСКВА, 4 июля. /ТАСС/. Корабли", "МОСКВА|4 июля||ТАСС|", "", "Корабли"},
      {"Москва. 4 июля. INTERFAX.RU - Корабли", "Москва|4 июля||INTERFAX.RU|", "", "Корабли"},
      {"لندن (رويترز) - عادت السفن", "لندن|||رويترز|", "", "عادت السفن"},
      {"دبي، 4 يوليو (رويترز) - عادت", "دبي|4 يوليو||رويترز|", "", "عادت"},
      {"القاهرة - محمد أحمد", "القاهرة||||", ": محمد أحمد;", ""},
      {"워싱턴=김철수 특파원", "워싱턴||||", "특파원: 김철수;", ""},
  };
  for (const LeadingCase& c : cases) {
    const auto leading = leading_dateline(c.paragraph, "");
    ASSERT_TRUE(leading) << c.paragraph;
    EXPECT_EQ(shown(leading->dateline), c.dateline) << c.paragraph;
    EXPECT_EQ(names_of(leading->byline), c.names) << c.paragraph;
    EXPECT_EQ(std::string(c.paragraph).substr(leading->length), c.rest) << c.paragraph;
    if (!leading->dateline.empty()) {
      EXPECT_EQ(shown(parse_dateline(print_dateline(leading->dateline, ""), "")), c.dateline) << c.paragraph;
    }
  }
}

TEST(Dateline, LeavesOrdinaryBeginningsAlone) {
  for (const char* paragraph : {"北京7月4日电力供应紧张,市民",
                                "7月4日,铜陵市政协召开会议。",
                                "7月4日下午,大家来到现场。",
                                "本报记者 张三",
                                "新华社记者近日走访了北京。",
                                "北京市民张先生说:",
                                "消息传来,大家都很高兴。",
                                "NATO — the alliance — said on Monday",
                                "UPDATE — The ships",
                                "Berlin – so heißt die Stadt",
                                "The ships returned on Monday.",
                                "Berlin is a city.",
                                "Paris, ville lumière, est belle.",
                                "Am 4. Juli kehrten die Schiffe zurück.",
                                "On July 4, the ships returned.",
                                "Monday, July 4, was a holiday.",
                                "Jane Doe (Labour) — the member — said",
                                "I — who am I? — wonder",
                                "【速報】東京で地震",
                                "【写真】東京の夜",
                                "(사진) 서울의 밤",
                                "[단독] 정부는",
                                "(1) The ships",
                                "Москва — столица России.",
                                "Лондон – город туманов",
                                "قال محمد - وهو طبيب - إن",
                                "A — B — C",
                                "- item",
                                "— Bonjour, dit-il.",
                                "",
                                "(",
                                "【",
                                "[=]"}) {
    EXPECT_FALSE(leading_dateline(paragraph, "")) << paragraph;
  }
}

TEST(Dateline, IsBoundedOnHostileText) {
  EXPECT_FALSE(parse_dateline(std::string(1 << 20, '7'), ""));
  EXPECT_FALSE(leading_dateline(std::string(1 << 20, 'A'), ""));
  EXPECT_FALSE(leading_dateline(std::string(1000, '('), ""));
  EXPECT_FALSE(leading_dateline("\xFF\xFE\xE8\xAE", ""));
}

}  // namespace
}  // namespace galley::structure
