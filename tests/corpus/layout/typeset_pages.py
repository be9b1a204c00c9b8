# SPDX-License-Identifier: Apache-2.0
"""The same for producers that take no HTML: sources for LibreOffice (flat OpenDocument), groff and LaTeX."""
import random
from xml.sax.saxutils import escape

from texts import HEADS, SECTIONS, Truth, paragraphs, sentence

GRID = [("Harbour", "Ships", "Tonnes"), ("North Bay", "412", "8,310"), ("Old Quay", "97", "12,004"), ("Outer Mole", "1,205", "640")]


def plan(seed, name):
    """What to set: (kind, text, more) in order, with the truth."""
    lot, truth, parts = random.Random(f"{name}-{seed}"), Truth(), []
    numbered = lot.random() < 0.5
    parts.append(("title", truth.add("head", HEADS["en"].format(seed % 90 + 1)), ""))
    section = notes = 0
    table_at, list_at, fill = lot.randrange(3, 14), lot.randrange(3, 14), lot.randrange(12, 20)
    for i, text in enumerate(paragraphs("en", fill, seed % 7)):
        if i % 5 == 2 and section < 4:
            words = SECTIONS["en"][section]
            section += 1
            truth.add("head", f"{section}. {words}" if numbered and name == "groff" else f"{section} {words}" if numbered else words)
            parts.append(("section", words, ""))
        if i == list_at:
            ordered = lot.random() < 0.5
            items = [truth.add("item", f"{sentence('en', i + k)} ({k})") for k in range(3)]
            parts.append(("list", items, ordered))
        if i == table_at:
            for row in GRID: truth.float("row", "\x1f".join(row))
            parts.append(("table", GRID, lot.choice(["full", "lines", "bare"])))
        note = ""
        if lot.random() < 0.2:
            notes += 1
            note = truth.float("note", f"Note {notes}: {sentence('en', notes)}")
        parts.append(("p", truth.add("p", text), note))
    return lot, truth, parts, numbered


