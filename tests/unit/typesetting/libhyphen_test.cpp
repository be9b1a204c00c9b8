// SPDX-License-Identifier: Apache-2.0
// Words are divided as libhyphen divides them, whose files of patterns are read without it.
#include <hyphen.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include <gtest/gtest.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "typesetting/hyphenation.hpp"

namespace galley::typesetting {
namespace {

struct Language {
  const char* file;
  const char* text;  // real words; more are made of their syllables
};

const Language languages[] = {
    {"hyph_en_US",
     "the first barge went through at seven in the morning and half town was on towpath to see it nobody had seen "
     "gates "
     "move since flood officials of waterway said so reopening extraordinary had been long overdue for everyone who "
     "lived along canal its innumerable tributaries surrounding countryside engineering representatives hyphenation "
     "typesetting independent responsibility government association project table record present algorithm therapist "
     "newspaper photograph photography international administration understanding knowledge although together"},
    {"hyph_de_DE",
     "der erste lastkahn fuhr um sieben uhr morgens durch die schleusenkammer und halbe stadt stand auf dem "
     "treidelpfad "
     "wiedereröffnung wasserstraßenverbindung war für binnenschifffahrtsgesellschaft überfällig ingenieurin des "
     "wasserstraßenneubauamts arbeiten kosteten ein drittel mehr als geplant dauerten vier jahre länger staubecken "
     "urinstinkt hausaufgaben donaudampfschiff bundeskanzlerin geschwindigkeitsbegrenzung rechtsschutzversicherung "
     "fußballweltmeisterschaft straßenbahnhaltestelle abend erstaunlich zugrunde zusammenarbeit oberbürgermeister"},
    {"hyph_fr_FR",
     "la première péniche est passée à sept heures du matin et moitié de ville se tenait sur le chemin halage "
     "réouverture "
     "extraordinaire voie navigable était attendue depuis longtemps gouvernement représentants administration "
     "développement électricité constitutionnellement anticonstitutionnel photographie journaliste responsabilité"},
    {"hyph_es_ES",
     "la primera barcaza pasó a las siete de mañana y media ciudad estaba en camino sirga para verla reapertura "
     "extraordinaria vía navegable gobierno representantes administración desarrollo electricidad constitucional "
     "periodista responsabilidad fotografía ayuntamiento carretera perro"},
    {"hyph_ru_RU",
     "первая баржа прошла в семь часов утра и половина города стояла на берегу чтобы увидеть это правительство "
     "представители администрация развитие электричество ответственность фотография журналист строительство"},
};

std::string utf8(const std::u16string& text) {
  std::string bytes;
  icu::UnicodeString(text.data(), static_cast<int32_t>(text.size())).toUTF8String(bytes);
  return bytes;
}

/// Real words, and words that nobody wrote: beginnings of one joined to ends of another.
std::set<std::u16string> words_of(const char* text) {
  const icu::UnicodeString all = icu::UnicodeString::fromUTF8(text);
  std::vector<std::u16string> words(1);
  for (int32_t i = 0; i < all.length(); ++i) {
    if (all[i] == u' ') {
      words.emplace_back();
    } else {
      words.back() += all[i];
    }
  }
  std::set<std::u16string> more(words.begin(), words.end());
  for (const std::u16string& a : words) {
    for (const std::u16string& b : words) {
      more.insert(a.substr(0, (a.size() + 1) / 2) + b.substr(b.size() / 2));
      if (a.size() + b.size() < 24) more.insert(a + b);
    }
  }
  return more;
}

class Libhyphen {
 public:
  explicit Libhyphen(const std::string& path) : dictionary_(hnj_hyphen_load(path.c_str())) {
    if (dictionary_ == nullptr) return;
    UErrorCode error = U_ZERO_ERROR;
    converter_ = ucnv_open(dictionary_->cset, &error);
  }
  ~Libhyphen() {
    if (dictionary_ != nullptr) hnj_hyphen_free(dictionary_);
    if (converter_ != nullptr) ucnv_close(converter_);
  }
  Libhyphen(const Libhyphen&) = delete;
  Libhyphen& operator=(const Libhyphen&) = delete;

  bool loaded() const { return dictionary_ != nullptr && converter_ != nullptr; }

  std::vector<bool> divide(const std::u16string& word) const {
    UErrorCode error = U_ZERO_ERROR;
    std::string bytes(word.size() * 4 + 4, '\0');
    const int32_t length = ucnv_fromUChars(converter_, bytes.data(), static_cast<int32_t>(bytes.size()), word.data(),
                                           static_cast<int32_t>(word.size()), &error);
    std::string marks(static_cast<std::size_t>(length) + 8, '\0');
    char** replacements = nullptr;
    int* positions = nullptr;
    int* cuts = nullptr;
    hnj_hyphen_hyphenate2(dictionary_, bytes.c_str(), length, marks.data(), nullptr, &replacements, &positions, &cuts);
    if (replacements != nullptr) {
      for (int32_t i = 0; i < length; ++i) std::free(replacements[i]);
    }
    std::free(replacements);
    std::free(positions);
    std::free(cuts);
    std::vector<bool> places(word.size(), false);
    for (std::size_t i = 1; i < word.size(); ++i) places[i] = ((marks[i - 1] - '0') & 1) != 0;
    return places;
  }

 private:
  HyphenDict* dictionary_ = nullptr;
  UConverter* converter_ = nullptr;
};

std::string shown(const std::u16string& word, const std::vector<bool>& places) {
  std::u16string text;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (places[i]) text += u'-';
    text += word[i];
  }
  return utf8(text);
}

class SamePlaces : public ::testing::TestWithParam<Language> {};

TEST_P(SamePlaces, AsLibhyphen) {
  const std::string path = "/usr/share/hyphen/" + std::string(GetParam().file) + ".dic";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is not installed";
  const auto patterns = HyphenationPatterns::load(path);
  ASSERT_TRUE(patterns);
  const Libhyphen libhyphen(path);
  ASSERT_TRUE(libhyphen.loaded());
  std::size_t compared = 0;
  std::size_t different = 0;
  for (const std::u16string& word : words_of(GetParam().text)) {
    if (word.size() > 60) continue;
    ++compared;
    const std::string ours = shown(word, patterns->divide(word));
    const std::string theirs = shown(word, libhyphen.divide(word));
    if (ours != theirs && ++different <= 20) {
      ADD_FAILURE() << "ours " << ours << ", theirs " << theirs;
    }
  }
  EXPECT_GT(compared, 500U);
  EXPECT_EQ(different, 0U) << "of " << compared;
}

INSTANTIATE_TEST_SUITE_P(Hyphenation, SamePlaces, ::testing::ValuesIn(languages),
                         [](const auto& one) { return std::string(one.param.file); });

}  // namespace
}  // namespace galley::typesetting
