// SPDX-License-Identifier: Apache-2.0
#include "structure/known_names.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "structure/characters.hpp"

namespace galley::structure {
namespace {

// The surnames of well over nine tenths of all Chinese, simplified and traditional; rare characters that
// often begin other words (从, 时, 观, 手, 调, 获) are left out on purpose.
constexpr std::u32string_view chinese_surnames =
    U"王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟"
    U"汪田任姜"
    U"范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季"
    U"俞章"
    U"鲁葛伍韦申尤毕聂丛焦向柳邢岳齐梅莫庄辛管祝左涂谷祁耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋"
    U"植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀"
    U"谈姬"
    U"屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼麦庾楼宣丰寇仝佟岑"
    U"張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉閻鍾蘭譚鄒陸龍顧錢湯黎喬賀賴龔龐顏倪嚴蘆魯韋畢聶叢齊莊塗關淩費紀歐"
    U"項陽衛"
    U"單寧閔華車邊饒晉鄔婁蓋黨連欒蒙計竇遲鞏練樂麥樓豐簡溫柳游";

constexpr std::array<std::u32string_view, 26> compound_surnames = {
    U"欧阳", U"司马", U"上官", U"诸葛", U"夏侯", U"皇甫", U"尉迟", U"公孙", U"慕容",
    U"令狐", U"司徒", U"宇文", U"东方", U"端木", U"南宫", U"司空", U"歐陽", U"司馬",
    U"諸葛", U"尉遲", U"公孫", U"東方", U"南宮", U"范姜", U"完颜", U"独孤"};

constexpr std::u32string_view korean_surnames =
    U"김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도소"
    U"석선설마길연위표명"
    U"기반라왕금옥육인맹제모탁국은편용예경봉사부황보";

constexpr std::string_view particles[] = {
    "von", "van", "de", "der", "den",  "del", "della", "di",  "da",  "do",    "dos", "das",   "du",  "des", "la",
    "le",  "el",  "al", "bin", "bint", "ibn", "ben",   "ten", "ter", "zu",    "zum", "zur",   "und", "y",   "e",
    "af",  "av",  "d'", "vom", "'t",   "op",  "ap",    "abu", "st.", "dalla", "lo",  "degli", "dei"};

// The commonest given names, apart by spaces.
constexpr std::string_view given_names[] = {
    // English
    "James John Robert Michael William David Richard Joseph Thomas Charles Christopher Daniel Matthew "
    "Anthony Mark Donald Steven Stephen Paul Andrew Joshua Kenneth Kevin Brian George Timothy Ronald Edward "
    "Jason Jeffrey Ryan Jacob Gary Nicholas Eric Jonathan Larry Justin Scott Brandon Benjamin Samuel Gregory "
    "Frank Alexander Raymond Patrick Jack Dennis Jerry Peter Simon Oliver Harry Tom Tim Ben Sam Luke Adam "
    "Ian Neil Alan Colin Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy "
    "Betty Margaret Sandra Ashley Kimberly Emily Donna Michelle Carol Amanda Melissa Deborah Stephanie "
    "Rebecca Laura Sharon Cynthia Kathleen Amy Angela Shirley Anna Brenda Pamela Emma Nicole Helen Samantha "
    "Katherine Catherine Christine Rachel Carolyn Janet Maria Heather Diane Ruth Julie Olivia Joyce Virginia "
    "Victoria Kelly Lauren Christina Joan Evelyn Judith Jane Alice Kate Lucy Sophie Hannah Charlotte Claire "
    "Fiona Zoe Nina Eva Julia Martha Anne Ellen Rose",
    // German, Dutch
    "Max Hans Klaus Wolfgang Jürgen Günter Dieter Manfred Uwe Bernd Jörg Stefan Andreas Christian Markus "
    "Matthias Sebastian Florian Tobias Jan Lars Sven Felix Lukas Jonas Karl Heinz Werner Horst Gerhard "
    "Johannes Ursula Monika Petra Sabine Renate Helga Karin Brigitte Ingrid Andrea Claudia Susanne Birgit "
    "Heike Silke Katrin Kerstin Anja Katharina Lena Lea Mia Johanna Franziska Annette Jens Kai Ralf Rolf "
    "Frauke Antje Anke Ulrike Willem Pieter Kees Joost Sanne Femke Marieke Bart Wouter Maarten Hendrik Els "
    "Daan Sander",
    // French
    "Jean Pierre Michel André Philippe Alain Bernard Jacques Christophe Nicolas François Laurent Thierry "
    "Olivier Julien Antoine Guillaume Luc Marc Louis Hugo Mathieu Étienne Marie Nathalie Isabelle Sylvie "
    "Françoise Valérie Camille Céline Aurélie Élodie Hélène Chloé Léa Manon Juliette Lucie Cécile Agnès "
    "Jeanne",
    // Spanish, Portuguese, Italian
    "José Antonio Juan Manuel Francisco Luis Javier Miguel Carlos Ángel Jesús Pedro Alejandro Pablo Fernando "
    "Jorge Alberto Sergio Diego Álvaro Raúl Rafael Andrés Ana Carmen Isabel Dolores Pilar Teresa Rosa "
    "Cristina Marta Lucía Elena Paula Sara Sofía Raquel Beatriz Mercedes João Paulo Luís Tiago Rui Nuno Inês "
    "Joana Mariana Catarina Rita Giovanni Giuseppe Marco Francesco Luca Alessandro Matteo Lorenzo Paolo "
    "Roberto Stefano Giulia Chiara Francesca Federica Valentina Alessia Paola Silvia Mario Luigi",
    // Russian
    "Иван Александр Сергей Дмитрий Андрей Алексей Максим Евгений Михаил Владимир Николай Павел Роман Виктор "
    "Игорь Олег Антон Юрий Денис Илья Кирилл Константин Пётр Петр Борис Анатолий Василий Григорий Артём "
    "Артем Никита Георгий Елена Ольга Наталья Татьяна Ирина Светлана Анна Мария Екатерина Юлия Людмила "
    "Галина Марина Анастасия Дарья Ксения Вера Надежда Любовь Алла Нина Валентина Полина Софья Алиса "
    "Виктория Александра Евгения Лариса",
    // Arabic
    "محمد أحمد احمد محمود علي حسن حسين عمر خالد يوسف إبراهيم ابراهيم عبد عبدالله مصطفى سعيد سامي سمير كريم "
    "طارق ياسر وليد وائل وسام هاني هشام نبيل ماجد فهد فيصل سلمان صالح عادل جمال كمال رامي زياد بلال أسامة "
    "إسلام إيهاب عصام فاطمة سارة مريم ليلى نور هدى منى نادية سلمى رانيا دينا هبة أمل ريم زينب خديجة عائشة "
    "ندى رنا لينا سمر شيماء إيمان",
};

std::string folded(std::string_view word) {
  std::string result;
  std::size_t position = 0;
  while (position < word.size()) append_utf8(result, lower(decode(word, position)));
  return result;
}

}  // namespace

bool has_chinese_surname(std::string_view name) {
  const std::u32string text = code_points(name, 4);
  if (text.size() < 2) return false;
  if (text.size() > 2) {
    for (const std::u32string_view compound : compound_surnames) {
      if (text.starts_with(compound)) return true;
    }
  }
  return text.size() <= 3 ? chinese_surnames.find(text.front()) != std::u32string_view::npos
                          : chinese_surnames.find(text.front()) != std::u32string_view::npos &&
                                chinese_surnames.find(text[1]) != std::u32string_view::npos;
}

bool is_given_name(std::string_view word) {
  static const std::unordered_set<std::string> names = [] {
    std::unordered_set<std::string> set;
    for (const std::string_view list : given_names) {
      for (const std::string_view name : split_words(list)) set.insert(folded(name));
    }
    return set;
  }();
  if (word.size() > 40) return false;
  if (names.contains(folded(word))) return true;
  const std::size_t hyphen = word.find('-');  // Jean-Pierre, Hans-Peter
  return hyphen != std::string_view::npos && hyphen > 0 && names.contains(folded(word.substr(0, hyphen)));
}

bool is_name_particle(std::string_view word) {
  return std::any_of(std::begin(particles), std::end(particles),
                     [&](std::string_view p) { return equal_folded(word, p); });
}

bool has_korean_surname(std::string_view name) {
  std::size_t position = 0;
  return !name.empty() && korean_surnames.find(decode(name, position)) != std::u32string_view::npos;
}

}  // namespace galley::structure
