// SPDX-License-Identifier: Apache-2.0
#include "structure/person_names.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>
#include <vector>

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

// Characters that make a short run of Han a phrase and not a name.
constexpr std::u32string_view not_in_chinese_names =
    U"的了着过是在不这那个们与从被把将就也都很有我你他她它您吗呢吧啊哪谁什么为對與從將們這個嗎報报讯訊";

constexpr std::string_view particles[] = {
    "von", "van", "de", "der", "den",  "del", "della", "di",  "da",  "do",    "dos", "das",   "du",  "des", "la",
    "le",  "el",  "al", "bin", "bint", "ibn", "ben",   "ten", "ter", "zu",    "zum", "zur",   "und", "y",   "e",
    "af",  "av",  "d'", "vom", "'t",   "op",  "ap",    "abu", "st.", "dalla", "lo",  "degli", "dei"};

constexpr std::string_view name_titles[] = {"Dr.", "Prof.", "Dr",        "Prof", "Mr.",       "Mrs.", "Ms.",
                                            "Sir", "Dame",  "Mag.",      "Rev.", "Fr.",       "Mme",  "M.",
                                            "Don", "Doña",  "Professor", "Ing.", "Dipl.-Ing."};
constexpr std::string_view name_suffixes[] = {"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", "PhD", "MD"};

