// SPDX-License-Identifier: Apache-2.0
#include "sample_documents.hpp"

#include "galley/diagnostics.hpp"
#include "typesetting/font_library.hpp"

namespace galley::testing {

Document article_in(const std::string& language, const std::string& headline,
                    const std::vector<std::string>& paragraphs) {
  Document document;
  document.language = language;
  Article& article = document.articles.emplace_back();
  article.headline = plain(headline);
  for (const std::string& text : paragraphs) article.blocks.push_back(paragraph(text));
  return document;
}

std::vector<Sentences> news_in_many_languages() {
  return {
      {"en",
       "Old lock gates swing open again",
       {"The first barge went through at seven in the morning, and half the town was on the towpath to see it. Nobody "
        "had seen the gates move since the flood, and the officials of the waterway said so."},
       U'a'},
      {"de",
       "Schleusentore öffnen sich wieder",
       {"Der erste Lastkahn fuhr um sieben Uhr morgens durch die Schleusenkammer, und die halbe Stadt stand auf dem "
        "Treidelpfad. Die Wiedereröffnung der Wasserstraßenverbindung war für die Binnenschifffahrtsgesellschaft "
        "überfällig."},
       U'ß'},
      {"ar",
       "بوابات القناة القديمة تفتح من جديد",
       {"مرّ أول مركب في الساعة السابعة صباحاً، وكان نصف أهل المدينة واقفين على الضفة لمشاهدته بعد الإصلاح."},
       U'م'},
      {"he",
       "שערי הסכר הישנים נפתחים שוב",
       {"הדוברה הראשונה עברה בשבע בבוקר, וחצי מתושבי העיירה עמדו על הגדה כדי לראות."},
       U'ש'},
      {"hi",
       "पुराने जलद्वार फिर खुले",
       {"पहली नाव सुबह सात बजे निकली और आधा शहर उसे देखने के लिए किनारे पर खड़ा था। क्योंकि निर्माणकर्ताओं को खंभे मिले।"},
       U'प'},
      {"th",
       "ประตูน้ำเก่าเปิดอีกครั้ง",
       {"เรือลำแรกแล่นผ่านเมื่อเวลาเจ็ดโมงเช้า และชาวเมืองครึ่งหนึ่งยืนอยู่ริมฝั่งเพื่อชม ไม่มีใครเห็นประตูน้ำขยับมาตั้งแต่น้ำท่วม"},
       U'ก'},
      {"ja",
       "古い水門、再び開く",
       {"午前七時、最初の船が水門を通り抜けた。「驚きを数えるのはもうやめました」と技師の大久保さんは言った。"},
       U'水'},
      {"ko",
       "옛 갑문, 다시 열리다",
       {"아침 일곱 시, 첫 배가 갑문을 지나갔다. 올해 6월에는 배 44척이 1,870톤의 짐을 싣고 지나갔다."},
       U'갑'},
      {"zh-CN",
       "老船闸重新开启",
       {"清晨七点，第一艘货船驶过闸门——半个镇子的人都站在岸边。“后来我们就不再数意外有几次了。”今年6月过闸44艘。"},
       U'闸'},
      {"ru",
       "Старый шлюз снова открыт",
       {"Первая баржа прошла в семь часов утра, и половина города стояла на берегу, чтобы увидеть это."},
       U'Ж'},
  };
}

bool has_font(const Sentences& sentences) {
  Diagnostics diagnostics;
  typesetting::FontLibrary library(diagnostics);
  typesetting::FontRequest request;
  request.script = typesetting::script_of(sentences.letter);
  request.language = sentences.language;
  return library.chain(request).font_for(sentences.letter) != nullptr;
}

}  // namespace galley::testing
