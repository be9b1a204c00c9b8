// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "structure/characters.hpp"
#include "structure/conventions.hpp"

namespace galley::structure {
namespace {

// Bytes looked at; taken from the start, the middle and the end of longer texts.
constexpr std::size_t sample_bytes = 3000;

// Characters that only one of the two ways of writing Chinese has, among the commonest.
constexpr std::u32string_view simplified_only =
    U"这国来说们时会对开经样过还后长问间发现两个关进种从应实动没业产学书与务报电见车东马门话认议让谁买卖头体万专记讯员"
    U"济钱铁团园图线统网"
    U"级组织给绝继续约红纪终结总应华协单卫历压厂厅严币师带广庄庆库废张弹归当录彻战户护担拥择据损换掌撑敌数断无显晓术机"
    U"权条极构枪标栋树";
constexpr std::u32string_view traditional_only =
    U"這國來說們時會對開經樣過還後長問間發現兩個關進種從應實動沒業產學書與務報電見車東馬門話認議讓誰買賣頭體萬專記訊員"
    U"濟錢鐵團園圖線統網"
    U"級組織給絕繼續約紅紀終結總應華協單衛歷壓廠廳嚴幣師帶廣莊慶庫廢張彈歸當錄徹戰戶護擔擁擇據損換掌撐敵數斷無顯曉術機"
    U"權條極構槍標棟樹";

// The commonest words of languages in Latin letters; each counts for every language that lists it.
struct WordList {
  std::string_view language;
  std::string_view words;  ///< lower case, apart by spaces
};

constexpr WordList latin_words[] = {
    {"en",
     "the of and to in is was for that on with as are be by at it from his her they which were has had have this not "
     "but been said will an who their its"},
    {"de",
     "der die das und in den von zu mit ist des sich nicht für auf ein eine im dem auch als es an werden aus er hat "
     "dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis"},
    {"fr",
     "le la les de des du et en un une est que dans pour qui sur au par plus pas avec ce il ne se sont son aux cette "
     "ont été mais ou nous leur elle ses comme être fait deux même"},
    {"es",
     "el la los las de que y en un una es por con para del se no al lo como más su sus pero ha fue este esta son entre "
     "sin sobre también hasta hay donde desde todo nos muy"},
    {"pt",
     "o a os as de que e em um uma é por com para do da dos das no na se não mais ao como foi mas pelo pela até são "
     "seu sua ele também já entre depois sem mesmo nos está"},
    {"it",
     "il lo la i gli le di che e in un una è per con del della dei delle non si da al dal alla nel nella sono ha anche "
     "come più ma suo sua questo questa o ed hanno stato dopo tra"},
    {"nl",
     "de het een en van in is op te dat die voor met zijn niet aan er ook als bij door naar uit maar om nog over wordt "
     "heeft dan tot deze hij ze worden werd kan geen meer"},
    {"sv",
     "och att det i en som är på för av med den till har inte om ett de han var jag men från vid kan när efter sig "
     "under också"},
    {"da",
     "og at det i en som er på for af med den til har ikke om et de han var jeg men fra ved kan når efter sig under "
     "også blev"},
    {"pl", "i w na z do się nie że jest to o jak po od za ale przez dla są był co tak może już ich przy"},
    {"tr", "ve bir bu için ile da de çok daha olarak olan gibi kadar ne var sonra ama en değil her"},
    {"id", "yang dan di dari untuk dengan pada ini itu adalah dalam tidak akan ke oleh juga sebagai telah"},
    {"vi", "của và là có được trong cho một những người không các với đã này khi để đến từ"},
};

struct Counts {
  std::uint32_t han = 0;
  std::uint32_t hiragana = 0;
  std::uint32_t katakana = 0;
  std::uint32_t hangul = 0;
  std::uint32_t latin = 0;
  std::uint32_t cyrillic = 0;
  std::uint32_t arabic = 0;
  std::uint32_t greek = 0;
  std::uint32_t hebrew = 0;
  std::uint32_t thai = 0;
  std::uint32_t devanagari = 0;
  std::uint32_t simplified = 0;
  std::uint32_t traditional = 0;
  std::uint32_t ukrainian = 0;
  std::uint32_t russian = 0;
  std::uint32_t serbian = 0;
  std::uint32_t persian = 0;
  std::uint32_t urdu = 0;
  std::uint32_t words = 0;
  std::array<std::uint32_t, std::size(latin_words)> latin_hits{};
};

// For each word the set of languages that list it, as bits.
const std::unordered_map<std::string_view, std::uint32_t>& word_index() {
  static const std::unordered_map<std::string_view, std::uint32_t> index = [] {
    std::unordered_map<std::string_view, std::uint32_t> result;
    for (std::size_t i = 0; i < std::size(latin_words); ++i) {
      for (const std::string_view word : split_words(latin_words[i].words)) result[word] |= std::uint32_t{1} << i;
    }
    return result;
  }();
  return index;
}

void count_word(Counts& counts, std::string_view word) {
  ++counts.words;
  if (word.size() > 12) return;
  const auto found = word_index().find(word);
  if (found == word_index().end()) return;
  for (std::size_t i = 0; i < std::size(latin_words); ++i) counts.latin_hits[i] += (found->second >> i) & 1;
}

constexpr char32_t first_ideograph = 0x4E00;
constexpr char32_t behind_ideographs = 0xA000;

// Which of the two ways of writing Chinese has a character that the other has not.
class ChineseIndex {
 public:
  enum Writing : std::uint8_t { both, simplified, traditional };