constexpr std::string_view given_names[] = {
    // English
    "James",
    "John",
    "Robert",
    "Michael",
    "William",
    "David",
    "Richard",
    "Joseph",
    "Thomas",
    "Charles",
    "Christopher",
    "Daniel",
    "Matthew",
    "Anthony",
    "Mark",
    "Donald",
    "Steven",
    "Stephen",
    "Paul",
    "Andrew",
    "Joshua",
    "Kenneth",
    "Kevin",
    "Brian",
    "George",
    "Timothy",
    "Ronald",
    "Edward",
    "Jason",
    "Jeffrey",
    "Ryan",
    "Jacob",
    "Gary",
    "Nicholas",
    "Eric",
    "Jonathan",
    "Larry",
    "Justin",
    "Scott",
    "Brandon",
    "Benjamin",
    "Samuel",
    "Gregory",
    "Frank",
    "Alexander",
    "Raymond",
    "Patrick",
    "Jack",
    "Dennis",
    "Jerry",
    "Peter",
    "Simon",
    "Oliver",
    "Harry",
    "Tom",
    "Tim",
    "Ben",
    "Sam",
    "Luke",
    "Adam",
    "Ian",
    "Neil",
    "Alan",
    "Colin",
    "Mary",
    "Patricia",
    "Jennifer",
    "Linda",
    "Elizabeth",
    "Barbara",
    "Susan",
    "Jessica",
    "Sarah",
    "Karen",
    "Lisa",
    "Nancy",
    "Betty",
    "Margaret",
    "Sandra",
    "Ashley",
    "Kimberly",
    "Emily",
    "Donna",
    "Michelle",
    "Carol",
    "Amanda",
    "Melissa",
    "Deborah",
    "Stephanie",
    "Rebecca",
    "Laura",
    "Sharon",
    "Cynthia",
    "Kathleen",
    "Amy",
    "Angela",
    "Shirley",
    "Anna",
    "Brenda",
    "Pamela",
    "Emma",
    "Nicole",
    "Helen",
    "Samantha",
    "Katherine",
    "Catherine",
    "Christine",
    "Rachel",
    "Carolyn",
    "Janet",
    "Maria",
    "Heather",
    "Diane",
    "Ruth",
    "Julie",
    "Olivia",
    "Joyce",
    "Virginia",
    "Victoria",
    "Kelly",
    "Lauren",
    "Christina",
    "Joan",
    "Evelyn",
    "Judith",
    "Jane",
    "Alice",
    "Kate",
    "Lucy",
    "Sophie",
    "Hannah",
    "Charlotte",
    "Claire",
    "Fiona",
    "Zoe",
    "Nina",
    "Eva",
    "Julia",
    "Martha",
    "Anne",
    "Ellen",
    "Rose",
    // German, Dutch
    "Max",
    "Hans",
    "Peter",
    "Klaus",
    "Wolfgang",
    "Jürgen",
    "Günter",
    "Dieter",
    "Manfred",
    "Uwe",
    "Bernd",
    "Jörg",
    "Stefan",
    "Andreas",
    "Christian",
    "Markus",
    "Matthias",
    "Sebastian",
    "Florian",
    "Tobias",
    "Jan",
    "Lars",
    "Sven",
    "Felix",
    "Lukas",
    "Jonas",
    "Karl",
    "Heinz",
    "Werner",
    "Horst",
    "Gerhard",
    "Johannes",
    "Ursula",
    "Monika",
    "Petra",
    "Sabine",
    "Renate",
    "Helga",
    "Karin",
    "Brigitte",
    "Ingrid",
    "Andrea",
    "Claudia",
    "Susanne",
    "Birgit",
    "Heike",
    "Silke",
    "Katrin",
    "Kerstin",
    "Anja",
    "Katharina",
    "Lena",
    "Lea",
    "Mia",
    "Johanna",
    "Franziska",
    "Annette",
    "Jens",
    "Kai",
    "Ralf",
    "Rolf",
    "Frauke",
    "Antje",
    "Anke",
    "Ulrike",
    "Willem",
    "Pieter",
    "Kees",
    "Joost",
    "Sanne",
    "Femke",
    "Marieke",
    "Bart",
    "Wouter",
    "Maarten",
    "Hendrik",
    "Els",
    "Daan",
    "Sander",
    // French
    "Jean",
    "Pierre",
    "Michel",
    "André",
    "Philippe",
    "Alain",
    "Bernard",
    "Jacques",
    "Daniel",
    "Christophe",
    "Nicolas",
    "François",
    "Laurent",
    "Thierry",
    "Olivier",
    "Julien",
    "Antoine",
    "Guillaume",
    "Luc",
    "Marc",
    "Louis",
    "Hugo",
    "Mathieu",
    "Étienne",
    "Marie",
    "Nathalie",
    "Isabelle",
    "Sylvie",
    "Catherine",
    "Françoise",
    "Valérie",
    "Sophie",
    "Camille",
    "Céline",
    "Aurélie",
    "Élodie",
    "Hélène",
    "Chloé",
    "Léa",
    "Manon",
    "Juliette",
    "Lucie",
    "Cécile",
    "Agnès",
    "Jeanne",
    // Spanish, Portuguese, Italian
    "José",
    "Antonio",
    "Juan",
    "Manuel",
    "Francisco",
    "Luis",
    "Javier",
    "Miguel",
    "Carlos",
    "Ángel",
    "Jesús",
    "Pedro",
    "Alejandro",
    "Pablo",
    "Fernando",
    "Jorge",
    "Alberto",
    "Sergio",
    "Diego",
    "Álvaro",
    "Raúl",
    "Rafael",
    "Andrés",
    "Ana",
    "Carmen",
    "Isabel",
    "Dolores",
    "Pilar",
    "Teresa",
    "Rosa",
    "Cristina",
    "Marta",
    "Lucía",
    "Elena",
    "Paula",
    "Sara",
    "Sofía",
    "Raquel",
    "Beatriz",
    "Mercedes",
    "João",
    "Paulo",
    "Luís",
    "Tiago",
    "Rui",
    "Nuno",
    "Inês",
    "Joana",
    "Mariana",
    "Catarina",
    "Rita",
    "Giovanni",
    "Giuseppe",
    "Marco",
    "Andrea",
    "Francesco",
    "Luca",
    "Alessandro",
    "Matteo",
    "Lorenzo",
    "Paolo",
    "Roberto",
    "Stefano",
    "Giulia",
    "Chiara",
    "Francesca",
    "Federica",
    "Valentina",
    "Alessia",
    "Paola",
    "Laura",
    "Silvia",
    "Mario",
    "Luigi",
    // Russian
    "Иван",
    "Александр",
    "Сергей",
    "Дмитрий",
    "Андрей",
    "Алексей",
    "Максим",
    "Евгений",
    "Михаил",
    "Владимир",
    "Николай",
    "Павел",
    "Роман",
    "Виктор",
    "Игорь",
    "Олег",
    "Антон",
    "Юрий",
    "Денис",
    "Илья",
    "Кирилл",
    "Константин",
    "Пётр",
    "Петр",
    "Борис",
    "Анатолий",
    "Василий",
    "Григорий",
    "Артём",
    "Артем",
    "Никита",
    "Георгий",
    "Елена",
    "Ольга",
    "Наталья",
    "Татьяна",
    "Ирина",
    "Светлана",
    "Анна",
    "Мария",
    "Екатерина",
    "Юлия",
    "Людмила",
    "Галина",
    "Марина",
    "Анастасия",
    "Дарья",
    "Ксения",
    "Вера",
    "Надежда",
    "Любовь",
    "Алла",
    "Нина",
    "Валентина",
    "Полина",
    "Софья",
    "Алиса",
    "Виктория",
    "Александра",
    "Евгения",
    "Лариса",
    // Arabic
    "محمد",
    "أحمد",
    "احمد",
    "محمود",
    "علي",
    "حسن",
    "حسين",
    "عمر",
    "خالد",
    "يوسف",
    "إبراهيم",
    "ابراهيم",
    "عبد",
    "عبدالله",
    "مصطفى",
    "سعيد",
    "سامي",
    "سمير",
    "كريم",
    "طارق",
    "ياسر",
    "وليد",
    "وائل",
    "وسام",
    "هاني",
    "هشام",
    "نبيل",
    "ماجد",
    "فهد",
    "فيصل",
    "سلمان",
    "صالح",
    "عادل",
    "جمال",
    "كمال",
    "رامي",
    "زياد",
    "بلال",
    "أسامة",
    "إسلام",
    "إيهاب",
    "عصام",
    "فاطمة",
    "سارة",
    "مريم",
    "ليلى",
    "نور",
    "هدى",
    "منى",
    "نادية",
    "سلمى",
    "رانيا",
    "دينا",
    "هبة",
    "أمل",
    "ريم",
    "زينب",
    "خديجة",
    "عائشة",
    "ندى",
    "رنا",
    "لينا",
    "سمر",
    "شيماء",
    "إيمان",
};

