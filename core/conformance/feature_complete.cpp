// SPDX-License-Identifier: Apache-2.0
#include "conformance/feature_complete.hpp"

#include <utility>

#include "conformance/pictures.hpp"

namespace galley::conformance {

namespace {

Inline text(std::string characters, Style style = Style::none, std::string language = {}) {
  return {Text{std::move(characters), style, std::move(language)}};
}
Inline link(std::string target, Inlines content, std::string title = {}) {
  return {Link{std::move(target), std::move(title), std::move(content)}};
}
Inline reference(std::string note) { return {NoteReference{std::move(note)}}; }
Inline ruby(std::string base, std::string reading) { return {Ruby{std::move(base), std::move(reading)}}; }
Inline line_break() { return {LineBreak{}}; }

Block block(Inlines inlines, std::string id = {}) { return {Paragraph{std::move(inlines)}, std::move(id)}; }
ListItem item(std::string_view line) { return {{paragraph(line)}}; }
TableCell cell(std::string_view line, bool header = false, std::uint32_t columns = 1, std::uint32_t rows = 1) {
  TableCell made{{}, header, columns, rows};
  if (!line.empty()) made.blocks.push_back(paragraph(line));
  return made;
}
Section section(std::string_view heading, Blocks blocks, std::string id = {}) {
  return {plain(heading), std::move(blocks), {}, std::move(id)};
}

Article chinese_article(const std::string& photograph) {
  Article article;
  article.kicker = plain("各地政协助力高质量发展");
  article.headline = plain("老城新韵: 一座江城的更新之路");
  article.deck = {text("——滨江区改造纪实"), line_break(), text("三年间，十二条街巷重现活力")};
  article.byline.credits = {{"reporter", "本报记者", {{"林清", {}, {}}}},
                            {"correspondent", "通讯员", {{"周文", "江城日报", {}}, {"何敏", {}, "hemin@example.cn"}}}};
  article.dateline = {"江城", "7月4日", "2023-07-04", "新华社", "电"};
  article.blocks = {
      block({text("清晨的"), text("滨江路", Style::strong), text("上，"), text("“烟火气”", Style::emphasis),
             text("正浓。据"), link("https://example.cn/统计?年=2023&类=城", {text("市统计局")}, "统计公报"),
             text("介绍，今年客流同比增长"), text("32%", Style::strong | Style::emphasis), text("。"),
             reference("n1")}),
      {Figure{photograph, {}, "江边的一条石板路", plain("改造后的滨江路"), plain("林清 摄")}, "photo"}};
  article.sections = {section("旧貌", {paragraph("过去，这里的排水管网年久失修，每逢大雨便成“看海”之地。"),
                                       {List{false, 1, {item("管网老化"), item("缺少绿地"), item("停车困难")}}, {}}}),
                      section("新颜", {block({text("如今，见"), link("#photo", {text("图")}),
                                              text("，街巷焕然一新；面积达 4.5 km"), text("2", Style::superscript),
                                              text("，CO"), text("2", Style::subscript), text(" 排放下降。")})})};
  article.sections[1].sections = {
      section("居民怎么说", {{Quote{{paragraph("“住了四十年，头一回觉得推窗见景。”")}, plain("居民王大爷")}, {}}})};
  article.notes = {{"n1", {paragraph("数据截至 2023 年 6 月底。")}}};
  return article;
}

Article english_article(const std::string& chart) {
  Article article;
  article.language = "en";
  article.kicker = plain("Transport");
  article.headline = {text("Harbour ferry "), text("Aurora", Style::emphasis), text(" returns to service")};
  article.deck = plain("Repairs took nine months & cost more than planned");
  article.byline.credits = {{"reporter", "By", {{"Jane Doe", "Harbour Gazette", "jane.doe@example.org"}}},
                            {"photographer", "Photographs by", {{"Ana Lima", {}, {}}}}};
  article.dateline = {"PORT ELLEN", "July 4", "2023-07-04", "Reuters", {}};
  article.blocks = {
      block({text("The ferry left at 6:45 a.m.; “nobody”, said the captain, “expected "),
             text("c’est la vie", Style::none, "fr"), text(" to be the motto”."), reference("n1"),
             text(" Its tracker runs "), text("position --json", Style::code), text(" every minute."),
             reference("n2")}),
      {Break{}, {}},
      {List{true,
            4,
            {{{paragraph("Fourth: check the hull"), {List{false, 1, {item("port side"), item("starboard side")}}, {}}}},
             {{paragraph("Fifth: ask the crew"),
               paragraph("who know the ship best"),
               {Preformatted{"crew --list", {}}, {}}}}}},
       {}}};
  Table table{plain("Passengers by route"), 1, {}};
  table.rows = {{{cell("Route"), cell("Passengers", false, 2)}},
                {{cell("North", true, 1, 2), cell("1,204"), cell("up")}},
                {{cell("990"), cell("")}},
                {{cell("South", true), cell("17 | 18"), {{paragraph("down"), paragraph("a little")}, false, 1, 1}}}};
  article.sections = {section("What it cost", {{std::move(table), {}}}, "cost"),
                      section("The log", {{Preformatted{"06:45\tleft\n\n  07:10\tarrived <on time> & well", "log"}, {}},
                                          block({text("See "), link("#cost", {text("what it cost")}), text(".")}),
                                          {Figure{chart, {}, "A falling curve", plain("Delays"), {}}, {}},
                                          {Figure{{}, "charts/costs.svg", "Costs by month", {}, {}}, {}}})};
  article.notes = {{"n1", {paragraph("In an interview."), {List{false, 1, {item("twice")}}, {}}}},
                   {"n2", {block({text("See "), link("https://example.org/a_b*c", {text("the manual")}), text(".")})}}};
  return article;
}

Article japanese_article() {
  Article article;
  article.language = "ja";
  article.headline = {ruby("東京", "とうきょう"), text("の桜、満開に")};
  article.byline.credits = {{{}, "文・", {{"山田太郎", {}, {}}}}};
  article.dateline = {"東京", "3月22日", "2023-03-22", "共同", {}};
  article.blocks = {block({text("気象庁は"), ruby("上野", "うえの"), text("公園の桜が満開になったと発表した。"),
                           line_break(), text("平年より"), text("早い", Style::strong), text("。")})};
  return article;
}

Article arabic_article() {
  Article article;
  article.language = "ar";
  article.headline = plain("إعادة افتتاح الميناء القديم");
  article.byline.credits = {{"reporter", "كتب", {{"أحمد حسن", {}, {}}}}};
  article.dateline = {"القاهرة", "٤ يوليو", {}, {}, {}};
  article.blocks = {paragraph("أُعيد افتتاح الميناء أمس، وحضر 120 شخصًا (بينهم الوزير)."),
                    {Quote{{paragraph("البحر لنا جميعًا.")}, {}}, {}}};
  return article;
}

}  // namespace

Document feature_complete_document() {
  Document document;
  document.language = "zh-CN";
  document.metadata = {{"title", "江城日报 第三版", {}, {}},
                       {"title", "River City Daily, page 3", {}, "en"},
                       {"creator", "江城日报社", {}, {}},
                       {"issued", "2023-07-05", "W3CDTF", {}},
                       {"identifier", "urn:example:daily:2023-07-05:3", "URI", {}},
                       {"subject", "城市更新", {}, {}},
                       {"edition", "晨版", {}, {}}};
  const std::string photograph = add_media(document, {"image/jpeg", jpeg_picture(16, 8)});
  const std::string chart = add_media(document, {"image/png", png_picture(3, 2, 200, 30, 30)});
  add_media(document, {"image/png", png_picture(1, 1, 0, 0, 255)});
  document.articles = {chinese_article(photograph), english_article(chart), japanese_article(), arabic_article()};
  return document;
}

}  // namespace galley::conformance
