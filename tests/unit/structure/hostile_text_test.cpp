// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "structure/build.hpp"
#include "structure/conventions.hpp"
#include "structure/sentence.hpp"

// Text that nobody wrote: cut characters, marks without letters, brackets that never close. Nothing is asked of
// the result but that there is one; the sanitizers ask for more.
namespace galley::structure {
namespace {

std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> parts = {"(",
                                                 ")",
                                                 "（",
                                                 "）",
                                                 "【",
                                                 "】",
                                                 "[",
                                                 "]",
                                                 "〔",
                                                 "=",
                                                 "＝",
                                                 "/",
                                                 "／",
                                                 ":",
                                                 "：",
                                                 "-",
                                                 "--",
                                                 "—",
                                                 "——",
                                                 ".",
                                                 ".-",
                                                 ",",
                                                 "，",
                                                 "、",
                                                 "·",
                                                 "・",
                                                 " ",
                                                 "　",
                                                 "\n",
                                                 "\t",
                                                 "\xC2\xA0",
                                                 "\xC2\xAD",
                                                 "\xE8",
                                                 "\xE8\xAE",
                                                 "\xFF",
                                                 "\xF0\x9F\x98",
                                                 "\xED\xA0\x80",
                                                 "记者",
                                                 "本报记者",
                                                 "文",
                                                 "/图",
                                                 "摄",
                                                 "报道",
                                                 "电",
                                                 "讯",
                                                 "新华社",
                                                 "据",
                                                 "By",
                                                 "by ",
                                                 "Von ",
                                                 "Jr.",
                                                 "and",
                                                 " and ",
                                                 "et",
                                                 "و",
                                                 "كتب",
                                                 "기자",
                                                 "記者",
                                                 "특파원",
                                                 "Foto:",
                                                 "Text:",
                                                 "Jane",
                                                 "Doe",
                                                 "王",
                                                 "王小明",
                                                 "凌",
                                                 "云",
                                                 "山田",
                                                 "太郎",
                                                 "홍길동",
                                                 "Иван",
                                                 "Петров",
                                                 "محمد",
                                                 "أحمد",
                                                 "BERLIN",
                                                 "Berlin",
                                                 "서울",
                                                 "東京",
                                                 "القاهرة",
                                                 "(dpa)",
                                                 "4",
                                                 "7月",
                                                 "7月4日",
                                                 "2023",
                                                 "2023年",
                                                 "July",
                                                 "Juli",
                                                 "de",
                                                 "le ",
                                                 "@",
                                                 "a@b.c",
                                                 "<",
                                                 ">",
                                                 "http://",
                                                 "»",
                                                 "«",
                                                 "“",
                                                 "”",
                                                 "\"",
                                                 "'",
                                                 "0",
                                                 "十",
                                                 "〇",
                                                 "年",
                                                 "月",
                                                 "日",
                                                 "1234567890123456789012345678901234567890"};
  std::string text;
  const int count = static_cast<int>(random() % 14);
  for (int i = 0; i < count; ++i) text += parts[random() % parts.size()];
  return text;
}

TEST(HostileText, IsParsedWithoutHarm) {
  std::mt19937 random(7);
  const char* hints[] = {"", "zh-CN", "en", "ja", "ko", "ar", "ru", "xx", "-"};
  for (int i = 0; i < 6000; ++i) {
    const std::string text = random_text(random);
    const std::string_view hint = hints[random() % std::size(hints)];
    const auto byline = parse_byline(text, hint);
    if (byline) {
      ASSERT_FALSE(byline->empty());
      for (const Credit& credit : byline->credits) ASSERT_FALSE(credit.names.empty()) << text;
    }
    if (const auto bare = parse_bare_byline(text, hint)) ASSERT_FALSE(bare->credits.empty());
    if (const auto dateline = parse_dateline(text, hint)) ASSERT_FALSE(dateline->empty()) << text;
    if (const auto leading = leading_dateline(text, hint)) ASSERT_LE(leading->length, text.size());
    infer_language(text);
    role_of_label(text);
    ending_of(text);
    looks_like_list_item(text);
  }
}

TEST(HostileText, IsBuiltIntoArticlesWithoutLoss) {
  std::mt19937 random(11);
  for (int i = 0; i < 300; ++i) {
    std::vector<Piece> pieces;
    std::size_t blocks = 0;
    for (int k = static_cast<int>(random() % 12); k > 0; --k) {
      Piece& piece = pieces.emplace_back();
      piece.role = static_cast<Role>(random() % 9);
      piece.level = static_cast<std::uint32_t>(random());
      piece.relative_size = static_cast<double>(random() % 5) / 2;
      piece.strong = random() % 4 == 0;
      piece.space_before = random() % 4;
      if (random() % 8 == 0) {
        piece.block.value = Figure{.source = "a.png"};
        if (piece.role != Role::article_break) ++blocks;
        continue;
      }
      Paragraph paragraph;
      for (int run = static_cast<int>(random() % 4); run >= 0; --run) {
        append_text(paragraph.content, random_text(random), static_cast<Style>(random() % 3));
        if (random() % 4 == 0) paragraph.content.push_back({LineBreak{}});
        if (random() % 6 == 0) paragraph.content.push_back({Link{"mailto:a@b.c", "", plain(random_text(random))}});
        if (random() % 6 == 0) paragraph.content.push_back({NoteReference{"n1"}});
        if (random() % 6 == 0) paragraph.content.push_back({Ruby{"漢", "かん"}});
      }
      piece.block.value = std::move(paragraph);
    }
    BuildOptions options;
    options.split = static_cast<SplitArticles>(random() % 3);
    options.infer_headlines = random() % 4 != 0;
    options.infer_roles = random() % 4 != 0;
    Diagnostics diagnostics;
    const std::vector<Article> articles = build_articles(std::move(pieces), options, diagnostics);
    std::size_t figures = 0;
    const auto count = [&](const auto& self, const Blocks& list, const std::vector<Section>& sections) -> void {
      for (const Block& block : list) figures += std::holds_alternative<Figure>(block.value) ? 1 : 0;
      for (const Section& section : sections) self(self, section.blocks, section.sections);
    };
    for (const Article& article : articles) count(count, article.blocks, article.sections);
    ASSERT_EQ(figures, blocks);
  }
}

}  // namespace
}  // namespace galley::structure