std::u32string decoded(std::string_view text, std::size_t limit) {
  std::u32string result;
  std::size_t position = 0;
  while (position < text.size() && result.size() < limit) result += decode(text, position);
  return result;
}

std::string folded(std::string_view word) {
  std::string result;
  std::size_t position = 0;
  while (position < word.size()) append_utf8(result, lower(decode(word, position)));
  return result;
}

bool contains_word(Words words, std::string_view word) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view w) { return equal_folded(word, w); });
}

bool begins_with_any(Words words, std::string_view name) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view w) { return name.starts_with(w); });
}

bool all_of_script(std::u32string_view text, Script script) {
  return std::all_of(text.begin(), text.end(), [&](char32_t c) { return script_of(c) == script; });
}

// "Doe", "DOE", "O'Brien", "Saint-Exupéry", "J.", "J.K."
bool is_capitalised_word(std::string_view word) {
  std::size_t position = 0;
  const char32_t first = decode(word, position);
  if (!is_upper(first)) {
    // d'Estaing, al-Masri, l'Hôpital
    const std::size_t mark = word.find_first_of("'-");
    const std::size_t curly = word.find("’");
    const std::size_t at = std::min(mark, curly);
    if (at == std::string_view::npos || at > 3) return false;
    std::size_t next = at + (at == curly ? 3 : 1);
    if (next >= word.size() || !is_upper(decode(word, next))) return false;
  }
  char32_t previous = first;
  while (position < word.size()) {
    const char32_t c = decode(word, position);
    if (!is_letter(c) && c != '-' && c != '\'' && c != U'’' && c != '.' && c != U'‑') return false;
    if (c == '.' && !(is_upper(previous) || position == word.size())) return false;
    previous = c;
  }
  // A full stop closes initials only: "J.", "J.-P.", "Ch.".
  if (previous != '.') return true;
  std::size_t letters = 0;
  for (std::size_t i = 0; i + 1 < word.size();) {
    const char32_t c = decode(word, i);
    letters = c == '.' || c == '-' ? 0 : letters + 1;
    if (letters > 2) return false;
  }
  return true;
}

