// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "structure/convention_table.hpp"
#include "structure/conventions.hpp"

// Lines put together at random from what the table and the newspapers use: whatever the parsers take must
// print and read back the same.
namespace galley::structure {
namespace {

const std::vector<std::string>& names() {
  static const std::vector<std::string> all = {
      "胡方玉",
      "凌　云",
      "凌云",
      "张三丰",
      "欧阳修文",
      "阿依古丽·买买提",
      "王小明",
      "陳美玲",
      "Jane Doe",
      "JOHN ROE",
      "Max Weber",
      "Anna Schmidt",
      "Ana Lima",
      "Jean Dupont",
      "O'Brien",
      "Sean O'Brien",
      "J. K. Doe",
      "Martin King Jr.",
      "Ludwig van der Berg",
      "Marie d'Estaing",
      "Omar al-Masri",
      "Juan de la Cruz",
      "João Silva",
      "山田太郎",
      "山田 太郎",
      "佐藤花子",
      "鈴木エリカ",
      "ジョン・スミス",
      "홍길동",
      "김철수",
      "박서연",
      "Иван Петров",
      "И. Петров",
      "Анна Сидорова",
      "محمد أحمد",
      "سارة علي",
      "محمد وليد",
      "Reuters",
      "The Associated Press",
      "AFP",
      "新华社",
      "dpa",
      "王 伟",
      "李　明　张红",
      "Dr. Jane Doe",
      "刘洋报道",
      "王小明台北報導",
  };
  return all;
}

const std::vector<std::string>& glue() {
  static const std::vector<std::string> all = {
      " ",
      " ",
      " ",
      "　",
      "、",
      ", ",
      "，",
      "; ",
      " and ",
      " und ",
      " et ",
      " y ",
      " e ",
      " и ",
      " و ",
      "·",
      "・",
      " / ",
      "/",
      " | ",
      ": ",
      "：",
      "=",
      "",
      "",
      ". ",
      " in London",
      " in New York",
      ", Staff Writer",
      ", Berlin",
      " (Reuters)",
      "（实习生）",
      "(avec AFP)",
      " jane@example.org",
      ", envoyé spécial à Kiev",
      "/台北報導",
      " 摄影报道",
      " 文/图",
      " 기자",
      "記者",
      "記者、",
      ", corresponsal en Lima",
      " aus Wien",
      " 社会部 ",
      " 경제부 ",
      " <hong@example.kr>",
      " for the Daily Courier",
      ", Senior Editor, Rome",
  };
  return all;
}

template <typename Generator>
const std::string& any(const std::vector<std::string>& pool, Generator& random) {
  return pool[random() % pool.size()];
}

TEST(RoundTrip, OfBylinesPutTogetherAtRandom) {
  std::mt19937 random(20230704);
  std::vector<std::string> labels;
  std::vector<std::string> hints = {""};
  for (const Convention& convention : conventions()) {
    hints.emplace_back(convention.language);
    for (const Label& label : convention.labels) labels.emplace_back(label.text);
  }
  int taken = 0;
  int tried = 0;
  for (int i = 0; i < 6000; ++i) {
    std::string line;
    const int credits = 1 + static_cast<int>(random() % 3);
    for (int credit = 0; credit < credits; ++credit) {
      if (random() % 8 != 0) line += any(labels, random) + (random() % 2 == 0 ? " " : any(glue(), random));
      const int people = 1 + static_cast<int>(random() % 3);
      for (int k = 0; k < people; ++k) line += any(names(), random) + (random() % 3 == 0 ? "" : any(glue(), random));
      line += ' ';
    }
    const std::string& hint = any(hints, random);
    ++tried;
    const auto byline = parse_byline(line, hint);
    if (!byline) continue;
    ++taken;
    const std::string printed = print_byline(*byline, hint);
    ASSERT_EQ(parse_byline(printed, hint), byline)
        << "line    " << line << "\nprinted " << printed << "\nhint    " << hint;
  }
  // The test means nothing if hardly any line is taken.
  EXPECT_GT(taken, tried / 50);
}

// For each label of the table, with names that its language prints: taken, and the same again.
TEST(RoundTrip, OfEveryLabelOfTheTable) {
  for (const Convention& convention : conventions()) {
    std::vector<std::string> people;
    switch (convention.names) {
      case NameRule::chinese:
        people = {"胡方玉", "王明星"};
        break;
      case NameRule::japanese:
        people = {"山田太郎", "佐藤花子"};
        break;
      case NameRule::korean:
        people = {"홍길동", "김철수"};
        break;
      case NameRule::arabic:
        people = {"محمد أحمد", "سارة علي"};
        break;
      case NameRule::capitalised:
        people = convention.language == "ru" ? std::vector<std::string>{"Иван Петров", "Анна Сидорова"}
                                             : std::vector<std::string>{"Anna Schmidt", "Max Weber"};
        break;
    }
    for (const Label& label : convention.labels) {
      Byline byline;
      byline.credits.push_back({std::string(label.role), std::string(label.text), {}});
      for (const std::string& name : people) byline.credits.back().names.push_back({.name = name});
      const std::string printed = print_byline(byline, convention.language);
      const auto back = parse_byline(printed, convention.language);
      ASSERT_TRUE(back) << printed;
      EXPECT_EQ(*back, byline) << printed;
    }
  }
}

TEST(RoundTrip, OfDatelinesPutTogetherAtRandom) {
  std::mt19937 random(19450508);
  std::vector<std::string> parts;
  std::vector<std::string> hints = {""};
  for (const Convention& convention : conventions()) {
    hints.emplace_back(convention.language);
    for (int i = 0; i < 12; ++i) {
      for (const Words words : {convention.agencies, convention.places, convention.publication,
                                convention.dateline_closings, convention.weekdays}) {
        if (!words.empty()) parts.emplace_back(words[random() % words.size()]);
      }
      if (!convention.months.empty()) {
        const std::string_view forms = convention.months[random() % 12];
        parts.emplace_back(forms.substr(0, forms.find('|')));
        if (convention.names == NameRule::chinese) parts.push_back(std::string(forms) + "4日");
      }
    }
  }
  const std::vector<std::string> dates = {"7月4日",     "2023年7月4日",      "4日",
                                          "July 4",     "July 4, 2023",      "4. Juli 2023",
                                          "4 juillet",  "le 4 juillet 2023", "4 de julio de 2023",
                                          "4 июля",     "4 июля 2023 года",  "4 يوليو",
                                          "2023-07-04", "4.7.2023",          "2023년 7월 4일",
                                          "04 LUG",     "2023.07.04 10:20"};
  const std::vector<std::string> marks = {" ", ", ", "، ", " (", ")",  "(",  ") - ", " — ", "【",  "】", "[",
                                          "]", "=",  "电", "讯", ": ", "：", "",     ". ",  " - ", "/"};
  int taken = 0;
  for (int i = 0; i < 6000; ++i) {
    std::string line;
    const int count = 1 + static_cast<int>(random() % 5);
    for (int k = 0; k < count; ++k) {
      line += random() % 3 == 0 ? any(dates, random) : any(parts, random);
      if (random() % 4 != 0) line += any(marks, random);
    }
    const std::string& hint = any(hints, random);
    if (const auto leading = leading_dateline(line, hint)) {
      ASSERT_LE(leading->length, line.size());
      ASSERT_FALSE(leading->dateline.empty() && leading->byline.empty());
    }
    const auto dateline = parse_dateline(line, hint);
    if (!dateline) continue;
    ++taken;
    const std::string printed = print_dateline(*dateline, hint);
    ASSERT_EQ(parse_dateline(printed, hint), dateline)
        << "line    " << line << "\nprinted " << printed << "\nhint    " << hint;
  }
  EXPECT_GT(taken, 100);
}

}  // namespace
}  // namespace galley::structure
