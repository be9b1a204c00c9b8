// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

namespace galley::text_encoding {

/// News of our own in one language, and the encodings that such text is found in.
struct Paragraphs {
  std::string_view language;
  std::vector<std::string_view> encodings;
  std::string_view headline;
  std::string_view text;
};

inline const std::vector<Paragraphs>& all_paragraphs() {
  static const std::vector<Paragraphs> paragraphs = {
      {"Simplified Chinese",
       {"gb18030", "GBK"},
       "新图书馆周末向市民开放",
       "本报记者 林晓 经过三年建设，城东的新图书馆将于周六正式开馆。馆内藏书超过四十万册，还设有儿童阅览室和录音室。"
       "“我们希望每一位读者都能在这里找到安静的角落。”馆长说。开馆当天，公交线路将增加班次。\n"},
      {"Traditional Chinese",
       {"Big5"},
       "新圖書館週末開放市民參觀",
       "記者林曉台北報導 "
       "歷經三年興建，城東的新圖書館將於星期六正式啟用。館內藏書超過四十萬冊，並設有兒童閱覽室與錄音室。"
       "館長表示：「希望每一位讀者都能在這裡找到安靜的角落。」啟用當天，公車將加開班次，市民可以免費參觀。\n"},
      {"Japanese",
       {"Shift_JIS", "EUC-JP", "ISO-2022-JP"},
       "新しい図書館が週末に開館",
       "三年の工事を経て、市の東側に新しい図書館が土曜日に開館する。蔵書は四十万冊を超え、子ども向けの閲覧室や録音室も"
       "ある。"
       "「誰もが静かに過ごせる場所にしたい」と館長は話す。当日はバスの本数も増える予定だ。\n"},
      {"Korean",
       {"EUC-KR"},
       "새 도서관 주말에 문 연다",
       "3년의 공사 끝에 시 동쪽의 새 도서관이 토요일에 문을 연다. 장서는 40만 권이 넘고 어린이 열람실과 녹음실도 있다. "
       "관장은 \"누구나 조용히 머물 수 있는 곳이 되기를 바란다\"고 말했다. 이날 버스도 더 자주 다닐 예정이다.\n"},
      {"Russian",
       {"windows-1251", "KOI8-R", "IBM866", "ISO-8859-5", "x-mac-cyrillic"},
       "Новая библиотека откроется в субботу",
       "После трёх лет строительства в субботу откроется новая городская библиотека. В её фонде более четырёхсот тысяч "
       "книг, "
       "есть детский зал и студия звукозаписи. Директор сказала, что здесь каждый найдёт тихий уголок. В день открытия "
       "автобусы будут ходить чаще.\n"},
      {"Ukrainian",
       {"windows-1251", "KOI8-U"},
       "Нова бібліотека відчиниться в суботу",
       "Після трьох років будівництва в суботу відчиниться нова міська бібліотека. У її фонді понад чотириста тисяч "
       "книжок, "
       "є дитяча зала і студія звукозапису. Директорка сказала, що тут кожен знайде тихий куточок.\n"},
      {"French",
       {"windows-1252", "macintosh"},
       "La nouvelle bibliothèque ouvre ses portes à l’été",
       "Après trois années de travaux, la nouvelle bibliothèque de la ville ouvrira samedi. Elle possède plus de "
       "quatre cent "
       "mille livres, une salle réservée aux enfants et un studio. « Nous voulons que chacun y trouve sa place », a "
       "déclaré "
       "la directrice, très émue. L’entrée sera gratuite jusqu’à la fin du mois d’août.\n"},
      {"German",
       {"windows-1252", "macintosh"},
       "Neue Bücherei öffnet am Samstag ihre Türen",
       "Nach drei Jahren Bauzeit öffnet am Samstag die neue Stadtbücherei. Sie hat mehr als vierhunderttausend Bücher, "
       "einen "
       "Lesesaal für Kinder und ein Tonstudio. „Jeder soll hier einen ruhigen Platz finden“, sagte die Leiterin. Die "
       "Straße "
       "davor wird für größere Busse gesperrt.\n"},
      {"Spanish",
       {"windows-1252"},
       "La nueva biblioteca abrirá el sábado después de tres años",
       "Después de tres años de obras, la nueva biblioteca de la ciudad abrirá el sábado. Tiene más de cuatrocientos "
       "mil "
       "libros, una sala para niños y un estudio de grabación. «¿Qué más se puede pedir?», preguntó la directora. La "
       "entrada será gratuita hasta el próximo otoño.\n"},
      {"Portuguese",
       {"windows-1252"},
       "Nova biblioteca abrirá no sábado após três anos de construção",
       "Após três anos de construção, a nova biblioteca da cidade abrirá no sábado. Possui mais de quatrocentos mil "
       "livros, "
       "uma sala para crianças e um estúdio de gravação. “Não há lugar mais tranquilo”, disse a diretora. A entrada "
       "será "
       "gratuita até o verão.\n"},
      {"Swedish",
       {"windows-1252"},
       "Nytt bibliotek öppnar på lördag",
       "Efter tre års arbete öppnar stadens nya bibliotek på lördag. Det har över fyrahundratusen böcker, en sal för "
       "barn och "
       "en inspelningsstudio. Chefen säger att alla ska hitta en lugn vrå där. Bussarna kommer att gå oftare än "
       "vanligt på "
       "öppningsdagen.\n"},
      {"Polish",
       {"windows-1250", "ISO-8859-2"},
       "Nowa biblioteka zostanie otwarta w sobotę. Będą książki i koncert",
       "Po trzech latach budowy w sobotę zostanie otwarta nowa biblioteka miejska. Ma ponad czterysta tysięcy książek, "
       "salę "
       "dla dzieci i studio nagrań. Dyrektorka powiedziała, że każdy znajdzie tu cichy kąt. W dniu otwarcia autobusy "
       "będą "
       "jeździć częściej niż zwykle.\n"},
      {"Czech",
       {"windows-1250", "ISO-8859-2"},
       "Nová knihovna se otevře v sobotu, řekla ředitelka",
       "Po třech letech stavby se v sobotu otevře nová městská knihovna. Má více než čtyři sta tisíc knih, dětský sál "
       "a "
       "nahrávací studio. Ředitelka řekla, že tu každý najde tichý kout. V den otevření budou autobusy jezdit "
       "častěji.\n"},
      {"Hungarian",
       {"windows-1250", "ISO-8859-2"},
       "Szombaton nyílik az új könyvtár, több ezren várják",
       "Három év építkezés után szombaton megnyílik az új városi könyvtár. Több mint négyszázezer könyve, gyermekterme "
       "és "
       "hangstúdiója van. Az igazgatónő azt mondta, hogy itt mindenki talál egy csendes zugot. A megnyitó napján "
       "sűrűbben "
       "járnak a buszok.\n"},
      {"Turkish",
       {"windows-1254"},
       "Yeni kütüphane cumartesi günü açılıyor",
       "Üç yıl süren inşaatın ardından yeni şehir kütüphanesi cumartesi günü açılıyor. Dört yüz binden fazla kitabı, "
       "bir çocuk "
       "salonu ve bir kayıt stüdyosu var. Müdür, herkesin burada sessiz bir köşe bulacağını söyledi. Açılış günü "
       "otobüsler "
       "daha sık çalışacak.\n"},
      {"Lithuanian",
       {"windows-1257"},
       "Šeštadienį mieste atsidarys naujoji biblioteka ir vaikų salė",
       "Po trejų metų statybų šeštadienį atsidarys naujoji miesto biblioteka. Joje yra daugiau kaip keturi šimtai "
       "tūkstančių "
       "knygų, vaikų salė ir įrašų studija. Direktorė sakė, kad čia kiekvienas ras ramų kampelį. Autobusai važiuos "
       "dažniau.\n"},
      {"Greek",
       {"windows-1253", "ISO-8859-7"},
       "Η νέα βιβλιοθήκη ανοίγει το Σάββατο",
       "Ύστερα από τρία χρόνια εργασιών ανοίγει το Σάββατο η νέα βιβλιοθήκη της πόλης. Έχει πάνω από τετρακόσιες "
       "χιλιάδες "
       "βιβλία, αίθουσα για παιδιά και στούντιο. Η διευθύντρια είπε ότι όλοι θα βρουν εδώ μια ήσυχη γωνιά.\n"},
      {"Hebrew",
       {"windows-1255"},
       "הספרייה החדשה תיפתח בשבת",
       "אחרי שלוש שנות בנייה תיפתח השבוע הספרייה העירונית החדשה. יש בה יותר מארבע מאות אלף ספרים, אולם לילדים ואולפן "
       "הקלטות. "
       "המנהלת אמרה שכל אחד ימצא כאן פינה שקטה. ביום הפתיחה יגיעו אוטובוסים רבים יותר.\n"},
      {"Arabic",
       {"windows-1256", "ISO-8859-6"},
       "المكتبة الجديدة تفتح أبوابها يوم السبت",
       "بعد ثلاث سنوات من البناء تفتح مكتبة المدينة الجديدة أبوابها يوم السبت. وفيها أكثر من أربعمئة ألف كتاب وقاعة "
       "للأطفال "
       "واستوديو للتسجيل. وقالت المديرة إن الجميع سيجدون هنا ركنا هادئا. وستزيد الحافلات رحلاتها يوم الافتتاح.\n"},
      {"Thai",
       {"windows-874"},
       "ห้องสมุดใหม่เปิดให้บริการวันเสาร์นี้",
       "หลังจากก่อสร้างนานสามปี ห้องสมุดประชาชนแห่งใหม่จะเปิดให้บริการในวันเสาร์นี้ มีหนังสือมากกว่าสี่แสนเล่ม ห้องสำหรับเด็ก "
       "และห้องบันทึกเสียง ผู้อำนวยการกล่าวว่าทุกคนจะได้พบมุมสงบที่นี่\n"},
  };
  return paragraphs;
}

}  // namespace galley::text_encoding
