# SPDX-License-Identifier: Apache-2.0
"""Pages in HTML, of many layouts drawn by lot, with what they hold. The same seed gives the same page."""
import base64, html, random, struct, zlib

from texts import BOXES, DECKS, HEADS, SECTIONS, Truth, paragraphs, sentence

FAMILIES = ["news", "grid", "paper", "magazine", "book", "report", "tiers", "landscape"]
LATIN = ["'DejaVu Serif'", "'Nimbus Roman'", "'Noto Sans'", "'Noto Serif'", "'C059'", "'Nimbus Sans Narrow'"]
FONTS = {"zh-CN": ["'Noto Serif CJK SC'", "'Noto Sans CJK SC'"], "ja": ["'Noto Serif CJK JP'", "'Noto Sans CJK JP'"],
         "ar": ["'Noto Naskh Arabic'"], "he": ["'Noto Sans Hebrew'", "'DejaVu Sans'"]}


def picture(width, height, grey):
    """A PNG of one grey, as an address."""
    def chunk(kind, data): return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + bytes([grey] * width) for _ in range(height))
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return "data:image/png;base64," + base64.b64encode(data).decode()


class Page:
    def __init__(self, family, seed, notes):
        self.family, self.notes = family, notes  # notes: the producer sets foot notes and running heads
        self.lot = random.Random(f"{family}-{seed}")
        self.truth, self.body, self.css, self.count = Truth(), [], [], 0

    def chance(self, part): return self.lot.random() < part

    def put(self, text): self.body.append(text)

    def head(self, text, tag="h1", note=""):
        self.truth.add("head", note + text)
        self.put(f"<{tag}>{html.escape(note + text)}</{tag}>")

    def paragraph(self, text, name="", lead=""):
        note = ""
        if self.notes and self.can_note and self.chance(0.2):
            self.count += 1
            body = f"Note {self.count}: {sentence(self.language, self.count)}"
            self.truth.float("note", body)
            note = f"<span class=fn>{html.escape(body)}</span>"
        # The call stands within the paragraph, so that its ends are the same with it or without.
        middle = text.find(" ", len(text) // 2) if note else len(text)
        self.truth.add("p", lead + text)
        self.put(f"<p class='{name}'>" + (f"<b>{html.escape(lead)}</b>" if lead else "") + f"{html.escape(text[:middle])}{note}{html.escape(text[middle:])}</p>")

    def listing(self, salt):
        kind = self.lot.choice(["ul", "ol", "ol type=a"])
        self.put(f"<{kind}>")
        for i in range(self.lot.randint(2, 5)):
            text = f"{sentence(self.language, i + salt)} ({salt}.{i})"
            self.truth.add("item", text)
            self.put(f"<li>{html.escape(text)}</li>")
        self.put(f"</{kind.split()[0]}>")

    def table(self, salt):
        kind = self.lot.choice(["full", "lines", "bare", "head"])
        columns, rows = self.lot.randint(3, 4), self.lot.randint(3, 7)
        wrapped = self.chance(0.3) and kind in ("full", "lines")
        names = ["Harbour", "Ships", "Tonnes", "Crew"][:columns]
        self.put(f"<table class={kind}><tr>" + "".join(f"<th>{n}</th>" for n in names) + "</tr>")
        self.truth.float("row", "\x1f".join(names))
        for r in range(rows):
            cells = [f"Port {salt}{r}" if not wrapped else f"The port number {salt}{r} in the north of the bay"] + [str((r + 2) * 137 * (c + salt + 1)) for c in range(1, columns)]
            self.truth.float("row", "\x1f".join(cells))
            self.put("<tr>" + "".join(f"<td>{c}</td>" for c in cells) + "</tr>")
        self.put("</table>")

    def figure(self, salt):
        words = f"Figure {salt}: {sentence(self.language, salt + 4)}"
        self.truth.float("caption", words)
        caption = f"<figcaption>{html.escape(words)}</figcaption>"
        image = f"<img src='{picture(60 + salt, 30, 90 + salt)}'>"
        self.put("<figure>" + (caption + image if self.chance(0.25) else image + caption) + "</figure>")

    def box(self):
        self.truth.float("p", BOXES[self.language])
        self.put(f"<aside><p>{html.escape(BOXES[self.language])}</p></aside>")

    def pull(self, salt):
        words = f"“{sentence(self.language, salt).rstrip('.。')}”"
        self.truth.float("p", words)
        self.put(f"<blockquote class=pull>{html.escape(words)}</blockquote>")

    def text(self, count, salt, extras=(), sections=0, initial=False):
        """Paragraphs with sections and extras strewn among them."""
        lot = self.lot
        breaks = {i: n for n, i in enumerate(sorted(lot.sample(range(2, count), min(sections, count - 2))))} if count > 2 else {}
        places = {}
        for extra in extras: places.setdefault(lot.randrange(2, count), []).append(extra)
        for i, text in enumerate(paragraphs(self.language, count, salt)):
            if i in breaks: self.head(SECTIONS[self.language][breaks[i] % 4] + (f" {salt}" if breaks[i] > 3 or salt else ""), "h2", f"{breaks[i] + 1} " if self.numbered else "")
            for extra in places.get(i, []): extra(salt + i)
            self.paragraph(text, "initial" if initial and i == 0 else "", "Briefly. " if self.run_in and i % 4 == 2 else "")

    def make(self):
        lot, family = self.lot, self.family
        self.language = lot.choice(["zh-CN", "ja"]) if family == "tiers" else lot.choice(["en", "en", "en", "de", "zh-CN", "ar", "he"]) if family in ("news", "grid", "magazine", "landscape") else lot.choice(["en", "en", "de"])
        latin = self.language in ("en", "de")
        self.can_note, self.numbered, self.run_in = latin and family in ("paper", "book", "report"), family in ("paper", "report") and self.chance(0.6), latin and self.chance(0.2)
        right = self.language in ("ar", "he")
        size = lot.choice([8, 9, 9.5, 10, 11]) if family != "book" else lot.choice([10, 11, 12])
        paper = {"landscape": "A4 landscape", "tiers": "A4", "book": lot.choice(["A5", "6in 9in", "A4"])}.get(family) or lot.choice(["A4", "A4", "letter", "legal", "A3"])
        gap = lot.choice([4, 5, 6, 8])
        columns = {"news": lot.randint(3, 6 if paper == "A3" or size <= 9 else 4), "paper": 2, "magazine": lot.choice([2, 3]), "book": 1,
                   "report": lot.choice([1, 1, 2]), "landscape": 2, "grid": 1, "tiers": lot.choice([2, 3, 4])}[family]
        # Long words without hyphens would run into the next column.
        if self.language == "de": columns = min(columns, 3)
        style = lot.choice(["indent", "indent", "space"])
        justify = self.chance(0.6)
        css = self.css
        css.append(f"@page{{size:{paper};margin:{lot.choice([14, 18, 22])}mm}}")
        css.append(f"body{{font:{size}pt/{lot.choice([1.2, 1.3, 1.4, 1.5])} {lot.choice(FONTS.get(self.language, LATIN))},'DejaVu Serif';margin:0}}")
        css.append(f"h1{{font-size:{size * lot.choice([1.8, 2.2, 2.8])}pt;line-height:1.15;margin:0 0 .3em{';text-align:center' if self.chance(.3) else ''}}}")
        css.append(f"h2{{font-size:{size * lot.choice([1, 1, 1.15, 1.3])}pt;margin:{lot.choice(['.8em 0 .3em', '1em 0 .2em'])};break-after:avoid{';text-align:center' if self.chance(.2) else ''}}}")
        css.append(f".c{{column-count:{columns};column-gap:{gap}mm;margin-bottom:{lot.choice([6, 8, 10])}mm{';column-rule:.5pt solid #000' if self.chance(.3) else ''}}}")
        css.append("p{margin:0;" + ("text-align:justify;" if justify else "") + ("hyphens:auto;" if latin and self.chance(.7) else "") + "orphans:1;widows:1}")
        css.append(f"p{{text-indent:{lot.choice([1, 1.5, 2])}em}}h1+p,h2+p,.deck+p,.c>p:first-child{{text-indent:{'0' if self.chance(.5) else 'inherit'}}}" if style == "indent" else f"p{{margin:0 0 {lot.choice(['.5em', '.7em', '1em'])}}}")
        css.append(f".deck{{font-size:{size * 1.3}pt;line-height:1.25;text-indent:0;text-align:start;margin:0 0 .6em{';font-style:italic' if self.chance(.4) and latin else ''}}}")
        css.append(f"aside{{{lot.choice(['background:#ddd', 'border:1pt solid #000', 'background:#eee;border:.5pt solid #666'])};padding:3mm;margin:2mm 0;break-inside:avoid}}aside p{{text-indent:0;margin:0}}")
        css.append(f".pull{{font-size:{size * 1.5}pt;line-height:1.2;text-align:center;margin:3mm 2mm;padding:2mm 0;break-inside:avoid;{lot.choice(['border-top:1pt solid #000;border-bottom:1pt solid #000', '', 'border-top:2pt solid #000'])}}}")
        css.append(f"table{{border-collapse:collapse;margin:2mm 0;font-size:{size * lot.choice([.9, 1])}pt;line-height:1.2;text-align:left;break-inside:avoid;hyphens:none}}td,th{{padding:.6mm 2.5mm;vertical-align:top}}td+td,th+th{{text-align:right}}"
                   ".full td,.full th{border:.5pt solid #000}.lines td,.lines th{border-top:.5pt solid #000;border-bottom:.5pt solid #000}.head tr:first-child th{border-top:1pt solid #000;border-bottom:.5pt solid #000}.head tr:last-child td{border-bottom:1pt solid #000}")
        css.append(f"figure{{margin:2mm 0;break-inside:avoid}}img{{width:100%;display:block}}figcaption{{font-size:{size * .85}pt;line-height:1.2;margin:1mm 0;text-align:start}}ul,ol{{margin:.4em 0;padding-inline-start:{lot.choice([1.5, 2, 2.5])}em;hyphens:none}}")
        if self.notes: css.append(f".fn{{float:footnote;font-size:{size * .8}pt;line-height:1.2;text-indent:0;text-align:start}}@page{{@footnote{{border-top:.5pt solid #000;padding-top:1mm}}}}")
        if self.notes and family != "tiers": self.running()
        if family == "magazine" and latin and not self.notes:
            css.append(f".initial::first-letter{{float:left;font-size:{ {2: 2.4, 3: 3.6, 4: 4.9}[lot.choice([2, 3, 4])]}em;line-height:.82;padding-right:.06em;font-family:'DejaVu Serif'}}.initial{{text-indent:0!important}}")
        getattr(self, "make_" + family)(columns, latin)
        return (f"<!doctype html><html lang={self.language} dir={'rtl' if right else 'ltr'}><meta charset=utf-8><title>Harbour</title><style>{''.join(css)}</style>"
                f"<body>{''.join(self.body)}</body></html>"), self.truth

    def running(self):
        """Heads and feet with page numbers in many places."""
        lot = self.lot
        name = "The Harbour Post"
        number = lot.choice(["counter(page)", "'– ' counter(page) ' –'", "'Page ' counter(page) ' of ' counter(pages)"])
        places = lot.choice([("@top-left", "@bottom-center"), ("@top-center", "@top-right"), ("@top-right", "@bottom-right"), ("@bottom-left", "@bottom-right"), ("@top-left", "@top-right")])
        self.css.append(f"@page{{{places[0]}{{content:'{name}';font-size:8pt}}{places[1]}{{content:{number};font-size:8pt}}}}")
        if self.chance(0.3): self.css.append("@page{@top-center{content:string(s);font-size:8pt}}h1{string-set:s content()}")
        self.truth.furniture.append(name)

    def make_news(self, columns, latin):
        spanning = self.chance(0.6)
        for a in range(self.lot.randint(1, 3)):
            if not spanning: self.put("<div class=c>")
            self.head(HEADS[self.language].format(a + 1))
            if self.chance(0.5): self.put(f"<p class=deck>{DECKS[self.language]}</p>"); self.truth.add("head", DECKS[self.language])
            if spanning: self.put("<div class=c>")
            extras = [self.figure] * self.chance(.4) + ([lambda s: self.box()] if self.chance(.3) and a == 0 else [])
            self.text(self.lot.randint(8, 14), a, extras, self.lot.choice([0, 2, 3]))
            self.put("</div>")

    def make_grid(self, columns, latin):
        """Articles side by side; each has columns of its own."""
        shape = self.lot.choice([(1, 2), (2, 1), (1, 1, 1), (1, 3), (2, 2)])
        gap = self.lot.choice([7, 9])
        total = sum(shape)
        line = ";border-inline-end:.5pt solid #000;padding-inline-end:4mm" if self.chance(0.4) else ""
        for row in range(self.lot.randint(1, 2)):
            self.put(f"<div style='display:flex;gap:{gap}mm;margin-bottom:6mm'>")
            for a, own in enumerate(shape):
                self.put(f"<div style='flex:{own} 1 0;min-width:0{line if a + 1 < len(shape) else ''}'>")
                self.head(HEADS[self.language].format(row * 4 + a + 1))
                self.put(f"<div style='column-count:{own};column-gap:5mm'>")
                self.text(self.lot.randint(3, 4) * own if total < 4 else 3 * own, row * 4 + a)
                self.put("</div></div>")
            self.put("</div>")

    def make_paper(self, columns, latin):
        self.put("<div style='text-align:center'>")
        self.head(HEADS[self.language].format(7))
        self.put("</div>")
        abstract = paragraphs(self.language, 1, 41)[0]
        if self.chance(0.5):
            self.truth.add("p", "Abstract. " + abstract)
            self.put(f"<p style='margin:0 12mm 5mm;text-indent:0;font-size:.9em'><b>Abstract.</b> {html.escape(abstract)}</p>")
        extras = [self.figure, self.table] + [self.listing] * self.chance(.5)
        self.put("<div class=c>")
        self.text(22, 2, extras, 4)
        self.put("</div>")

    def make_magazine(self, columns, latin):
        for a in range(self.lot.randint(1, 2)):
            self.head(HEADS[self.language].format(a + 1))
            self.put(f"<p class=deck style='margin:2mm 20mm 5mm 0'>{DECKS[self.language]}</p>")
            self.truth.add("head", DECKS[self.language])
            self.put("<div class=c>")
            extras = [self.pull] * self.chance(.6) + ([lambda s: self.box()] if a == 0 and self.chance(.5) else []) + [self.figure] * self.chance(.5)
            self.text(self.lot.randint(8, 12), a, extras, self.lot.choice([0, 2]), initial=True)
            self.put("</div>")

    def make_book(self, columns, latin):
        for a in range(2):
            self.head(HEADS[self.language].format(a + 1))
            self.text(16, a, [self.listing] * self.chance(.4), self.lot.choice([0, 2, 3]))

    def make_report(self, columns, latin):
        self.head(HEADS[self.language].format(9))
        self.put("<div class=c>")
        self.text(18, 3, [self.table, self.listing, self.listing, self.table] + [self.figure] * self.chance(.3), 4)
        self.put("</div>")

    def make_tiers(self, columns, latin):
        self.css.append("html{writing-mode:vertical-rl}.c{column-gap:7mm}p{text-indent:1em;margin:0}")
        for a in range(self.lot.randint(1, 2)):
            self.put("<div class=c>")
            self.head(HEADS[self.language].format("一二三"[a]))
            self.text(10, a, (), self.lot.choice([0, 2]))
            self.put("</div>")

    def make_landscape(self, columns, latin):
        self.head(HEADS[self.language].format(5))
        self.put("<div class=c>")
        self.text(20, 4, (), 3)
        self.put("</div>")