def split(text):
    middle = text.find(" ", len(text) // 2)
    return text[:middle], text[middle:]


def groff(seed):
    lot, truth, parts, numbered = plan(seed, "groff")
    columns = lot.choice([1, 2, 2, 3])
    macro = lot.choice([".PP", ".LP"])
    out = [f".nr PS {lot.choice([9, 10, 11])}", f".nr VS {lot.choice([12, 13])}", f".ds LH The Harbour Post" if lot.random() < .6 else ""]
    if out[-1]: truth.furniture.append("The Harbour Post")
    safe = lambda t: t.replace("“", "\\(lq").replace("”", "\\(rq")
    for kind, text, more in parts:
        if kind == "title": out += [".TL", text, {1: ".1C", 2: ".2C", 3: ".MC 5c 0.8c"}[columns]]
        elif kind == "section": out += [".NH 1" if numbered else ".SH", text]
        elif kind == "list":
            for n, item in enumerate(text): out += [f".IP {n + 1}. 4" if more else ".IP \\(bu 3", safe(item)]
        elif kind == "table":
            rule = {"full": "allbox;", "lines": "", "bare": ""}[more]
            line = "_\n" if more == "lines" else ""
            out += [".TS", f"{rule}\nl r r." if rule else "l r r.", *[("_\n" if more == "lines" and n < 2 else "") + "\t".join(row) for n, row in enumerate(text)], *(["_"] if line else []), ".TE"]
        else:
            a, b = split(text)
            out += [macro] + ([safe(a) + "\\**", ".FS", safe(more), ".FE", safe(b.lstrip())] if more else [safe(text)])
    return "\n".join(o for o in out if o) + "\n", truth


def latex(seed):
    lot, truth, parts, numbered = plan(seed, "latex")
    two = lot.random() < 0.6
    paper = lot.choice(["a4paper", "letterpaper"])
    out = [f"\\documentclass[{paper},{lot.choice([10, 11, 12])}pt{',twocolumn' if two else ''}]{{article}}"]
    if lot.random() < 0.3: out.append("\\setlength{\\parindent}{0pt}\\setlength{\\parskip}{6pt}")
    if lot.random() < 0.3: out.append("\\setlength{\\columnseprule}{.4pt}")
    if lot.random() < 0.4:
        out.append("\\pagestyle{myheadings}\\markright{The Harbour Post}")
        truth.furniture.append("The Harbour Post")
    out.append("\\sloppy\\begin{document}")
    safe = lambda t: t.replace("“", "``").replace("”", "''").replace("&", "\\&")
    for kind, text, more in parts:
        if kind == "title":
            out.append(f"\\title{{{text}}}\\author{{By Ana Lima}}\\date{{}}\\maketitle")
            abstract = paragraphs("en", 1, 33)[0]
            truth.flow[1:1] = [("byline", "By Ana Lima"), ("head", "Abstract"), ("p", abstract)]
            out.append(f"\\begin{{abstract}}{safe(abstract)}\\end{{abstract}}")
        elif kind == "section": out.append(f"\\section{'' if numbered else '*'}{{{text}}}")
        elif kind == "list":
            name = "enumerate" if more else "itemize"
            out.append(f"\\begin{{{name}}}" + "".join(f"\\item {safe(i)}" for i in text) + f"\\end{{{name}}}")
        elif kind == "table":
            shape = "|l|r|r|" if more == "full" else "lrr"
            rows = [" & ".join(r) + "\\\\" for r in text]
            if more == "full": rows = ["\\hline " + r for r in rows] + ["\\hline"]
            if more == "lines": rows = ["\\hline " + rows[0] + "\\hline"] + rows[1:] + ["\\hline"]
            out.append(f"\n\n\\begin{{center}}\\begin{{tabular}}{{{shape}}}{''.join(rows)}\\end{{tabular}}\\end{{center}}\n")
        else:
            a, b = split(text)
            out.append("\n\n" + (f"{safe(a)}\\footnote{{{safe(more)}}}{safe(b)}" if more else safe(text)) + "\n")
    return "\n".join(out) + "\\end{document}\n", truth


def opendocument(seed):
    lot, truth, parts, numbered = plan(seed, "opendocument")
    columns, size = lot.choice([1, 2, 3]), lot.choice([9, 10, 11])
    align = lot.choice(["justify", "start"])
    shape = f'fo:text-indent="{lot.choice([4, 6])}mm"' if lot.random() < 0.6 else 'fo:margin-bottom="3mm"'
    head, foot = lot.random() < 0.6, lot.random() < 0.7
    spaces = " ".join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for p, n in (("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("fo", "xsl-fo-compatible")))
    fields = ""
    if head:
        truth.furniture.append("The Harbour Post")
        fields += '<style:header><text:p text:style-name="H">The Harbour Post</text:p></style:header>'
    if foot: fields += '<style:footer><text:p text:style-name="H">Page <text:page-number>1</text:page-number> of <text:page-count>1</text:page-count></text:p></style:footer>'
    out = [f'<?xml version="1.0" encoding="UTF-8"?><office:document {spaces} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">'
           f'<office:styles><style:style style:name="Standard" style:family="paragraph"><style:text-properties style:font-name="Serif" fo:font-family="DejaVu Serif" fo:font-size="{size}pt" fo:language="en" fo:country="GB"/></style:style></office:styles><office:automatic-styles>'
           f'<style:style style:name="P" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="{align}" {shape}/></style:style>'
           f'<style:style style:name="L" style:family="paragraph" style:parent-style-name="Standard"/>'
           f'<style:style style:name="H" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="{lot.choice(["center", "start", "end"])}"/><style:text-properties fo:font-size="8pt"/></style:style>'
           f'<style:style style:name="T" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="4mm"/><style:text-properties fo:font-size="{2 * size}pt" fo:font-weight="bold"/></style:style>'
           f'<style:style style:name="S" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-top="4mm" fo:margin-bottom="2mm" fo:keep-with-next="always"/><style:text-properties fo:font-size="{lot.choice([size, size + 2])}pt" fo:font-weight="bold"/></style:style>'
           f'<style:style style:name="C" style:family="section"><style:section-properties><style:columns fo:column-count="{columns}" fo:column-gap="7mm"/></style:section-properties></style:style>'
           '<style:style style:name="F" style:family="table-cell"><style:table-cell-properties fo:padding="1mm" fo:border="0.5pt solid #000000"/></style:style><style:style style:name="N" style:family="table-cell"><style:table-cell-properties fo:padding="1mm" fo:border-top="0.5pt solid #000000" fo:border-bottom="0.5pt solid #000000"/></style:style><style:style style:name="O" style:family="table-cell"><style:table-cell-properties fo:padding="1mm"/></style:style>'
           '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-6mm" fo:margin-left="9mm"/></style:list-level-properties></text:list-level-style-bullet></text:list-style>'
           '<text:list-style style:name="E"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-6mm" fo:margin-left="9mm"/></style:list-level-properties></text:list-level-style-number></text:list-style>'
           f'<style:page-layout style:name="A"><style:page-layout-properties fo:page-width="{lot.choice(["210mm", "216mm"])}" fo:page-height="{lot.choice(["297mm", "279mm"])}" fo:margin="20mm"/><style:header-style><style:header-footer-properties fo:min-height="8mm" fo:margin-bottom="4mm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="8mm" fo:margin-top="4mm"/></style:footer-style></style:page-layout></office:automatic-styles>'
           f'<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A">{fields}</style:master-page></office:master-styles><office:body><office:text>']
    section = notes = 0
    for kind, text, more in parts:
        if kind == "title": out.append(f'<text:p text:style-name="T">{text}</text:p><text:section text:style-name="C" text:name="c">')
        elif kind == "section":
            section += 1
            out.append(f'<text:p text:style-name="S">{f"{section} " if numbered else ""}{text}</text:p>')
        elif kind == "list": out.append(f'<text:list text:style-name="{"E" if more else "B"}">' + "".join(f'<text:list-item><text:p text:style-name="L">{escape(i)}</text:p></text:list-item>' for i in text) + "</text:list>")
        elif kind == "table":
            cell = {"full": "F", "lines": "N", "bare": "O"}[more]
            out.append('<table:table table:name="t"><table:table-column table:number-columns-repeated="3"/>' + "".join("<table:table-row>" + "".join(f'<table:table-cell table:style-name="{cell}"><text:p text:style-name="L">{c}</text:p></table:table-cell>' for c in row) + "</table:table-row>" for row in text) + "</table:table>")
        else:
            a, b = split(text)
            notes += bool(more)
            note = f'<text:note text:id="n{notes}" text:note-class="footnote"><text:note-citation>{notes}</text:note-citation><text:note-body><text:p text:style-name="L">{escape(more)}</text:p></text:note-body></text:note>' if more else ""
            out.append(f'<text:p text:style-name="P">{escape(a)}{note}{escape(b)}</text:p>')
    out.append("</text:section></office:text></office:body></office:document>")
    return "".join(out), truth