  ChineseIndex() {
    for (const char32_t c : simplified_only) writings_[c - first_ideograph] |= simplified;
    for (const char32_t c : traditional_only) writings_[c - first_ideograph] |= traditional;
  }
  /// Of an ideograph of the first block. What stands in both lists counts for neither.
  std::uint8_t of(char32_t c) const { return writings_[c - first_ideograph]; }

 private:
  std::array<std::uint8_t, behind_ideographs - first_ideograph> writings_{};
};

void count_cyrillic(Counts& counts, char32_t c) {
  ++counts.cyrillic;
  constexpr std::u32string_view ukrainian = U"іїєґ";
  constexpr std::u32string_view russian = U"ыэъё";
  constexpr std::u32string_view serbian = U"ђћљњџј";
  c = lower(c);
  if (ukrainian.find(c) != std::u32string_view::npos) ++counts.ukrainian;
  if (russian.find(c) != std::u32string_view::npos) ++counts.russian;
  if (serbian.find(c) != std::u32string_view::npos) ++counts.serbian;
}

void count_arabic(Counts& counts, char32_t c) {
  ++counts.arabic;
  if (c == U'پ' || c == U'چ' || c == U'ژ' || c == U'گ' || c == U'ی' || c == U'ک') ++counts.persian;
  if (c == U'ٹ' || c == U'ڈ' || c == U'ڑ' || c == U'ے' || c == U'ں' || c == U'ہ') ++counts.urdu;
}

// The ideograph of the first block that stands at `position`, or 0: mostly text is a row of them, or has none.
char32_t ideograph_at(std::string_view text, std::size_t position) {
  if (text.size() - position < 3) return 0;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[position + i]); };
  if (byte(0) < 0xE4 || byte(0) > 0xE9 || (byte(1) & 0xC0) != 0x80 || (byte(2) & 0xC0) != 0x80) return 0;
  const char32_t c = (byte(0) & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU);
  return c >= first_ideograph && c < behind_ideographs ? c : 0;
}

