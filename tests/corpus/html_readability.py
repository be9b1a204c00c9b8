#!/usr/bin/env python3
"""How well the HTML reader finds articles in web pages, measured on Readability's own test pages.

usage: html_readability.py GALLEY FOLDER [--worst N] [--page NAME]

FOLDER holds one folder for each page, with source.html, expected.html (the content that Readability takes for the
article) and expected-metadata.json, as in test/test-pages of mozilla/readability. Scored are, for each page:
  recall     of the words of expected.html, in our document
  precision  of the words of our articles' bodies, in expected.html and the expected metadata
  title, byline, date   where the metadata tell one: is it ours? (words compared, without labels like "By")
Words are counted as often as they stand. Han and kana count one by one.
"""
import argparse
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ET
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

NAMESPACE = "{urn:galley:document:1}"
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")
LABELS = {"by", "par", "von", "por", "written", "edited", "author", "authors", "and", "with", "und", "et"}


class Text(html.parser.HTMLParser):
    BLOCKS = {"p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "tr", "section", "article",
              "figure", "figcaption", "blockquote", "pre", "ul", "ol", "dl", "dt", "dd", "header", "footer", "hr", "img",
              "table", "main", "aside", "button", "svg"}
    HIDDEN = {"script", "style", "noscript", "template", "svg", "math", "title"}

    def __init__(self):
        super().__init__()
        self.parts, self.hidden = [], 0

    def handle_starttag(self, tag, attributes):
        if tag in self.HIDDEN:
            self.hidden += 1
        if tag in self.BLOCKS:
            self.parts.append(" ")

    def handle_endtag(self, tag):
        if tag in self.HIDDEN and self.hidden:
            self.hidden -= 1
        if tag in self.BLOCKS:
            self.parts.append(" ")

    def handle_data(self, data):
        if not self.hidden:
            self.parts.append(data)


def words(text):
    return Counter(WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def text_of(element):
    parts = []

    def walk(each):
        name = each.tag.removeprefix(NAMESPACE)
        inline = name in {"em", "strong", "sup", "sub", "code", "a", "span", "ruby", "t", "text", "link"}
        if not inline:
            parts.append(" ")
        if each.text:
            parts.append(each.text)
        for child in each:
            walk(child)
            if child.tail:
                parts.append(child.tail)
        if not inline:
            parts.append(" ")

    walk(element)
    return "".join(parts)


def convert(galley, page):
    run = subprocess.run([galley, "convert", "-f", "html", "-t", "xml", str(page / "source.html"), "-o", "-"],
                         capture_output=True, timeout=120)
    if run.returncode != 0:
        raise RuntimeError(f"{page.name}: {run.stderr.decode(errors='replace')[:300]}")
    return ET.fromstring(run.stdout)


def score(galley, page):
    document = convert(galley, page)
    parser = Text()
    parser.feed((page / "expected.html").read_text(encoding="utf-8"))
    parser.close()
    expected = words("".join(parser.parts))
    told = json.loads((page / "expected-metadata.json").read_text(encoding="utf-8"))
    metadata = document.find(f"{NAMESPACE}metadata")
    articles = document.findall(f"{NAMESPACE}article")
    lines = {"kicker": "", "headline": "", "deck": "", "byline": "", "dateline": ""}
    body = ""
    for article in articles:
        for child in article:
            name = child.tag.removeprefix(NAMESPACE)
            if name in lines:
                lines[name] += " " + text_of(child)
            else:
                body += " " + text_of(child)
    ours = words(body + " " + " ".join(lines.values()))
    own_body = words(body)
    allowed = expected + words(" ".join(str(told.get(key) or "") for key in ("title", "byline", "siteName", "excerpt")))
    recall = sum((expected & ours).values()) / max(1, sum(expected.values()))
    precision = sum((own_body & allowed).values()) / max(1, sum(own_body.values()))
    values = " ".join(entry.text or "" for entry in metadata) if metadata is not None else ""
    title = None
    if told.get("title"):
        wanted = words(told["title"])
        candidates = [lines["headline"]] + [text_of(a.find(f"{NAMESPACE}headline")) for a in articles
                                            if a.find(f"{NAMESPACE}headline") is not None]
        if metadata is not None:
            candidates += [e.text or "" for e in metadata if e.tag == f"{NAMESPACE}title"]
        # The headline may lack the site's name that a page title ends in.
        title = any(words(each) == wanted or (sum(words(each).values()) >= 3 and not words(each) - wanted)
                    for each in candidates)
    byline = None
    if told.get("byline"):
        wanted = {w for w in words(told["byline"]) if w not in LABELS and not any(c.isdigit() for c in w)}
        got = set(words(lines["byline"] + " " + values))
        byline = len(wanted & got) >= 0.6 * len(wanted)
    date = None
    if told.get("publishedTime"):
        date = told["publishedTime"][:10] in ET.tostring(document, encoding="unicode")
    return page.name, recall, precision, title, byline, date, len(articles), lines["headline"].strip()[:50]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("galley")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--worst", type=int, default=15)
    parser.add_argument("--page")
    arguments = parser.parse_args()
    pages = sorted(p.parent for p in arguments.folder.glob("*/source.html"))
    if arguments.page:
        pages = [p for p in pages if p.name == arguments.page]
    if not pages:
        sys.exit("no pages there")
    failures, results = [], []

    def attempt(page):
        try:
            return score(arguments.galley, page)
        except (RuntimeError, ET.ParseError, subprocess.TimeoutExpired) as error:
            return str(error)

    with ThreadPoolExecutor(2) as pool:
        for result in pool.map(attempt, pages):
            (failures if isinstance(result, str) else results).append(result)
    for failure in failures:
        print("FAILED", failure)

    def share(index):
        told = [r[index] for r in results if r[index] is not None]
        return f"{100 * sum(told) / max(1, len(told)):.1f} % of {len(told)}"

    for name, key in (("recall", 1), ("precision", 2)):
        print(f"-- worst {name}")
        for result in sorted(results, key=lambda r: r[key])[:arguments.worst]:
            print(f"{result[1]:.3f} {result[2]:.3f} {result[0]} ({result[6]} articles) {result[7]}")
    for name, index in (("title", 3), ("byline", 4), ("date", 5)):
        print(f"-- no {name}:", ", ".join(r[0] for r in results if r[index] is False))
    count = max(1, len(results))
    print(f"pages {len(results)}, failed {len(failures)}; mean recall {sum(r[1] for r in results) / count:.4f}, "
          f"precision {sum(r[2] for r in results) / count:.4f}; title {share(3)}, byline {share(4)}, date {share(5)}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
