# SPDX-License-Identifier: Apache-2.0
"""Texts of our own in several languages, and what a page set from them is known to hold."""
import re

SENTENCES = {
    "en": [
        "The harbour opened again on Monday after nine months of repairs that cost more than planned.",
        "Nobody expected the walls to need so much stone, the harbour master said at the quay.",
        "Fishermen waited while engineers measured the northern basin for the third time this year.",
        "A spokeswoman for the council declined to name the contractor, but confirmed the price.",
        "Tickets for the first crossing were sold within an hour of the announcement on Friday.",
        "Residents of the upper town remember the winter when ice closed the bay for seven weeks.",
        "The ferry company will sail twice a day until October and once a day during the winter.",
        "In 1987 the council bought 4,200 tonnes of granite; the rest came from the old fort.",
        "“We have a well-known problem with the north-eastern wind,” Dr. Harper of the institute said.",
    ],
    "de": [
        "Der Hafen wurde am Montag nach neunmonatigen Instandsetzungsarbeiten wieder für die Schifffahrt freigegeben.",
        "Niemand hatte damit gerechnet, dass die Kaimauern so viele Natursteine benötigen würden.",
        "Die Fischereigenossenschaft wartete, während Ingenieure das nördliche Hafenbecken zum dritten Mal vermaßen.",
        "Eine Sprecherin der Stadtverwaltung wollte den Auftragnehmer nicht nennen, bestätigte aber den Preis.",
        "Die Fahrkarten für die erste Überfahrt waren innerhalb einer Stunde nach der Bekanntgabe ausverkauft.",
        "Bewohner der Oberstadt erinnern sich an den Winter, in dem das Eis die Bucht sieben Wochen lang verschloss.",
    ],
    "zh-CN": [
        "港口管理处表示，船只将在星期一恢复通航，居民们对此期待已久。", "修缮工程历时九个月，费用高于原先的预算。",
        "工程师第三次测量北港池的堤岸，渔民在码头上等候消息。", "首航船票在公告发布后一小时内售罄，不少人只能等待下一班。",
        "市政协委员多次到现场调研，提出了二十余条意见建议。", "渡轮公司将在十月以前每天开行两班，冬季每天一班。",
    ],
    "ja": [
        "港は九か月の修理を終えて月曜日に再び開かれ、住民が岸壁に集まった。", "これほど多くの石が必要になるとは誰も予想していなかった。",
        "技術者たちは今年三度目となる北の船だまりの測量を行い、漁師は知らせを待った。", "最初の便の切符は発表から一時間で売り切れた。",
        "フェリー会社は十月まで一日に二便、冬の間は一日に一便を運航する。",
    ],
    "ar": [
        "أعيد افتتاح الميناء القديم يوم الاثنين بعد تسعة أشهر من الإصلاحات التي كلفت أكثر من المتوقع.",
        "قال مدير الميناء إن أحدا لم يكن يتوقع أن تحتاج الجدران إلى كل هذه الحجارة.",
        "انتظر الصيادون على الرصيف بينما كان المهندسون يقيسون الحوض الشمالي مرة أخرى.",
        "بيعت تذاكر الرحلة الأولى خلال ساعة واحدة من الإعلان عنها يوم الجمعة.",
    ],
    "he": [
        "הנמל נפתח מחדש ביום שני אחרי תשעה חודשי תיקונים שעלו יותר מן המתוכנן.",
        "איש לא ציפה שהקירות יצטרכו כל כך הרבה אבן, אמר מנהל הנמל על הרציף.",
        "הדייגים חיכו בזמן שהמהנדסים מדדו את הבריכה הצפונית בפעם השלישית השנה.",
        "הכרטיסים להפלגה הראשונה נמכרו בתוך שעה מרגע ההודעה ביום שישי.",
    ],
}
SPACE = {"zh-CN": "", "ja": ""}
HEADS = {"en": "Report {} from the old harbour", "de": "Bericht {} aus dem alten Hafen", "zh-CN": "老港口纪事之{}：修缮工程见闻",
         "ja": "古い港からの報告その{}", "ar": "تقرير رقم {} من الميناء القديم", "he": "דוח מספר {} מן הנמל הישן"}
SECTIONS = {"en": ["The walls", "What the council says", "Ferries and tickets", "A winter to remember"],
            "de": ["Die Mauern", "Was der Rat sagt", "Fähren und Fahrkarten", "Ein Winter im Gedächtnis"],
            "zh-CN": ["堤岸工程", "各方意见", "航班与船票", "冬季回忆"], "ja": ["岸壁の工事", "市の説明", "便と切符", "冬の記憶"],
            "ar": ["الجدران", "ما يقوله المجلس", "العبارات والتذاكر", "شتاء لا ينسى"], "he": ["הקירות", "מה אומרת המועצה", "מעבורות וכרטיסים", "חורף לזכור"]}
DECKS = {"en": "Nine months of work end at the quay, and nobody knows yet who will pay for the stone",
         "de": "Neun Monate Arbeit enden am Kai, und noch weiß niemand, wer die Steine bezahlen wird", "zh-CN": "历时九个月的修缮工程结束，费用仍待各方商定",
         "ja": "九か月の工事が終わり費用の行方はまだ決まらない", "ar": "تسعة أشهر من العمل تنتهي عند الرصيف ولا أحد يعرف من سيدفع", "he": "תשעה חודשי עבודה מסתיימים על הרציף ואיש אינו יודע מי ישלם"}
BOXES = {"en": "In a box: the walls are eleven metres high and four metres wide at the foot.",
         "de": "Im Kasten: Die Mauern sind elf Meter hoch und am Fuß vier Meter breit.", "zh-CN": "背景：堤岸高十一米，底部宽四米，建成已有百年。",
         "ja": "資料：岸壁の高さは十一メートル、底の幅は四メートルである。", "ar": "خلفية: يبلغ ارتفاع الجدران أحد عشر مترا.", "he": "רקע: גובה הקירות אחד עשר מטרים ורוחבם ארבעה."}


def space(language): return SPACE.get(language, " ")


def sentence(language, i): return SENTENCES[language][i % len(SENTENCES[language])]


def paragraphs(language, count, salt):
    """Different ones of two to five sentences; each ends with a mark of its own."""
    made = []
    for i in range(count):
        take = 2 + (i * 7 + salt) % 4
        made.append(space(language).join(sentence(language, i * 3 + j + salt) for j in range(take)))
        made[-1] += space(language) + {"en": f"Item {salt}-{i}.", "de": f"Punkt {salt}-{i}.", "zh-CN": f"编号{salt}-{i}。", "ja": f"番号{salt}-{i}。",
                                       "ar": f"الرقم {salt}-{i}.", "he": f"מספר {salt}-{i}."}[language]
    return made


class Truth:
    """What a page holds: `flow` in reading order, as (kind, text) with the kinds head, p and item; `floats`, whose place
    between the others is free, with the kinds p (of a box), caption, note and row (cells parted by \\x1f); `furniture`
    that must not be left in the text."""

    def __init__(self):
        self.flow, self.floats, self.furniture = [], [], []

    def add(self, kind, text): self.flow.append((kind, text)); return text

    def float(self, kind, text): self.floats.append((kind, text)); return text


def bare(text):
    text = text.replace("\u2010", "-").replace("\u00a0", " ")  # groff sets hyphens as such
    return re.sub(r"[\s\u00ad\u200b-\u200f\u2066-\u2069]+", "", text)
