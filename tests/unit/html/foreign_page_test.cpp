// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "conversion.hpp"

namespace galley::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// Enough running text for an article, told apart by `word`.
std::string paragraphs(const std::string& word, int count = 5) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += "<p>The " + word +
            " came back on Monday, said the harbour master, and with it, as everyone had hoped, came the ships, the "
            "sailors, and a good part of the trade that the town had lost, slowly, over twenty years.</p>\n";
  }
  return text;
}

std::string text_of_blocks(const Blocks& blocks) {
  std::string text;
  for (const Block& block : blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block.value)) text += text_of(paragraph->content) + "\n";
    if (const auto* list = std::get_if<List>(&block.value)) {
      for (const ListItem& item : list->items) text += text_of_blocks(item.blocks);
    }
  }
  return text;
}

std::string body_of(const Article& article) {
  std::string text = text_of_blocks(article.blocks);
  for (const Section& section : article.sections)
    text += text_of(section.heading) + "\n" + text_of_blocks(section.blocks);
  return text;
}

const std::string surrounded = R"(<!DOCTYPE html><html lang="en"><head><title>Harbour reopens | The Gull</title>
<meta property="og:site_name" content="The Gull"></head><body>
<header class="site-header"><a href="/">The Gull</a><nav><ul><li><a href="/news">News</a><li><a href="/sport">Sport</a>
</ul></nav></header>
<div class="cookie-banner">We use cookies, lots of them, and so do our partners, all 812 of them.</div>
<main><h1>Harbour reopens</h1><p class="standfirst">Ships return after twenty years</p>
<div class="byline">By Ana Lima</div><time datetime="2023-07-04T10:00:00Z">4 July 2023</time>
<div class="story-text">)" + paragraphs("harbour") +
                               R"(<div class="ad">Buy two anchors, pay one.</div>
<h2>What comes next</h2>)" + paragraphs("future", 3) +
                               R"(<div class="share"><a href="#">Tweet</a> <a href="#">Post</a></div></div>
<aside><h3>Most read</h3><ul><li><a href="/1">Cat on roof</a><li><a href="/2">Dog on cat</a></ul></aside>
<section id="comments"><p>Nonsense, as always, wrote gull71, who had read no more than the headline, twice.</p></section>
</main><footer>© The Gull, all rights reserved</footer></body></html>)";

TEST(HtmlForeignPage, KeepsAllOfAPageWithoutASiteAroundIt) {
  const ReadResult read = read_html(R"(<!DOCTYPE html><html lang="en"><head><title>Ferries</title></head><body>
<h1>Ferries</h1><p>Two lines cross.</p>
<table><tr><td>East</td><td>at nine</td></tr><tr><td>West</td><td>at noon</td></tr></table>
<table><thead><tr><th>Pier</th><th>Fare</th></tr></thead><tbody><tr><td>Old pier</td><td>The fare is two crowns, but
for children, who pay, as they always have, one crown, and for dogs, which pay nothing.</td></tr></tbody></table>
<ul><li>Tickets</li><li><a href="https://a.example/">On board</a></li></ul><p>Bring coins.</p></body></html>)");
  ASSERT_EQ(read.document.articles.size(), 1U);
  const Article& article = read.document.articles[0];
  EXPECT_EQ(text_of(article.headline), "Ferries");
  ASSERT_EQ(article.blocks.size(), 5U);
  EXPECT_TRUE(std::holds_alternative<Table>(article.blocks[1].value));
  EXPECT_TRUE(std::holds_alternative<Table>(article.blocks[2].value));
  EXPECT_TRUE(std::holds_alternative<List>(article.blocks[3].value));
  EXPECT_EQ(body_of(article), "Two lines cross.\nTickets\nOn board\nBring coins.\n");
}