bool is_initial(std::string_view word) {
  return word.size() >= 2 && word.back() == '.' && decoded(word, 4).size() <= 3;
}

bool is_capitalised_name(std::string_view name, const Convention& convention, NameContext context) {
  const std::vector<std::string_view> words = split_words(name);
  if (words.size() < 2 || words.size() > 6) return false;
  std::size_t core = 0;
  std::size_t full = 0;
  bool known = false;
  Script script = Script::common;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (i + 1 < words.size() && core == 0 && contains_word(name_titles, word)) continue;
    if (i > 0 && contains_word(name_suffixes, word)) continue;
    if (is_name_particle(word) && i + 1 < words.size() && (i > 0 || word != "und")) {
      std::size_t start = 0;
      if (!is_upper(decode(word, start)) || core > 0) continue;
    }
    // A full stop at the very end closes a sentence.
    if (i + 1 == words.size() && word.ends_with('.')) return false;
    if (!is_capitalised_word(word) || contains_word(convention.not_names, word)) return false;
    std::size_t position = 0;
    const Script s = script_of(decode(word, position));
    if (script == Script::common) script = s;
    if (s != script) return false;
    ++core;
    if (!is_initial(word)) ++full;
    known = known || is_given_name(word);
  }
  if (script != Script::latin && script != Script::cyrillic && script != Script::greek) return false;
  if (context == NameContext::bare && (!known || words.size() > 4)) return false;
  return core >= 2 && core <= 5 && full >= 1;
}

bool is_chinese_name(std::string_view name, const Convention& convention, NameContext context) {
  if (name.size() > 60) return false;
  std::u32string text = decoded(name, 24);
  if (const std::size_t dot = text.find_first_of(U"·•‧"); dot != std::u32string::npos) {
    std::erase_if(text, [](char32_t c) { return c == U'·' || c == U'•' || c == U'‧'; });
    return dot > 0 && text.size() >= 3 && text.size() <= 15 && all_of_script(text, Script::han) &&
           text.find_first_of(not_in_chinese_names) == std::u32string::npos;
  }
  if (text.size() < 2 || text.size() > 5 || !all_of_script(text, Script::han)) return false;
  const bool surname = has_chinese_surname(name);
  if (begins_with_any(convention.not_names, name)) return false;
  if (text.find_first_of(not_in_chinese_names) != std::u32string::npos) return false;
  switch (context) {
    case NameContext::bare:
      return surname && text.size() <= 3;
    case NameContext::glued:
      return surname && text.size() <= 4;
    case NameContext::labelled:
      return text.size() <= 4 || surname;
  }
  return false;
}

// ジョン・スミス: Katakana with its middle dot. Without the dot it is a word.
bool is_katakana_name(std::u32string_view text) {
  bool dot = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool middle = text[i] == U'・' || text[i] == U'＝';
    if (middle && (i == 0 || i + 1 == text.size())) return false;
    if (!middle && (text[i] < 0x30A0 || text[i] >= 0x3100)) return false;
    dot = dot || middle;
  }
  return dot;
}

