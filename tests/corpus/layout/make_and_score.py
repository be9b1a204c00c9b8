# SPDX-License-Identifier: Apache-2.0
"""make_and_score.py GALLEY [--folder F] [--seeds N] [--half seen|unseen] [--only WORD] [--peers] [-v]

Sets texts of our own by Chromium, WeasyPrint, LibreOffice, groff and LaTeX in layouts drawn by lot, reads the pages back
with galley by geometry alone and (--peers) with the programs that people use otherwise, and prints how much came back:
neighbouring blocks in order, paragraphs whole, headings and list items told as such, rows of tables, captions, foot
notes, and running heads left in the text. Half of the pages is for looking at (seen), half for the score alone
(unseen): mend with the first, believe the second. What is not installed is left out, and said."""
import argparse, os, shutil, subprocess, sys, tempfile, xml.etree.ElementTree as E

import html_pages, typeset_pages
from texts import bare

HERE = os.path.dirname(os.path.abspath(__file__))
N = "{urn:galley:document:1}"


def run(words, **more):
    try: return subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=120, **more)
    except subprocess.TimeoutExpired: return subprocess.CompletedProcess(words, 1, b"")


def write(path, text):
    with open(path, "w", encoding="utf-8") as file: file.write(text)
    return path


def set_html(folder, stem, source, producer):
    page = write(os.path.join(folder, stem + ".html"), source)
    pdf = os.path.join(folder, stem + ".pdf")
    if producer == "weasyprint": run(["weasyprint", page, pdf])
    else:
        header = [] if producer == "browser" else ["--no-pdf-header-footer"]
        run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", *header, "--user-data-dir=" + os.path.join(folder, "profile"), "--print-to-pdf=" + pdf, "file://" + page])
    return pdf


def set_groff(folder, stem, source):
    pdf = os.path.join(folder, stem + ".pdf")
    with open(pdf, "wb") as out: out.write(run(["groff", "-t", "-ms", "-Tpdf", "-Kutf8"], input=source.encode()).stdout)
    return pdf


def set_latex(folder, stem, source):
    page = write(os.path.join(folder, stem + ".tex"), source)
    for _ in range(2): run(["pdflatex", "-interaction=batchmode", "-output-directory=" + folder, page])
    return os.path.join(folder, stem + ".pdf")


def set_office(folder, stem, source):
    page = write(os.path.join(folder, stem + ".fodt"), source)
    run(["soffice", "--headless", "-env:UserInstallation=file://" + os.path.join(folder, "office"), "--convert-to", "pdf", "--outdir", folder, page])
    return os.path.join(folder, stem + ".pdf")