TEST(HtmlForeignPage, KeepsAllWhereNothingButNavigationStands) {
  const ReadResult read = read_html(
      "<html><body><ul class=\"nav navbar-nav\"><li class=\"dropdown\"><a href=\"/a\">My section</a></li>"
      "<li>This is my <a href=\"/b\">homepage</a></li></ul></body></html>");
  ASSERT_EQ(read.document.articles.size(), 1U);
  EXPECT_EQ(body_of(read.document.articles[0]), "My section\nThis is my homepage\n");
}

TEST(HtmlForeignPage, FindsTheArticleAndItsHead) {
  const ReadResult result = read_html(surrounded);
  ASSERT_EQ(result.document.articles.size(), 1U);
  const Article& article = result.document.articles.front();
  EXPECT_EQ(text_of(article.headline), "Harbour reopens");
  EXPECT_EQ(text_of(article.deck), "Ships return after twenty years");
  ASSERT_EQ(article.byline.credits.size(), 1U);
  EXPECT_EQ(article.byline.credits.front().label, "By");
  EXPECT_EQ(article.byline.credits.front().names.front().name, "Ana Lima");
  EXPECT_EQ(article.dateline.when, "2023-07-04");
  EXPECT_EQ(article.blocks.size(), 5U);
  ASSERT_EQ(article.sections.size(), 1U);
  EXPECT_EQ(text_of(article.sections.front().heading), "What comes next");
  EXPECT_EQ(article.sections.front().blocks.size(), 3U);
}

TEST(HtmlForeignPage, LeavesOutAndCountsWhatStandsAround) {
  const ReadResult result = read_html(surrounded);
  ASSERT_EQ(result.document.articles.size(), 1U);
  const std::string body = body_of(result.document.articles.front());
  for (const char* word : {"cookies", "anchors", "Tweet", "Cat on roof", "Nonsense", "rights", "Sport"})
    EXPECT_THAT(body, Not(HasSubstr(word)));
  const auto told = std::find_if(result.diagnostics.entries().begin(), result.diagnostics.entries().end(),
                                 [](const Diagnostic& each) { return each.code == code::dropped_content; });
  ASSERT_NE(told, result.diagnostics.entries().end());
  EXPECT_THAT(told->message, HasSubstr("comments (1)"));
  EXPECT_THAT(told->message, HasSubstr("advertising (1)"));
}

TEST(HtmlForeignPage, ReadsTheWholePageIfAsked) {
  const ReadResult result = read_html(surrounded, {}, {{"content", "all"}});
  std::string text;
  for (const Article& article : result.document.articles) text += body_of(article);
  EXPECT_THAT(text, HasSubstr("Nonsense"));
  EXPECT_THAT(text, HasSubstr("cookies"));
}

TEST(HtmlForeignPage, TakesFactsFromJsonLd) {
  const ReadResult result = read_html(
      R"(<html lang="en"><title>x</title><script type="application/ld+json">{"@context":"https://schema.org","@graph":[
      {"@type":"WebSite","name":"The Gull"},
      {"@type":["NewsArticle"],"headline":"Harbour &amp; town reopen","alternativeHeadline":"At last",
       "datePublished":"2023-07-04T10:00:00Z","publisher":{"@type":"Organization","name":"The Gull"},
       "author":[{"@type":"Person","name":"Ana Lima","affiliation":{"name":"Coast Press"}},{"name":"Bo Berg"}]}]}
      </script><body><div>)" +
      paragraphs("harbour") + "</div></body>");
  ASSERT_EQ(result.document.articles.size(), 1U);
  const Article& article = result.document.articles.front();
  EXPECT_EQ(text_of(article.headline), "Harbour & town reopen");
  EXPECT_EQ(text_of(article.deck), "At last");
  ASSERT_EQ(article.byline.credits.size(), 1U);
  ASSERT_EQ(article.byline.credits.front().names.size(), 2U);
  EXPECT_EQ(article.byline.credits.front().names.front().affiliation, "Coast Press");
  EXPECT_EQ(article.byline.credits.front().names.back().name, "Bo Berg");
  EXPECT_EQ(article.dateline.when, "2023-07-04");
  EXPECT_EQ(find_metadata(result.document.metadata, "publisher"), "The Gull");
}