bool is_japanese_name(std::string_view name, const Convention& convention, NameContext context) {
  if (name.size() > 60) return false;
  std::u32string text = decoded(name, 24);
  if (is_katakana_name(text)) return context != NameContext::bare && text.size() <= 20;
  const bool space = text.find(U' ') != std::u32string::npos;
  std::erase(text, U' ');
  if (text.size() < 3 || text.size() > 8 || begins_with_any(convention.not_names, name)) return false;
  std::size_t han = 0;
  std::size_t hiragana = 0;
  for (const char32_t c : text) {
    const Script script = script_of(c);
    if (script != Script::han && script != Script::kana) return false;
    if (script == Script::han) ++han;
    if (script == Script::kana && c < 0x30A0) ++hiragana;
  }
  // Hiragana is at home in given names only: never in front of a family name, and not the most of a name.
  if (hiragana > 3 || script_of(text.front()) != Script::han) return false;
  if (context == NameContext::bare) return space && han >= 2 && text.size() <= 6;
  return han + hiragana < text.size() || text.size() <= 6;
}

bool is_korean_name(std::string_view name, const Convention& convention, NameContext context) {
  if (name.size() > 24) return false;
  const std::u32string text = decoded(name, 8);
  if (text.size() < 2 || text.size() > 4 || !all_of_script(text, Script::hangul)) return false;
  if (contains_word(convention.not_names, name)) return false;
  if (korean_surnames.find(text.front()) == std::u32string_view::npos) return false;
  return context == NameContext::labelled || text.size() == 3;
}

bool is_arabic_name(std::string_view name, const Convention& convention, NameContext context) {
  const std::vector<std::string_view> words = split_words(name);
  if (words.size() < 2 || words.size() > 5) return false;
  for (const std::string_view word : words) {
    if (word.size() > 40 || contains_word(convention.not_names, word)) return false;
    std::size_t position = 0;
    while (position < word.size()) {
      const char32_t c = decode(word, position);
      const bool mark = (c >= 0x64B && c <= 0x65F) || c == 0x670 || c == 0x640 || c == '-' || c == '.';
      if (!mark && (script_of(c) != Script::arabic || is_digit(c))) return false;
    }
  }
  return context == NameContext::labelled || (words.size() <= 4 && is_given_name(words.front()));
}

}  // namespace

bool is_person_name(std::string_view name, const Convention& convention, NameContext context) {
  if (name.empty() || name.size() > 120) return false;
  std::size_t position = 0;
  const Script script = script_of(decode(name, position));
  switch (convention.names) {
    case NameRule::chinese:
      if (script == Script::han) return is_chinese_name(name, convention, context);
      break;
    case NameRule::japanese:
      if (script == Script::han || script == Script::kana) return is_japanese_name(name, convention, context);
      break;
    case NameRule::korean:
      if (script == Script::hangul) return is_korean_name(name, convention, context);
      break;
    case NameRule::arabic:
      if (script == Script::arabic) return is_arabic_name(name, convention, context);
      break;
    case NameRule::capitalised:
      return is_capitalised_name(name, convention, context);
  }
  // Foreign names are printed in their own letters in every language.
  return context == NameContext::labelled && script == Script::latin && is_capitalised_name(name, convention, context);
}

bool is_agency(std::string_view name, const Convention& convention) {
  if (contains_word(convention.agencies, name)) return true;
  const auto all = conventions();
  return std::any_of(all.begin(), all.end(), [&](const Convention& c) {
    return std::find(c.agencies.begin(), c.agencies.end(), name) != c.agencies.end();
  });
}

bool has_chinese_surname(std::string_view name) {
  const std::u32string text = decoded(name, 4);
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
    for (const std::string_view name : given_names) set.insert(folded(name));
    return set;
  }();
  if (word.size() > 40) return false;
  if (names.contains(folded(word))) return true;
  const std::size_t hyphen = word.find('-');  // Jean-Pierre, Hans-Peter
  return hyphen != std::string_view::npos && hyphen > 0 && names.contains(folded(word.substr(0, hyphen)));
}

bool is_name_particle(std::string_view word) { return contains_word(particles, word); }

}  // namespace galley::structure
