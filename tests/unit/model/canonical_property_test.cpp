// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <array>
#include <string>

#include "galley/document.hpp"
#include "galley/unicode.hpp"
#include "testing/random_text.hpp"

namespace galley {
namespace {

using testing::Random;

/// Makes documents that are as far from canonical form as can be, out of few different parts, so that they meet.
class Chaos {
 public:
  explicit Chaos(std::uint64_t seed, bool clean) : random_(seed), clean_(clean) {}

  Inlines run(std::size_t depth = 0) {
    static constexpr auto texts =
        std::to_array<std::string_view>({"a", " ", "b ", " c", "\n", "  ", "", "\t\r\n", "漢", "\u3000", "x  y"});
    static constexpr auto dirty =
        std::to_array<std::string_view>({"\x01", "\xFF", "\xE6\xBC", " \x02 ", "\uFFFF", "\x7F"});
    static constexpr auto languages = std::to_array<std::string_view>({"", "", "de", "DE", "fr", "no tag"});
    static constexpr auto targets = std::to_array<std::string_view>({"x", "x", "", "#1", "#2", "#", " y "});
    Inlines inlines;
    for (std::size_t i = random_.below(7); i > 0; --i) {
      const std::size_t kind = random_.below(12);
      if (kind == 0 && depth < 3) {
        inlines.push_back({Link{std::string(random_.pick(targets)), {}, run(depth + 1)}});
      } else if (kind == 1) {
        inlines.push_back({LineBreak{}});
      } else if (kind == 2) {
        inlines.push_back({Ruby{std::string(random_.pick(texts)), std::string(random_.pick(texts))}});
      } else if (kind == 3) {
        inlines.push_back({NoteReference{name()}});
      } else {
        const std::string_view text = !clean_ && random_.chance(15) ? random_.pick(dirty) : random_.pick(texts);
        inlines.push_back(
            {Text{std::string(text), static_cast<Style>(random_.below(4)), std::string(random_.pick(languages))}});
      }
    }
    return inlines;
  }

  Blocks blocks(std::size_t depth = 0) {
    Blocks blocks;
    for (std::size_t i = random_.below(5); i > 0; --i) {
      Block block{Paragraph{run()}, random_.chance(30) ? name() : ""};
      const std::size_t kind = depth < 3 ? random_.below(8) : 7;
      if (kind == 0) {
        List list{random_.chance(50), static_cast<std::int32_t>(random_.below(3)), {}};
        for (std::size_t j = random_.below(3); j > 0; --j) list.items.push_back({this->blocks(depth + 1)});
        block.value = std::move(list);
      } else if (kind == 1) {
        Table table{run(), static_cast<std::uint32_t>(random_.below(4)), {}};
        for (std::size_t j = random_.below(5); j > 0; --j) {
          TableRow& row = table.rows.emplace_back();
          for (std::size_t k = random_.below(3); k > 0; --k) {
            row.cells.push_back({this->blocks(depth + 1), false, static_cast<std::uint32_t>(random_.below(3)),
                                 static_cast<std::uint32_t>(random_.below(4))});
          }
        }
        block.value = std::move(table);
      } else if (kind == 2) {
        block.value = Quote{this->blocks(depth + 1), run()};
      } else if (kind == 3) {
        block.value = Figure{random_.chance(30) ? "gone" : "", random_.chance(30) ? " s" : "", {}, run(), run()};
      } else if (kind == 4) {
        block.value = Preformatted{random_.chance(50) ? "\n a\r\n" : "\n", {}};
      } else if (kind == 5) {
        block.value = Break{};
      }
      blocks.push_back(std::move(block));
    }
    return blocks;
  }

  Document document() {
    Document document;
    document.language = random_.chance(50) ? "de" : "";
    for (std::size_t i = random_.below(4); i > 0; --i) {
      Article article;
      article.language = random_.chance(50) ? "DE" : "fr";
      article.headline = run();
      article.id = random_.chance(30) ? name() : "";
      article.blocks = blocks();
      article.sections = sections(0);
      for (std::size_t j = random_.below(4); j > 0; --j) article.notes.push_back({name(), blocks(2)});
      document.articles.push_back(std::move(article));
    }
    return document;
  }

 private:
  std::string name() { return std::to_string(random_.below(5)); }

  std::vector<Section> sections(std::size_t depth) {
    std::vector<Section> sections;
    for (std::size_t i = random_.below(3); i > 0 && depth < 3; --i) {
      sections.push_back({run(), blocks(2), this->sections(depth + 1), random_.chance(30) ? name() : ""});
    }
    return sections;
  }

  Random random_;
  bool clean_;
};

/// White space as canonical form has it; '|' is a line break.
std::string collapsed(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (c == '|' && !result.empty() && result.back() == ' ') result.pop_back();
    if (!space && (c != '|' || !result.empty())) {
      result += c;
    } else if (space && !result.empty() && result.back() != ' ' && result.back() != '|') {
      result += ' ';
    }
  }
  while (!result.empty() && (result.back() == ' ' || result.back() == '|')) result.pop_back();
  return result;
}

/// The text as a reader sees it, with a mark for each reference; ruby without a base is shown by its reading.
std::string seen(const Inlines& inlines) {
  std::string text;
  for (const Inline& each : inlines) {
    if (const auto* link = std::get_if<Link>(&each.value)) {
      text += seen(link->content);
    } else if (const auto* ruby = std::get_if<Ruby>(&each.value)) {
      const std::string base = collapsed(ruby->base);
      text += base.empty() ? collapsed(ruby->reading) : base;
    } else if (std::holds_alternative<NoteReference>(each.value)) {
      text += '^';
    } else if (std::holds_alternative<LineBreak>(each.value)) {
      text += '|';
    } else {
      text += text_of({each});
    }
  }
  return text;
}

TEST(CanonicalProperty, RunsKeepTheirTextAndSettle) {
  for (std::uint64_t seed = 0; seed < 10'000; ++seed) {
    const bool clean = seed % 2 == 0;
    const Inlines before = Chaos(seed, clean).run();
    Inlines once = before;
    canonicalize(once);
    Inlines twice = once;
    canonicalize(twice);
    ASSERT_TRUE(once == twice) << seed;
    ASSERT_TRUE(is_valid_utf8(text_of(once))) << seed;
    ASSERT_EQ(collapsed(seen(once)), seen(once)) << seed;
    if (clean) {
      ASSERT_EQ(collapsed(seen(before)), seen(once)) << seed;
    }
  }
}

TEST(CanonicalProperty, DocumentsSettleAtOnce) {
  for (std::uint64_t seed = 0; seed < 1'000; ++seed) {
    Document once = Chaos(seed, seed % 2 == 0).document();
    canonicalize(once);
    Document twice = once;
    canonicalize(twice);
    ASSERT_TRUE(once == twice) << seed;
  }
}

}  // namespace
}  // namespace galley