TEST(HtmlForeignPage, TakesFactsFromMetaAndMicrodata) {
  const ReadResult result = read_html(
      R"(<html><head><title>x</title><meta property="og:title" content="Harbour reopens">
      <meta name="author" content="Ana Lima"><meta property="article:published_time" content="2023-07-04">
      <meta property="og:locale" content="en_GB"></head><body><article itemscope>
      <h1 itemprop="headline">Harbour <em>reopens</em></h1>)" +
      paragraphs("harbour") + "</article></body></html>");
  ASSERT_EQ(result.document.articles.size(), 1U);
  const Article& article = result.document.articles.front();
  EXPECT_EQ(article.headline.size(), 2U) << "the headline as the page shows it";
  EXPECT_EQ(article.byline.credits.front().names.front().name, "Ana Lima");
  EXPECT_EQ(article.dateline.when, "2023-07-04");
  EXPECT_EQ(result.document.language, "en-GB");
}

TEST(HtmlForeignPage, KeepsSeveralArticlesApart) {
  std::string page = "<html lang=en><body><nav><a href=/>Home</a></nav>";
  for (const char* word : {"harbour", "school", "bridge"}) {
    page += "<p class=kicker>The " + std::string(word) + "</p><article><h1>News of the " + word + "</h1>" +
            paragraphs(word) + "</article>";
  }
  const ReadResult result = read_html(page + "</body></html>");
  ASSERT_EQ(result.document.articles.size(), 3U);
  EXPECT_EQ(text_of(result.document.articles[1].headline), "News of the school");
  EXPECT_EQ(text_of(result.document.articles[1].kicker), "The school");
  EXPECT_EQ(result.document.articles[1].blocks.size(), 5U);
}

TEST(HtmlForeignPage, TakesTheMainStoryBesideTeasers) {
  std::string page =
      "<html lang=en><body><article><h1>News of the harbour</h1>" + paragraphs("harbour", 12) + "</article>";
  for (const char* word : {"school", "bridge"})
    page += "<article><h3><a href=/x>" + std::string(word) + "</a></h3><p>More of it, inside.</p></article>";
  const ReadResult result = read_html(page + "</body></html>");
  ASSERT_EQ(result.document.articles.size(), 1U);
  EXPECT_THAT(body_of(result.document.articles.front()), Not(HasSubstr("bridge")));
}

TEST(HtmlForeignPage, ShowsLazyPicturesAndDropsTrackers) {
  const ReadResult result = read_html(
      "<html lang=en><head><base href='https://gull.example/news/'></head><body><div><h1>Harbour</h1>" +
      paragraphs("harbour", 3) +
      R"(<figure><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="a.jpg" alt="A"><figcaption>One
      <span class="credit">Foto: Ana</span></figcaption></figure>
      <p><img src="blank.gif" srcset="b-320.jpg 320w, b-1280.jpg 1280w" alt="B"></p>
      <p><noscript><img src="/c.jpg" alt="C"></noscript></p>
      <p><img src="https://count.example/x" width="1" height="1"></p>)" +
      paragraphs("picture", 3) + "</div></body></html>");
  ASSERT_EQ(result.document.articles.size(), 1U);
  std::vector<std::string> sources;
  for (const Block& block : result.document.articles.front().blocks) {
    if (const auto* figure = std::get_if<Figure>(&block.value)) sources.push_back(figure->source);
  }
  EXPECT_THAT(sources, ::testing::ElementsAre("https://gull.example/news/a.jpg", "https://gull.example/news/b-1280.jpg",
                                              "https://gull.example/c.jpg"));
}

