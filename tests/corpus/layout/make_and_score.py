# SPDX-License-Identifier: Apache-2.0
"""make_and_score.py GALLEY [FOLDER]: sets texts of our own by Chromium, WeasyPrint, LibreOffice and groff in many
layouts, reads the pages back with galley and with the programs that people use otherwise, and prints for each how many
neighbouring blocks stand in order and how many paragraphs are whole. What is not installed is left out."""
import html, os, re, shutil, subprocess, sys, tempfile, xml.etree.ElementTree as E

ENGLISH = [
    "The harbour opened again on Monday after nine months of repairs that cost more than planned.",
    "Nobody expected the walls to need so much stone, the harbour master said at the quay.",
    "Fishermen waited while engineers measured the northern basin for the third time this year.",
    "A spokeswoman for the council declined to name the contractor, but confirmed the price.",
    "Tickets for the first crossing were sold within an hour of the announcement on Friday.",
    "Residents of the upper town remember the winter when ice closed the bay for seven weeks.",
    "The ferry company will sail twice a day until October and once a day during the winter.",
]
CHINESE = [
    "港口管理处表示，船只将在星期一恢复通航，居民们对此期待已久。", "修缮工程历时九个月，费用高于原先的预算。",
    "工程师第三次测量北港池的堤岸，渔民在码头上等候消息。", "首航船票在公告发布后一小时内售罄，不少人只能等待下一班。",
    "市政协委员多次到现场调研，提出了二十余条意见建议。", "渡轮公司将在十月以前每天开行两班，冬季每天一班。",
]
ARABIC = [
    "أعيد افتتاح الميناء القديم يوم الاثنين بعد تسعة أشهر من الإصلاحات التي كلفت أكثر من المتوقع.",
    "قال مدير الميناء إن أحدا لم يكن يتوقع أن تحتاج الجدران إلى كل هذه الحجارة.",
    "انتظر الصيادون على الرصيف بينما كان المهندسون يقيسون الحوض الشمالي مرة أخرى.",
    "بيعت تذاكر الرحلة الأولى خلال ساعة واحدة من الإعلان عنها يوم الجمعة.",
]
TEXTS = {"en": (ENGLISH, " "), "zh-CN": (CHINESE, ""), "ar": (ARABIC, " ")}
HEADS = {"en": "Report {} from the old harbour", "zh-CN": "老港口纪事之{}：修缮工程见闻", "ar": "تقرير رقم {} من الميناء القديم"}


def paragraphs(language, count, salt):
    sentences, space = TEXTS[language]
    made = []
    for i in range(count):
        take = 2 + (i * 7 + salt) % 4
        made.append(space.join(sentences[(i * 3 + j + salt) % len(sentences)] for j in range(take)))
        made[-1] += space + {"en": f"Item {salt}-{i}.", "zh-CN": f"编号{salt}-{i}。", "ar": f"الرقم {salt}-{i}."}[language]
    return made


def page(language, columns, articles, style, sidebar=False):
    """(html, blocks in reading order)"""
    blocks, body = [], []
    for a in range(articles):
        head = HEADS[language].format(a + 1)
        blocks.append(head)
        body.append(f"<h1>{html.escape(head)}</h1><div class=c>")
        for i, p in enumerate(paragraphs(language, 9, a)):
            if sidebar and i == 3:
                body.append(f"<aside><p>{NOTES[language]}</p></aside>")
            blocks.append(p)
            body.append(f"<p>{html.escape(p)}</p>")
        body.append("</div>")
    css = (f"@page{{size:A4;margin:18mm}}body{{font:10pt/1.4 'Noto Serif CJK SC','DejaVu Serif',serif;margin:0}}h1{{font-size:20pt}}"
           f".c{{column-count:{columns};column-gap:7mm}}p{{margin:0}}aside{{background:#ddd;padding:3mm;break-inside:avoid}}{style}")
    if language == "en": css = css.replace("'Noto Serif CJK SC',", "")
    return (f"<!doctype html><html lang={language} dir={'rtl' if language == 'ar' else 'ltr'}><meta charset=utf-8>"
            f"<style>{css}</style><body>{''.join(body)}</body></html>"), blocks


STYLES = {"indent": "p{text-indent:2em;text-align:justify}", "space": "p{margin:0 0 .7em}",
          "dropcap": "p{text-indent:1.5em}h1+.c>p:first-child{text-indent:0}h1+.c>p:first-child::first-letter{float:left;font-size:3.2em;line-height:.8}",
          "justify-rule": "p{text-indent:1.2em;text-align:justify;hyphens:auto}.c{column-rule:.5pt solid #000}"}


def run(words, **more):
    return subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=120, **more)