def cases(folder, seeds, half, only):
    """(pdf, truth) of each page; those that are there already are not set again."""
    have = {p: shutil.which(c) for p, c in (("chromium", "chromium"), ("browser", "chromium"), ("weasyprint", "weasyprint"), ("groff", "groff"), ("latex", "pdflatex"), ("office", "soffice"), ("scrambled", "fix-qdf"))}
    for producer, found in have.items():
        if not found: print("left out, not installed:", producer, file=sys.stderr)
    for seed in range(seeds):
        if half and (seed % 2 == 0) != (half == "seen"): continue
        jobs = [(f"{family}-{producer}-{seed}", producer, family) for family in html_pages.FAMILIES for producer in ("chromium", "weasyprint", "browser")]
        jobs += [(f"{producer}-{seed}", producer, "") for producer in ("groff", "latex", "office")]
        for stem, producer, family in jobs:
            if only and only not in stem or not have[producer]: continue
            # Its version 57 sets first lines over floating letters, tells Arabic glyphs wrong and knows no vertical lines.
            if producer == "weasyprint" and family in ("tiers", "grid"): continue
            if producer == "browser" and (seed + html_pages.FAMILIES.index(family)) % 4: continue
            if family:
                page = html_pages.Page(family, f"{producer}{seed}", producer == "weasyprint")
                source, truth = page.make()
                if producer == "weasyprint" and page.language in ("ar", "he"): continue
                make = lambda: set_html(folder, stem, source, producer)
            else:
                source, truth = {"groff": typeset_pages.groff, "latex": typeset_pages.latex, "office": typeset_pages.opendocument}[producer](seed)
                make = lambda: {"groff": set_groff, "latex": set_latex, "office": set_office}[producer](folder, stem, source)
            pdf = os.path.join(folder, stem + ".pdf")
            if not os.path.exists(pdf): make()
            if not os.path.exists(pdf) or not os.path.getsize(pdf):
                print("not set:", stem, file=sys.stderr)
                continue
            yield pdf, truth
            turn = (seed // 2 + len(stem)) % 4
            if turn == 1 and have["scrambled"]:
                other = pdf[:-4] + "-scrambled.pdf"
                if not os.path.exists(other): run([sys.executable, os.path.join(HERE, "scrambled.py"), pdf, other, str(seed)])
                yield other, truth
            if turn == 3 and shutil.which("qpdf"):
                other = pdf[:-4] + "-turned.pdf"
                if not os.path.exists(other): run(["qpdf", "--rotate=+90", pdf, other])
                yield other, truth


def galley_blocks(galley, pdf):
    """[(kind, text)] in the order of the document; notes stand where their article ends."""
    out = run([galley, "convert", "-f", "pdf", "-t", "xml", "-R", "layout=geometry", "-o", "-", pdf]).stdout
    if not out: return []
    kinds = {N + k: v for k, v in (("p", "p"), ("headline", "head"), ("heading", "head"), ("deck", "head"), ("kicker", "head"), ("byline", "byline"), ("dateline", "p"), ("caption", "caption"))}
    blocks = []

    def walk(element, kind):
        for child in element:
            tag = child.tag
            if tag == N + "row":
                blocks.append(("row", "\x1f".join(" ".join("".join(c.itertext()).split()) for c in child)))
            elif tag == N + "quote": walk(child, "p")
            elif tag in kinds: blocks.append((kind if tag == N + "p" and kind else kinds[tag], "".join(child.itertext())))
            else: walk(child, {N + "item": "item", N + "note": "note"}.get(tag, kind))

    walk(E.fromstring(out), "")
    return blocks


def text_blocks(words):
    import re
    return [("p", t) for t in re.split(r"\n\s*\n|\f", run(words).stdout.decode("utf-8", "replace"))]


def score(found, truth, say):
    """{measure: (right, of)}"""
    apart = {(k, bare(t)) for k, t in found}
    texts = {t for _, t in apart}
    joined = "".join(bare(t) for k, t in found if k not in ("row", "caption", "note"))
    for kind, text in truth.floats:
        if kind != "row": joined = joined.replace(bare(text), "")
    result = {}

    def count(measure, right, what):
        a, b = result.get(measure, (0, 0))
        result[measure] = (a + bool(right), b + 1)
        if not right and say: print(f"      {measure}: {what}")

    flow = [(k, bare(t)) for k, t in truth.flow]
    for (_, a), (_, b) in zip(flow, flow[1:]): count("order", a[-14:] + b[:14] in joined, a[-14:] + " | " + b[:14])
    for kind, text in flow + [(k, bare(t)) for k, t in truth.floats if k == "p"]:
        if kind == "p": count("whole", text in texts, text[:40] + " ... " + text[-20:])
        if kind == "head": count("heads", ("head", text) in apart, text)
        if kind == "item": count("items", ("item", text) in apart, text[:40])
    for kind, text in truth.floats:
        if kind == "row": count("rows", ("row", text) in {(k, t) for k, t in found}, text.replace("\x1f", " | "))
        if kind in ("caption", "note"): count(kind + "s", (kind, bare(text)) in apart, text[:40])
    for text in truth.furniture: count("clean", bare(text) not in joined, text)
    # What the page does not hold as a head and is told as one.
    heads = {t for k, t in flow if k == "head"}
    told = [t for k, t in apart if k == "head"]
    for text in told: count("no false heads", text in heads, text[:60])
    return result


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("galley")
    parser.add_argument("--folder")
    parser.add_argument("--seeds", type=int, default=4)
    parser.add_argument("--half", choices=["seen", "unseen"])
    parser.add_argument("--only", default="")
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("-v", action="store_true")
    asked = parser.parse_args()
    folder = asked.folder or tempfile.mkdtemp()
    os.makedirs(folder, exist_ok=True)
    ways = {"galley": lambda p: galley_blocks(asked.galley, p)}
    if asked.peers:
        ways |= {"pdftotext": lambda p: text_blocks(["pdftotext", "-q", p, "-"]), "pdftotext -layout": lambda p: text_blocks(["pdftotext", "-q", "-layout", p, "-"]),
                 "mutool": lambda p: text_blocks(["mutool", "draw", "-q", "-F", "txt", p])}
    totals, files = {way: {} for way in ways}, 0
    for pdf, truth in cases(folder, asked.seeds, asked.half, asked.only):
        files += 1
        for way, read in ways.items():
            mine = way == "galley" and asked.half != "unseen"
            result = score(read(pdf), truth, asked.v and mine)
            for measure, (a, b) in result.items():
                x, y = totals[way].get(measure, (0, 0))
                totals[way][measure] = (x + a, y + b)
            short = [f"{m} {a}/{b}" for m, (a, b) in result.items() if a < b]
            if mine and short: print(f"  {os.path.basename(pdf)}: {', '.join(short)}", flush=True)
    for way, total in totals.items():
        print(f"{way}: {files} files, " + ", ".join(f"{m} {100 * a / b:.1f} % of {b}" for m, (a, b) in total.items()))


if __name__ == "__main__":
    main()