TEST(HtmlForeignPage, ReadsOldPagesLaidOutInTables) {
  const ReadResult result = read_html(
      "<html><body bgcolor=white><table width=600><tr><td width=120><font size=1><a href=a.htm>Home</a><br>"
      "<a href=b.htm>News</a><br><a href=c.htm>Mail</a></font></td><td><font size=5><b>Harbour reopens</b></font><p>" +
      paragraphs("harbour") + "</td></tr></table></body></html>");
  ASSERT_EQ(result.document.articles.size(), 1U);
  const std::string body = body_of(result.document.articles.front());
  EXPECT_THAT(body, HasSubstr("The harbour came back"));
  EXPECT_THAT(body, Not(HasSubstr("Mail")));
}

TEST(HtmlForeignPage, TakesNoArticleForItsByline) {
  const ReadResult result = read_html(
      "<html lang=en><body><main><article class='entry author-ana'><h1>Harbour</h1><span class=author-box>"
      "<span class=byline>By <b itemprop=name>Ana Lima</b></span> 4 July</span>" +
      paragraphs("harbour") + "</article><ol><li><article class=comment-body>" + paragraphs("comment") +
      "</article></ol></main></body></html>");
  ASSERT_EQ(result.document.articles.size(), 1U);
  const Article& article = result.document.articles.front();
  EXPECT_EQ(article.blocks.size(), 5U);
  ASSERT_EQ(article.byline.credits.size(), 1U);
  EXPECT_EQ(article.byline.credits.front().label, "By");
  EXPECT_EQ(article.byline.credits.front().names.front().name, "Ana Lima");
}

TEST(HtmlForeignPage, TellsNamesFromWhatStandsBesideThem) {
  const auto head_with = [](const std::string& line) {
    const ReadResult result =
        read_html("<html lang=en><body><nav><a href=/>Home</a></nav><h1>Harbour reopens</h1><p class=byline>" + line +
                  "</p>" + paragraphs("harbour") + "</body></html>");
    EXPECT_EQ(result.document.articles.size(), 1U);
    std::string head;
    const Article& article = result.document.articles.front();
    for (const Credit& credit : article.byline.credits) {
      for (const CreditName& name : credit.names) head += name.name + "," + name.affiliation + "," + name.contact + ";";
    }
    return head + article.dateline.date;
  };
  EXPECT_EQ(head_with("Ana Lima on December 4, 2014"), "Ana Lima,,;on December 4, 2014");
  EXPECT_EQ(head_with("Ana Lima Tuesday, Aug. 17, 2010"), "Ana Lima,,;Tuesday, Aug. 17, 2010");
  EXPECT_EQ(head_with("12.24.14 9:00AM Ana Lima"), "Ana Lima,,;12.24.14 9:00AM");
  EXPECT_EQ(head_with("Ana Lima | Staff Writer | 5 days ago"), "Ana Lima,Staff Writer,;5 days ago");
  EXPECT_EQ(head_with("Ana Lima | alima@gull.example"), "Ana Lima,,alima@gull.example;");
  EXPECT_EQ(head_with("Ana Lima, North Coast Media Group"), "Ana Lima,North Coast Media Group,;");
  EXPECT_EQ(head_with("Ana Lima and Bo Berg - Coast Writers | 2 hrs ago"),
            "Ana Lima,,;Bo Berg,Coast Writers,;2 hrs ago");
  EXPECT_EQ(head_with("9:39AM BST 05 Oct 2011"), "");
  EXPECT_EQ(head_with("See all articles Subscribe Ana Lima is a political commentator and author."), "");
}

TEST(HtmlForeignPage, KeepsAShortPage) {
  const ReadResult result = read_html("<title>Note</title><p>All of it.</p>");
  ASSERT_EQ(result.document.articles.size(), 1U);
  EXPECT_THAT(body_of(result.document.articles.front()), HasSubstr("All of it."));
}

}  // namespace
}  // namespace galley::testing