def make(folder):
    cases = []
    for language in TEXTS:
        for columns in (1, 2, 3, 4):
            for name, style in STYLES.items():
                if (name == "dropcap" and language == "ar") or (columns == 1 and name == "justify-rule"): continue
                sidebar = columns in (2, 3) and name == "space"
                source, blocks = page(language, columns, 2, style, sidebar)
                stem = os.path.join(folder, f"{language}-{columns}-{name}")
                open(stem + ".html", "w", encoding="utf-8").write(source)
                # WeasyPrint sets first lines over floating letters, and says the wrong text for Arabic glyphs (version 57).
                if shutil.which("weasyprint") and columns != 4 and name != "dropcap" and language != "ar":
                    run(["weasyprint", stem + ".html", stem + "-weasyprint.pdf"])
                    cases.append((stem + "-weasyprint.pdf", blocks))
                if shutil.which("chromium"):
                    for header in ("--no-pdf-header-footer",) if columns > 1 else ("--no-pdf-header-footer", None):
                        pdf = stem + ("-chromium.pdf" if header else "-chromium-headers.pdf")
                        run([w for w in ("chromium", "--headless", "--no-sandbox", "--disable-gpu", header, "--user-data-dir=" + os.path.join(folder, "profile"),
                             "--print-to-pdf=" + pdf, "file://" + stem + ".html") if w])
                        cases.append((pdf, blocks))
    if shutil.which("groff"):
        for columns in ("1C", "2C"):
            for macro in (".PP", ".LP"):
                blocks = [HEADS["en"].format(1)] + paragraphs("en", 14, 1)
                text = f".TL\n{blocks[0]}\n.{columns}\n" + "".join(f"{macro}\n{p}\n" for p in blocks[1:])
                pdf = os.path.join(folder, f"groff-{columns}-{macro[1:]}.pdf")
                with open(pdf, "wb") as out:
                    out.write(subprocess.run(["groff", "-ms", "-Tpdf"], input=text.encode(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout)
                cases.append((pdf, blocks))
    if shutil.which("soffice"):
        for language in TEXTS:
            source, blocks = page(language, 1, 2, STYLES["indent"])
            stem = os.path.join(folder, f"libreoffice-{language}")
            open(stem + ".html", "w", encoding="utf-8").write(source)
            run(["soffice", "--headless", "--convert-to", "pdf:writer_web_pdf_Export", "--outdir", folder, stem + ".html"])
            cases.append((stem + ".pdf", blocks))
    return [(pdf, blocks) for pdf, blocks in cases if os.path.exists(pdf) and os.path.getsize(pdf)]


def bare(text):
    text = text.replace("\u2010", "-")  # groff sets hyphens as such
    return re.sub(r"[\s\u00ad\u200b-\u200f\u2066-\u2069]+", "", text)


def galley_blocks(galley, pdf, layout):
    out = run([galley, "convert", "-f", "pdf", "-t", "xml", "-R", "layout=" + layout, "-o", "-", pdf]).stdout
    if not out: return []
    n = "{urn:galley:document:1}"
    return ["".join(e.itertext()) for e in E.fromstring(out).iter() if e.tag in (n + "p", n + "headline", n + "heading", n + "deck", n + "kicker", n + "byline")]


def text_blocks(words):
    return re.split(r"\n\s*\n|\f", run(words).stdout.decode("utf-8", "replace"))


NOTES = {"en": "In a box: the walls are eleven metres high and four metres wide at the foot.",
         "zh-CN": "背景：堤岸高十一米，底部宽四米，建成已有百年。", "ar": "خلفية: يبلغ ارتفاع الجدران أحد عشر مترا."}


def score(found, blocks):
    whole_set = {bare(b) for b in found}
    joined = "".join(bare(b) for b in found)
    # A box may be read anywhere between two paragraphs.
    for note in NOTES.values(): joined = joined.replace(bare(note), "")
    truth = [bare(b) for b in blocks]
    whole = sum(t in whole_set for t in truth)
    order = sum(a[-14:] + b[:14] in joined for a, b in zip(truth, truth[1:]))
    return order, len(truth) - 1, whole, len(truth)


def main():
    galley = sys.argv[1]
    folder = sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp()
    os.makedirs(folder, exist_ok=True)
    cases = make(folder)
    ways = {"galley geometry": lambda p: galley_blocks(galley, p, "geometry"), "galley auto": lambda p: galley_blocks(galley, p, "auto"),
            "pdftotext": lambda p: text_blocks(["pdftotext", "-q", p, "-"]), "pdftotext -layout": lambda p: text_blocks(["pdftotext", "-q", "-layout", p, "-"]),
            "mutool": lambda p: text_blocks(["mutool", "draw", "-q", "-F", "txt", p])}
    for way, read in ways.items():
        if way.startswith(("pdftotext", "mutool")) and not shutil.which(way.split()[0]): continue
        total = [0, 0, 0, 0]
        for pdf, blocks in cases:
            result = score(read(pdf), blocks)
            total = [a + b for a, b in zip(total, result)]
            if way.startswith("galley") and (result[0] < result[1] or result[2] < result[3]):
                print(f"  {os.path.basename(pdf)} {way}: order {result[0]}/{result[1]}, whole {result[2]}/{result[3]}")
        print(f"{way}: {len(cases)} files, order {100 * total[0] / max(total[1], 1):.1f} %, whole {100 * total[2] / max(total[3], 1):.1f} %")


if __name__ == "__main__":
    main()