void count(Counts& counts, std::string_view text) {
  static const ChineseIndex chinese;
  std::array<std::uint32_t, 4> writings{};
  std::string word;
  std::size_t position = 0;
  const auto finish_word = [&] {
    if (word.empty()) return;
    count_word(counts, word);
    word.clear();
  };
  while (position < text.size()) {
    if (const char32_t c = ideograph_at(text, position)) {
      finish_word();
      ++counts.han;
      ++writings[chinese.of(c)];
      position += 3;
      continue;
    }
    const char32_t c = decode(text, position);
    const Script script = script_of(c);
    if (script == Script::latin) {
      ++counts.latin;
      if (c < 0x80) {
        word += static_cast<char>(c | 0x20);
      } else {
        append_utf8(word, lower(c));
      }
      continue;
    }
    finish_word();
    switch (script) {
      case Script::han:
        ++counts.han;
        break;
      case Script::kana:
        ++(c < 0x30A0 ? counts.hiragana : counts.katakana);
        break;
      case Script::hangul:
        ++counts.hangul;
        break;
      case Script::cyrillic:
        count_cyrillic(counts, c);
        break;
      case Script::arabic:
        count_arabic(counts, c);
        break;
      case Script::greek:
        ++counts.greek;
        break;
      case Script::hebrew:
        ++counts.hebrew;
        break;
      case Script::other:
        if (c >= 0xE00 && c < 0xE80) ++counts.thai;
        if (c >= 0x900 && c < 0x980) ++counts.devanagari;
        break;
      default:
        break;
    }
  }
  finish_word();
  counts.simplified += writings[ChineseIndex::simplified];
  counts.traditional += writings[ChineseIndex::traditional];
}

std::string latin_language(const Counts& counts) {
  std::size_t best = 0;
  std::uint32_t second = 0;
  for (std::size_t i = 1; i < counts.latin_hits.size(); ++i) {
    if (counts.latin_hits[i] > counts.latin_hits[best]) best = i;
  }
  for (std::size_t i = 0; i < counts.latin_hits.size(); ++i) {
    if (i != best) second = std::max(second, counts.latin_hits[i]);
  }
  const std::uint32_t hits = counts.latin_hits[best];
  // In running text a fifth to a half of all words are of the commonest. Two hits are the least that tells anything.
  if (hits < 2 || hits * 9 < counts.words || hits == second) return {};
  return std::string(latin_words[best].language);
}

// Cuts move to the next start of a character.
std::string_view window(std::string_view text, std::size_t start, std::size_t length) {
  while (start < text.size() && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) ++start;
  return text.substr(start, length);
}

}  // namespace

std::string infer_language(std::string_view text) {
  Counts counts;
  if (text.size() <= sample_bytes) {
    count(counts, text);
  } else {
    constexpr std::size_t part = sample_bytes / 3;
    count(counts, window(text, 0, part));
    count(counts, window(text, text.size() / 2, part));
    count(counts, window(text, text.size() - part, part));
  }
  // One Han character or Hangul syllable says about as much as two letters of an alphabet.
  const std::uint32_t kana = counts.hiragana + counts.katakana;
  const std::uint32_t cjk = 2 * (counts.han + kana + counts.hangul);
  const std::uint32_t most = std::max(
      {cjk, counts.latin, counts.cyrillic, counts.arabic, counts.greek, counts.hebrew, counts.thai, counts.devanagari});
  if (most == 0) return {};
  if (most == cjk) {
    if (counts.hangul >= counts.han + kana) return "ko";
    // No Japanese sentence is without Hiragana, be it one particle in a headline; Chinese text holds Kana in
    // quoted words and names only.
    if (counts.hiragana * 16 > counts.han || kana * 2 > counts.han) return "ja";
    if (counts.simplified == counts.traditional) return "zh";
    return counts.simplified > counts.traditional ? "zh-CN" : "zh-TW";
  }
  if (most == counts.cyrillic) {
    if (counts.serbian * 50 > counts.cyrillic && counts.russian == 0) return "sr";
    if (counts.ukrainian * 50 > counts.cyrillic && counts.russian == 0) return "uk";
    return "ru";
  }
  if (most == counts.arabic) {
    if (counts.urdu * 30 > counts.arabic) return "ur";
    if (counts.persian * 15 > counts.arabic) return "fa";
    return "ar";
  }
  if (most == counts.greek) return "el";
  if (most == counts.hebrew) return "he";
  if (most == counts.thai) return "th";
  if (most == counts.devanagari) return "hi";
  return latin_language(counts);
}

}  // namespace galley::structure
